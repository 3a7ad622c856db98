import type { EventStore } from '@actiespoor/event-store';

import type { WriteContext } from './edge/write-request.js';

/** Whether anything was ever recorded in a stream. */
export const hasBegun = async (store: Pick<EventStore, 'read'>, stream: string): Promise<boolean> => {
  for await (const _ of store.read(stream, { max: 1 })) return true;
  return false;
};

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
