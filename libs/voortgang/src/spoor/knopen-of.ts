import type { DomainEvent, KnoopId } from '@actiespoor/plan/events';

import type { Overgang } from './spoor-regel.js';

const given = (...ids: readonly (string | null | undefined)[]): readonly KnoopId[] =>
  ids.filter((id) => id !== null && id !== undefined).map((id) => id as KnoopId);

/** The merge or split of an event; undefined for other events. */
export const overgangOf = ({ type, data }: DomainEvent): Overgang | undefined => {
  if (type === 'KnoopSamengevoegd') return { van: data.knopen, in: [data.in] };
  return type === 'KnoopGesplitst' ? { van: [data.knoopId], in: data.delen.map((deel) => deel.knoopId) } : undefined;
};

const ofActie = (event: DomainEvent): readonly KnoopId[] => {
  if (event.type === 'ActieOpgenomen') return given(event.data.knoopId);
  if (event.type === 'ActieVerplaatst') return given(event.data.oud, event.data.nieuw);
  return event.type === 'ActieGekoppeld' && event.data.koppeling.soort === 'tevensOnder' ? given(event.data.koppeling.doel) : [];
};

/** The knopen that an event names; none for an event about no knoop. */
export const knopenOf = (event: DomainEvent): readonly KnoopId[] => {
  if (event.type === 'KnoopToegevoegd') return given(event.data.knoopId, event.data.bovenliggend);
  if (event.type === 'KnoopGewijzigd') return [event.data.knoopId];
  if (event.type === 'KnoopVerplaatst') return given(event.data.knoopId, event.data.oud.bovenliggend, event.data.nieuw.bovenliggend);
  if (event.type === 'HerindelingTeruggenomen') return [...event.data.terug, ...event.data.weg];
  const overgang = overgangOf(event);
  return overgang ? [...overgang.van, ...overgang.in] : ofActie(event);
};

const spread = (from: KnoopId, next: (knoopId: KnoopId) => readonly KnoopId[]): readonly KnoopId[] => {
  const found = new Set<KnoopId>();
  const walk = (knoopId: KnoopId): void => {
    if (found.has(knoopId)) return;
    found.add(knoopId);
    next(knoopId).forEach(walk);
  };
  walk(from);
  return [...found];
};

/**
 * The knoop, all its predecessors and all its successors. Other predecessors of the same successor are of another line.
 *
 * @param overgangen all of its plan
 */
export const stamboom = (knoopId: KnoopId, overgangen: readonly Overgang[]): readonly KnoopId[] => {
  const voorgangers = spread(knoopId, (id) => overgangen.flatMap((een) => (een.in.includes(id) ? een.van : [])));
  const opvolgers = spread(knoopId, (id) => overgangen.flatMap((een) => (een.van.includes(id) ? een.in : [])));
  return [...new Set([...voorgangers, ...opvolgers])];
};
