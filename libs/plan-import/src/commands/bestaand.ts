import type { ActieId, ActieSoort, Actor, Dekking, Knoop, KnoopId, Koppeling, Planning, Schaal, Trekker } from '@actiespoor/plan';

import type { VerwachteVaststelling } from '../gelezen.js';

/** The present state of an actie in the system. */
export interface BestaandeActie {
  readonly actieId: ActieId;
  readonly hoofdactieId?: ActieId;
  readonly knoopId?: KnoopId;
  readonly soort: ActieSoort;
  readonly code?: string;
  readonly omschrijving: string;
  readonly schaal?: Schaal;
  readonly planning?: Planning;
  /** The present trekkers, without those that were relieved. */
  readonly trekkers: readonly Trekker[];
  readonly actoren: readonly Actor[];
  readonly koppelingen: readonly Koppeling[];
  readonly resultaat?: string;
  readonly dekking?: Dekking;
  readonly standVanZaken?: string;
  readonly isVervallen?: boolean;
}

/** The present state of the plan in the system, with which an import of a changed document is compared. */
export interface BestaandPlan {
  readonly knopen: readonly Pick<Knoop, 'knoopId' | 'niveau' | 'code' | 'titel' | 'toelichting' | 'bovenliggend'>[];
  /** Knopen that were merged or split: they are gone, and their ids are not free. */
  readonly opgegaan?: readonly KnoopId[];
  readonly acties: readonly BestaandeActie[];
  readonly verwachteVaststelling?: Pick<VerwachteVaststelling, 'orgaan' | 'verwacht'>;
  readonly isVastgesteld?: boolean;
}

export const leegPlan: BestaandPlan = { knopen: [], acties: [] };
