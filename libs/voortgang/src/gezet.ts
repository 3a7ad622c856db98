import type { Position } from '@actiespoor/event-store';
import { compareMoment, type Moment as AnyMoment } from '@actiespoor/kernel';

/** When something became so, and where in the feed that was recorded. */
export type Moment = AnyMoment<Position>;

/** A value that stands until something of a later moment takes its place. */
export interface Gezet<T> extends Moment {
  readonly waarde: T;
}

/** As it is once the order of facts has been settled: what stands, and since when. */
export type Sinds<T> = Omit<Gezet<T>, 'positie'>;

export const sinds = <T>({ op, waarde }: Sinds<T>): Sinds<T> => ({ op, waarde });

export type GezetPer<T> = Readonly<Record<string, Gezet<T>>>;

/**
 * What stands of two values, whatever the order in which they came in: a fact that is registered late
 * does not overwrite what became so after it.
 */
export const later = <T>(oude: Gezet<T> | undefined, nieuwe: Gezet<T>): Gezet<T> =>
  oude === undefined || compareMoment(oude, nieuwe) <= 0 ? nieuwe : oude;

// Keys may be words from a document, and `constructor` is a word.
const own = <T>(alle: Readonly<Record<string, T>>, sleutel: string): T | undefined =>
  Object.hasOwn(alle, sleutel) ? alle[sleutel] : undefined;

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

/** What stands now; undefined where nothing was set, or what was set was taken away (null). */
export const waardeVan = <T>(gezet: Pick<Gezet<T>, 'waarde'> | undefined): NonNullable<T> | undefined => gezet?.waarde ?? undefined;

/** What stands, in order of moment; what was taken away (null) does not. */
export const standing = <T>(alle: GezetPer<T>): readonly Gezet<NonNullable<T>>[] =>
  Object.values(alle)
    .filter((een): een is Gezet<NonNullable<T>> => een.waarde !== null && een.waarde !== undefined)
    .sort(compareMoment);
