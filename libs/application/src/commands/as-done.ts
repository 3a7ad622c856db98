import type { Folded, LoadStream } from '@actiespoor/event-store';

import type { WriteContext } from './write.js';

/** True if anything was ever recorded in a stream. */
export const hasBegun = ({ marks }: Folded<unknown>): boolean => marks.length > 0;

/**
 * A write that makes something, under the id that its command had the first time: the made thing is named after that id, so that a retry
 * finds it. A first write stays as it is.
 *
 * @param isDone true if the thing of a command with this id exists
 */
export const asDone = async (write: WriteContext, isDone: (commandId: string) => Promise<boolean>): Promise<WriteContext> => {
  for (const commandId of [write.commandId, ...write.earlierIds]) if (await isDone(commandId)) return { ...write, commandId };
  return write;
};

/** The same for a thing with a stream of its own. @param streamOf the stream of the thing that a command with this id makes */
export const asBegun = (write: WriteContext, load: LoadStream<unknown>, streamOf: (commandId: string) => string): Promise<WriteContext> =>
  asDone(write, async (commandId) => hasBegun(await load(streamOf(commandId))));
