import { type Datum, datum } from '@actiespoor/kernel';
import { houten, nieuwegein, specFor } from '@actiespoor/testing';
import { describe, expect, it } from '@jest/globals';

import { actieId, bijeenkomst, geevalueerd, gemeld, gepland, melden, opgenomen, planning, wens } from '../../test/actie.fixture.js';
import type { OrganisatieCode, StatusupdateId } from '../ids.js';
import { actieDecider } from './actie.js';
import type { ActieEvent, Status } from './actie.events.js';

const { given } = specFor(actieDecider);

const van = (op: string, id: string) => ({ organisatie: houten, op, id });

const gestart = gemeld('ActieGestart', van('2022-03', 'start'), 'gepland');
const uitgevoerd = gemeld('ActieUitgevoerd', van('2022-11', 'klaar'), 'gestart');

interface Correctie {
  readonly vervangt: string;
  readonly op: string;
  readonly status?: Status;
  readonly organisatie?: OrganisatieCode;
  readonly ronde?: number;
  readonly toelichting?: string;
  readonly resultaat?: string;
  readonly tot?: Datum;
}

const correctie = ({ vervangt, op, organisatie = houten, ...rest }: Correctie) => ({
  actieId,
  statusupdateId: `correctie van ${vervangt}` as StatusupdateId,
  vervangt: vervangt as StatusupdateId,
  organisatie,
  op: datum(op),
  ...rest,
});

const corrigeren = (data: Correctie) => wens({ type: 'StatusCorrigeren', data: correctie(data) });
const gecorrigeerd = (data: Correctie, vorige: Status): ActieEvent => ({ type: 'StatusGecorrigeerd', data: { ...correctie(data), vorige } });

