import { describe, expect, it } from '@jest/globals';
import type { DomainEvent, KaderId } from '@actiespoor/plan/events';

import { op, positie, recorded } from '../../test/verhaal.js';
import { type KaderRij, kaders } from './kaders.projection.js';

const kaderId = 'kader-1' as KaderId;
const geregistreerd: DomainEvent = {
  type: 'KaderGeregistreerd',
  data: {
    kaderId,
    titel: 'Regiovisie 2020',
    soort: 'regiovisie',
    periode: { van: op('2020'), tot: op('2023') },
    onderdelen: ['Eerder in beeld'],
    verplichtingen: [{ code: 'lokaal-plan', omschrijving: 'Een lokaal plan binnen een jaar', uiterlijk: op('2022-04-15') }],
    op: op('2021-04-15'),
  },
};

describe('Een kader', () => {
  it('staat onder zijn id, met zijn onderdelen en verplichtingen', () => {
    const event = recorded(geregistreerd, { stream: 'kader-kader-1', nummer: 3 });
    const { op: sinds, ...waarde } = geregistreerd.data;
    expect(kaders.keysOf(event)).toEqual([kaderId]);
    expect(kaders.project(undefined, event, kaderId)).toEqual({
      stream: 'kader-kader-1',
      revisie: 3,
      positie: positie(3),
      gegevens: { waarde, op: sinds, positie: positie(3) },
    });
  });
  it('was er vanaf de eerste van de dagen waarop het is geregistreerd, in welke volgorde dat ook is verteld', () => {
    const van = (dag: string, nummer: number) =>
      recorded({ ...geregistreerd, data: { ...geregistreerd.data, op: op(dag) } }, { stream: 'kader-kader-1', nummer });
    const rij = [van('2021-04-15', 3), van('2021-01-01', 4)].reduce<KaderRij | undefined>((voor, event) => kaders.project(voor, event, kaderId), undefined);
    expect(rij).toMatchObject({ revisie: 4, positie: positie(4), gegevens: { op: '2021-01-01' } });
  });
});
