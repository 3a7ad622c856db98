import { describe, expect, it } from '@jest/globals';
import type { ActieId, Definitie, DomainEvent, KnoopId } from '@actiespoor/plan/events';

import { besloten, gepland, opdracht, planningVastgelegd, uitkomstVan } from '../../test/evaluatie.js';
import {
  actieId,
  actieOpgenomen,
  andereActieId,
  andereKnoopId,
  deel,
  gestart,
  houten,
  knoopGesplitst,
  knoopId,
  knoopSamengevoegd,
  knoopToegevoegd,
  knoopVerplaatst,
  op,
  planOpgesteld,
  uitgevoerd,
  vandaag,
} from '../../test/verhaal.js';

const derdeActieId = 'b0000000-0000-5000-8000-000000000003' as ActieId;
const nieuweKnoopId = 'c0000000-0000-5000-8000-000000000003' as KnoopId;

const perActielijn: Definitie = {
  maat: 'aandeel',
  per: 'actielijn',
  teller: ['uitgevoerd'],
  noemer: ['gepland', 'gestart', 'uitgevoerd'],
  telregel: { zonderBesluit: 'telt-mee', onzeker: 'telt-mee' },
};
const perActie: Definitie = { ...perActielijn, per: 'actie' };

/** The same fact, about another actie. */
const van = (actie: ActieId, { type, data }: DomainEvent): DomainEvent => ({ type, data: { ...data, actieId: actie } }) as DomainEvent;

const tevensOnder = (doel: KnoopId): DomainEvent => ({
  type: 'ActieGekoppeld',
  data: { actieId, koppeling: { soort: 'tevensOnder', doel }, op: op('2021-01-01') },
});
const vervallen = (actie: ActieId, wanneer: string): DomainEvent => ({
  type: 'ActieVervallen',
  data: { actieId: actie, motief: 'Gaat niet door', op: op(wanneer) },
});

const lijn1 = knoopToegevoegd();
const lijn2 = knoopToegevoegd({ knoopId: andereKnoopId, code: '2', titel: 'Veiligheid', volgorde: 2 });
const begin: readonly DomainEvent[] = [planOpgesteld(), lijn1, lijn2];

// 1a is done by Houten in 2022; 2a is begun.
const tweeActies: readonly DomainEvent[] = [
  ...begin,
  actieOpgenomen(),
  actieOpgenomen({ actieId: andereActieId, code: '2a', omschrijving: 'Een vast gezicht', knoopId: andereKnoopId }),
  gestart({ nummer: 1, op: '2021-03-01' }),
  uitgevoerd({ nummer: 2, op: '2022-03-01' }),
  van(andereActieId, gestart({ nummer: 3, op: '2021-04-01' })),
];

const in2022 = (definitie: Definitie) => opdracht(definitie, { van: vandaag('2022-01-01') });

describe('Per actielijn', () => {
  it('telt een actie onder twee lijnen in beide mee, en in het geheel één keer', () => {
    // Line 1 has 1a: 1 of 1. Line 2 has 1a and 2a: 1 of 2. The whole is 1 of 2, not 2 of 3.
    expect(uitkomstVan(in2022(perActielijn), ...tweeActies, tevensOnder(andereKnoopId))).toEqual([
      '2022 1 Eerder in beeld: 1 over 1',
      '2022 2 Veiligheid: 0.5 over 2',
      '2022 geheel: 0.5 over 2',
    ]);
  });

  it('telt een actie één keer in een lijn waar zij op twee plaatsen onder staat', () => {
    const kopje = knoopToegevoegd({ knoopId: nieuweKnoopId, niveau: 'sub-kopje', code: '1.1', titel: 'Scholing', bovenliggend: knoopId });
    expect(uitkomstVan(in2022(perActielijn), ...tweeActies, kopje, tevensOnder(nieuweKnoopId))).toEqual([
      '2022 1 Eerder in beeld: 1 over 1',
      '2022 2 Veiligheid: 0 over 1',
      '2022 geheel: 0.5 over 2',
    ]);
  });

  it('is dat de bovenste knoop, waar een plan het woord actielijn niet heeft, en is er een regel voor wat nergens onder staat', () => {
    const thema = knoopToegevoegd({ niveau: 'doel', bovenliggend: andereKnoopId });
    const speerpunt = knoopToegevoegd({ knoopId: andereKnoopId, niveau: 'speerpunt', code: '4', titel: 'Meldcode' });
    const zonder = actieOpgenomen({ actieId: derdeActieId, code: '9', knoopId: nieuweKnoopId });
    const feiten = [
      planOpgesteld({ niveaus: ['speerpunt', 'doel'] }),
      speerpunt,
      thema,
      actieOpgenomen(),
      zonder,
      gestart({ nummer: 1, op: '2021-03-01' }),
      van(derdeActieId, uitgevoerd({ nummer: 2, op: '2021-03-01' })),
    ];
    expect(uitkomstVan(in2022(perActielijn), ...feiten)).toEqual(['2022 4 Meldcode: 0 over 1', '2022 zonder actielijn: 1 over 1', '2022 geheel: 0.5 over 2']);
  });

  it('volgt een verplaatste, samengevoegde of gesplitste knoop: de groep is die op de peildatum staat', () => {
    const perJaar = (feit: DomainEvent) => uitkomstVan(opdracht(perActielijn), ...tweeActies, feit).filter((regel) => !regel.includes('geheel'));
    const in2021 = ['2021 1 Eerder in beeld: 0 over 1', '2021 2 Veiligheid: 0 over 1'];
    expect(perJaar(knoopSamengevoegd([knoopId], andereKnoopId, '2022-01-01'))).toEqual([...in2021, '2022 2 Veiligheid: 0.5 over 2']);
    // The first part takes the acties that no part names: 1a here.
    expect(perJaar(knoopGesplitst(knoopId, [deel(nieuweKnoopId, 1), deel('d' as KnoopId, 2, andereActieId)], '2022-01-01'))).toEqual([
      ...in2021,
      '2022 2 Veiligheid: 0 over 1',
      '2022 Deel 1: 1 over 1',
    ]);
    // A line under another line is still a line of its own.
    expect(perJaar(knoopVerplaatst(knoopId, andereKnoopId))).toEqual([...in2021, '2022 1 Eerder in beeld: 1 over 1', '2022 2 Veiligheid: 0 over 1']);
  });

  it('draagt de naam die de lijn het laatst had', () => {
    const hernoemd: DomainEvent = {
      type: 'KnoopGewijzigd',
      data: { planId: lijn1.data.planId, knoopId, wijzigingen: [{ veld: 'titel', oud: null, nieuw: 'Op tijd' }], op: op('2022-05-01') },
    };
    expect(uitkomstVan(opdracht(perActielijn), ...tweeActies, hernoemd).filter((regel) => regel.includes(' 1 '))).toEqual([
      '2021 1 Op tijd: 0 over 1',
      '2022 1 Op tijd: 1 over 1',
    ]);
  });
});

