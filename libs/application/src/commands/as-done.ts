import type { Folded, LoadStream } from '@actiespoor/event-store';

import type { WriteContext } from './write.js';

/** Whether anything was ever recorded in a stream. */
export const hasBegun = ({ marks }: Folded<unknown>): boolean => marks.length > 0;

/**
 * A write that makes something, under the id that its command had when it was done: what it made is called after that, so that a retry
 * finds it. A write that nobody did before stays as it is.
 *
 * @param isDone whether there is what the command of this id makes
 */
export const asDone = async (write: WriteContext, isDone: (commandId: string) => Promise<boolean>): Promise<WriteContext> => {
  for (const commandId of [write.commandId, ...write.earlierIds]) if (await isDone(commandId)) return { ...write, commandId };
  return write;
};

/** The same, where what is made has a stream of its own. @param streamOf the stream of what the command of an id makes */
export const asBegun = (write: WriteContext, load: LoadStream<unknown>, streamOf: (commandId: string) => string): Promise<WriteContext> =>
  asDone(write, async (commandId) => hasBegun(await load(streamOf(commandId))));
