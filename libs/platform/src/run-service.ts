import { setTimeout as sleep } from 'node:timers/promises';

import { OperatorFault } from '@actiespoor/data-dir';

import { databaseSentence, placeOf } from './database-sentence.js';
import type { DatabaseConfig } from './settings.js';

/** How somebody, a supervisor, or a terminal that is closed asks a program to stop. */
export const stopSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** What a start is told of the process that it is in. */
export interface Duties {
  /** Aborts when somebody wants to stop: whoever waits for something need not wait longer. */
  readonly signal: AbortSignal;
  /** For what the service cannot go on without, and that does not come back. */
  readonly onLost: (fault: Error) => void;
}

export interface Service {
  stop(): Promise<void>;
}

export interface ServiceOptions<S extends Service> {
  readonly start: (duties: Duties) => Promise<S>;
  /** Told once it runs. */
  readonly onStarted?: (service: S) => void;
  readonly say: (line: string) => void;
  /** Said when it begins to stop. */
  readonly goodbye: string;
  readonly database: DatabaseConfig;
}

// Without its database a service may have nobody to say goodbye to.
const lostPatienceMs = 10_000;

/** What is wrong, in the words of whoever found it; the stack only of a fault that nobody foresaw. */
export const explainStart = (fault: unknown, database?: DatabaseConfig): string => {
  if (fault instanceof OperatorFault) return fault.message;
  const sentence = database && databaseSentence(fault, placeOf(database));
  return sentence ?? (fault instanceof Error ? (fault.stack ?? fault.message) : String(fault));
};

const complain = (line: string): void => void process.stderr.write(`${line}\n`);

/** Ends a program that could not start. */
export const failStart = (fault: unknown, database?: DatabaseConfig): void => {
  complain(explainStart(fault, database));
  process.exit(1);
};

class Run<S extends Service> {
  private readonly ending = new AbortController();
  private readonly starting: Promise<S>;
  private isStopping = false;

  constructor(private readonly options: ServiceOptions<S>) {
    for (const signal of stopSignals) process.on(signal, () => this.stopAsAsked());
    this.starting = options.start({ signal: this.ending.signal, onLost: (fault) => this.stopAfter(fault) });
    this.starting.then((service) => this.started(service), (fault: unknown) => this.failed(fault));
  }

  private started(service: S): void {
    if (!this.isStopping) this.options.onStarted?.(service);
  }

  private failed(fault: unknown): void {
    if (!this.isStopping) failStart(fault, this.options.database);
  }

  private stopAsAsked(): void {
    if (this.isStopping) return;
    this.options.say(this.options.goodbye);
    void this.stop(0);
  }

  private stopAfter(fault: Error): void {
    if (this.isStopping) return;
    complain(explainStart(fault, this.options.database));
    void Promise.race([this.stop(1), sleep(lostPatienceMs)]).then(() => process.exit(1));
  }

  /** Also while it starts: what was started by then must not stay behind. A start that fails cleans up after itself. */
  private async stop(status: number): Promise<void> {
    this.isStopping = true;
    this.ending.abort();
    try {
      const service = await this.starting;
      await service.stop();
    } catch (fault) {
      if (fault === this.ending.signal.reason) process.exit(status);
      failStart(fault, this.options.database);
    }
    process.exit(status);
  }
}

/**
 * Starts a service and keeps it until a signal, then stops it and ends the process: with 0, or with 1 where it could not start,
 * lost what it cannot do without, or did not stop well. Whoever reads its output may walk away.
 */
export const runService = <S extends Service>(options: ServiceOptions<S>): void => {
  for (const output of [process.stdout, process.stderr]) output.on('error', () => undefined);
  void new Run(options);
};
