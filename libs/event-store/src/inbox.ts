import { Bell } from './bell.js';

/**
 * What a producer puts in and a consumer takes out, many at a time: whatever waits makes the next batch, so batches
 * grow under load and a lone item does not wait for company. A full inbox holds the producer up.
 */
export class Inbox<T> {
  private readonly items: T[] = [];
  private readonly changed = new Bell();
  private state: 'open' | 'ended' | { readonly fault: unknown } = 'open';

  constructor(private readonly capacity: number) {}

  /** Puts everything in, and ends with the source: by its end, its fault or the signal. Never rejects. */
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
   * Waits for something and takes at most this many; nothing where the signal aborts or the source has ended.
   *
   * @throws the fault of the source, after everything that came before it
   */
  async take(max: number, signal: AbortSignal): Promise<readonly T[]> {
    while (this.items.length === 0 && this.state === 'open' && !signal.aborted) await this.changed.next(signal);
    if (this.items.length === 0 && typeof this.state === 'object') throw this.state.fault;
    const taken = this.items.splice(0, max);
    this.changed.ring();
    return taken;
  }
}

/** The items of a source, many at a time; it is read ahead while the reader is at work. Ends with the signal. @throws the fault of the source */
export async function* readAhead<T>(source: AsyncIterable<T>, capacity: number, signal: AbortSignal): AsyncIterable<readonly T[]> {
  const inbox = new Inbox<T>(capacity);
  void inbox.fill(source, signal);
  for (;;) {
    const items = await inbox.take(capacity, signal);
    if (items.length === 0) return;
    yield items;
  }
}
