import type { Commands } from '@actiespoor/application';
import type { Message } from '@actiespoor/kernel';
import type { CommandContext, EventStore, Handled, Handler } from '@actiespoor/event-store';

/** Is told what happens, to count it. Names come from a small and fixed set: never an id. */
export interface Observer {
  readonly appended: (eventType: string) => void;
  /** @param aggregate noun of the stream, such as `actie` */
  readonly conflicted: (aggregate: string) => void;
  readonly handled: (command: string, outcome: string, seconds: number) => void;
  readonly projectionFailed: (projection: string) => void;
  /** The same once more with what it was about: for a log, never for a metric. */
  readonly told?: (told: Told) => void;
}

/** One command that came to its end. */
export interface Told {
  readonly command: string;
  readonly stream: string;
  readonly outcome: string;
  readonly revision: bigint | undefined;
  readonly seconds: number;
  readonly context: CommandContext;
}

export const noObserver: Observer = {
  appended: () => undefined,
  conflicted: () => undefined,
  handled: () => undefined,
  projectionFailed: () => undefined,
};

const nounOf = (stream: string): string => stream.split('-', 1)[0] ?? stream;

/** Only where the store can. */
const optionalOf = (store: EventStore): Pick<EventStore, 'byStream' | 'misfiled' | 'tampered'> => {
  const [byStream, misfiled, tampered] = [store.byStream?.bind(store), store.misfiled?.bind(store), store.tampered?.bind(store)];
  return { ...(byStream && { byStream }), ...(misfiled && { misfiled }), ...(tampered && { tampered }) };
};

/** The same store; what comes of each append is told. */
export const observedStore = (store: EventStore, { appended, conflicted }: Observer): EventStore => ({
  append: async (stream, events, expected) => {
    const result = await store.append(stream, events, expected);
    if (result.outcome === 'conflict') conflicted(nounOf(stream));
    else for (const { type } of events) appended(type);
    return result;
  },
  read: (stream, range) => store.read(stream, range),
  feed: (options) => store.feed(options),
  ...optionalOf(store),
  head: () => store.head(),
  close: () => store.close(),
});

const observed = <C extends Message, R extends string, E extends Message>(handle: Handler<C, R, E>, { handled, told }: Observer): Handler<C, R, E> =>
  async (stream: string, command: C, context: CommandContext): Promise<Handled<R, E>> => {
    const begun = performance.now();
    const tell = (outcome: string, revision?: bigint): void => {
      const seconds = (performance.now() - begun) / 1000;
      handled(command.type, outcome, seconds);
      told?.({ command: command.type, stream, outcome, revision, seconds, context });
    };
    try {
      const result = await handle(stream, command, context);
      tell(result.outcome, result.outcome === 'accepted' ? result.revision : undefined);
      return result;
    } catch (error) {
      tell('failed');
      throw error;
    }
  };

/** The same commands; what comes of each, and how long it took, is told. */
export const observedCommands = ({ organisatie, kader, indicator, plan, actie }: Commands, observer: Observer): Commands => ({
  organisatie: observed(organisatie, observer),
  kader: observed(kader, observer),
  indicator: observed(indicator, observer),
  plan: observed(plan, observer),
  actie: observed(actie, observer),
});
