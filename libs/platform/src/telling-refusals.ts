import { type EventStore, StoreRefused } from '@actiespoor/event-store';

import { optionalOf } from './observing.js';
import type { Seldom } from './seldom.js';

/** The sentence of a refusal, without what was being done: whatever that is, and with which stream, it is one refusal. */
export const tellRefusal = (tell: Seldom, fault: unknown): void => {
  if (fault instanceof StoreRefused) tell(`De event store weigert dit programma: ${fault.says}`, 'warn', fault.kind);
};

/** The same store; a refusal is told, also in a process that follows nothing. Only a person can end it. */
export const tellingRefusals = (store: EventStore, tell: Seldom): EventStore => {
  const told = <Arguments extends readonly unknown[], T>(ask: (...args: Arguments) => Promise<T>) => {
    return async (...args: Arguments): Promise<T> => {
      try {
        return await ask(...args);
      } catch (fault) {
        tellRefusal(tell, fault);
        throw fault;
      }
    };
  };
  async function* read(...[stream, range]: Parameters<EventStore['read']>): ReturnType<EventStore['read']> {
    try {
      yield* store.read(stream, range);
    } catch (fault) {
      tellRefusal(tell, fault);
      throw fault;
    }
  }
  return {
    ...optionalOf(store),
    append: told((...args: Parameters<EventStore['append']>) => store.append(...args)),
    read,
    feed: (options) => store.feed(options),
    head: told(() => store.head()),
    at: told((...args: Parameters<EventStore['at']>) => store.at(...args)),
    identity: told(() => store.identity()),
    close: () => store.close(),
  };
};
