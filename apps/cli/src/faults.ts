import { OperatorFault, systemReason } from '@actiespoor/data-dir';
import {
  CorruptIdempotency,
  EventTooLarge,
  HistoryReplaced,
  RebuildFault,
  StoreRefused,
  StoreUnavailable,
  StreamTampered,
  TableReplaced,
  UnknownEvent,
} from '@actiespoor/event-store';

/** A failure reported as a sentence to the user, without a stack. */
export class CliFault extends Error {
  override readonly name: string = 'CliFault';

  constructor(
    message: string,
    readonly status = 1,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** The command line itself is wrong: lists every fault, and refers to the help. */
export class UsageFault extends CliFault {
  override readonly name = 'UsageFault';

  constructor(command: string, faults: readonly string[]) {
    super([...faults, `Uitleg en voorbeelden: ${['actiespoor', command, '--help'].filter(Boolean).join(' ')}`].join('\n'), 2);
  }
}

/** The output could not be written, for example because of a full disk behind `>`. */
export class OutputFault extends CliFault {
  override readonly name = 'OutputFault';

  constructor(cause: unknown) {
    super(`De uitvoer is niet te schrijven (${systemReason(cause) ?? String(cause)}): wat er staat is niet alles.`, 1, { cause });
  }
}

/** The user pressed Ctrl-C, or the system asked the process to stop. */
export class Interrupted extends CliFault {
  override readonly name = 'Interrupted';

  constructor() {
    super('Onderbroken. Een doorvoering die al begonnen was gaat verder als Actiespoor weer start.', 130);
  }
}

const foreseen = [
  CliFault,
  OperatorFault,
  StreamTampered,
  HistoryReplaced,
  StoreRefused,
  EventTooLarge,
  CorruptIdempotency,
  RebuildFault,
  TableReplaced,
] as const;

const isForeseen = (fault: unknown): fault is Error => foreseen.some((kind) => fault instanceof kind);

/** The sentence for a fault, in Dutch. */
export const explain = (fault: unknown): string => {
  if (isForeseen(fault)) return fault.message;
  if (fault instanceof UnknownEvent)
    return `${fault.message}. Een nieuwere versie van dit programma legde dit vast: werk dit programma bij en probeer het opnieuw. Er is niets overgeslagen.`;
  if (fault instanceof StoreUnavailable)
    return `De event store antwoordt niet: ${fault.message}. Controleer ESDB_URL of DATABASE_URL, en of de server draait; daarna kan dezelfde opdracht opnieuw.`;
  return `Dit ging onverwacht mis: ${fault instanceof Error ? fault.message : String(fault)}`;
};

export const statusOf = (fault: unknown): number => (fault instanceof CliFault ? fault.status : 1);
