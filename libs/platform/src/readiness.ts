import { type Stray, straySentence } from '@actiespoor/event-store';

import { isAstray, projectionStatus } from './metrics.js';
import type { NotaryStatus } from './notaris.js';
import type { Onderdeel } from './part-watch.js';
import { isThere, type ProjectionHealth, type StoreHealth } from './projection-health.js';
import { leftSentence } from './rebuilding.js';
import type { StartState, Startup } from './startup.js';

/** The state of a read model, for an operator. */
export interface Projectie {
  readonly naam: string;
  readonly status: string;
  readonly positie?: string;
  /** Absent if the event store does not answer. */
  readonly achterstand?: { readonly gebeurtenissen?: number; readonly seconden: number };
  /** The number of parked events. */
  readonly geparkeerd: number;
  /** The reason for retrying or halting, and why a rebuild was left unfinished. */
  readonly melding?: string;
}

/** The readiness of a process, with the reasons against it. */
export interface Readiness extends StartState {
  readonly status: 'gereed' | 'niet-gereed';
  readonly onderdelen: { readonly databank?: Onderdeel; readonly eventStore?: Onderdeel };
  /**
   * A read model that lags or has halted is shown, and does not make the service unready; one that is not of this event store does. As last seen if the database does not answer. */
  readonly projecties: readonly Projectie[];
  readonly positie?: string;
  /** The telling to others, where it is on. A broker that is away does not make the service unready. */
  readonly berichten?: Projectie;
  /** Shown in a process that signs; its findings do not make the service unready. */
  readonly notaris?: NotaryStatus;
}

const projectie = (health: ProjectionHealth): Projectie => {
  const { name, position, lag, parked, stray } = health;
  const error = [stray ? straySentence(name, stray) : health.error, leftSentence(health)].filter(Boolean).join(' ');
  return {
    naam: name,
    status: projectionStatus(health),
    ...(position !== undefined && { positie: position }),
    ...(lag && { achterstand: { ...(lag.events !== undefined && { gebeurtenissen: lag.events }), seconden: lag.seconds } }),
    geparkeerd: parked,
    ...(error !== '' && { melding: error }),
  };
};

/** Before the stores are open, only the awaited server is known. */
const awaited = ({ voortgang }: StartState): Readiness['onderdelen'] => {
  if (!voortgang || !('wachtOp' in voortgang)) return {};
  const { onderdeel, sinds, reden } = voortgang;
  return { [onderdeel]: { status: 'weg', sinds, reden } };
};

const astray = ({ found }: Stray): string =>
  `Het versturen ${found}. Er wordt niets verstuurd. Is dit de goede event store, laat het dan opnieuw beginnen (docs/operations.md).`;

/** A sender that waits for its broker says so: it has no other work. */
const berichten = (health: ProjectionHealth): Projectie => ({
  ...projectie(health),
  ...(health.state === 'retrying' && { status: health.state }),
  ...(health.stray && { melding: astray(health.stray) }),
});

const seenIn = ({ head, projections, publishing, parts }: StoreHealth): Pick<Readiness, 'onderdelen' | 'projecties' | 'positie' | 'berichten'> => ({
  onderdelen: { databank: parts.database, eventStore: parts.eventStore },
  projecties: projections.map(projectie),
  ...(head !== undefined && { positie: head }),
  ...(publishing && { berichten: berichten(publishing) }),
});

/** True if both servers answer and every read model is of this event store: another one shows what the store does not have. */
const isWell = (health: StoreHealth): boolean => isThere(health) && health.projections.every((one) => !isAstray(one));

/** The readiness of the process, within about so many milliseconds. */
export const readinessOf = async (startup: Startup, timeoutMs: number): Promise<Readiness> => {
  const { watched } = startup;
  const [notaris, health] = [watched?.notary(), await watched?.health(timeoutMs)];
  const stand = startup.state();
  return {
    status: startup.isReady && health && isWell(health) ? 'gereed' : 'niet-gereed',
    ...stand,
    ...(health ? seenIn(health) : { onderdelen: awaited(stand), projecties: [] }),
    ...(notaris && { notaris }),
  };
};
