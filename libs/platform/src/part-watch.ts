import { setTimeout as sleep } from 'node:timers/promises';

import { StoreRefused, StoreUnavailable } from '@actiespoor/event-store';

import { databaseTrouble } from './database-sentence.js';

/** The state of a required server, for an operator. */
export type Onderdeel =
  | { readonly status: 'ok' }
  /** @param sinds the moment at which it was first unreachable, ISO 8601 in UTC */
  | { readonly status: 'weg'; readonly sinds: string; readonly reden: string };

/** An answer, and the state of the server. */
export interface Asked<T> {
  readonly answer: T | undefined;
  readonly part: Onderdeel;
}

const silent = 'er komt geen antwoord';

/** Half a Dutch sentence, without a secret. */
const reasonOf = (fault: unknown): string => {
  if (fault instanceof StoreRefused) return fault.says;
  const known = databaseTrouble(fault)?.says;
  if (known !== undefined) return known;
  return fault instanceof StoreUnavailable ? fault.message : 'er ging iets mis';
};

/** Asks a server within a limit of time, and remembers since when it does not answer. */
export class PartWatch {
  private since: string | undefined;

  /** @param clock the present moment, ISO 8601 in UTC */
  constructor(private readonly clock: () => string) {}

  async ask<T>(timeoutMs: number, question: (signal: AbortSignal) => Promise<T>): Promise<Asked<T>> {
    const ending = new AbortController();
    const late = sleep(timeoutMs, undefined, { signal: ending.signal }).then(() => Promise.reject(new StoreUnavailable(silent)));
    late.catch(() => undefined);
    const asking = question(ending.signal);
    asking.catch(() => undefined);
    try {
      const answer = await Promise.race([asking, late]);
      this.since = undefined;
      return { answer, part: { status: 'ok' } };
    } catch (fault) {
      this.since ??= this.clock();
      return { answer: undefined, part: { status: 'weg', sinds: this.since, reden: reasonOf(fault) } };
    } finally {
      ending.abort();
    }
  }
}
