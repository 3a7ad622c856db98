import type { Recorded } from './recorded.js';

/** Events of some streams, none of them in part, and the last of those streams. */
export interface WholeStreams {
  readonly chunk: readonly Recorded[];
  readonly stream: string;
}

/** Events that come stream by stream, some at a time, in chunks that end where a stream ends once there are this many. */
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
