import type { Tell } from '@actiespoor/work';

const everyMs = 60_000;
const mostSentences = 100;

/**
 * Tells the same sentence once a minute, however often it comes: a server that refuses is tried for as long as the process runs.
 *
 * @param now milliseconds since any beginning
 */
export const seldom = (tell: Tell, now: () => number = () => performance.now()): Tell => {
  const told = new Map<string, number>();
  return (line, level) => {
    const last = told.get(line);
    if (last !== undefined && now() - last < everyMs) return;
    if (told.size >= mostSentences) told.clear();
    told.set(line, now());
    tell(line, level);
  };
};
