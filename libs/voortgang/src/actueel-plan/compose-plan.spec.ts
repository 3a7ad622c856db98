import { describe, expect, it } from '@jest/globals';
import type { DomainEvent, SchaalSoort } from '@actiespoor/plan/events';

import {
  actieId,
  actieOpgenomen,
  andereActieId,
  andereKnoopId,
  gecorrigeerd,
  gestart,
  houten,
  knoopId,
  knoopToegevoegd,
  leden,
  lekstroom,
  lopik,
  nieuwegein,
  op,
  planId,
  planOpgesteld,
  uitgevoerd,
  vandaag,
  verhaal,
} from '../../test/verhaal.js';
import { rowsAsOf, type AsOf } from '../peildatum/rows-as-of.js';
import { composePlan } from './compose-plan.js';
import type { ActieWeergave, PlanWeergave } from './plan-weergave.js';

const compose = (events: readonly DomainEvent[], asOf: AsOf = {}): PlanWeergave => {
  const rows = rowsAsOf(verhaal(...events), asOf);
  if (rows === undefined) throw new Error('Dit verhaal heeft geen plan');
  return composePlan(rows.plan, rows.acties, { leden, ...(asOf.peildatum === undefined ? {} : { peildatum: asOf.peildatum }) });
};

const actieVan = (...events: readonly DomainEvent[]): ActieWeergave => {
  const [actie] = compose([planOpgesteld(), knoopToegevoegd(), actieOpgenomen(), ...events]).knopen[0]?.acties ?? [];
  if (actie === undefined) throw new Error('Dit plan heeft geen actie');
  return actie;
};

const besluit = (organisatie: typeof houten, uitkomst: 'ja' | 'nee' | 'later'): DomainEvent => ({
  type: 'DeelnameBesloten',
  data: { actieId, organisatie, vorige: null, besluit: uitkomst, op: op('2021-02-01') },
});

describe('De weergave van een plan', () => {
  it('zet de boom in de volgorde van het stuk, met bij elke knoop zijn acties', () => {
    const plan = compose([
      planOpgesteld(),
      knoopToegevoegd({ knoopId: andereKnoopId, code: '2', titel: 'Stoppen', volgorde: 2 }),
      knoopToegevoegd(),
      knoopToegevoegd({ knoopId: 'c3' as typeof knoopId, niveau: 'sub-kopje', titel: 'Scholen', bovenliggend: knoopId, volgorde: 1 }),
      actieOpgenomen({ actieId: andereActieId, code: '1b', volgorde: 2 }),
      actieOpgenomen(),
    ]);
    expect(plan.knopen.map(({ titel, bovenliggend }) => [titel, bovenliggend])).toEqual([
      ['Eerder in beeld', undefined],
      ['Scholen', knoopId],
      ['Stoppen', undefined],
    ]);
    expect(plan.knopen[0]?.acties.map(({ code }) => code)).toEqual(['1a', '1b']);
    expect([plan.planId, plan.status, plan.periode, plan.revisie]).toEqual([planId, 'concept', { van: '2021', tot: '2024' }, 3]);
  });

  it('verliest geen actie waarvan de knoop er niet is', () => {
    expect(compose([planOpgesteld(), actieOpgenomen()]).acties.map(({ actieId: id }) => id)).toEqual([actieId]);
  });

  it('zet een actie onder twee actielijnen eenmaal, en noemt haar bij de andere', () => {
    const plan = compose([
      planOpgesteld(),
      knoopToegevoegd(),
      knoopToegevoegd({ knoopId: andereKnoopId, volgorde: 2 }),
      actieOpgenomen(),
      { type: 'ActieGekoppeld', data: { actieId, koppeling: { soort: 'tevensOnder', doel: andereKnoopId }, op: op('2021') } },
    ]);
    expect(plan.knopen.map(({ acties, tevens }) => [acties.length, tevens])).toEqual([
      [1, []],
      [0, [actieId]],
    ]);
    expect(plan.knopen[0]?.acties[0]?.verwijzingen).toEqual([{ soort: 'tevensOnder', doel: andereKnoopId }]);
  });

  it('toont vaststelling en consultaties', () => {
    const plan = compose([
      planOpgesteld(),
      {
        type: 'ConsultatieGehouden',
        data: { planId, consultatieId: 'c' as never, soort: 'advies', onderwerp: 'Concept', deelnemers: ['Raad'], op: op('2021-03-01') },
      },
      { type: 'VaststellingGepland', data: { planId, orgaan: 'college', verwacht: op('2021-06'), op: op('2021-02-01') } },
      { type: 'PlanVastgesteld', data: { planId, orgaan: 'college', inhoudHash: 'abc', op: op('2021-06-21') } },
    ]);
    expect(plan.status).toBe('vastgesteld');
    expect(plan.vaststelling).toEqual({
      gepland: { orgaan: 'college', verwacht: '2021-06' },
      vastgesteld: { orgaan: 'college', inhoudHash: 'abc', op: '2021-06-21' },
    });
    expect(plan.consultaties).toEqual([{ consultatieId: 'c', soort: 'advies', onderwerp: 'Concept', deelnemers: ['Raad'], gehouden: '2021-03-01' }]);
  });

  it('laat een consultatie weer verwacht zijn als haar verslag is teruggenomen, tot het volgende', () => {
    const consultatie = { planId, consultatieId: 'c' as never, soort: 'advies', onderwerp: 'Concept', deelnemers: [] } as const;
    const gepland: DomainEvent = { type: 'ConsultatieGepland', data: { ...consultatie, verwacht: op('2021-11'), op: op('2021-09-01') } };
    const gehouden = (dag: string): DomainEvent => ({ type: 'ConsultatieGehouden', data: { ...consultatie, opbrengst: dag, op: op(dag) } });
    const terug: DomainEvent = { type: 'VerslagTeruggenomen', data: { planId, consultatieId: 'c' as never, motief: 'Andere dag', op: op('2021-11-25') } };
    const verslag = (...meer: readonly DomainEvent[]) => {
      const [een] = compose([planOpgesteld(), gepland, gehouden('2021-11-25'), terug, ...meer]).consultaties;
      return [een?.verwacht, een?.gehouden, een?.opbrengst];
    };
    expect(verslag()).toEqual(['2021-11', undefined, undefined]);
    for (const dag of ['2021-11-18', '2021-11-25', '2021-12-02']) expect(verslag(gehouden(dag))).toEqual(['2021-11', dag, dag]);
  });
});

