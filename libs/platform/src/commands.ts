import type { Dag, Message } from '@actiespoor/kernel';
import { createHandler, type EventStore, type Handler, type LoadStream, rememberingLoader, schemaOf } from '@actiespoor/event-store';
import {
  type Actie,
  type ActieAfwijzing,
  type ActieCommand,
  actieDecider,
  type IndicatorAfwijzing,
  type IndicatorCommand,
  indicatorDecider,
  type KaderAfwijzing,
  type KaderCommand,
  kaderDecider,
  type OrganisatieAfwijzing,
  type OrganisatieCommand,
  organisatieDecider,
  type Plan,
  type PlanAfwijzing,
  type PlanCommand,
  planDecider,
} from '@actiespoor/plan';
import { type ActieEvent, eventVersions, type IndicatorEvent, type KaderEvent, type OrganisatieEvent, type PlanEvent, upcasters } from '@actiespoor/plan/events';

/** One schema for every stream and every reader, old shapes too: what it does not know halts the reader. */
export const eventSchema = <E extends Message>() => schemaOf<E>(eventVersions, upcasters);

/** All ways in which a fact can come into the store. */
export interface Commands {
  readonly organisatie: Handler<OrganisatieCommand, OrganisatieAfwijzing>;
  readonly kader: Handler<KaderCommand, KaderAfwijzing>;
  readonly indicator: Handler<IndicatorCommand, IndicatorAfwijzing>;
  readonly plan: Handler<PlanCommand, PlanAfwijzing>;
  readonly actie: Handler<ActieCommand, ActieAfwijzing>;
}

/** Plans and acties as their streams tell them; who looks at one and who decides about it read it once between them. */
export interface Loaders {
  readonly plan: LoadStream<Plan>;
  readonly actie: LoadStream<Actie>;
}

export const createLoaders = (store: EventStore): Loaders => ({
  plan: rememberingLoader({ store, decider: planDecider, schema: eventSchema<PlanEvent>() }),
  actie: rememberingLoader({ store, decider: actieDecider, schema: eventSchema<ActieEvent>() }),
});

/** @param clock the present moment, ISO 8601 in UTC; the demo gives another one */
export const createCommands = (store: EventStore, clock: () => string, load: Loaders = createLoaders(store)): Commands => ({
  organisatie: createHandler({ store, clock, decider: organisatieDecider, schema: eventSchema<OrganisatieEvent>() }),
  kader: createHandler({ store, clock, decider: kaderDecider, schema: eventSchema<KaderEvent>() }),
  indicator: createHandler({ store, clock, decider: indicatorDecider, schema: eventSchema<IndicatorEvent>() }),
  plan: createHandler({ store, clock, decider: planDecider, schema: eventSchema<PlanEvent>(), load: load.plan }),
  actie: createHandler({ store, clock, decider: actieDecider, schema: eventSchema<ActieEvent>(), load: load.actie }),
});

const amsterdam = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam', dateStyle: 'short' });

/** The calendar day in the Netherlands at a moment (ISO 8601): plans and statuses live by that day. */
export const dayAt = (moment: string): Dag => amsterdam.format(new Date(moment)) as Dag;
