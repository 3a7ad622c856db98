import type { Tell } from '@actiespoor/work';

const everyMs = 60_000;
const mostSentences = 100;

/** As {@link Tell}; the key is what makes it the same sentence. */
export type Seldom = (line: string, level?: Parameters<Tell>[1], key?: string) => void;

/**
 * Tells the same sentence once a minute, however often it comes: a server that refuses is tried for as long as the process runs.
 *
 * @param now milliseconds since any beginning
 * @param keyOf what makes it the same sentence; all of it by default
 */
export const seldom = (tell: Tell, now: () => number = () => performance.now(), keyOf: (line: string) => string = (line) => line): Seldom => {
  const told = new Map<string, number>();
  return (line, level, key = keyOf(line)) => {
    const last = told.get(key);
    if (last !== undefined && now() - last < everyMs) return;
    if (told.size >= mostSentences) told.clear();
    told.set(key, now());
    tell(line, level);
  };
};
