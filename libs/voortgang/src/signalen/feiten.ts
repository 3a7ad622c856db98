import type { Recorded } from '@actiespoor/event-store';
import { compareMoment, type Datum, firstDay } from '@actiespoor/kernel';
import type { ActieEvent, ActieId, DomainEvent } from '@actiespoor/plan/events';
import { type Doelsoort, isDaarNa, takeableAs, takenBackBy, zonderTeruggenomenDeelnames } from '@actiespoor/plan/model';

import { factOf } from '../fact.js';
import type { Moment } from '../gezet.js';
import { type AsOf, countsAsOf } from '../peildatum/rows-as-of.js';

/** A fact with its moment. */
export interface Feit extends Moment {
  readonly stream: string;
  readonly event: DomainEvent;
}

const feitOf = (recorded: Recorded): Feit => {
  const event = factOf(recorded);
  return { stream: recorded.stream, event, op: event.data.op, positie: recorded.position };
};

/** The name of a fact that can be taken back, among those of all streams. */
const nameIn = (stream: string, own: string | undefined): string | undefined => (own === undefined ? undefined : `${stream} ${own}`);

const takenBackIn = (feiten: readonly Feit[]): ReadonlySet<string> => new Set(feiten.flatMap(({ stream, event }) => nameIn(stream, takenBackBy(event)) ?? []));

/** The facts of each stream that hold in that past, in the order of time. */
export const feitenPerStream = (recorded: readonly Recorded[], { peildatum, ...known }: AsOf): ReadonlyMap<string, readonly Feit[]> => {
  const recordedThen = recorded.filter((een) => countsAsOf(een, known)).map(feitOf);
  const takenBack = takenBackIn(recordedThen);
  const isStanding = ({ stream, event }: Feit): boolean => !takenBack.has(nameIn(stream, takeableAs(event)) ?? '');
  const feiten = recordedThen.filter((feit) => (peildatum === undefined || firstDay(feit.op) <= peildatum) && isStanding(feit));
  const perStream = Map.groupBy(feiten.toSorted(compareMoment), ({ stream }) => stream);
  return new Map([...perStream].map(([stream, alle]) => [stream, zonderTeruggenomenDeelnames(alle, ({ event }) => event as ActieEvent)]));
};

/** The actie of a fact; undefined for a fact of the plan. */
export const actieVan = ({ event: { data } }: Feit): ActieId | undefined => ('actieId' in data ? data.actieId : undefined);

/** The beginnings and ends of a thing, in the order of time. */
export type Bestaan = readonly (Moment & { readonly isDaar: boolean })[];

export const bestaanVan = (feiten: readonly Feit[], soort: Doelsoort): Bestaan =>
  feiten.flatMap(({ op, positie, event }) => {
    const isDaar = isDaarNa(event.type, soort);
    return isDaar === undefined ? [] : [{ op, positie, isDaar }];
  });

/**
 * The day since which the thing was gone at a moment; undefined if it existed then, or had not begun. An end that was undone on the
 * very day of the moment does not count: it was never true.
 */
export const goneSince = (bestaan: Bestaan, moment: Moment): Datum | undefined => {
  const last = bestaan.findLastIndex((stap) => compareMoment(stap, moment) <= 0);
  const atNight = bestaan.findLast(({ op }) => firstDay(op) <= firstDay(moment.op));
  if (bestaan[last]?.isDaar !== false || atNight?.isDaar !== false) return undefined;
  return bestaan[bestaan.slice(0, last).findLastIndex(({ isDaar }) => isDaar) + 1]?.op;
};
