import { describe, expect, it } from '@jest/globals';
import type { Definitie, DomainEvent, Telregel } from '@actiespoor/plan/events';
import { statussen } from '@actiespoor/plan/model';

import { besloten, gepland, opdracht, planningVastgelegd, uitkomst, uitkomstVan } from '../../test/evaluatie.js';
import {
  actieOpgenomen,
  gecorrigeerd,
  geevalueerd,
  gestart,
  gestopt,
  hervat,
  houten,
  lekstroom,
  lopik,
  nieuwegein,
  planId,
  planOpgesteld,
  positie,
  uitgevoerd,
  vandaag,
  verhaal,
} from '../../test/verhaal.js';

const ruim: Telregel = { zonderBesluit: 'telt-mee', onzeker: 'telt-mee' };
const streng: Telregel = { zonderBesluit: 'telt-niet-mee', onzeker: 'telt-niet-mee' };

const aandeel: Definitie = {
  maat: 'aandeel',
  per: 'organisatie',
  teller: ['uitgevoerd', 'geevalueerd'],
  noemer: statussen,
  telregel: ruim,
};
const looptijd: Definitie = { maat: 'doorlooptijd', per: 'organisatie', van: ['gestart'], tot: ['uitgevoerd'], telregel: ruim };
const verschuivingen: Definitie = { maat: 'verschuivingen', per: 'actie' };
const deelname: Definitie = { maat: 'deelname', per: 'actie', schalen: ['lokaal'], telregel: ruim };

const begin = [planOpgesteld(), actieOpgenomen()];

// One local actie, of the three members of the Lekstroom.
const lokaal: readonly DomainEvent[] = [
  ...begin,
  besloten(houten, 'ja', '2021-02'),
  besloten(lopik, 'nee', '2021-02'),
  gestart({ nummer: 1, organisatie: houten, op: '2021-03-01' }),
  gestart({ nummer: 2, organisatie: nieuwegein, op: '2021-05-01' }),
  uitgevoerd({ nummer: 3, organisatie: houten, op: '2022-03-01' }),
];

describe('Een aandeel', () => {
  it('deelt wat zo ver is door wie meedoet, op de laatste dag van elke periode', () => {
    // 2021: Houten and Nieuwegein have started, nothing is done: 0 of 2. Lopik takes no part and is divided by nothing.
    // 2022: Houten has done it, Nieuwegein has not: 1 of 2.
    expect(uitkomstVan(opdracht(aandeel), ...lokaal)).toEqual([
      '2021 GM0321: 0 over 1',
      '2021 GM0331: - over 0',
      '2021 GM0356: 0 over 1',
      '2021 geheel: 0 over 2',
      '2022 GM0321: 1 over 1',
      '2022 GM0331: - over 0',
      '2022 GM0356: 0 over 1',
      '2022 geheel: 0.5 over 2',
    ]);
  });

  it('staat naast dat van een andere definitie', () => {
    // The proposal asks for an evaluation, and leaves out Nieuwegein, which reported without a decision: 0 of 1 in both years.
    const voorstel: Definitie = { ...aandeel, per: 'geheel', teller: ['geevalueerd'], telregel: { ...ruim, zonderBesluit: 'telt-niet-mee' } };
    expect(uitkomstVan(opdracht({ ...aandeel, per: 'plan' }, { voorstel: { definitie: voorstel } }), ...lokaal)).toEqual([
      '2021 Samen sterk in de Lekstroom: 0 over 2; geen groep',
      '2021 geheel: 0 over 2; 0 over 1',
      '2022 Samen sterk in de Lekstroom: 0.5 over 2; geen groep',
      '2022 geheel: 0.5 over 2; 0 over 1',
    ]);
  });

  it('telt wat misschien nog niet zo was alleen als de telregel dat zegt', () => {
    // "Autumn 2022" ends in November: on 31 October it has possibly not come. Its first day, 1 September, counts; strictly it does not.
    const feiten = [...lokaal, geevalueerd({ nummer: 4, organisatie: houten, op: '2022-23' })];
    const voorstel: Definitie = { ...aandeel, telregel: { ...ruim, onzeker: 'telt-niet-mee' } };
    const per = (tot: string) =>
      uitkomstVan(opdracht(aandeel, { voorstel: { definitie: voorstel }, van: vandaag('2022-01-01'), tot: vandaag(tot) }), ...feiten).at(-1);
    expect(per('2022-10-31')).toBe('2022 geheel: 0.5 over 2; 0 over 1');
    expect(per('2022-11-30')).toBe('2022 geheel: 0.5 over 2');
  });

  it('neemt een gecorrigeerde status terug, ook voor de dag van de correctie', () => {
    // The report of March 2022 was a mistake, corrected in 2023: Houten has only started.
    const feiten = [...lokaal, gecorrigeerd({ nummer: 4, organisatie: houten, op: '2023-01-10', vervangt: 3 })];
    expect(uitkomstVan(opdracht(aandeel), ...feiten).at(-1)).toBe('2022 geheel: 0 over 2');
  });

  it('weet niets van wat later is geregistreerd', () => {
    // The last fact, that Houten has done it, is number 6.
    expect(uitkomstVan(opdracht(aandeel, { totEnMet: positie(5) }), ...lokaal).at(-1)).toBe('2022 geheel: 0 over 2');
    expect(uitkomstVan(opdracht(aandeel, { totEnMet: positie(6) }), ...lokaal).at(-1)).toBe('2022 geheel: 0.5 over 2');
  });
});

