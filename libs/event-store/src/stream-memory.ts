import type { Message } from '@actiespoor/kernel';

import { type FoldDependencies, type Folded, foldStream, type LoadStream } from './fold-stream.js';

/** A cache of folded streams; the least recently used make room. */
class StreamMemory<S> {
  private readonly streams = new Map<string, Folded<S>>();
  private size = 0;

  constructor(private readonly maxEvents: number) {}

  get(stream: string): Folded<S> | undefined {
    return this.streams.get(stream);
  }

  keep(stream: string, folded: Folded<S>): void {
    this.forget(stream);
    this.streams.set(stream, folded);
    this.size += folded.marks.length;
    for (const oldest of this.streams.keys()) {
      if (this.size <= this.maxEvents) return;
      this.forget(oldest);
    }
  }

  private forget(stream: string): void {
    this.size -= this.streams.get(stream)?.marks.length ?? 0;
    this.streams.delete(stream);
  }
}

// Facts stay in the state, because a decision may look at any day: about a kilobyte each, about fifty megabytes in all.
const defaultMaxEvents = 50_000;

/**
 * Reads streams and remembers them, so that the next read takes only newer events. The answer is never stale: every call
 * asks the store.
 */
export const rememberingLoader = <S, E extends Message>(dependencies: FoldDependencies<S, E>, maxEvents = defaultMaxEvents): LoadStream<S> => {
  const memory = new StreamMemory<S>(maxEvents);
  return async (stream) => {
    const folded = await foldStream(dependencies, stream, memory.get(stream));
    if (folded.marks.length > 0) memory.keep(stream, folded);
    return folded;
  };
};
