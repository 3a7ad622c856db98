import { describe, expect, it } from '@jest/globals';
import type { ActieId, DomainEvent, KnoopId } from '@actiespoor/plan/events';

import {
  actieId,
  actieOpgenomen,
  andereActieId,
  andereKnoopId,
  deel,
  knoopGesplitst,
  knoopId,
  knoopSamengevoegd,
  knoopToegevoegd,
  knoopVerplaatst,
  op,
  planOpgesteld,
} from '../../test/verhaal.js';
import { regelsIn, verschilTussen } from '../../test/vergelijken.js';

const derdeKnoopId = 'c0000000-0000-5000-8000-000000000003' as KnoopId;
const vierdeKnoopId = 'c0000000-0000-5000-8000-000000000004' as KnoopId;
const derdeActieId = 'b0000000-0000-5000-8000-000000000003' as ActieId;

const begin: readonly DomainEvent[] = [
  planOpgesteld(),
  knoopToegevoegd(),
  knoopToegevoegd({ knoopId: andereKnoopId, code: '2', titel: 'Samen verder', volgorde: 2 }),
  actieOpgenomen(),
  actieOpgenomen({ actieId: andereActieId, code: '1b', volgorde: 2 }),
  actieOpgenomen({ actieId: derdeActieId, code: '2a', knoopId: andereKnoopId }),
];
const samen = knoopSamengevoegd([andereKnoopId], knoopId);
const gesplitst = knoopGesplitst(knoopId, [deel(derdeKnoopId, 1, actieId), deel(vierdeKnoopId, 2, andereActieId)]);

const sindsBegin = (...feiten: readonly DomainEvent[]) => verschilTussen([...begin, ...feiten], begin.length);

describe('Twee onderdelen die er een werden', () => {
  it('zijn samengevoegd, en niet vervallen en toegevoegd', () => {
    const verschil = sindsBegin(samen);
    expect(regelsIn(verschil)).toMatchObject([
      { soort: 'samengevoegd', onderwerp: { id: knoopId }, van: [{ id: andereKnoopId, titel: 'Samen verder' }], naar: [{ id: knoopId }] },
    ]);
    expect(verschil.aantallen).toMatchObject({ samengevoegd: 1, toegevoegd: 0, vervallen: 0, verplaatst: 0 });
  });

  it('nemen hun acties mee zonder dat die verplaatst heten, ook waar een actie er tevens onder viel', () => {
    const tevens: DomainEvent = { type: 'ActieGekoppeld', data: { actieId, koppeling: { soort: 'tevensOnder', doel: andereKnoopId }, op: op('2021-02-01') } };
    const feiten = [...begin, tevens, knoopSamengevoegd([andereKnoopId], derdeKnoopId)];
    const metNieuw = feiten.map((feit) =>
      feit.type === 'KnoopSamengevoegd' ? { ...feit, data: { ...feit.data, nieuw: { niveau: 'actielijn', titel: 'Nieuw', volgorde: 3 } } } : feit,
    );
    expect(regelsIn(verschilTussen(metNieuw, begin.length + 1)).map(({ soort }) => soort)).toEqual(['samengevoegd']);
  });
});

describe('Een onderdeel dat in delen uiteenviel', () => {
  it('is gesplitst in die delen, en staat bij de plaats waar zij staan', () => {
    const verschil = sindsBegin(gesplitst);
    expect(regelsIn(verschil)).toMatchObject([
      { soort: 'gesplitst', onderwerp: { id: knoopId }, van: [{ id: knoopId }], naar: [{ id: derdeKnoopId }, { id: vierdeKnoopId }] },
    ]);
    expect(verschil.onderdelen.map(({ onderdeel }) => onderdeel.id)).toEqual([derdeKnoopId]);
  });

  it('en daarna opging in een ander, ging op in wat nu staat', () => {
    const verschil = sindsBegin(gesplitst, knoopSamengevoegd([derdeKnoopId, vierdeKnoopId], andereKnoopId));
    expect(regelsIn(verschil)).toMatchObject([{ soort: 'samengevoegd', van: [{ id: knoopId }], naar: [{ id: andereKnoopId }] }]);
  });
});

describe('Een onderdeel dat onder een ander kwam te hangen', () => {
  it('is verplaatst, van de top van het plan naar dat andere', () => {
    const verschil = sindsBegin(knoopVerplaatst(andereKnoopId, knoopId));
    expect(regelsIn(verschil)).toMatchObject([{ soort: 'verplaatst', onderwerp: { id: andereKnoopId }, van: [], naar: [{ id: knoopId }] }]);
    expect(verschil.onderdelen.map(({ onderdeel }) => onderdeel.id)).toEqual([knoopId]);
  });
});
