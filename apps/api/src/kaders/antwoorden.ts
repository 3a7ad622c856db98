import type { KaderGegevens, KaderRegistratie, KaderWeergave } from '@actiespoor/voortgang';

type Geregistreerd = Pick<KaderRegistratie, 'geregistreerdDoor'>;

/** Without the plans that follow from it, and without who met what: those are with one kader at a time. */
export type GelijstKader = KaderGegevens & Geregistreerd;
export type GelezenKader = KaderWeergave & Geregistreerd;

export interface KaderLijst {
  readonly kaders: readonly GelijstKader[];
}
