import { describe, expect, it } from '@jest/globals';
import type { ActieId, DomainEvent, OrganisatieCode, OrganisatieGegevens } from '@actiespoor/plan/events';
import fc from 'fast-check';

import {
  actieId,
  actieOpgenomen,
  andereKnoopId,
  gestart,
  houten,
  knoopId,
  knoopSamengevoegd,
  knoopToegevoegd,
  leden,
  lekstroom,
  lopik,
  nieuwegein,
  op,
  planOpgesteld,
  vandaag,
  verhaal,
} from '../../test/verhaal.js';
import { actieEvent, planEvent } from '../../test/willekeur.js';
import { composePlan } from '../actueel-plan/compose-plan.js';
import type { ActieWeergave } from '../actueel-plan/plan-weergave.js';
import { rowsAsOf, type AsOf } from '../peildatum/rows-as-of.js';
import { planOpTijdstip } from '../tijdlijn/inhoud.js';
import { composeRegiobord, type BordOpties } from './compose-regiobord.js';
import { regioIn } from './regio.js';
import type { BordActie, Regiobord } from './regiobord.js';

const gegevens = (organisatie: OrganisatieCode, soort: OrganisatieGegevens['soort'], alle: readonly OrganisatieCode[] = []): OrganisatieGegevens => ({
  organisatie,
  naam: `Naam ${organisatie}`,
  soort,
  aliassen: [],
  leden: alle.map((lid) => ({ organisatie: lid })),
});

const register = [gegevens(lekstroom, 'samenwerkingsverband', leden), ...leden.map((lid) => gegevens(lid, 'gemeente'))];
const utrecht = gegevens('VT20' as OrganisatieCode, 'veilig-thuis-regio', [...leden, 'GM0344' as OrganisatieCode]);

const regio = regioIn(register[0] as OrganisatieGegevens, register, 2022);
const opties: BordOpties = { regio, ledenVan: (eigenaar) => (eigenaar === lekstroom ? leden : [eigenaar]), naamVan: (een) => `Naam ${een}` };

const deelactieId = (nummer: number): ActieId => `b0000000-0000-5000-8000-00000000010${String(nummer)}` as ActieId;
const deelactie = (nummer: number): DomainEvent =>
  actieOpgenomen({ actieId: deelactieId(nummer), hoofdactieId: actieId, code: `1a${String(nummer)}`, volgorde: nummer });

const bordVan = (feiten: readonly DomainEvent[], over: Partial<BordOpties> = {}, asOf: AsOf = {}): Regiobord => {
  const rijen = rowsAsOf(verhaal(...feiten), asOf);
  const standen = rijen && planOpTijdstip(rijen);
  return composeRegiobord(standen ? [standen] : [], { ...opties, ...over });
};

const begin = [planOpgesteld(), knoopToegevoegd(), actieOpgenomen()];

describe('Een regio', () => {
  it('heeft de plannen van zichzelf, van haar leden en van de verbanden die er geheel in liggen', () => {
    expect(regioIn(utrecht, [...register, utrecht], 2022).eigenaars).toEqual(['VT20', lekstroom, ...leden, 'GM0344']);
    expect(regio.eigenaars).toEqual([lekstroom, ...leden]);
  });

  it('heeft de leden van dat jaar', () => {
    const krimpend = { ...utrecht, leden: [{ organisatie: houten, totJaar: 2021 }, { organisatie: lopik }] };
    expect(regioIn(krimpend, register, 2022)).toMatchObject({ leden: [lopik], eigenaars: ['VT20', lopik] });
  });
});

