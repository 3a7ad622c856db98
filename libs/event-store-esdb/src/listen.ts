import { setImmediate as nextTurn } from 'node:timers/promises';

/** The server was silent for longer than the limit, over an open connection. */
export class Silence extends Error {
  override readonly name = 'Silence';

  constructor(ms: number) {
    super(`De server zweeg ${ms} ms`);
  }
}

/** The part of a Node stream that is used here. */
interface Listenable {
  on(event: 'error' | 'end' | 'close' | 'readable', listener: (error?: Error) => void): unknown;
  read(): unknown;
  destroy(): unknown;
}

/** A stream of the client, and a way to end the call behind it: destroying the stream alone leaves the call open at the server. */
export interface Line {
  readonly stream: Listenable;
  readonly hangUp: () => Promise<void>;
}

export interface Patience {
  readonly silenceMs: number;
  readonly signal: AbortSignal;
}

/** Takes everything that a stream has ready at once, including items from just before a failure. */
class Ear {
  private state: 'open' | 'ended' | { readonly fault: unknown } = 'open';
  private wake: () => void = () => undefined;

  constructor(
    private readonly stream: Listenable,
    private readonly signal: AbortSignal,
  ) {
    // The client may fail a stream again after its end; without a listener that failure would end the process.
    stream.on('error', (fault) => this.become({ fault }));
    stream.on('end', () => this.become('ended'));
    stream.on('close', () => this.become('ended'));
    stream.on('readable', () => this.wake());
  }

  /** The next items; none at the end. @throws Silence, and every fault of the stream */
  async next(silenceMs: number): Promise<readonly unknown[]> {
    while (this.state === 'open' && !this.signal.aborted) {
      const items = this.taken();
      if (items.length > 0) return items;
      await this.change(silenceMs);
    }
    return this.rest();
  }

  /** Takes the remaining items: the client reports a failure before it has passed on everything that it received. */
  private async rest(): Promise<readonly unknown[]> {
    await nextTurn();
    const items = this.taken();
    if (items.length === 0 && typeof this.state === 'object') throw this.state.fault;
    return items;
  }

  /** True while the call is open: one that ended or failed has hung up by itself. */
  get isListening(): boolean {
    return this.state === 'open';
  }

  private taken(): readonly unknown[] {
    const items: unknown[] = [];
    for (let item = this.stream.read(); item !== null; item = this.stream.read()) items.push(item);
    return items;
  }

  private become(state: 'ended' | { readonly fault: unknown }): void {
    if (this.state === 'open') this.state = state;
    this.wake();
  }

  private async change(silenceMs: number): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const wakeUp = (): void => this.wake();
    this.signal.addEventListener('abort', wakeUp);
    try {
      await new Promise<void>((resolve, reject) => {
        this.wake = resolve;
        timer = setTimeout(() => reject(new Silence(silenceMs)), silenceMs);
      });
    } finally {
      clearTimeout(timer);
      this.signal.removeEventListener('abort', wakeUp);
    }
  }
}

/**
 * The items of a client stream, in groups as they arrive, until it ends or the signal aborts. Only the wait for the server
 * counts as silence, not the time that the reader takes.
 *
 * @throws Silence, and every fault of the stream, after the items that came before it
 */
export async function* listen<T>(line: Line, { silenceMs, signal }: Patience): AsyncGenerator<readonly T[], void> {
  const ear = new Ear(line.stream, signal);
  try {
    for (;;) {
      const items = (await ear.next(silenceMs)) as readonly T[];
      if (items.length === 0 || signal.aborted) return;
      yield items;
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    const { isListening } = ear;
    line.stream.destroy();
    if (isListening) await line.hangUp().catch(() => undefined);
  }
}
