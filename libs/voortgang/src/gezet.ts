import type { Position } from '@actiespoor/event-store';
import { compareMoment, type Moment as AnyMoment } from '@actiespoor/kernel';

/** The day of a fact, and its position in the feed. */
export type Moment = AnyMoment<Position>;

/** A value that holds until a fact of a later moment replaces it. */
export interface Gezet<T> extends Moment {
  readonly waarde: T;
}

/** A value in the order of facts, without its position: the present value, and the day since which it holds. */
export type Sinds<T> = Omit<Gezet<T>, 'positie'>;

export const sinds = <T>({ op, waarde }: Sinds<T>): Sinds<T> => ({ op, waarde });

export type GezetPer<T> = Readonly<Record<string, Gezet<T>>>;

/**
 * The later of two values, in whichever order they came in: a fact that is recorded late
 * does not overwrite a fact of a later day.
 */
export const later = <T>(oude: Gezet<T> | undefined, nieuwe: Gezet<T>): Gezet<T> => (oude === undefined || compareMoment(oude, nieuwe) <= 0 ? nieuwe : oude);

/** The one that was so first. */
export const earlier = <T>(een: Gezet<T> | undefined, ander: Gezet<T>): Gezet<T> => (een === undefined || compareMoment(ander, een) < 0 ? ander : een);

// Keys may be words from a document, and `constructor` is a word.
const own = <T>(alle: Readonly<Record<string, T>>, sleutel: string): T | undefined => (Object.hasOwn(alle, sleutel) ? alle[sleutel] : undefined);

/** {@link later} for one key among many. */
export const laterPer = <T>(alle: GezetPer<T>, sleutel: string, nieuwe: Gezet<T>): GezetPer<T> => ({
  ...alle,
  [sleutel]: later(own(alle, sleutel), nieuwe),
});

/** A course of values with one more in it, in the order of moment. */
export const ingevoegd = <T>(verloop: readonly Gezet<T>[], nieuw: Gezet<T>): readonly Gezet<T>[] => {
  const last = verloop.at(-1);
  return last === undefined || compareMoment(last, nieuw) <= 0 ? [...verloop, nieuw] : [...verloop, nieuw].sort(compareMoment);
};

/** The present value; undefined if none was set, or it was withdrawn (null). */
export const waardeVan = <T>(gezet: Pick<Gezet<T>, 'waarde'> | undefined): NonNullable<T> | undefined => gezet?.waarde ?? undefined;

/** The present values, in order of moment; withdrawn ones (null) are left out. */
export const standing = <T>(alle: GezetPer<T>): readonly Gezet<NonNullable<T>>[] =>
  Object.values(alle)
    .filter((een): een is Gezet<NonNullable<T>> => een.waarde !== null && een.waarde !== undefined)
    .sort(compareMoment);
