import type { Recorded } from '@actiespoor/event-store';
import { dag } from '@actiespoor/kernel';
import { type CijferEvent, cijferVersions, type LeveringId } from '@actiespoor/veilig-thuis/events';
import { describe, expect, it } from '@jest/globals';

import { positie, recorded } from '../../test/verhaal.js';
import { type CijferRij, cijfers } from './cijfers.projection.js';
import { leveringen, type LeveringRij, vastleggingOp } from './leveringen.projection.js';

const leveringId = '87a7f164-cbb1-5ad0-9af2-3783fb260a34' as LeveringId;
const tabel = '84847NED';
const op = dag('2025-10-31');

const vastgelegd: CijferEvent = {
  type: 'LeveringVastgelegd',
  data: {
    ...{ leveringId, tabel, titel: 'Kerncijfers', vorm: 'odata-v3', maten: [], dimensies: [], gebieden: [], perioden: [], waarnemingen: 3, metWaarde: 2 },
    ...{ bundels: 1, slot: 'a'.repeat(64), bestanden: [], licentie: 'CC BY 4.0', op },
  },
};
const ingetrokken: CijferEvent = { type: 'LeveringIngetrokken', data: { leveringId, tabel, motief: 'Een proeftabel', op: dag('2025-11-05') } };
const ontvangen: CijferEvent = {
  type: 'CijfersOntvangen',
  data: {
    ...{ leveringId, nummer: 0, maten: ['Meldingen'], kenmerken: [{}], gebieden: ['NL01', 'VT06'] },
    perioden: [
      { periode: '2024HJ02', voorlopigheid: 'definitief' },
      { periode: '2025HJ01', voorlopigheid: 'voorlopig' },
    ],
    reeksen: [
      { maat: 0, kenmerken: 0, gebied: 0, cijfers: [10, 20] },
      { maat: 0, kenmerken: 0, gebied: 1, cijfers: [null, 'onbekend'] },
    ],
  },
};

const stored = ({ type, data }: CijferEvent, stream: string, nummer: number): Recorded => ({
  ...recorded({ type: 'ActieGestart', data } as never, {
    stream,
    nummer,
    version: cijferVersions[type],
    recordedAt: `2025-12-0${String(nummer)}T10:00:00.000Z`,
  }),
  type,
});

const inLeveringen = (...events: readonly Recorded[]): LeveringRij | undefined =>
  events.reduce<LeveringRij | undefined>((rij, event) => leveringen.project(rij, event, leveringId), undefined);

const inCijfers = (event: Recorded): readonly CijferRij[] => cijfers.keysOf(event).map((key) => cijfers.project(undefined, event, key));

const stream = `levering-${tabel}`;

describe('Een levering als rij', () => {
  const [een, twee, drie] = [stored(vastgelegd, stream, 1), stored(ingetrokken, stream, 2), stored(vastgelegd, stream, 3)];

  it('houdt bij wanneer zij telde: vastgelegd, ingetrokken, en weer vastgelegd', () => {
    const rij = inLeveringen(een, twee, drie);
    expect(rij?.verloop.map(({ stap, op: day, motief }) => [stap, day, motief])).toEqual([
      ['vastgelegd', op, undefined],
      ['ingetrokken', '2025-11-05', 'Een proeftabel'],
      ['vastgelegd', op, undefined],
    ]);
    const stood = (moment?: string): unknown => rij && vastleggingOp(rij, moment)?.positie;
    expect([stood('2025-11-30T00:00:00Z'), stood('2025-12-01T12:00:00Z'), stood('2025-12-02T12:00:00Z'), stood()]).toEqual([
      undefined,
      positie(1),
      undefined,
      positie(3),
    ]);
  });

  it('blijft dezelfde als een gebeurtenis twee keer komt', () => {
    expect(inLeveringen(een, twee, twee)).toEqual(inLeveringen(een, twee));
  });
});

describe('De cijfers als rijen', () => {
  it('staan per gebied, elk te lezen zonder de andere, en weggelaten wat het gebied niet heeft', () => {
    const rijen = inCijfers(stored(ontvangen, `cijfers-${leveringId}`, 1));
    expect(
      rijen.map((rij) => rij.kind === 'cijfers' && [rij.gebied, rij.perioden.map(({ periode }) => periode), rij.reeksen.map((reeks) => reeks.cijfers)]),
    ).toEqual([
      ['NL01', ['2024HJ02', '2025HJ01'], [[10, 20]]],
      ['VT06', ['2025HJ01'], [['onbekend']]],
    ]);
  });

  it('tellen pas als hun levering is vastgelegd', () => {
    expect(inCijfers(stored(vastgelegd, stream, 2))).toEqual([{ stream, revisie: 2, leveringId, kind: 'volledig' }]);
    expect(inCijfers(stored(ingetrokken, stream, 3))).toEqual([]);
  });
});
