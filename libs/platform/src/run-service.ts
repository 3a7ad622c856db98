import { setTimeout as sleep } from 'node:timers/promises';

import { OperatorFault } from '@actiespoor/data-dir';

import { databaseSentence, placeOf } from './database-sentence.js';
import type { DatabaseConfig } from './settings.js';

/** The signals by which a person, a supervisor, or a closed terminal asks a program to stop. */
export const stopSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** The links of a start with its process. */
export interface Duties {
  /** Aborts at a request to stop: waits may end. */
  readonly signal: AbortSignal;
  /** Called for a fault that the service cannot survive and that does not pass. */
  readonly onLost: (fault: Error) => void;
}

export interface Service {
  stop(): Promise<void>;
}

export interface ServiceOptions<S extends Service> {
  readonly start: (duties: Duties) => Promise<S>;
  /** Called once it runs. */
  readonly onStarted?: (service: S) => void;
  readonly say: (line: string) => void;
  /** Printed when it begins to stop. */
  readonly goodbye: string;
  readonly database: DatabaseConfig;
}

// Without its database a service may wait in vain to stop well.
const lostPatienceMs = 10_000;

/** The fault in its own words; with its stack only if nobody foresaw it. */
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
    this.starting.then(
      (service) => this.started(service),
      (fault: unknown) => this.failed(fault),
    );
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

  /** Also during a start: parts that were started by then are stopped too. A start that fails cleans up after itself. */
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
 * Starts a service and keeps it until a signal, then stops it and ends the process: with 0, or with 1 if it could not start,
 * lost a part that it needs, or did not stop well. The reader of its output may go away.
 */
export const runService = <S extends Service>(options: ServiceOptions<S>): void => {
  for (const output of [process.stdout, process.stderr]) output.on('error', () => undefined);
  void new Run(options);
};