describe('Een doorlooptijd', () => {
  const houtenKlaar = [
    gestart({ nummer: 1, op: '2021-03-01' }),
    gestopt({ nummer: 2, op: '2021-04-01' }),
    hervat({ nummer: 3, op: '2021-06-01' }),
    uitgevoerd({ nummer: 4, op: '2021-07-29' }),
  ];

  it('loopt van de eerste start tot de eerste uitvoering daarna, ook over een onderbreking heen', () => {
    // 1 March to 29 July 2021: 31 + 30 + 31 + 30 + 28 = 150 days. Nieuwegein never started before it was done, Lopik is not done.
    const feiten = [
      ...begin,
      ...houtenKlaar,
      uitgevoerd({ nummer: 5, organisatie: nieuwegein, op: '2021-05-01' }),
      gestart({ nummer: 6, organisatie: nieuwegein, op: '2021-06-01' }),
      gestart({ nummer: 7, organisatie: lopik, op: '2021-06-01' }),
    ];
    expect(uitkomstVan(opdracht(looptijd, { tot: vandaag('2021-12-31') }), ...feiten)).toEqual([
      '2021 GM0321: 150 over 1',
      '2021 GM0331: - over 0',
      '2021 GM0356: - over 0',
      '2021 geheel: 150 over 1',
    ]);
  });

  it('is van een even aantal het midden van de middelste twee, over alle plannen samen', () => {
    // In the first plan 0 (begun and done on one day), 10 and 150 days: 10. In the second 40 and 150: their mean, 95.
    // Together 0, 10, 40, 150 and 150: 40, which is neither the middle nor the mean of the two medians.
    const eerste = verhaal(
      ...begin,
      ...houtenKlaar,
      gestart({ nummer: 5, organisatie: lopik, op: '2021-06-01' }),
      uitgevoerd({ nummer: 6, organisatie: lopik, op: '2021-06-11' }),
      gestart({ nummer: 7, organisatie: nieuwegein, op: '2021-06-01' }),
      uitgevoerd({ nummer: 8, organisatie: nieuwegein, op: '2021-06-01' }),
    );
    const tweede = verhaal(
      ...begin,
      ...houtenKlaar,
      gestart({ nummer: 5, organisatie: lopik, op: '2021-06-01' }),
      uitgevoerd({ nummer: 6, organisatie: lopik, op: '2021-07-11' }),
    );
    const vraag = opdracht({ ...looptijd, per: 'geheel' }, { tot: vandaag('2021-12-31') });
    expect([uitkomst(vraag, eerste), uitkomst(vraag, tweede), uitkomst(vraag, eerste, tweede)]).toEqual([
      ['2021 geheel: 10 over 3'],
      ['2021 geheel: 95 over 2'],
      ['2021 geheel: 40 over 5'],
    ]);
  });

  it('rekent met de eerste dag van een grove datum, en laat die weg waar de telregel dat zegt', () => {
    // "2021" starts on 1 January, March 2022 on the 1st: 365 + 31 + 28 = 424 days. On 15 March the end is not certain.
    const feiten = [...begin, gestart({ nummer: 1, op: '2021' }), uitgevoerd({ nummer: 2, op: '2022-03' })];
    const vraag = (tot: string) =>
      opdracht(looptijd, { voorstel: { definitie: { ...looptijd, telregel: streng } }, van: vandaag('2022-01-01'), tot: vandaag(tot) });
    expect(uitkomstVan(vraag('2022-03-15'), ...feiten).at(-1)).toBe('2022 geheel: 424 over 1; - over 0');
    expect(uitkomstVan(vraag('2022-03-31'), ...feiten, besloten(houten, 'ja', '2021-01-01')).at(-1)).toBe('2022 geheel: 424 over 1');
  });
});