describe('Wat meetelt', () => {
  it('is niet een actie die is vervallen, en ook haar deelacties niet', () => {
    expect(uitkomstVan(opdracht(perActie), ...tweeActies, vervallen(actieId, '2022-02-01'))).toEqual([
      '2021 1a Training voor sociale teams: 0 over 1',
      '2021 2a Een vast gezicht: 0 over 1',
      '2021 geheel: 0 over 2',
      '2022 2a Een vast gezicht: 0 over 1',
      '2022 geheel: 0 over 1',
    ]);
    const deelactie = actieOpgenomen({ actieId: derdeActieId, hoofdactieId: actieId, code: '1a i' });
    expect(uitkomstVan(in2022(perActie), ...tweeActies, deelactie, vervallen(actieId, '2022-02-01')).at(-1)).toBe('2022 geheel: 0 over 1');
  });

  it('zijn deelacties in plaats van hun hoofdactie, onder de lijnen van die hoofdactie', () => {
    // 1a has one deelactie, which Houten has carried out; the own reports of 1a count no longer.
    const { knoopId: _, ...zonderKnoop } = actieOpgenomen({ actieId: derdeActieId, hoofdactieId: actieId, code: '1a i', omschrijving: 'Voor de zorg' }).data;
    const deelactie: DomainEvent = { type: 'ActieOpgenomen', data: zonderKnoop };
    const feiten = [
      ...begin,
      actieOpgenomen(),
      tevensOnder(andereKnoopId),
      gestart({ nummer: 1, op: '2021-03-01' }),
      deelactie,
      van(derdeActieId, uitgevoerd({ nummer: 2, op: '2021-05-01' })),
    ];
    expect(uitkomstVan(in2022(perActielijn), ...feiten)).toEqual(['2022 1 Eerder in beeld: 1 over 1', '2022 2 Veiligheid: 1 over 1', '2022 geheel: 1 over 1']);
    expect(uitkomstVan(in2022(perActie), ...feiten)).toEqual(['2022 1a i Voor de zorg: 1 over 1', '2022 geheel: 1 over 1']);
  });

  it('is de planning van een hoofdactie wel: daar staat zij', () => {
    const deelactie = actieOpgenomen({ actieId: derdeActieId, hoofdactieId: actieId, code: '1a i' });
    const [eerst, toen] = [gepland('2021', '2021'), gepland('2021', '2022')];
    const feiten = [...begin, actieOpgenomen(), deelactie, planningVastgelegd(null, eerst, '2021-01-01'), planningVastgelegd(eerst, toen, '2021-12-01')];
    // The end of 2021 became the end of 2022: 365 days. The deelactie has no planning of its own.
    expect(uitkomstVan(in2022({ maat: 'verschuivingen', per: 'geheel' }), ...feiten)).toEqual(['2022 geheel: 1 over 1 (365 dagen)']);
  });

  it('is niet een voornemen of optie, tot het een actie is', () => {
    const voornemen = actieOpgenomen({ actieId: derdeActieId, code: '9', soort: 'voornemen' });
    const werdActie: DomainEvent = {
      type: 'ActieGewijzigd',
      data: { actieId: derdeActieId, wijzigingen: [{ veld: 'soort', oud: 'voornemen', nieuw: 'actie' }], op: op('2022-01-01') },
    };
    const feiten = [...tweeActies, voornemen, van(derdeActieId, besloten(houten, 'ja', '2021-06-01'))];
    expect(uitkomstVan(opdracht({ ...perActie, per: 'geheel' }), ...feiten, werdActie)).toEqual(['2021 geheel: 0 over 2', '2022 geheel: 0.333 over 3']);
  });

  it('staat per actie in de volgorde van hun nummers', () => {
    const acties = ['10', '2', '1'].map((code, index) =>
      actieOpgenomen({ actieId: `b0000000-0000-5000-8000-00000000001${String(index)}` as ActieId, code, omschrijving: '' }),
    );
    expect(uitkomstVan(in2022(perActie), planOpgesteld(), ...acties)).toEqual([
      '2022 1: - over 0',
      '2022 2: - over 0',
      '2022 10: - over 0',
      '2022 geheel: - over 0',
    ]);
  });
});
