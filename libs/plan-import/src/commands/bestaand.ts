import type { ActieId, ActieSoort, Actor, Dekking, Knoop, KnoopId, Koppeling, Planning, Schaal, Trekker } from '@actiespoor/plan';

import type { VerwachteVaststelling } from '../gelezen.js';

/** An actie as the system has it now. */
export interface BestaandeActie {
  readonly actieId: ActieId;
  readonly hoofdactieId?: ActieId;
  readonly knoopId?: KnoopId;
  readonly soort: ActieSoort;
  readonly code?: string;
  readonly omschrijving: string;
  readonly schaal?: Schaal;
  readonly planning?: Planning;
  /** Who leads now; who was relieved is left out. */
  readonly trekkers: readonly Trekker[];
  readonly actoren: readonly Actor[];
  readonly koppelingen: readonly Koppeling[];
  readonly resultaat?: string;
  readonly dekking?: Dekking;
  readonly standVanZaken?: string;
  readonly isVervallen?: boolean;
}

/** The plan as the system has it now: what an import of a changed document is compared with. */
export interface BestaandPlan {
  readonly knopen: readonly Pick<Knoop, 'knoopId' | 'niveau' | 'code' | 'titel' | 'toelichting' | 'bovenliggend'>[];
  /** What was merged or split: it stands no longer, and its id is not free. */
  readonly opgegaan?: readonly KnoopId[];
  readonly acties: readonly BestaandeActie[];
  readonly verwachteVaststelling?: Pick<VerwachteVaststelling, 'orgaan' | 'verwacht'>;
  readonly isVastgesteld?: boolean;
}

export const leegPlan: BestaandPlan = { knopen: [], acties: [] };
