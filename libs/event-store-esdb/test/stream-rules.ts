import type { Logged } from './logged-event.js';

/** The metadata that an administrator can set on a stream; EventStoreDB keeps them in a stream named `$$` and the stream's name. */
export interface StreamMetadata {
  /** Hides everything before this revision; {@link softDeleted} hides all events. */
  readonly $tb?: bigint;
  readonly $maxCount?: number;
  /** Seconds. */
  readonly $maxAge?: number;
}

export const softDeleted = 9_223_372_036_854_775_807n;

export const metastreamOf = (stream: string): string => `$$${stream}`;

// The revision of a deleted stream exceeds the numbers that JSON holds exactly.
const truncation = (text: string): Pick<StreamMetadata, '$tb'> => {
  const [, digits] = /"\$tb"\s*:\s*(\d+)/.exec(text) ?? [];
  return digits === undefined ? {} : { $tb: BigInt(digits) };
};

export const metadataIn = (last: Logged | undefined): StreamMetadata => {
  if (!last) return {};
  const text = Buffer.from(last.data).toString();
  return { ...(JSON.parse(text) as StreamMetadata), ...truncation(text) };
};

/** The events of a stream that its metadata leave readable. */
export const readable = (events: readonly Logged[], { $tb = 0n, $maxCount = Infinity, $maxAge = Infinity }: StreamMetadata): readonly Logged[] => {
  const oldest = Date.now() - $maxAge * 1_000;
  const kept = events.slice(Math.max(events.length - $maxCount, 0));
  return kept.filter(({ revision, created }) => revision >= $tb && created >= oldest);
};
