import type { KaderGegevens, KaderRegistratie, KaderWeergave } from '@actiespoor/voortgang';

type Geregistreerd = Pick<KaderRegistratie, 'geregistreerdDoor'>;

/** A kader without the plans that follow from it, and without their obligations: those are with one kader at a time. */
export type GelijstKader = KaderGegevens & Geregistreerd;
export type GelezenKader = KaderWeergave & Geregistreerd;

export interface KaderLijst {
  readonly kaders: readonly GelijstKader[];
}
