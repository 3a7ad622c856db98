import { setTimeout as sleep } from 'node:timers/promises';

import type { Tell } from '@actiespoor/work';
import type { Position } from '@actiespoor/event-store';
import {
  type Controle,
  createNotary,
  existingSleutel,
  type GetekendeWortel,
  type History,
  type NotarisSleutel,
  type Notary,
  NotaryRefusal,
  openSleutel,
  plaatsVan,
  verifyStore,
  type WortelStore,
} from '@actiespoor/integrity';

/** `tampered`: the history is not what was recorded; `refused`: signing would cover something up; `failing`: the last round did not come to its end. */
export const notaryStatuses = ['starting', 'ok', 'failing', 'refused', 'tampered'] as const;

/** The condition of the notary of this process since its last round, as an operator reads it. */
export interface NotaryStatus {
  readonly status: (typeof notaryStatuses)[number];
  /** The last day (UTC) that has a root. */
  readonly getekendTot?: string;
  /** End of the last round that found everything as it should be, ISO 8601 in UTC. */
  readonly gecontroleerdOp?: string;
  /** The number of findings of the last check. */
  readonly bevindingen: number;
  /** The reason why all is not well, in Dutch. */
  readonly melding?: string;
}

export interface NotaryRoundsOptions {
  readonly eventStore: History;
  readonly wortels: WortelStore;
  /** The folder of the key; a key is made there if there is none. */
  readonly dataDir: string;
  /** The key as it was given, see `openSleutel`. */
  readonly key?: string | undefined;
  /** The present moment, ISO 8601 in UTC. */
  readonly clock: () => string;
  readonly log: Tell;
  /** From round to round, in milliseconds; a quarter of an hour unless told. */
  readonly everyMs?: number | undefined;
}

/**
 * For before the start: what would sign looks first whether the key that is given, or kept, is one. A process that runs on with a
 * key that nobody can use would sign nothing until somebody reads its log. @throws SleutelFault, DataDirFault
 */
export const assertSleutel = async ({ dataDir, key }: Pick<NotaryRoundsOptions, 'dataDir' | 'key'>): Promise<void> =>
  void (await existingSleutel(dataDir, key));

const standardEveryMs = 15 * 60_000;

// A round reads the whole history beside those who are at work: it takes a quarter of the time at most.
const sliceMs = 20;
const restPerWork = 3;

async function* unhurried<T>(items: AsyncIterable<T>, signal: AbortSignal): AsyncIterable<T> {
  let begun = performance.now();
  for await (const item of items) {
    yield item;
    const worked = performance.now() - begun;
    if (worked < sliceMs) continue;
    await sleep(worked * restPerWork, undefined, { signal, ref: false });
    begun = performance.now();
  }
}

const sentenceOf = (fault: unknown): string => (fault instanceof Error ? fault.message : String(fault));

const foundSentence = ({ bevindingen: [first], aantalBevindingen }: Controle): string =>
  `De geschiedenis is niet zoals zij is vastgelegd (bevindingen: ${aantalBevindingen}). ${first ? `Eerste: ${first.soort}, ${plaatsVan(first)}. ${first.melding} ` : ''}Herstel niets in de database; events verify noemt alles.`;

interface Desk {
  readonly notary: Notary;
  readonly sleutel: NotarisSleutel;
}

/**
 * Signs each day that is over, and looks once a day (and at the start) whether everything is still as it was signed. What is not
 * well is told in the log at every round, and stays in {@link status}; it never stops the process. Several processes may do so
 * at once with the same key: of each root the first one stays.
 */
export class NotaryRounds {
  private current: NotaryStatus = { status: 'starting', bevindingen: 0 };
  private checkedOn: string | undefined;
  /** The head before the last check. */
  private checkedTo: Position | undefined;
  private desk: Desk | undefined;
  private timer: NodeJS.Timeout | undefined;
  private round: Promise<void> | undefined;
  private readonly ending = new AbortController();
  private readonly history: History;

  constructor(private readonly options: NotaryRoundsOptions) {
    const { eventStore } = options;
    const [misfiled, tampered, read] = [eventStore.misfiled?.bind(eventStore), eventStore.tampered?.bind(eventStore), eventStore.read?.bind(eventStore)];
    this.history = {
      head: () => eventStore.head(),
      feed: (wanted) => unhurried(eventStore.feed(wanted), this.ending.signal),
      ...(misfiled && { misfiled }),
      ...(tampered && { tampered: (wanted) => unhurried(tampered(wanted), this.ending.signal) }),
      ...(read && { read }),
    };
  }

  status(): NotaryStatus {
    return this.current;
  }

  start(): void {
    this.begin();
    this.timer = setInterval(() => this.begin(), this.options.everyMs ?? standardEveryMs).unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    this.ending.abort();
    await this.round;
  }

  /** One round at a time, however long it takes. */
  private begin(): void {
    this.round ??= this.go().finally(() => {
      this.round = undefined;
    });
  }

  private async go(): Promise<void> {
    try {
      const desk = (this.desk ??= await this.open());
      this.tellSigned(await desk.notary.notariseDue());
      await this.check(desk);
    } catch (fault) {
      if (!this.ending.signal.aborted) this.complain(fault instanceof NotaryRefusal ? 'refused' : 'failing', sentenceOf(fault));
    }
  }

  private async open(): Promise<Desk> {
    const { wortels, dataDir, key, clock } = this.options;
    const sleutel = await openSleutel(dataDir, key);
    return { sleutel, notary: createNotary({ store: this.history, wortels, sleutel, clock, signal: this.ending.signal }) };
  }

  /** Only once a day where all is well: it reads everything. What was done to a stream since is looked for at every round. */
  private async check({ sleutel }: Desk): Promise<void> {
    const { wortels, clock } = this.options;
    const today = clock().slice(0, 10);
    const head = await this.history.head();
    if (this.checkedOn === today && this.current.status === 'ok' && !(await this.isTampered())) return;
    this.checkedTo = head;
    const controle = await verifyStore({ store: this.history, wortels }, { sleutels: sleutel.vertrouwd, signal: this.ending.signal });
    this.checkedOn = today;
    const getekendTot = controle.laatste && { getekendTot: controle.laatste.dag };
    if (controle.aantalBevindingen === 0) this.current = { status: 'ok', bevindingen: 0, gecontroleerdOp: clock(), ...getekendTot };
    else this.complain('tampered', foundSentence(controle), { bevindingen: controle.aantalBevindingen, ...getekendTot });
  }

  /** True if anything was done to a stream since the last check. */
  private async isTampered(): Promise<boolean> {
    const wanted = { signal: this.ending.signal, ...(this.checkedTo !== undefined && { after: this.checkedTo }) };
    for await (const _ of this.history.tampered?.(wanted) ?? []) return true;
    return false;
  }

  private tellSigned(made: readonly GetekendeWortel[]): void {
    const last = made.at(-1);
    if (last === undefined) return;
    this.checkedOn = undefined;
    this.options.log(`Notaris: ${made.length === 1 ? '1 dag' : `${made.length} dagen`} getekend, tot en met ${last.dag}.`);
  }

  private complain(status: NotaryStatus['status'], melding: string, found: Partial<NotaryStatus> = {}): void {
    this.current = { ...this.current, ...found, status, melding };
    this.options.log(`Notaris: ${melding}`, 'error');
  }
}
