import type { Rol, rollen, Wijze } from '@actiespoor/plan/model';
import type { SignaalSoort } from '@actiespoor/voortgang';

import type { Verteld, Verteller } from '../support/verteller.js';

/** One reference to something that changes. What is needed for both was told before. */
export interface Verhaal {
  /** Tells the fact that names, of a day on which what it names is gone or elsewhere, or not yet there. */
  readonly noemt: () => Verteld;
  /** Tells the fact by which that is so. */
  readonly verandert: () => Verteld;
  /** Does as the signal says, with what both answers said. */
  readonly herstelt?: (verteld: Awaited<Verteld>, veranderd: Awaited<Verteld>) => Verteld;
}

export interface Geval {
  readonly verhaal: (vertel: Verteller) => Promise<Verhaal>;
  /** The reden or the status where what is named changed first. */
  readonly eerst: string | number;
  /** What comes of it in the other order: a signal; nothing, for what the fact says of it does nothing then; or it must be there to be named. */
  readonly daarna: SignaalSoort | 'zonder gevolg' | 'kan niet';
}

export type Tabel = { readonly [R in Rol]: { readonly [W in Wijze<(typeof rollen)[R]>]: Geval } };

/** What must be there to be named: there is one order only. */
export const nietNog = (eerst: string | number, noemt: (vertel: Verteller) => Promise<() => Verteld>): Geval => ({
  eerst,
  daarna: 'kan niet',
  verhaal: async (vertel) => ({ noemt: await noemt(vertel), verandert: () => vertel.overPlan('knopen', {}) }),
});

export const zonderGevolg = (verhaal: Geval['verhaal'], eerst = 201): Geval => ({ eerst, daarna: 'zonder gevolg', verhaal });
