import type { Commands } from '@actiespoor/application';
import type { Message } from '@actiespoor/kernel';
import { type Asked, asking, type CommandContext, type EventStore, type Handler, handlerOf } from '@actiespoor/event-store';

/** Counts the work of the program. Names come from a small and fixed set: never an id. */
export interface Observer {
  readonly appended: (eventType: string) => void;
  /** @param aggregate noun of the stream, such as `actie` */
  readonly conflicted: (aggregate: string) => void;
  readonly handled: (command: string, outcome: string, seconds: number) => void;
  readonly projectionFailed: (projection: string) => void;
  /** The same, with the details of the command: for a log, never for a metric. */
  readonly told?: (told: Told) => void;
}

/** A finished command. */
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

/** The optional methods, if the store has them. */
export const optionalOf = (store: EventStore): Pick<EventStore, 'byStream' | 'misfiled' | 'tampered'> => {
  const [byStream, misfiled, tampered] = [store.byStream?.bind(store), store.misfiled?.bind(store), store.tampered?.bind(store)];
  return { ...(byStream && { byStream }), ...(misfiled && { misfiled }), ...(tampered && { tampered }) };
};

/** The same store; it reports the result of each append. */
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
  at: (position) => store.at(position),
  identity: () => store.identity(),
  close: () => store.close(),
});

const revisionOf = (result: { readonly outcome: string }): bigint | undefined =>
  'revision' in result && typeof result.revision === 'bigint' ? result.revision : undefined;

/** A write that came to no command is not counted among commands. */
const observed = <C extends Message, R extends string, E extends Message, S>(handler: Handler<C, R, E, S>, { handled, told }: Observer): Handler<C, R, E, S> =>
  handlerOf(async (stream, ask, first) => {
    const begun = performance.now();
    let asked: Asked<C> | undefined;
    const tell = (outcome: string, revision?: bigint): void => {
      if (!asked) return;
      const seconds = (performance.now() - begun) / 1000;
      handled(asked.command.type, outcome, seconds);
      told?.({ command: asked.command.type, stream, outcome, revision, seconds, context: asked.context });
    };
    try {
      const result = await handler.asked(
        stream,
        asking(ask, (answer) => (asked = answer)),
        first,
      );
      tell(result.outcome, revisionOf(result));
      return result;
    } catch (error) {
      tell('failed');
      throw error;
    }
  });

/** The same commands; each reports its result and its duration. */
export const observedCommands = ({ organisatie, kader, indicator, plan, actie, levering, cijferbron }: Commands, observer: Observer): Commands => ({
  organisatie: observed(organisatie, observer),
  kader: observed(kader, observer),
  indicator: observed(indicator, observer),
  plan: observed(plan, observer),
  actie: observed(actie, observer),
  levering: observed(levering, observer),
  cijferbron: observed(cijferbron, observer),
});
