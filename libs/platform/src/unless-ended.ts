import { once } from 'node:events';

/** The result of the work, unless the signal comes first; unfinished work is then left alone. @throws the reason of the signal */
export const unlessEnded = async <T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> => {
  if (!signal) return work;
  work.catch(() => undefined);
  signal.throwIfAborted();
  const settled = new AbortController();
  const ended = once(signal, 'abort', { signal: settled.signal }).then((): never => {
    throw signal.reason;
  });
  try {
    return await Promise.race([work, ended]);
  } finally {
    settled.abort();
    ended.catch(() => undefined);
  }
};

/** The same for a result that must be closed: if the signal comes first, it is closed once it exists. Nobody waits for that. */
export const openedUnlessEnded = async <T extends { close(): Promise<void> }>(opening: Promise<T>, signal: AbortSignal | undefined): Promise<T> => {
  try {
    return await unlessEnded(opening, signal);
  } catch (fault) {
    opening.then((opened) => opened.close()).catch(() => undefined);
    throw fault;
  }
};
