import { setTimeout as sleep } from 'node:timers/promises';

import { StoreRefused, StoreUnavailable } from '@actiespoor/event-store';

import { databaseTrouble } from './database-sentence.js';

/** The state of a required server, for an operator. */
export type Onderdeel =
  | { readonly status: 'ok' }
  /** @param sinds the moment at which it was first unreachable in the present outage, ISO 8601 in UTC */
  | { readonly status: 'weg'; readonly sinds: string; readonly reden: string };

/** An answer, and the state of the server. */
export interface Asked<T> {
  readonly answer: T | undefined;
  readonly part: Onderdeel;
}

export const silent = 'er komt geen antwoord';

/** The pause from look to look at a server that is away. */
const lookMs = 1_000;

/** Half a Dutch sentence, without a secret. */
export const reasonOf = (fault: unknown): string => {
  if (fault instanceof StoreRefused) return fault.says;
  const known = databaseTrouble(fault)?.says;
  if (known !== undefined) return known;
  return fault instanceof StoreUnavailable ? fault.message : 'er ging iets mis';
};

type Question<T> = (signal: AbortSignal) => Promise<T>;

export interface Watching {
  /** The present moment, ISO 8601 in UTC. */
  readonly clock: () => string;
  /** As long as it lasts, a server that is away is asked until it is back; absent, nobody waits for that. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Asks a server within a limit of time, and remembers since when it does not answer. It goes on asking a server that is away: if it
 * came back unasked, its next absence would seem to be the first one still.
 */
export class PartWatch {
  private since: string | undefined;
  private isLooking = false;

  constructor(private readonly watching: Watching) {}

  async ask<T>(timeoutMs: number, question: Question<T>): Promise<Asked<T>> {
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
      this.since ??= this.watching.clock();
      void this.lookUntilBack(question);
      return { answer: undefined, part: { status: 'weg', sinds: this.since, reden: reasonOf(fault) } };
    } finally {
      ending.abort();
    }
  }

  /** One question at a time: a server that hangs keeps each of them. */
  private async lookUntilBack(question: Question<unknown>): Promise<void> {
    const { signal } = this.watching;
    if (this.isLooking || !signal || signal.aborted) return;
    this.isLooking = true;
    while (this.since !== undefined && !signal.aborted) {
      await sleep(lookMs, undefined, { signal, ref: false }).catch(() => undefined);
      if (!signal.aborted && (await this.answers(question, signal))) this.since = undefined;
    }
    this.isLooking = false;
  }

  private answers(question: Question<unknown>, signal: AbortSignal): Promise<boolean> {
    return question(signal).then(
      () => true,
      () => false,
    );
  }
}
