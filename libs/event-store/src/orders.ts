import { Bell } from './bell.js';
import type { Request } from './projection-store.js';

/** The operator's latest request as this process knows it; a new request ends the present term. */
export class Orders {
  private readonly changed = new Bell();
  private term = new AbortController();
  private latest: Request | undefined;

  get isPaused(): boolean {
    return this.latest?.wanted === 'paused';
  }

  get retry(): number {
    return this.latest?.retry ?? 0;
  }

  /** Follows the requests until they end. */
  async follow(requests: AsyncIterable<Request>): Promise<void> {
    for await (const request of requests) {
      this.latest = request;
      this.term.abort();
      this.changed.ring();
    }
  }

  /** Resolves when the first request is known, or the signal aborts. */
  async known(signal: AbortSignal): Promise<void> {
    while (!this.latest && !signal.aborted) await this.changed.next(signal);
  }

  /** A signal that aborts at the next request or with the other signal. */
  begin(other: AbortSignal): AbortSignal {
    this.term = new AbortController();
    return AbortSignal.any([this.term.signal, other]);
  }

  /** Resolves at the next request, or when the signal aborts. */
  next(signal: AbortSignal): Promise<void> {
    return this.changed.next(signal);
  }
}
