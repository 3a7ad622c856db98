/** The server said nothing for longer than one may wait, over a connection that is open. */
export class Silence extends Error {
  override readonly name = 'Silence';

  constructor(ms: number) {
    super(`De server zweeg ${ms} ms`);
  }
}

/** What is needed of a stream of Node. */
interface Listenable extends AsyncIterable<unknown> {
  on(event: 'error', listener: (error: Error) => void): unknown;
  destroy(error?: Error): unknown;
}

/** A stream of the client, and how to end the call behind it: destroying the stream would leave that with the server. */
export interface Line {
  readonly stream: Listenable;
  readonly hangUp: () => Promise<void>;
}

export interface Patience {
  readonly silenceMs: number;
  readonly signal: AbortSignal;
}

/** What was listened to may have failed already, and then it has hung up by itself. */
const end = async ({ stream, hangUp }: Line): Promise<void> => {
  stream.destroy();
  await hangUp().catch(() => undefined);
};

/**
 * What a stream of the client gives, until it ends or the signal aborts. Only the wait for the server counts as
 * silence, not the time that the reader takes.
 *
 * @throws Silence, and whatever the stream fails with
 */
export async function* listen<T>(line: Line, { silenceMs, signal }: Patience): AsyncGenerator<T, void> {
  const { stream } = line;
  // The client may fail a stream again after its end; without a listener that would end the process.
  stream.on('error', () => undefined);
  const stop = (): unknown => stream.destroy();
  signal.addEventListener('abort', stop);
  const items = stream[Symbol.asyncIterator]() as AsyncIterator<T, void>;
  try {
    while (!signal.aborted) {
      const timer = setTimeout(() => stream.destroy(new Silence(silenceMs)), silenceMs);
      const next = await items.next().finally(() => clearTimeout(timer));
      if (next.done) return;
      yield next.value;
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    signal.removeEventListener('abort', stop);
    await end(line);
  }
}