describe('Een status corrigeren', () => {
  const eerder: Correctie = { vervangt: 'start', status: 'gestart', op: '2021-10' };

  it('kan de datum verzetten, ook naar eerder', () => {
    given(opgenomen, gestart).when(corrigeren(eerder)).then(gecorrigeerd(eerder, 'gepland'));
  });
  it('noemt niet wat zij zelf vervangt als een later feit dat ervoor in de plaats komt', () => {
    const history = [opgenomen, gestart].reduce(actieDecider.evolve, actieDecider.initial);
    expect(actieDecider.decide(corrigeren(eerder), history)).toEqual({ accepted: true, events: [gecorrigeerd(eerder, 'gepland')] });
  });
  it.each([undefined, 'gepland'] as const)(
    'kan een melding van na de intrekking van het plan terugnemen op haar eigen dag (%s), maar daar niets voor in de plaats zetten',
    (status) => {
      const terug: Correctie = { vervangt: 'start', op: '2022-03', ...(status && { status }) };
      const na = { ingetrokkenOp: datum('2022-01') };
      given(opgenomen, gestart)
        .when(wens({ type: 'StatusCorrigeren', data: correctie(terug) }, na))
        .then(gecorrigeerd(terug, 'gestart'));
      given(opgenomen, gestart)
        .when(wens({ type: 'StatusCorrigeren', data: correctie({ ...terug, status: 'uitgevoerd' }) }, na))
        .thenRefused('plan-ingetrokken');
    },
  );
  it('maakt ruimte voor wat daardoor niet meer te oud is', () => {
    given(opgenomen, gestart, gecorrigeerd(eerder, 'gestart'))
      .when(melden('ActieUitvoeren', van('2022-01', 'klaar')))
      .then(gemeld('ActieUitgevoerd', van('2022-01', 'klaar'), 'gestart'));
  });
  it('kan een andere status in de plaats zetten', () => {
    const gestopt: Correctie = { vervangt: 'klaar', status: 'gestopt', op: '2022-11' };
    given(opgenomen, gestart, uitgevoerd).when(corrigeren(gestopt)).then(gecorrigeerd(gestopt, 'uitgevoerd'));
    given(opgenomen, gestart, uitgevoerd, gecorrigeerd(gestopt, 'uitgevoerd'))
      .when(melden('ActieHervatten', van('2023', 'verder')))
      .then(gemeld('ActieHervat', van('2023', 'verder'), 'gestopt'));
  });
  it('kan een status intrekken: dan geldt weer de vorige', () => {
    const ingetrokken: Correctie = { vervangt: 'klaar', op: '2023-01' };
    given(opgenomen, gestart, uitgevoerd).when(corrigeren(ingetrokken)).then(gecorrigeerd(ingetrokken, 'uitgevoerd'));
    given(opgenomen, gestart, uitgevoerd, gecorrigeerd(ingetrokken, 'uitgevoerd'))
      .when(melden('ActieStoppen', van('2022-12', 'stop')))
      .then(gemeld('ActieGestopt', van('2022-12', 'stop'), 'gestart'));
  });
  it('van een eerdere laat de laatste gelden', () => {
    given(opgenomen, gestart, uitgevoerd, gecorrigeerd(eerder, 'uitgevoerd'))
      .when(melden('ActieEvalueren', { organisatie: houten, op: '2023-02' }))
      .then(geevalueerd({ organisatie: houten, op: '2023-02' }));
  });
  it('kan zelf weer gecorrigeerd worden', () => {
    const nogEens: Correctie = { vervangt: 'correctie van start', status: 'gestart', op: '2021-11' };
    given(opgenomen, gestart, gecorrigeerd(eerder, 'gestart')).when(corrigeren(nogEens)).then(gecorrigeerd(nogEens, 'gestart'));
  });
  it('is idempotent', () => {
    given(opgenomen, gestart, gecorrigeerd(eerder, 'gestart')).when(corrigeren(eerder)).then();
  });
  it('kan niet van een status die al vervangen is', () => {
    given(opgenomen, gestart, gecorrigeerd(eerder, 'gestart'))
      .when(corrigeren({ ...eerder, op: '2021-11' }))
      .thenRefused('statusupdate-al-vervangen');
  });
  it('kan niet van een status die er niet is', () => {
    given(opgenomen).when(corrigeren(eerder)).thenRefused('statusupdate-onbekend');
  });
  it('kan niet van een status van een andere organisatie', () => {
    given(opgenomen, gestart)
      .when(corrigeren({ ...eerder, organisatie: nieuwegein }))
      .thenRefused('statusupdate-onbekend');
  });
  it('telt als stap voor wat er later van daarvoor wordt verteld', () => {
    const later: Correctie = { vervangt: 'start', status: 'gestart', op: '2022-06' };
    const feit = { type: 'StatusGecorrigeerd', op: datum('2022-06') };
    const feiten = [opgenomen, gestart, gecorrigeerd(later, 'gestart')] as const;
    given(...feiten)
      .when(melden('ActieStarten', van('2022-02', 'vroeg')))
      .thenRefused('later-feit', { feit: { ...feit, refusal: 'actie-al-gestart' } });
    given(...feiten)
      .when(wens({ type: 'ActieLatenVervallen', data: { actieId, motief: 'Geen geld', op: datum('2022-04') } }))
      .thenRefused('later-feit', { feit: { ...feit, refusal: 'actie-vervallen' } });
    given(...feiten, gemeld('ActieUitgevoerd', van('2022-11', 'klaar'), 'gestart'))
      .when(corrigeren({ vervangt: 'klaar', status: 'gestopt', op: '2022-11' }))
      .thenAccepted({});
  });
  it('kan niet tot na het vervallen, behalve om te zeggen dat er niets was', () => {
    const vervallen: ActieEvent = { type: 'ActieVervallen', data: { actieId, motief: 'Geen geld', op: datum('2022-06') } };
    given(opgenomen, gestart, vervallen)
      .when(corrigeren({ ...eerder, op: '2022-09' }))
      .thenRefused('actie-vervallen');
    given(opgenomen, gestart, vervallen)
      .when(corrigeren({ vervangt: 'start', op: '2022-09' }))
      .thenAccepted({});
  });
  it('kan niet vooruit', () => {
    given(opgenomen, gestart)
      .when(corrigeren({ ...eerder, op: '2023-05-02' }))
      .thenRefused('in-de-toekomst');
  });
});

