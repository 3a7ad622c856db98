import type { Recorded } from '@actiespoor/event-store';
import { type DomainEvent, eventVersions, type KaderId, type KnoopId, type Verplichting } from '@actiespoor/plan/events';
import { describe, expect, it } from '@jest/globals';

import {
  andereKnoopId,
  deel,
  houten,
  knoopGesplitst,
  knoopId,
  knoopSamengevoegd,
  knoopToegevoegd,
  op,
  planId,
  planOpgesteld,
  planStream,
  recorded,
  vandaag,
} from '../../test/verhaal.js';
import type { AsOf } from '../peildatum/rows-as-of.js';
import { composeKader, gevolgdPlanAsOf, kaderAsOf, withUiterlijk } from './compose-kader.js';
import type { KaderWeergave } from './kader-weergave.js';

const kaderId = 'kader-1' as KaderId;
const binnenEenJaar: Verplichting = { code: 'lokaal-plan', omschrijving: 'Elke gemeente een plan binnen een jaar', termijn: 'P1Y' };

const geregistreerd = (verplichtingen: readonly Verplichting[] = [binnenEenJaar], vastgesteldOp = '2021-04-15'): DomainEvent => ({
  type: 'KaderGeregistreerd',
  data: {
    kaderId,
    titel: 'Regio-aanpak',
    soort: 'regio-aanpak',
    periode: {},
    vastgesteldOp: op(vastgesteldOp),
    onderdelen: ['Eerder in beeld', 'Stoppen'],
    verplichtingen,
    op: op('2021-04-15'),
  },
});

const opgesteld = planOpgesteld({ soort: 'lokaal', eigenaar: houten, kaderId, op: op('2021-05') });
const verwacht = (maand: string, wanneer: string): DomainEvent => ({
  type: 'VaststellingGepland',
  data: { planId, orgaan: 'College', verwacht: op(maand), op: op(wanneer) },
});
const vastgesteld: DomainEvent = { type: 'PlanVastgesteld', data: { planId, orgaan: 'College', inhoudHash: 'hash', op: op('2022-06-21') } };
const ingetrokken: DomainEvent = { type: 'PlanIngetrokken', data: { planId, motief: 'Opgegaan in een ander plan', op: op('2022-07-01') } };

const stored = (stream: string, facts: readonly (readonly [at: string, fact: DomainEvent])[]): readonly Recorded[] =>
  facts.map(([at, fact], nummer) => recorded(fact, { stream, nummer, recordedAt: `${at}T12:00:00.000Z`, version: eventVersions[fact.type] }));

const composed = (feiten: readonly (readonly [at: string, fact: DomainEvent])[], opDag: string, asOf: AsOf = {}): KaderWeergave => {
  const rij = kaderAsOf(stored('kader-kader-1', [['2021-06-29', geregistreerd()]]), asOf);
  const plan = gevolgdPlanAsOf(stored(planStream, feiten), asOf);
  if (!rij) throw new Error('Geen kader');
  return composeKader(rij.gegevens, plan ? [plan] : [], vandaag(opDag));
};

const verloop = [
  ['2021-07-06', opgesteld],
  ['2021-11-30', verwacht('2021-12', '2021-11-30')],
  ['2022-03-01', verwacht('2022-04', '2022-03-01')],
  ['2022-06-21', vastgesteld],
] as const;

