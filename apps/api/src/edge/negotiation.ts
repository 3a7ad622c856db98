/** One part of an Accept header (RFC 9110, 12.5.1). */
interface Range {
  readonly type: string;
  /** From 0, which is a refusal, to 1. */
  readonly quality: number;
}

interface Judged {
  readonly type: string;
  readonly quality: number;
  readonly exactness: number;
}

const qualityForm = /;\s*q\s*=\s*"?(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)"?\s*(?:;|$)/i;

/** Other parameters, such as a charset, are ignored: each type has one form here. */
const rangeOf = (text: string): Range => ({
  type: (text.split(';', 1)[0] ?? '').trim().toLowerCase(),
  quality: Number(qualityForm.exec(text)?.[1] ?? 1),
});

/** The precision with which a range names a type: by its name, by its kind, as anything, or not at all. */
const exactnessOf = ({ type: range }: Range, type: string): number => {
  if (range === type) return 3;
  if (range === `${type.split('/', 1)[0] ?? ''}/*`) return 2;
  return range === '*/*' ? 1 : 0;
};

/** The most precise range for a type decides on it. */
const judge = (type: string, ranges: readonly Range[]): Judged =>
  ranges
    .map((range) => ({ type, quality: range.quality, exactness: exactnessOf(range, type) }))
    .reduce((best, each) => (each.exactness > best.exactness ? each : best), { type, quality: 0, exactness: 0 });

const isBetter = (one: Judged, other: Judged): boolean => one.quality > other.quality || (one.quality === other.quality && one.exactness > other.exactness);

/**
 * The offered type with the highest quality for the caller, undefined if the caller accepts none. Among equal ones
 * the most precisely named comes first, then the first offered. Without a header all types are accepted.
 */
export const preferredType = (accept: string | undefined, offered: readonly string[]): string | undefined => {
  if (accept === undefined || accept.trim() === '') return offered[0];
  const ranges = accept.split(',').map(rangeOf);
  const taken = offered.map((type) => judge(type, ranges)).filter(({ quality }) => quality > 0);
  return taken.reduce<Judged | undefined>((best, each) => (best && !isBetter(each, best) ? best : each), undefined)?.type;
};
