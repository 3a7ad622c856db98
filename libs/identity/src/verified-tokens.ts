import { createHash } from 'node:crypto';

import type { Medewerker } from '@actiespoor/application/ports';

interface Kept {
  readonly medewerker: Medewerker;
  /** Milliseconds since 1970. */
  readonly until: number;
}

// A withdrawn key stays valid for at most this long, far less than the time for which the issuer's keys are kept.
const longestMs = 60_000;
const maxTokens = 10_000;

const nameOf = (token: string): string => createHash('sha256').update(token).digest('base64');

/** Tokens whose signature was verified a moment ago, by their hash, which does not reveal the token. */
export class VerifiedTokens {
  private readonly kept = new Map<string, Kept>();

  find(token: string, now: number): Medewerker | undefined {
    const found = this.kept.get(nameOf(token));
    return found && now < found.until ? found.medewerker : undefined;
  }

  /** @param expires the end of the token itself, in milliseconds since 1970 */
  keep(token: string, medewerker: Medewerker, { now, expires }: { readonly now: number; readonly expires: number }): void {
    if (this.kept.size >= maxTokens) this.kept.clear();
    this.kept.set(nameOf(token), { medewerker, until: Math.min(expires, now + longestMs) });
  }
}