describe('Een verplichting van een kader', () => {
  it('is te laat nagekomen, met het aantal dagen', () => {
    const [verplichting] = composed(verloop, '2026-01-01').verplichtingen;
    expect(verplichting).toEqual({
      ...binnenEenJaar,
      uiterlijk: '2022-04-15',
      nagekomen: [{ planId, titel: opgesteld.data.titel, eigenaar: houten, op: '2022-06-21', dagenTeLaat: 67 }],
      open: [],
    });
  });

  it.each<[wanneer: string, open: object | undefined]>([
    ['2021-11-30', { verwacht: '2021-12', dagenTeLaat: 0 }],
    ['2022-03-01', { verwacht: '2022-04', dagenTeLaat: 0 }],
    ['2022-05-15', { verwacht: '2022-04', dagenTeLaat: 30 }],
    ['2022-06-21', undefined],
  ])('staat op %s open zoals men toen wist: %p', (wanneer, open) => {
    const [verplichting] = composed(verloop, wanneer, { bekendOp: `${wanneer}T22:00:00.000Z` }).verplichtingen;
    expect(verplichting?.open).toMatchObject(open ? [open] : []);
    expect(verplichting?.nagekomen).toHaveLength(open ? 0 : 1);
  });

  it('staat niet meer open voor een plan dat zonder vaststelling is ingetrokken', () => {
    const alles = composed(
      [
        ['2021-07-06', opgesteld],
        ['2022-07-01', ingetrokken],
      ],
      '2022-08-01',
    ).verplichtingen;
    expect(alles).toMatchObject([{ nagekomen: [], open: [] }]);
  });

  it('zegt niets over plannen waar plannen er niets over zeggen, en houdt de dag die het kader zelf noemt', () => {
    const eigenDag: Verplichting = { code: 'monitor', omschrijving: 'Een monitor', termijn: 'P6M', uiterlijk: op('2022-01-01') };
    const rij = kaderAsOf(stored('kader-kader-1', [['2021-06-29', geregistreerd([eigenDag])]]), {});
    expect(rij && composeKader(rij.gegevens, [], vandaag('2022-02-01')).verplichtingen).toEqual([eigenDag]);
  });

  it('heeft zonder vaststelling van het kader nog geen dag', () => {
    const { vastgesteldOp: _, ...zonder } = (geregistreerd() as Extract<DomainEvent, { type: 'KaderGeregistreerd' }>).data;
    expect(withUiterlijk(zonder).verplichtingen).toEqual([binnenEenJaar]);
    expect(composeKader(zonder, [], vandaag('2026-01-01')).verplichtingen).toEqual([{ ...binnenEenJaar, nagekomen: [], open: [] }]);
  });

  it('is niet bekend voordat het kader is vastgelegd', () => {
    expect(kaderAsOf(stored('kader-kader-1', [['2021-06-29', geregistreerd()]]), { bekendOp: '2021-06-28T22:00:00.000Z' })).toBeUndefined();
    expect(kaderAsOf(stored('kader-kader-1', [['2021-06-29', geregistreerd()]]), { peildatum: vandaag('2021-04-14') })).toBeUndefined();
  });
});

describe('De onderdelen van een kader', () => {
  const [a, b] = ['d', 'e'].map((letter) => letter.repeat(8) as KnoopId);
  const eerste = knoopToegevoegd({ titel: 'Eerder  in BEELD' });
  const tweede = knoopToegevoegd({ knoopId: andereKnoopId, titel: 'Stoppen', code: '2', volgorde: 2 });
  const hernoemd: DomainEvent = {
    type: 'KnoopGewijzigd',
    data: { planId, knoopId, wijzigingen: [{ veld: 'titel', oud: 'Eerder in beeld', nieuw: 'Voorkomen' }], op: op('2022-01-01') },
  };
  const begin = [
    ['2021-07-06', opgesteld],
    ['2021-07-06', eerste],
    ['2021-07-06', tweede],
  ] as const;
  const knopenPer = ({ plannen }: KaderWeergave) =>
    plannen.flatMap(({ onderdelen }) => onderdelen.map(({ onderdeel, knopen }) => [onderdeel, knopen.map(({ titel }) => titel)]));

  it('staan in het plan onder de titel waarmee zij begonnen, ook na een nieuwe naam', () => {
    expect(knopenPer(composed([...begin, ['2022-01-01', hernoemd]], '2022-02-01'))).toEqual([
      ['Eerder in beeld', ['Voorkomen']],
      ['Stoppen', ['Stoppen']],
    ]);
  });

  it('zijn te volgen als zij worden gesplitst en samengevoegd', () => {
    const gesplitst = knoopGesplitst(andereKnoopId, [deel(a as KnoopId, 2), deel(b as KnoopId, 3)]);
    const samen = knoopSamengevoegd([a as KnoopId], knoopId, '2022-01-02');
    const weergave = composed([...begin, ['2022-01-01', gesplitst], ['2022-01-02', samen]], '2022-02-01');
    expect(knopenPer(weergave)).toEqual([
      ['Eerder in beeld', ['Eerder  in BEELD']],
      ['Stoppen', ['Eerder  in BEELD', 'Deel 3']],
    ]);
    expect(weergave.plannen[0]?.eigen).toEqual([]);
  });

  it('laten zien wat een plan wegliet en wat het zelf toevoegde', () => {
    const eigen = knoopToegevoegd({ knoopId: a as KnoopId, titel: 'Iets nieuws' });
    const {
      plannen: [plan],
    } = composed(
      [
        ['2021-07-06', opgesteld],
        ['2021-07-06', tweede],
        ['2021-07-06', eigen],
      ],
      '2022-02-01',
    );
    expect(plan).toMatchObject({
      status: 'concept',
      onderdelen: [
        { onderdeel: 'Eerder in beeld', knopen: [] },
        { onderdeel: 'Stoppen', knopen: [{ code: '2' }] },
      ],
      eigen: [a],
    });
  });
});