describe('Verschuivingen', () => {
  const [eerste, tweede, derde] = [gepland('2021', '2021'), gepland('2021', '2022-06'), gepland(undefined, undefined)];

  it('zijn de keren dat een planning werd bijgesteld, met de dagen dat het einde opschoof', () => {
    // The first planning is no shift. End of 2021 to end of June 2022: 181 days. To a planning without dates: a shift of unknown length.
    const feiten = [
      ...begin,
      planningVastgelegd(null, eerste, '2021-01-01'),
      planningVastgelegd(eerste, tweede, '2021-11-01'),
      planningVastgelegd(tweede, derde, '2022-02'),
    ];
    expect(uitkomstVan(opdracht(verschuivingen), ...feiten)).toEqual([
      '2021 1a Training voor sociale teams: 1 over 1 (181 dagen)',
      '2021 geheel: 1 over 1 (181 dagen)',
      '2022 1a Training voor sociale teams: 2 over 1 (181 dagen)',
      '2022 geheel: 2 over 1 (181 dagen)',
    ]);
  });

  it('zijn naar voren minder dan nul dagen, en gaan niet over een actie zonder planning', () => {
    const vraag = opdracht({ ...verschuivingen, per: 'organisatie' }, { van: vandaag('2022-01-01') });
    expect(uitkomstVan(vraag, ...begin, planningVastgelegd(null, tweede, '2021-01-01'), planningVastgelegd(tweede, eerste, '2021-02-01'))).toEqual([
      '2022 SV-LEKSTROOM: 1 over 1 (-181 dagen)',
      '2022 geheel: 1 over 1 (-181 dagen)',
    ]);
    expect(uitkomstVan(vraag, ...begin).at(-1)).toBe('2022 geheel: 0 over 0 (0 dagen)');
  });
});

describe('Deelname', () => {
  it('deelt wie meedoet door wie mag meedoen', () => {
    // Houten decided to, Lopik not to, Nieuwegein began without a decision: 2 of 3, and by decision 1 of 3.
    const voorstel: Definitie = { ...deelname, telregel: streng };
    expect(uitkomstVan(opdracht(deelname, { voorstel: { definitie: voorstel }, tot: vandaag('2021-12-31') }), ...lokaal)).toEqual([
      '2021 1a Training voor sociale teams: 0.667 over 3; 0.333 over 3',
      '2021 geheel: 0.667 over 3; 0.333 over 3',
    ]);
  });

  it('telt een besluit dat misschien nog niet genomen was alleen als de telregel dat zegt', () => {
    const voorstel: Definitie = { ...deelname, telregel: streng };
    const per = (tot: string) =>
      uitkomstVan(opdracht(deelname, { voorstel: { definitie: voorstel }, tot: vandaag(tot) }), ...begin, besloten(houten, 'ja', '2021-02')).at(-1);
    expect([per('2021-02-27'), per('2021-02-28')]).toEqual(['2021 geheel: 0.333 over 3; 0 over 3', '2021 geheel: 0.333 over 3']);
  });

  it('gaat alleen over acties van deze schalen', () => {
    const regionaal = [planOpgesteld(), actieOpgenomen({ schaal: { tekst: 'Regionaal', soort: 'regionaal' } })];
    expect(uitkomstVan(opdracht(deelname, { tot: vandaag('2021-12-31') }), ...regionaal)).toEqual(['2021 geheel: - over 0']);
  });

  it('gaat over wie volgens de schaal mag meedoen: wie daarbuiten afziet telt niet mee', () => {
    const van = (...feiten: readonly DomainEvent[]) => uitkomstVan(opdracht(deelname, { tot: vandaag('2021-12-31') }), ...lokaal, ...feiten);
    expect(van(besloten(lekstroom, 'nee', '2021-02'))).toEqual(van());
    expect(van(besloten(lekstroom, 'later', '2021-02'))).toEqual(van());
  });
});

describe('Een periode waarin er nog geen plan was', () => {
  it('heeft een regel voor het geheel, waar niets in zit', () => {
    const later = [planOpgesteld({ op: vandaag('2022-05-01') }), actieOpgenomen({ op: vandaag('2022-05-01') }), besloten(houten, 'ja', '2022-05-01')];
    expect(uitkomstVan(opdracht({ ...aandeel, per: 'plan' }), ...later)).toEqual([
      '2021 geheel: - over 0',
      '2022 Samen sterk in de Lekstroom: 0 over 1',
      '2022 geheel: 0 over 1',
    ]);
    expect(uitkomst(opdracht(aandeel, { plannen: [planId] }))).toEqual(['2021 geheel: - over 0', '2022 geheel: - over 0']);
  });
});
