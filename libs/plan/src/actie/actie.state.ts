import type { Datum, Timeline } from '@actiespoor/kernel';

import type { ActieId, KnoopId, OrganisatieCode, PlanId, TrekkerId } from '../ids.js';
import type { ActieEvent, ActieSoort, ActieTekstveld, Actor, Dekking, Koppeling, Planning, Schaal, Trekker } from './actie.events.js';
import { nietBegonnen, type Uitvoering } from './verloop.js';

/** An actie on one day: a decision compares a command with it. */
export interface OpgenomenActie {
  readonly fase: 'opgenomen';
  readonly actieId: ActieId;
  readonly planId: PlanId;
  readonly knoopId?: KnoopId;
  readonly hoofdactieId?: ActieId;
  readonly soort: ActieSoort;
  readonly code?: string;
  readonly omschrijving: string;
  readonly schaal?: Schaal;
  readonly volgorde: number;
  readonly planning?: Planning;
  readonly trekkers: readonly Trekker[];
  readonly ontheven: readonly TrekkerId[];
  readonly actoren: readonly Actor[];
  readonly koppelingen: readonly Koppeling[];
  readonly resultaat?: string;
  readonly dekking?: Dekking;
  readonly standVanZaken?: string;
  readonly uitvoeringen: ReadonlyMap<OrganisatieCode, Uitvoering>;
  readonly vervallen?: { readonly motief: string; readonly op: Datum };
}

/** `eerder` holds the facts of an old history from before the actie existed: they count once it exists. */
export type Actie = { readonly fase: 'onbekend'; readonly eerder: readonly ActieEvent[] } | OpgenomenActie;

/** An actie on every day. */
export type ActieHistory = Timeline<Actie, ActieEvent>;

export const onbekendeActie: Actie = { fase: 'onbekend', eerder: [] };

/** True if the actie exists; then its plan, texts, planning and trekkers can be read from it. */
export const hasActie = (actie: Actie): actie is OpgenomenActie => actie.fase === 'opgenomen';

export const uitvoeringOf = (actie: OpgenomenActie, organisatie: OrganisatieCode): Uitvoering => actie.uitvoeringen.get(organisatie) ?? nietBegonnen;

/** The present words of one field; undefined if it has none yet. */
export const tekstOf = (actie: OpgenomenActie, veld: ActieTekstveld): string | undefined => {
  switch (veld) {
    case 'omschrijving':
    case 'standVanZaken':
    case 'resultaat':
      return actie[veld];
    case 'dekking':
    case 'planning':
      return actie[veld]?.tekst;
  }
};
