import type { OrganisatieCode } from '../ids.js';
import type { DecisionContext } from './actie.commands.js';
import type { OpgenomenActie } from './actie.state.js';
import { bezwaarTegenMelder, type MelderAfwijzing } from './deelname.js';

export type BerichtAfwijzing = 'heeft-deelacties' | 'is-geen-actie-maar-voorstel' | MelderAfwijzing;

/** The reason why an organisatie cannot have done anything for this actie; undefined if it can. */
export const bezwaarTegenBericht = (organisatie: OrganisatieCode, actie: OpgenomenActie, planContext: DecisionContext): BerichtAfwijzing | undefined =>
  actie.soort === 'actie' ? bezwaarTegenMelder(organisatie, planContext, actie) : 'is-geen-actie-maar-voorstel';
