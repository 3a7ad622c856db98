import type { Recorded } from './recorded.js';

/** Events of some complete streams, and the name of the last of those streams. */
export interface WholeStreams {
  readonly chunk: readonly Recorded[];
  readonly stream: string;
}

/** Groups events that come stream by stream into chunks that end at the end of a stream, once they hold at least `size` events. */
export async function* wholeStreams(parts: AsyncIterable<readonly Recorded[]>, size: number): AsyncIterable<WholeStreams> {
  let chunk: Recorded[] = [];
  let stream = '';
  for await (const part of parts) {
    for (const recorded of part) {
      if (chunk.length >= size && recorded.stream !== stream) {
        yield { chunk, stream };
        chunk = [];
      }
      chunk.push(recorded);
      ({ stream } = recorded);
    }
  }
  if (chunk.length > 0) yield { chunk, stream };
}
