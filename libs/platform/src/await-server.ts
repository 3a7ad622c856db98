import { setTimeout as sleep } from 'node:timers/promises';

import { OperatorFault } from '@actiespoor/data-dir';
import { type EventStore, StoreRefused } from '@actiespoor/event-store';
import { connect, newClient } from '@actiespoor/postgres';

import { databaseTrouble, hostOf, postgresRemedy, type Trouble, unusable } from './database-sentence.js';
import type { Startup, WaitProgress } from './startup.js';
import { unlessEnded } from './unless-ended.js';

/** A required server cannot be used. */
export class ServerFault extends OperatorFault {
  override readonly name = 'ServerFault';
}

export interface Patience {
  /** The longest wait for a fault that may pass by itself, in milliseconds. */
  readonly ms: number;
  /** Ends the wait at once. */
  readonly signal?: AbortSignal | undefined;
  /** Shows the awaited server. */
  readonly startup?: Startup | undefined;
}

interface Awaited {
  readonly part: WaitProgress['onderdeel'];
  /** The server and its address, without a secret. */
  readonly what: string;
  readonly remedy: string;
  readonly attempt: () => Promise<unknown>;
  readonly troubleOf: (fault: unknown) => Trouble;
}

type Log = (line: string) => void;

const pauseMs = 500;
const tellEveryMs = 5_000;

/** The present trouble; undefined if the server can be used. */
const troubleNow = async ({ attempt, troubleOf }: Awaited, signal: AbortSignal): Promise<Trouble | undefined> => {
  try {
    await unlessEnded(attempt(), signal);
    return undefined;
  } catch (fault) {
    signal.throwIfAborted();
    return troubleOf(fault);
  }
};

const secondsText = (ms: number): string => `${String(Math.ceil(ms / 1_000))} s`;

const given = ({ what, remedy }: Awaited, { says, passes, remedy: own }: Trouble, ms: number): ServerFault =>
  new ServerFault(unusable(what, passes && ms > 0 ? `${says}, ook niet na ${secondsText(ms)}` : says, own ?? remedy));

/** Reports the awaited server now and then, during the wait. */
class Telling {
  private nextAt = 0;

  constructor(
    private readonly awaited: Awaited,
    private readonly startup: Startup | undefined,
    private readonly log: Log,
  ) {}

  waiting({ says }: Trouble, left: number): void {
    const { part: onderdeel, what } = this.awaited;
    this.startup?.waiting({ onderdeel, wachtOp: what, reden: says, nogHoogstensSeconden: Math.ceil(left / 1_000) });
    if (performance.now() < this.nextAt) return;
    this.log(`Wachten op ${what}: ${says}. Nog hoogstens ${secondsText(left)}.`);
    this.nextAt = performance.now() + tellEveryMs;
  }

  over(): void {
    if (this.nextAt > 0) this.log(`${this.awaited.what} is er.`);
  }
}

/** @throws ServerFault for trouble that does not pass, or lasts too long; the reason of the signal */
const untilUsable = async (awaited: Awaited, { ms, startup, signal = new AbortController().signal }: Patience, log: Log): Promise<void> => {
  const deadline = performance.now() + ms;
  const telling = new Telling(awaited, startup, log);
  for (;;) {
    const trouble = await troubleNow(awaited, signal);
    if (trouble === undefined) return telling.over();
    const left = deadline - performance.now();
    if (!trouble.passes || left <= 0) throw given(awaited, trouble, ms);
    telling.waiting(trouble, left);
    await sleep(Math.min(pauseMs, left), undefined, { signal }).catch(() => undefined);
  }
};

const knock = async (url: string): Promise<void> => {
  const client = newClient({ url, name: 'kijkt of de server er is', onFault: () => undefined });
  try {
    await connect(client);
  } finally {
    await client.end().catch(() => undefined);
  }
};

const unknownTrouble = (fault: unknown): Trouble => ({ says: fault instanceof Error ? fault.message : String(fault), passes: false });

/** Waits until PostgreSQL accepts all roles that will connect. @param urls of each role @throws ServerFault; the reason of the signal */
export const untilPostgres = async (urls: readonly string[], patience: Patience, log: Log): Promise<void> => {
  for (const url of new Set(urls)) {
    const troubleOf = (fault: unknown): Trouble => databaseTrouble(fault) ?? unknownTrouble(fault);
    await untilUsable({ part: 'databank', what: `PostgreSQL (${hostOf(url)})`, remedy: postgresRemedy, attempt: () => knock(url), troubleOf }, patience, log);
  }
};

const eventStoreTrouble = (fault: unknown): Trouble =>
  fault instanceof StoreRefused ? { says: fault.says, passes: false, remedy: '' } : { says: 'er komt geen antwoord', passes: true };

/** Waits until EventStoreDB answers. @throws ServerFault; the reason of the signal */
export const untilEventStore = (
  store: Pick<EventStore, 'head'>,
  url: string,
  { patience, log }: { readonly patience: Patience; readonly log: Log },
): Promise<void> => {
  const remedy = 'Controleer ESDB_URL, en of de server draait.';
  return untilUsable(
    { part: 'eventStore', what: `EventStoreDB (${hostOf(url)})`, remedy, attempt: () => store.head(), troubleOf: eventStoreTrouble },
    patience,
    log,
  );
};
