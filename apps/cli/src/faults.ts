import { DataDirFault } from '@actiespoor/data-dir';
import { EmbeddedPostgresFault } from '@actiespoor/embedded-postgres';
import { PersonenKeyFault } from '@actiespoor/identity';
import { ConfigFault } from '@actiespoor/platform';

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

/** Somebody pressed Ctrl-C, or the system asks to stop. */
export class Interrupted extends CliFault {
  override readonly name = 'Interrupted';

  constructor() {
    super('Onderbroken. Een doorvoering die al begonnen was gaat verder als Actiespoor weer start.', 130);
  }
}

const troubles: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'er luistert niets',
  ECONNRESET: 'de verbinding werd verbroken',
  ENOTFOUND: 'die naam bestaat niet',
  EAI_AGAIN: 'die naam is nu niet op te zoeken',
  ETIMEDOUT: 'er komt geen antwoord',
  EHOSTUNREACH: 'er is geen weg naartoe',
  ENETUNREACH: 'er is geen weg naartoe',
  '28P01': 'het wachtwoord klopt niet',
  '28000': 'deze rol mag daar niet naar binnen',
  '3D000': 'die databank bestaat niet',
  '42501': 'deze rol mag daar niet genoeg',
  '53300': 'er zijn te veel verbindingen',
  '57P03': 'de server start nog, of stopt juist',
};

const memberOf = (fault: unknown, name: string): unknown => (typeof fault === 'object' && fault !== null ? Reflect.get(fault, name) : undefined);

/** The code of a fault of the system or of PostgreSQL, such as `ENOENT` or `42501`. */
export const codeOf = (fault: unknown): string | undefined => {
  const code = memberOf(fault, 'code');
  return typeof code === 'string' ? code : undefined;
};

/** A fault with those that it wraps: the cause of it, and each of several attempts to connect. */
const within = (fault: unknown): readonly unknown[] => {
  const [cause, attempts] = [memberOf(fault, 'cause'), memberOf(fault, 'errors')];
  const wrapped: readonly unknown[] = [...(cause === undefined ? [] : [cause]), ...(Array.isArray(attempts) ? (attempts as readonly unknown[]) : [])];
  return [fault, ...wrapped.flatMap(within)];
};

/** What PostgreSQL, or the way to it, has against us; undefined where it is something else. @param place where it is, without a password */
export const databaseSentence = (fault: unknown, place: string): string | undefined => {
  const trouble = within(fault).map((one) => troubles[codeOf(one) ?? '']).find((known) => known !== undefined);
  if (trouble === undefined) return undefined;
  return `PostgreSQL (${place}) is niet te gebruiken: ${trouble}. Controleer DATABASE_URL en MIGRATION_DATABASE_URL, en of de server draait.`;
};

const isForeseen = (fault: unknown): fault is Error =>
  [CliFault, ConfigFault, EmbeddedPostgresFault, DataDirFault, PersonenKeyFault].some((foreseen) => fault instanceof foreseen);

/** What to say of a fault, in Dutch. */
export const explain = (fault: unknown): string => {
  if (isForeseen(fault)) return fault.message;
  return `Dit ging onverwacht mis: ${fault instanceof Error ? fault.message : String(fault)}`;
};

export const statusOf = (fault: unknown): number => (fault instanceof CliFault ? fault.status : 1);
