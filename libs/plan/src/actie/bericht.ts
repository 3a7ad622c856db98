import { firstDay, type Dag, type Datum } from '@actiespoor/kernel';

import type { OrganisatieCode } from '../organisatie/organisatie.events.js';
import type { PlanStand } from './actie.commands.js';
import type { OpgenomenActie } from './actie.state.js';
import { bezwaarTegenMelder, type MelderAfwijzing } from './deelname.js';

export type BerichtAfwijzing = 'heeft-deelacties' | 'is-geen-actie-maar-voorstel' | 'in-de-toekomst' | MelderAfwijzing;

/** Any report of an organisatie about what it did: a status or a bijeenkomst. */
export interface Bericht {
  readonly data: { readonly organisatie: OrganisatieCode; readonly op: Datum };
  readonly stand: PlanStand;
  readonly vandaag: Dag;
}

/** An imprecise date lies in the future only where all of it does: today is in `2024`. */
export const isToekomst = (op: Datum, vandaag: Dag): boolean => firstDay(op) > vandaag;

/** Why nothing can be reported here, by this organisatie, on this date; undefined where it can. */
export const bezwaarTegenBericht = ({ data, stand, vandaag }: Bericht, actie: OpgenomenActie): BerichtAfwijzing | undefined => {
  if (stand.deelacties.length > 0) return 'heeft-deelacties';
  if (actie.soort !== 'actie') return 'is-geen-actie-maar-voorstel';
  if (isToekomst(data.op, vandaag)) return 'in-de-toekomst';
  return bezwaarTegenMelder(data.organisatie, stand, actie);
};
