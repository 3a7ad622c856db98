import { once } from 'node:events';

/** The same, unless the signal comes first; what is under way is then left alone. @throws the reason of the signal */
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

/** The same for what must be closed again: where the signal comes first, it is closed once it is there. Nobody waits for that. */
export const openedUnlessEnded = async <T extends { close(): Promise<void> }>(opening: Promise<T>, signal: AbortSignal | undefined): Promise<T> => {
  try {
    return await unlessEnded(opening, signal);
  } catch (fault) {
    opening.then((opened) => opened.close()).catch(() => undefined);
    throw fault;
  }
};