describe('Wie een actie uitvoert', () => {
  const wie = (soort: SchaalSoort | undefined): readonly string[] => {
    const { schaal, ...opname } = actieOpgenomen().data;
    const data = soort === undefined ? opname : { ...opname, schaal: { tekst: schaal?.tekst ?? '', soort } };
    const actie = compose([planOpgesteld(), { type: 'ActieOpgenomen', data }]).acties[0];
    return actie?.uitvoeringen.map(({ organisatie }) => organisatie) ?? [];
  };

  it.each([
    ['lokaal', leden],
    ['zo-mogelijk-regionaal', leden],
    ['regionaal', [lekstroom]],
    ['bovenregionaal', [lekstroom]],
    ['regionaal-en-lokaal', [lekstroom, ...leden]],
    [undefined, [lekstroom, ...leden]],
  ] as const)('volgt bij schaal %s uit de regel', (soort, verwacht) => {
    expect(wie(soort)).toEqual(verwacht);
  });

  it('is niemand zolang het een idee is, tot iemand iets meldt', () => {
    const idee = actieOpgenomen({ soort: 'optie' });
    expect(compose([planOpgesteld(), idee]).acties[0]?.uitvoeringen).toEqual([]);
    expect(compose([planOpgesteld(), idee, gestart({ nummer: 1, op: '2021-05-01' })]).acties[0]).toMatchObject({
      soort: 'optie',
      uitvoeringen: [{ organisatie: houten, status: 'gestart' }],
    });
  });

  it('is ook wie buiten de regel om meedoet', () => {
    const regionaal = actieOpgenomen({ schaal: { tekst: 'Regionaal', soort: 'regionaal' } });
    const plan = compose([planOpgesteld(), regionaal, besluit(lopik, 'ja'), besluit(houten, 'nee')]);
    expect(plan.acties[0]?.uitvoeringen).toEqual([
      { organisatie: lekstroom, deelname: 'ja', status: 'gepland' },
      { organisatie: houten, deelname: 'nee' },
      { organisatie: lopik, deelname: 'ja', status: 'gepland' },
    ]);
  });

  it.each(['nee', 'later'] as const)('%s staat er zonder status, ook als een melding van daarvoor tot gepland is gecorrigeerd', (keuze) => {
    const { uitvoeringen } = actieVan(
      gestart({ nummer: 1, op: '2021-01-15' }),
      gecorrigeerd({ nummer: 2, vervangt: 1, status: 'gepland', op: '2021-01-15' }),
      besluit(houten, keuze),
    );
    expect(uitvoeringen.find(({ organisatie }) => organisatie === houten)).toEqual({ organisatie: houten, deelname: keuze });
  });
  it.each(['ja', 'nee', 'later'] as const)('is te zien van wie buiten de schaal %s besloot, en telt zo in de samenvatting', (keuze) => {
    const regionaal = actieOpgenomen({ schaal: { tekst: 'Regionaal', soort: 'regionaal' } });
    const [actie] = compose([planOpgesteld(), regionaal, besluit(lopik, keuze)]).acties;
    expect(actie?.uitvoeringen.map(({ organisatie, deelname }) => [organisatie, deelname])).toEqual([
      [lekstroom, 'ja'],
      [lopik, keuze],
    ]);
    expect(actie?.samenvatting).toMatchObject({ totaal: 2, nietDeelnemend: Number(keuze === 'nee'), later: Number(keuze === 'later') });
  });
});

