import { OperatorFault, refusalOf } from '@actiespoor/data-dir';
import { StreamTampered } from '@actiespoor/event-store';

/** Not all is well: a sentence for who gave the command, without a stack. */
export class CliFault extends Error {
  override readonly name: string = 'CliFault';

  constructor(message: string, readonly status = 1, options?: ErrorOptions) {
    super(message, options);
  }
}

/** The command itself is not right: all that is wrong with it, and where to read how it should be. */
export class UsageFault extends CliFault {
  override readonly name = 'UsageFault';

  constructor(command: string, faults: readonly string[]) {
    super([...faults, `Uitleg en voorbeelden: ${['actiespoor', command, '--help'].filter(Boolean).join(' ')}`].join('\n'), 2);
  }
}

/** What was to be said did not get out: a full disk behind `>`, for one. */
export class OutputFault extends CliFault {
  override readonly name = 'OutputFault';

  constructor(cause: unknown) {
    super(`De uitvoer is niet te schrijven (${refusalOf(cause) ?? String(cause)}): wat er staat is niet alles.`, 1, { cause });
  }
}

/** Somebody pressed Ctrl-C, or the system asks to stop. */
export class Interrupted extends CliFault {
  override readonly name = 'Interrupted';

  constructor() {
    super('Onderbroken. Een doorvoering die al begonnen was gaat verder als Actiespoor weer start.', 130);
  }
}

const isForeseen = (fault: unknown): fault is Error => fault instanceof CliFault || fault instanceof OperatorFault || fault instanceof StreamTampered;

/** What to say of a fault, in Dutch. */
export const explain = (fault: unknown): string => {
  if (isForeseen(fault)) return fault.message;
  return `Dit ging onverwacht mis: ${fault instanceof Error ? fault.message : String(fault)}`;
};

export const statusOf = (fault: unknown): number => (fault instanceof CliFault ? fault.status : 1);
