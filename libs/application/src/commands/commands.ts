import type { Dated, Message, Told } from '@actiespoor/kernel';
import {
  asking,
  createHandler,
  type EventStore,
  foldEnd,
  type Handler,
  handlerOf,
  type LoadStream,
  rememberingLoader,
  schemaOf,
} from '@actiespoor/event-store';
import {
  type ActieHistory,
  type ActieAfwijzing,
  type ActieCommand,
  actieDecider,
  type IndicatorAfwijzing,
  type IndicatorCommand,
  indicatorDecider,
  type IndicatorHistory,
  type KaderAfwijzing,
  type KaderCommand,
  kaderDecider,
  type KaderHistory,
  type OrganisatieAfwijzing,
  type OrganisatieCommand,
  organisatieDecider,
  type OrganisatieHistory,
  type PlanAfwijzing,
  type PlanCommand,
  type PlanHistory,
  planDecider,
} from '@actiespoor/plan';
import {
  type ActieEvent,
  eventVersions,
  type IndicatorEvent,
  type KaderEvent,
  type OrganisatieEvent,
  type PlanEvent,
  upcasters,
} from '@actiespoor/plan/events';
import {
  type CijferbronAfwijzing,
  type CijferbronCommand,
  cijferbronDecider,
  type Cijferbron,
  type LeveringAfwijzing,
  type LeveringCommand,
  leveringDecider,
  type Leveringen,
} from '@actiespoor/veilig-thuis';
import { type CijferbronEvent, cijferVersions, type LeveringEvent } from '@actiespoor/veilig-thuis/events';

import { type Clock, dayAt } from '../clock.js';

/** One schema for every stream and every reader, old shapes too: an unknown event halts the reader. */
export const eventSchema = <E extends Message>() => schemaOf<E>({ ...eventVersions, ...cijferVersions }, upcasters);

/** All ways in which a fact enters the store. */
export interface Commands {
  readonly organisatie: Handler<OrganisatieCommand, OrganisatieAfwijzing, OrganisatieEvent, OrganisatieHistory>;
  readonly kader: Handler<KaderCommand, KaderAfwijzing, KaderEvent, KaderHistory>;
  readonly indicator: Handler<IndicatorCommand, IndicatorAfwijzing, IndicatorEvent, IndicatorHistory>;
  readonly plan: Handler<PlanCommand, PlanAfwijzing, PlanEvent, PlanHistory>;
  readonly actie: Handler<ActieCommand, ActieAfwijzing, ActieEvent, ActieHistory>;
  readonly levering: Handler<LeveringCommand, LeveringAfwijzing, LeveringEvent, Leveringen>;
  readonly cijferbron: Handler<CijferbronCommand, CijferbronAfwijzing, CijferbronEvent, Cijferbron>;
}

/** Loaders of streams: the check of a right and the decision read each stream once between them. */
export interface Loaders {
  readonly kader: LoadStream<KaderHistory>;
  readonly indicator: LoadStream<IndicatorHistory>;
  readonly plan: LoadStream<PlanHistory>;
  readonly actie: LoadStream<ActieHistory>;
  readonly levering: LoadStream<Leveringen>;
  readonly cijferbron: LoadStream<Cijferbron>;
}

/** An estimate of the memory that remembered streams may take, in bytes. */
export interface StreamMemory {
  readonly acties: number;
  readonly plannen: number;
}

/** @param memory of a process that decides for everybody; a modest one if absent */
export const createLoaders = (store: EventStore, memory?: StreamMemory): Loaders => ({
  kader: rememberingLoader({ store, decider: kaderDecider, schema: eventSchema<KaderEvent>() }),
  indicator: rememberingLoader({ store, decider: indicatorDecider, schema: eventSchema<IndicatorEvent>() }),
  plan: rememberingLoader({ store, decider: planDecider, schema: eventSchema<PlanEvent>() }, memory?.plannen),
  actie: rememberingLoader({ store, decider: actieDecider, schema: eventSchema<ActieEvent>() }, memory?.acties),
  levering: rememberingLoader({ store, decider: leveringDecider, schema: eventSchema<LeveringEvent>() }),
  // Figures may be millions: the number of bundles follows from the last one, and no bundle is remembered.
  cijferbron: (stream) => foldEnd({ store, decider: cijferbronDecider, schema: eventSchema<CijferbronEvent>() }, stream),
});

/** Gives every command its day of recording: an event cannot lie after it. */
const toldToday =
  (clock: Clock) =>
  <C extends Dated, R extends string, E extends Message, S>(handler: Handler<Told<C>, R, E, S>): Handler<C, R, E, S> =>
    handlerOf((stream, ask, first) =>
      handler.asked(
        stream,
        asking(ask, ({ command, context }) => ({ command: { ...command, vandaag: dayAt(clock()) }, context })),
        first,
      ),
    );

/** @param clock the present moment, ISO 8601 in UTC; the demo passes another one */
export const createCommands = (store: EventStore, clock: Clock, load: Loaders = createLoaders(store)): Commands => {
  const told = toldToday(clock);
  return {
    organisatie: told(createHandler({ store, clock, decider: organisatieDecider, schema: eventSchema<OrganisatieEvent>() })),
    kader: told(createHandler({ store, clock, decider: kaderDecider, schema: eventSchema<KaderEvent>(), load: load.kader })),
    indicator: told(createHandler({ store, clock, decider: indicatorDecider, schema: eventSchema<IndicatorEvent>(), load: load.indicator })),
    plan: told(createHandler({ store, clock, decider: planDecider, schema: eventSchema<PlanEvent>(), load: load.plan })),
    actie: told(createHandler({ store, clock, decider: actieDecider, schema: eventSchema<ActieEvent>(), load: load.actie })),
    levering: told(createHandler({ store, clock, decider: leveringDecider, schema: eventSchema<LeveringEvent>(), load: load.levering })),
    cijferbron: createHandler({ store, clock, decider: cijferbronDecider, schema: eventSchema<CijferbronEvent>(), load: load.cijferbron }),
  };
};
