import type { Tell } from '@actiespoor/work';
import type { Position } from '@actiespoor/event-store';

import { eventsBetween } from './lag.js';
import type { Watched } from './watched.js';

/** The phases of a start, in their order. */
export const startPhases = ['starten', 'wachten', 'migreren', 'klaarzetten', 'opbouwen', 'gereed'] as const;

export type StartPhase = (typeof startPhases)[number];

/** A server that a start waits for. */
export interface WaitProgress {
  readonly onderdeel: 'databank' | 'eventStore';
  /** The address, without a secret. */
  readonly wachtOp: string;
  /** Half a sentence. */
  readonly reden: string;
  /** Since when, ISO 8601 in UTC. */
  readonly sinds: string;
  readonly nogHoogstensSeconden: number;
}

/** A read model that is not there yet, and how far it is. */
export interface BuildProgress {
  readonly projectie: string;
  readonly nummer: number;
  /** Of how many. */
  readonly aantal: number;
  readonly gebeurtenissen: number;
  /** Of so many events at most; absent where the store does not number them. */
  readonly van?: number;
  readonly procent?: number;
  /** Absent as long as it was looked at only once. */
  readonly perSeconde?: number;
  readonly nogSeconden?: number;
}

/** The progress of a start, as the probes give it. */
export interface StartState {
  readonly fase: StartPhase;
  /** When this phase began, ISO 8601 in UTC. */
  readonly sinds: string;
  readonly voortgang?: WaitProgress | BuildProgress;
}

/** A look at a read model that is not there yet. */
export interface Seen {
  readonly name: string;
  readonly index: number;
  readonly count: number;
  readonly events: number;
  readonly position: Position | undefined;
  /** The end of the store that it has to come to. */
  readonly head: Position;
}

export interface StartupOptions {
  /** The present moment, ISO 8601 in UTC. */
  readonly clock: () => string;
  readonly log: Tell;
  /** The address of the probes, for the log; the log does not tell it if absent. */
  readonly url?: () => string | undefined;
}

interface Begun {
  readonly name: string;
  readonly at: number;
  readonly share: number;
  readonly events: number;
}

const tellEveryMs = 5_000;
const positionDigits = 20;

const asCount = (count: number): string => new Intl.NumberFormat('nl-NL').format(count);

// The store that does not number its events tells how far into its log one stands.
const placeOf = (position: Position | undefined): number => Number(position?.slice(0, positionDigits) ?? 0);

/** The part of its way that a read model has gone, from 0 to 1. */
const shareOf = ({ events, position, head }: Seen): number => {
  const total = eventsBetween(undefined, head);
  if (position !== undefined) return Math.min(1, placeOf(position) / Math.max(placeOf(head), 1));
  return total === undefined ? 0 : Math.min(1, events / Math.max(total, 1));
};

const secondsLeft = (share: number, gone: number, elapsed: number): number | undefined => (gone > 0 ? Math.ceil(((1 - share) * elapsed) / gone) : undefined);

const buildText = ({ projectie, nummer, aantal, gebeurtenissen, van, procent, perSeconde, nogSeconden }: BuildProgress): string =>
  [
    `Leesmodel ${projectie} (${String(nummer)} van ${String(aantal)}): ${asCount(gebeurtenissen)}${van === undefined ? '' : ` van ${asCount(van)}`} gebeurtenissen`,
    procent !== undefined && `${String(procent)}%`,
    perSeconde !== undefined && `${asCount(perSeconde)} per seconde`,
    nogSeconden !== undefined && `nog ongeveer ${asCount(nogSeconden)} s`,
  ]
    .filter(Boolean)
    .join(', ');

/** The progress of the start of this process. The parts that are at work report to it, the probes and the log read it. */
export class Startup {
  /** The parts that can be looked at; absent before the stores are open. */
  watched: Watched | undefined;
  private current: StartState;
  private begun: Begun | undefined;
  private nextTellAt = 0;

  constructor(private readonly options: StartupOptions) {
    this.current = { fase: 'starten', sinds: options.clock() };
  }

  state(): StartState {
    return this.current;
  }

  get isReady(): boolean {
    return this.current.fase === 'gereed';
  }

  /** @param waiting since when is known here */
  waiting(waiting: Omit<WaitProgress, 'sinds'>): void {
    const { voortgang } = this.current;
    const isSame = voortgang !== undefined && 'wachtOp' in voortgang && voortgang.wachtOp === waiting.wachtOp;
    this.enter('wachten', { ...waiting, sinds: isSame ? voortgang.sinds : this.options.clock() });
  }

  /** Goes on to a phase of which there is nothing to tell but that it is under way. */
  enter(fase: StartPhase, voortgang?: WaitProgress | BuildProgress): void {
    const sinds = this.current.fase === fase ? this.current.sinds : this.options.clock();
    this.current = { fase, sinds, ...(voortgang && { voortgang }) };
  }

  building(seen: Seen): void {
    if (this.isReady) return;
    const stand = this.built(seen);
    this.enter('opbouwen', stand);
    this.tell(stand);
  }

  private built(seen: Seen): BuildProgress {
    const { name, index, count, events, head } = seen;
    const share = shareOf(seen);
    const now = performance.now();
    if (this.begun?.name !== name) this.begun = { name, at: now, share, events };
    const { begun } = this;
    const elapsed = (now - begun.at) / 1_000;
    const [van, left] = [eventsBetween(undefined, head), secondsLeft(share, share - begun.share, elapsed)];
    return {
      projectie: name,
      nummer: index,
      aantal: count,
      gebeurtenissen: events,
      ...(van !== undefined && { van }),
      // All of it is there only once it is in use.
      ...(share > 0 && { procent: Math.min(99, Math.floor(share * 100)) }),
      ...(events > begun.events && { perSeconde: Math.round((events - begun.events) / elapsed) }),
      ...(left !== undefined && { nogSeconden: left }),
    };
  }

  private tell(stand: BuildProgress): void {
    const now = performance.now();
    if (now < this.nextTellAt) return;
    const url = this.nextTellAt === 0 ? this.options.url?.() : undefined;
    this.nextTellAt = now + tellEveryMs;
    this.options.log(`${buildText(stand)}.${url === undefined ? '' : ` Hoe ver het is staat op ${url}/health/ready`}`);
  }
}

const longestRetry = 60;
const usualRetry = 5;

/** After how many seconds it is worth asking again. */
export const retryAfter = ({ voortgang }: StartState): number => {
  const left = voortgang && 'nogSeconden' in voortgang ? voortgang.nogSeconden : undefined;
  return Math.min(longestRetry, Math.max(1, left ?? usualRetry));
};

/** The phase of a start, as half a Dutch sentence. */
export const startText = ({ fase, voortgang }: StartState): string => {
  if (voortgang && 'wachtOp' in voortgang) return `zij wacht op ${voortgang.wachtOp}`;
  if (voortgang) return `leesmodel ${voortgang.projectie} wordt opgebouwd`;
  return fase === 'opbouwen' ? 'de leesmodellen worden opgebouwd' : 'zij wordt klaargezet';
};
