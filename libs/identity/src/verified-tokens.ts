import { createHash } from 'node:crypto';

import type { Medewerker } from '@actiespoor/application/ports';

interface Kept {
  readonly medewerker: Medewerker;
  /** In milliseconds since 1970. */
  readonly until: number;
}

// A key that the issuer withdraws is believed no longer than this, far less than its set of keys is kept anyway.
const longestMs = 60_000;
const maxTokens = 10_000;

const nameOf = (token: string): string => createHash('sha256').update(token).digest('base64');

/** Tokens of which the signature was found good a moment ago, by their hash: who has them cannot be made of it. */
export class VerifiedTokens {
  private readonly kept = new Map<string, Kept>();

  find(token: string, now: number): Medewerker | undefined {
    const found = this.kept.get(nameOf(token));
    return found && now < found.until ? found.medewerker : undefined;
  }

  /** @param expires when the token itself ends, in milliseconds since 1970 */
  keep(token: string, medewerker: Medewerker, { now, expires }: { readonly now: number; readonly expires: number }): void {
    if (this.kept.size >= maxTokens) this.kept.clear();
    this.kept.set(nameOf(token), { medewerker, until: Math.min(expires, now + longestMs) });
  }
}