describe('Het regiobord', () => {
  it('telt de deelacties in plaats van de actie die zij verdelen', () => {
    const bord = bordVan([...begin, deelactie(1), deelactie(2), gestart({ nummer: 1, op: '2021-05-01' })]);
    expect(bord.acties).toMatchObject([{ actieId, deelacties: [{ code: '1a1' }, { code: '1a2' }] }]);
    expect(bord.acties[0]?.uitvoeringen).toEqual([]);
    expect(bord.samenvatting).toMatchObject({ totaal: 6, onbekend: 6 });
  });

  it('heeft een cel voor wie buiten de schaal besloot, wat het besluit ook was', () => {
    const besluit = (organisatie: OrganisatieCode, keuze: 'ja' | 'nee' | 'later'): DomainEvent => ({
      type: 'DeelnameBesloten',
      data: { actieId, organisatie, vorige: null, besluit: keuze, op: op('2021-05-01') },
    });
    const regionaal = actieOpgenomen({ schaal: { tekst: 'Regionaal', soort: 'regionaal' } });
    const [actie] = bordVan([planOpgesteld(), regionaal, besluit(houten, 'ja'), besluit(lopik, 'nee'), besluit(nieuwegein, 'later')]).acties;
    const cellen = new Map(actie?.uitvoeringen.map(({ organisatie, deelname }) => [organisatie, deelname]));
    expect(cellen).toEqual(
      new Map([
        [lekstroom, 'ja'],
        [houten, 'ja'],
        [lopik, 'nee'],
        [nieuwegein, 'later'],
      ]),
    );
  });

  it('laat van een deelactie die een eigen onderdeel kreeg zien welk', () => {
    const eigen: DomainEvent = { type: 'ActieVerplaatst', data: { actieId: deelactieId(1), oud: null, nieuw: andereKnoopId, op: op('2021-05-01') } };
    const [actie] = bordVan([...begin, knoopToegevoegd({ knoopId: andereKnoopId, code: '2' }), deelactie(1), eigen]).acties;
    expect([actie?.knoopId, actie?.deelacties.map((deel) => deel.knoopId)]).toEqual([knoopId, [andereKnoopId]]);
  });

  it('telt niet wat is vervallen, maar laat het staan', () => {
    const bord = bordVan([...begin, { type: 'ActieVervallen', data: { actieId, motief: 'niet nodig', op: op('2022-01-01') } }]);
    expect([bord.acties[0]?.vervallen, bord.samenvatting.totaal]).toEqual([{ op: '2022-01-01', motief: 'niet nodig' }, 0]);
  });

  it('zet de leden in de volgorde van de regio, en wie daarbuiten iets doet erachter', () => {
    const elders = 'GM9999' as OrganisatieCode;
    const bord = bordVan([
      ...begin,
      gestart({ nummer: 1, organisatie: elders, op: '2021-05-01' }),
      gestart({ nummer: 2, organisatie: nieuwegein, op: '2021-05-01' }),
    ]);
    expect(bord.organisaties.map(({ organisatie, samenvatting }) => [organisatie, samenvatting.gestart])).toEqual([
      [houten, 0],
      [lopik, 0],
      [nieuwegein, 1],
      [elders, 1],
    ]);
    expect(bord.acties[0]?.uitvoeringen.map(({ organisatie }) => organisatie)).toEqual([houten, lopik, nieuwegein, elders]);
  });

  it('hangt een actie onder het onderdeel waar het hare in opging', () => {
    const bord = bordVan([...begin, knoopToegevoegd({ knoopId: andereKnoopId, titel: 'Samen' }), knoopSamengevoegd([knoopId], andereKnoopId)]);
    expect(bord.acties[0]?.knoopId).toBe(andereKnoopId);
    expect(bord.plannen[0]?.knopen).toMatchObject([{ knoopId: andereKnoopId, titel: 'Samen' }]);
  });

  it('merkt wat op de peildatum onzeker is', () => {
    const feiten = [
      ...begin,
      gestart({ nummer: 1, op: '2022-03' }),
      { type: 'ActieGewijzigd', data: { actieId, wijzigingen: [{ veld: 'code', oud: '1a', nieuw: '1b' }], op: op('2022') } } as DomainEvent,
    ];
    const peildatum = vandaag('2022-03-15');
    const [actie] = bordVan(feiten, { peildatum }, { peildatum }).acties;
    expect(actie?.uitvoeringen[0]).toMatchObject({ status: 'gestart', onzeker: true });
    expect([actie?.code, actie?.onzekereVelden, actie?.onzeker]).toEqual(['1b', ['code'], undefined]);
  });

  it('laat met een filter alleen zien en tellen wat gevraagd is', () => {
    const feiten = [...begin, gestart({ nummer: 1, op: '2021-05-01' })];
    expect(bordVan(feiten, { organisatie: lopik })).toMatchObject({ organisaties: [{ organisatie: lopik }], samenvatting: { totaal: 1, onbekend: 1 } });
    expect(bordVan(feiten, { stand: 'gestart' }).acties).toMatchObject([{ uitvoeringen: [{ organisatie: houten }] }]);
    expect(bordVan(feiten, { stand: 'gestopt' })).toMatchObject({ acties: [], samenvatting: { totaal: 0 } });
  });
});

const metDeelacties = <T extends { readonly deelacties: readonly T[] }>(acties: readonly T[]): readonly T[] =>
  acties.flatMap((actie) => [actie, ...metDeelacties(actie.deelacties)]);

const cellen = (acties: readonly (BordActie | ActieWeergave)[]) =>
  acties.map(({ actieId: id, knoopId: plaats, uitvoeringen, onzeker, vervallen }) => ({
    id,
    plaats,
    onzeker,
    vervallen,
    uitvoeringen: uitvoeringen.toSorted((a, b) => (a.organisatie < b.organisatie ? -1 : 1)),
  }));

describe('Een cel van het regiobord', () => {
  it('is op elke peildatum de cel van het plan', () => {
    const peildatums = fc.option(fc.constantFrom('2021-01-01', '2021-10-01', '2022-01-01', '2022-09-15', '2023-01-01').map(vandaag), { nil: undefined });
    fc.assert(
      fc.property(fc.array(fc.oneof(actieEvent, planEvent), { maxLength: 25 }), peildatums, (feiten, peildatum) => {
        const asOf = peildatum === undefined ? {} : { peildatum };
        const alle = [...begin, deelactie(1), ...feiten];
        const rijen = rowsAsOf(verhaal(...alle), asOf);
        const bord = bordVan(alle, asOf, asOf);
        if (!rijen) return expect(bord.plannen).toEqual([]);
        const plan = composePlan(rijen.plan, rijen.acties, { leden, ...asOf });
        const acties = [...plan.knopen.flatMap((knoop) => knoop.acties), ...plan.acties];
        expect(cellen(metDeelacties(bord.acties))).toEqual(cellen(metDeelacties(acties)));
        expect(bord.samenvatting).toEqual(plan.samenvatting);
        expect(bord.plannen[0]?.knopen.map((knoop) => knoop.knoopId)).toEqual(plan.knopen.map((knoop) => knoop.knoopId));
      }),
    );
  });
});
