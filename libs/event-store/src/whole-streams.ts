import type { Recorded } from './event-store.js';

/** Events of some streams, none of them in part, and the last of those streams. */
export interface WholeStreams {
  readonly chunk: readonly Recorded[];
  readonly stream: string;
}

/** Events that come stream by stream, in chunks that end where a stream ends once there are this many. */
export async function* wholeStreams(events: AsyncIterable<Recorded>, size: number): AsyncIterable<WholeStreams> {
  let chunk: Recorded[] = [];
  let stream = '';
  for await (const recorded of events) {
    if (chunk.length >= size && recorded.stream !== stream) {
      yield { chunk, stream };
      chunk = [];
    }
    chunk.push(recorded);
    ({ stream } = recorded);
  }
  if (chunk.length > 0) yield { chunk, stream };
}
