import type { Logged } from './logged-event.js';

/** What an administrator can say of a stream; EventStoreDB keeps it in `$$` and the name of the stream. */
export interface StreamMetadata {
  /** Everything before this revision is hidden; {@link softDeleted} hides all there is. */
  readonly $tb?: bigint;
  readonly $maxCount?: number;
  /** In seconds. */
  readonly $maxAge?: number;
}

export const softDeleted = 9_223_372_036_854_775_807n;

export const metastreamOf = (stream: string): string => `$$${stream}`;

// The revision of a deleted stream is more than a number of JSON holds.
const truncation = (text: string): Pick<StreamMetadata, '$tb'> => {
  const [, digits] = /"\$tb"\s*:\s*(\d+)/.exec(text) ?? [];
  return digits === undefined ? {} : { $tb: BigInt(digits) };
};

export const metadataIn = (last: Logged | undefined): StreamMetadata => {
  if (!last) return {};
  const text = Buffer.from(last.data).toString();
  return { ...(JSON.parse(text) as StreamMetadata), ...truncation(text) };
};

/** The events of a stream that its metadata leave to be read. */
export const readable = (events: readonly Logged[], { $tb = 0n, $maxCount = Infinity, $maxAge = Infinity }: StreamMetadata): readonly Logged[] => {
  const oldest = Date.now() - $maxAge * 1_000;
  const kept = events.slice(Math.max(events.length - $maxCount, 0));
  return kept.filter(({ revision, created }) => revision >= $tb && created >= oldest);
};
