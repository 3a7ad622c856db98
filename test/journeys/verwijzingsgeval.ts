import type { Rol, rollen, Wijze } from '@actiespoor/plan/model';
import type { SignaalSoort } from '@actiespoor/voortgang';

import type { Verteld, Verteller } from '../support/verteller.js';

/** One reference to a thing that changes. Facts that both need were told before. */
export interface Verhaal {
  /** Tells the naming fact, of a day on which the named thing is gone, elsewhere, or not there yet. */
  readonly noemt: () => Verteld;
  /** Tells the fact that changes the named thing. */
  readonly verandert: () => Verteld;
  /** Follows the advice of the signal, with both answers at hand. */
  readonly herstelt?: (verteld: Awaited<Verteld>, veranderd: Awaited<Verteld>) => Verteld;
}

export interface Geval {
  readonly verhaal: (vertel: Verteller) => Promise<Verhaal>;
  /** The reden or the status if the named thing changed first. */
  readonly eerst: string | number;
  /**
   * The result in the other order: a signal; nothing, because the naming fact then has no effect; impossible, because the thing must exist first; or a
   * refusal, because the naming fact would no longer be possible.
   */
  readonly daarna: SignaalSoort | 'zonder gevolg' | 'kan niet' | { readonly geweigerd: string };
}

export type Tabel = { readonly [R in Rol]: { readonly [W in Wijze<(typeof rollen)[R]>]: Geval } };

/** The case of a thing that must exist before it is named: it has one order only. */
export const nietNog = (eerst: string | number, noemt: (vertel: Verteller) => Promise<() => Verteld>): Geval => ({
  eerst,
  daarna: 'kan niet',
  verhaal: async (vertel) => ({ noemt: await noemt(vertel), verandert: () => vertel.overPlan('knopen', {}) }),
});

export const zonderGevolg = (verhaal: Geval['verhaal'], eerst = 201): Geval => ({ eerst, daarna: 'zonder gevolg', verhaal });