describe('De woorden van een statusupdate die wordt gecorrigeerd', () => {
  const woorden = { toelichting: 'Samen', resultaat: 'Geoefend' };
  const op = datum('2022-11');
  const klaar: ActieEvent = { ...uitgevoerd, data: { ...uitgevoerd.data, ...woorden } as never };
  const aangevuld: ActieEvent = {
    type: 'StatusAangevuld',
    data: { actieId, op, organisatie: houten, statusupdateId: 'klaar' as StatusupdateId, aanvulling: { resultaat: 'Geoefend' } },
  };
  const verzet = { vervangt: 'klaar', status: 'uitgevoerd', op: '2022-10' } as const;
  const opnieuw = (resultaat: string) =>
    wens({
      type: 'ActieUitvoeren',
      data: { actieId, organisatie: houten, op: datum('2022-10'), statusupdateId: 'later' as StatusupdateId, resultaat },
    });

  it('blijven als de correctie ze niet noemt', () => {
    given(opgenomen, gestart, klaar)
      .when(corrigeren(verzet))
      .then(gecorrigeerd({ ...verzet, ...woorden }, 'gestart'));
  });
  it('blijven ook als zij er later bij kwamen', () => {
    given(opgenomen, gestart, uitgevoerd, aangevuld)
      .when(corrigeren(verzet))
      .then(gecorrigeerd({ ...verzet, resultaat: 'Geoefend' }, 'gestart'));
  });
  it('kunnen in dezelfde correctie anders', () => {
    given(opgenomen, gestart, klaar)
      .when(corrigeren({ ...verzet, resultaat: 'Getraind' }))
      .then(gecorrigeerd({ ...verzet, ...woorden, resultaat: 'Getraind' }, 'gestart'));
  });
  it('blijven voor zover zij bij een andere status horen', () => {
    const gestopt = { vervangt: 'klaar', status: 'gestopt', op: '2022-11' } as const;
    given(opgenomen, gestart, klaar)
      .when(corrigeren(gestopt))
      .then(gecorrigeerd({ ...gestopt, toelichting: 'Samen' }, 'uitgevoerd'));
    const toch = { vervangt: 'klaar', status: 'gepland', op: '2022-11' } as const;
    given(opgenomen, gestart, klaar).when(corrigeren(toch)).then(gecorrigeerd(toch, 'uitgevoerd'));
  });
  it('gelden ook na een correctie van vroeger, die ze niet vastlegde', () => {
    const feiten = [opgenomen, gestart, klaar, gecorrigeerd(verzet, 'uitgevoerd')] as const;
    given(...feiten)
      .when(opnieuw('Iets anders'))
      .thenRefused('statusupdate-anders', {
        verschillen: [{ veld: 'resultaat', oud: 'Geoefend', nieuw: 'Iets anders' }],
        id: 'correctie van klaar',
      });
    given(...feiten)
      .when(opnieuw('Geoefend'))
      .then();
  });
  it('blijven na elke volgende correctie, ook van een van vroeger', () => {
    const nogEens = { ...verzet, vervangt: 'correctie van klaar', op: '2022-09' };
    given(opgenomen, gestart, klaar, gecorrigeerd(verzet, 'uitgevoerd'))
      .when(corrigeren(nogEens))
      .then(gecorrigeerd({ ...nogEens, ...woorden }, 'gestart'));
  });
  it('weerspreken een tweede correctie met andere woorden, en niet een met dezelfde of zonder', () => {
    const feiten = [opgenomen, gestart, klaar, gecorrigeerd({ ...verzet, ...woorden }, 'uitgevoerd')] as const;
    for (const zelfde of [verzet, { ...verzet, resultaat: 'Geoefend' }])
      given(...feiten)
        .when(corrigeren(zelfde))
        .then();
    given(...feiten)
      .when(corrigeren({ ...verzet, resultaat: 'Getraind' }))
      .thenRefused('statusupdate-al-vervangen');
  });
  it('laten geen uitstel toe dat al voorbij was', () => {
    const uitgesteld = gemeld('ActieUitgesteld', van('2022-11', 'uitstel'), 'gestart');
    const uitstel: ActieEvent = { ...uitgesteld, data: { ...uitgesteld.data, tot: datum('2023-02') } as never };
    const later = { vervangt: 'uitstel', status: 'uitgesteld', op: '2023-03' } as const;
    given(opgenomen, gestart, uitstel).when(corrigeren(later)).thenRefused('uitstel-voorbij');
    given(opgenomen, gestart, uitstel)
      .when(corrigeren({ ...later, tot: datum('2023-04') }))
      .thenAccepted({});
  });
});

describe('De evaluatie van een ronde corrigeren', () => {
  const ronde = geevalueerd(van('2022-03', 'ronde'), 1);
  const facts = [opgenomen, gepland(planning.driePerJaar), gestart, bijeenkomst(houten, 1, '2022-03-01'), ronde];
  const opnieuw = melden('ActieEvalueren', van('2022-06', 'opnieuw'));

  it('kan haar intrekken, waarna de ronde opnieuw geëvalueerd kan worden', () => {
    given(...facts, gecorrigeerd({ vervangt: 'ronde', op: '2022-04' }, 'gestart'))
      .when(opnieuw)
      .then(geevalueerd(van('2022-06', 'opnieuw'), 1));
  });
  it('kan haar verzetten, waarna de ronde geëvalueerd blijft', () => {
    given(...facts, gecorrigeerd({ vervangt: 'ronde', status: 'geevalueerd', op: '2022-04', ronde: 1 }, 'gestart'))
      .when(opnieuw)
      .thenRefused('ronde-al-geevalueerd');
  });
});
