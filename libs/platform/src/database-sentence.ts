import { codeOf } from '@actiespoor/data-dir';

import type { DatabaseConfig } from './settings.js';

/** The trouble with a server that cannot be used. */
export interface Trouble {
  /** Half a Dutch sentence, without a secret. */
  readonly says: string;
  /** True if it may pass by itself, such as a server that still starts. */
  readonly passes: boolean;
  /** A sentence, where the trouble knows better than the server; empty if it is told already. */
  readonly remedy?: string;
}

const passing = (says: string): Trouble => ({ says, passes: true });
const lasting = (says: string): Trouble => ({ says, passes: false });

const broken = passing('de verbinding werd verbroken');
const silent = passing('er komt geen antwoord');
const unreachable = passing('er is geen weg naartoe');
const untrusted = lasting('het certificaat van de server is niet te controleren');
const starting = passing('de server start nog, of stopt juist');

/** By the code of the system or of PostgreSQL; the driver gives some of its own faults a text alone. */
const troubles: Readonly<Record<string, Trouble>> = {
  ECONNREFUSED: passing('er luistert niets'),
  ECONNRESET: broken,
  EPIPE: broken,
  'Connection terminated unexpectedly': broken,
  ENOTFOUND: passing('die naam bestaat niet'),
  EAI_AGAIN: passing('die naam is nu niet op te zoeken'),
  ETIMEDOUT: silent,
  'timeout expired': silent,
  'timeout exceeded when trying to connect': silent,
  'The server does not support SSL connections': lasting('het adres vraagt om TLS (sslmode), en de server heeft dat niet'),
  DEPTH_ZERO_SELF_SIGNED_CERT: untrusted,
  SELF_SIGNED_CERT_IN_CHAIN: untrusted,
  UNABLE_TO_GET_ISSUER_CERT: untrusted,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: untrusted,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: untrusted,
  CERT_HAS_EXPIRED: lasting('het certificaat van de server is verlopen'),
  ERR_TLS_CERT_ALTNAME_INVALID: lasting('het certificaat van de server is van een andere naam'),
  EHOSTUNREACH: unreachable,
  ENETUNREACH: unreachable,
  '28P01': lasting('de rol bestaat niet, of het wachtwoord klopt niet'),
  '28000': lasting('deze rol mag daar niet naar binnen'),
  '3D000': lasting('die databank bestaat niet'),
  '42501': lasting('deze rol mag daar niet genoeg'),
  '25006': lasting('daar is alleen te lezen'),
  '53300': passing('er zijn te veel verbindingen'),
  '57P01': starting,
  '57P02': starting,
  '57P03': starting,
};

const memberOf = (fault: unknown, name: string): unknown => (typeof fault === 'object' && fault !== null ? Reflect.get(fault, name) : undefined);

/** A fault with those inside it: its cause, and each of several attempts to connect. */
const within = (fault: unknown): readonly unknown[] => {
  const [cause, attempts] = [memberOf(fault, 'cause'), memberOf(fault, 'errors')];
  const wrapped: readonly unknown[] = [...(cause === undefined ? [] : [cause]), ...(Array.isArray(attempts) ? (attempts as readonly unknown[]) : [])];
  return [fault, ...wrapped.flatMap(within)];
};

const troubleOf = (fault: unknown): Trouble | undefined => troubles[codeOf(fault) ?? ''] ?? (fault instanceof Error ? troubles[fault.message] : undefined);

/** The trouble of PostgreSQL or of the connection to it; undefined for another fault. */
export const databaseTrouble = (fault: unknown): Trouble | undefined =>
  within(fault)
    .map(troubleOf)
    .find((known) => known !== undefined);

/** @param what the unusable server, and its address: without a user or a password */
export const unusable = (what: string, says: string, remedy: string): string => `${what} is niet te gebruiken: ${says}. ${remedy}`.trimEnd();

export const postgresRemedy = 'Controleer DATABASE_URL en MIGRATION_DATABASE_URL, en of de server draait.';

/** The address of a server, for messages: never with a user or a password. */
export const hostOf = (url: string): string => {
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
};

/** The address of PostgreSQL, for messages: never with a user or a password. */
export const placeOf = (database: DatabaseConfig): string => (database.kind === 'embedded' ? 'de ingebedde' : hostOf(database.url));

/** {@link databaseTrouble} as a sentence. @param place the address, without a password */
export const databaseSentence = (fault: unknown, place: string): string | undefined => {
  const trouble = databaseTrouble(fault);
  return trouble && unusable(`PostgreSQL (${place})`, trouble.says, postgresRemedy);
};
