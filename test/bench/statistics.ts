/** The lowest and the highest of some values. */
export interface Spread {
  readonly low: number;
  readonly high: number;
}

const sorted = (values: readonly number[]): readonly number[] => values.toSorted((a, b) => a - b);

/**
 * The value below which a fraction of the values lies, by linear interpolation between neighbours.
 *
 * @param fraction from 0 (the lowest) to 1 (the highest)
 * @throws RangeError without values
 */
export const quantile = (values: readonly number[], fraction: number): number => {
  const ordered = sorted(values);
  const place = fraction * (ordered.length - 1);
  const [below, above] = [ordered[Math.floor(place)], ordered[Math.ceil(place)]];
  if (below === undefined || above === undefined) throw new RangeError('Zonder waarden is er geen midden');
  return below + (above - below) * (place - Math.floor(place));
};

/** The middle value; of an even number the mean of the two in the middle. @throws RangeError without values */
export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** @throws RangeError without values */
export const spreadOf = (values: readonly number[]): Spread => ({ low: quantile(values, 0), high: quantile(values, 1) });

/**
 * The ratios of values that were measured in pairs: a slow round slows both sides.
 *
 * @throws RangeError if a value has no partner, or a limit is not above zero
 */
export const ratiosOf = (ours: readonly number[], limits: readonly number[]): readonly number[] => {
  if (ours.length !== limits.length) throw new RangeError(`${ours.length} metingen naast ${limits.length}: niet elke meting heeft een tegenhanger`);
  return ours.map((value, index) => {
    const limit = limits[index] ?? 0;
    if (limit <= 0) throw new RangeError('Naast niets is niets te meten');
    return value / limit;
  });
};
