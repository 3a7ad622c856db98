import { Bell } from './bell.js';

/**
 * A queue between a producer and a consumer that takes many items at a time. Waiting items form the next batch, so batches
 * grow under load and a single item does not wait for others. A full inbox makes the producer wait.
 */
export class Inbox<T> {
  private readonly items: T[] = [];
  private readonly changed = new Bell();
  private state: 'open' | 'ended' | { readonly fault: unknown } = 'open';

  constructor(private readonly capacity: number) {}

  /** Puts in every item of the source until the source ends or fails, or the signal aborts. Never rejects. */
  async fill(source: AsyncIterable<T>, signal: AbortSignal): Promise<void> {
    try {
      for await (const item of source) {
        this.items.push(item);
        this.changed.ring();
        while (this.items.length >= this.capacity && !signal.aborted) await this.changed.next(signal);
      }
      this.state = 'ended';
    } catch (fault) {
      this.state = { fault };
    }
    this.changed.ring();
  }

  /**
   * Waits for items and takes at most this many; returns none if the signal aborts or the source has ended.
   *
   * @throws the fault of the source, after every item that came before it
   */
  async take(max: number, signal: AbortSignal): Promise<readonly T[]> {
    while (this.items.length === 0 && this.state === 'open' && !signal.aborted) await this.changed.next(signal);
    if (this.items.length === 0 && typeof this.state === 'object') throw this.state.fault;
    const taken = this.items.splice(0, max);
    this.changed.ring();
    return taken;
  }
}

/** The items of a source, many at a time; reads ahead while the consumer works. Ends with the signal. @throws the fault of the source */
export async function* readAhead<T>(source: AsyncIterable<T>, capacity: number, signal: AbortSignal): AsyncIterable<readonly T[]> {
  const inbox = new Inbox<T>(capacity);
  void inbox.fill(source, signal);
  for (;;) {
    const items = await inbox.take(capacity, signal);
    if (items.length === 0) return;
    yield items;
  }
}