describe('De stand van een actie', () => {
  it('onderscheidt niet deelnemen, nog niet besluiten en nog niet beginnen', () => {
    const actie = actieVan(besluit(lopik, 'nee'), gestart({ nummer: 1, op: '2021-05-01' }));
    expect(actie.uitvoeringen).toEqual([
      { organisatie: houten, deelname: 'ja', zonderBesluit: true, status: 'gestart', sinds: '2021-05-01' },
      { organisatie: lopik, deelname: 'nee' },
      { organisatie: nieuwegein, deelname: 'onbekend', status: 'gepland' },
    ]);
    expect(actie.samenvatting).toMatchObject({ totaal: 3, gestart: 1, nietDeelnemend: 1, onbekend: 1 });
    expect(actie.samenvatting.tekst).toBe('1 van 3 gestart, 1 neemt niet deel, 1 onbekend');
  });

  it('is met deelacties de som van de deelacties, en die telt in het plan eenmaal', () => {
    const deel = actieOpgenomen({ actieId: andereActieId, hoofdactieId: actieId, code: 'i', schaal: { tekst: 'Regionaal', soort: 'regionaal' } });
    const klaar = uitgevoerd({ nummer: 1, organisatie: lekstroom, op: '2022' });
    const plan = compose([planOpgesteld(), actieOpgenomen(), deel, { ...klaar, data: { ...klaar.data, actieId: andereActieId } } as DomainEvent]);
    const [hoofd] = plan.acties;
    expect(hoofd?.uitvoeringen).toEqual([]);
    expect(hoofd?.deelacties.map(({ code }) => code)).toEqual(['i']);
    expect([hoofd?.samenvatting.tekst, plan.samenvatting.tekst]).toEqual(['1 van 1 uitgevoerd', '1 van 1 uitgevoerd']);
  });

  it('telt niet mee als de actie is vervallen', () => {
    const plan = compose([planOpgesteld(), actieOpgenomen(), { type: 'ActieVervallen', data: { actieId, motief: 'Opgegaan in 1b', op: op('2022-01-01') } }]);
    expect([plan.samenvatting.totaal, plan.acties[0]?.vervallen]).toEqual([0, { op: '2022-01-01', motief: 'Opgegaan in 1b' }]);
  });
});

describe('Wat op de peildatum onzeker was', () => {
  const events = [planOpgesteld({ op: op('2021') }), knoopToegevoegd({ op: op('2021-01-01') }), actieOpgenomen({ op: op('2021') }), besluit(houten, 'ja')];

  it('is gemerkt tot de laatste dag van de datum', () => {
    const plan = compose(events, { peildatum: vandaag('2021-06-01') });
    const [knoop] = plan.knopen;
    const [actie] = knoop?.acties ?? [];
    expect([plan.onzeker, knoop?.onzeker, actie?.onzeker]).toEqual([true, undefined, true]);
    expect(actie?.onzekereVelden).toContain('omschrijving');
    expect(actie?.uitvoeringen[0]?.onzeker).toBeUndefined();
  });

  it('is daarna, en zonder peildatum, niet gemerkt', () => {
    for (const plan of [compose(events, { peildatum: vandaag('2021-12-31') }), compose(events)]) {
      const acties = plan.knopen.flatMap((knoop) => knoop.acties);
      expect([plan.onzeker, ...acties.map(({ onzekereVelden }) => onzekereVelden)]).toEqual([undefined, undefined]);
    }
  });
});
