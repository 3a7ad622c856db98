import { accept, refuse, type Decision } from '@actiespoor/kernel';

import type { OrganisatieCode } from '../organisatie/organisatie.events.js';
import { isSame } from '../same.js';
import type { ActieCommandOf, PlanStand } from './actie.commands.js';
import type { ActieEvent, Deelnamebesluit } from './actie.events.js';
import { uitvoeringOf, type OpgenomenActie } from './actie.state.js';
import { uitvoerders } from './uitvoerders.js';
import { statusOf, type Uitvoering } from './verloop.js';

/** Decisions to take part or not, and who may report because of them. */
export type DeelnameAfwijzing = 'heeft-deelacties' | 'geen-lid' | 'al-begonnen';

export type MelderAfwijzing = 'voert-niet-uit' | 'neemt-niet-deel';

const isVanHetPlan = (organisatie: OrganisatieCode, { eigenaar, leden }: PlanStand): boolean =>
  organisatie === eigenaar || leden.includes(organisatie);

const besluitOf = ({ deelname }: Uitvoering): Deelnamebesluit | null => deelname?.besluit ?? null;

// Who stopped may withdraw; who is under way must stop first, and what is done stays done.
const kanAfzien = (uitvoering: Uitvoering): boolean => ['gepland', 'gestopt'].includes(statusOf(uitvoering));

export const deelnameBesluiten = (
  { data, stand }: ActieCommandOf<'DeelnameBesluiten'>,
  actie: OpgenomenActie,
): Decision<ActieEvent, DeelnameAfwijzing> => {
  const { organisatie, besluit, motief } = data;
  const uitvoering = uitvoeringOf(actie, organisatie);
  if (stand.deelacties.length > 0) return refuse('heeft-deelacties');
  if (!isVanHetPlan(organisatie, stand)) return refuse('geen-lid');
  if (uitvoering.deelname && isSame({ besluit, motief }, uitvoering.deelname)) return accept();
  if (besluit !== 'ja' && !kanAfzien(uitvoering)) return refuse('al-begonnen');
  return accept({ type: 'DeelnameBesloten', data: { ...data, vorige: besluitOf(uitvoering) } });
};

/**
 * Why this organisatie may not report on the actie; undefined where it may. A member that has not decided may:
 * reporting counts as taking part. One that decided `ja` carries out whatever the scale says.
 */
export const bezwaarTegenMelder = (organisatie: OrganisatieCode, stand: PlanStand, actie: OpgenomenActie): MelderAfwijzing | undefined => {
  const besluit = besluitOf(uitvoeringOf(actie, organisatie));
  if (!isVanHetPlan(organisatie, stand)) return 'voert-niet-uit';
  if (besluit === 'ja') return undefined;
  if (besluit !== null) return 'neemt-niet-deel';
  return uitvoerders(actie.schaal?.soort, stand).includes(organisatie) ? undefined : 'voert-niet-uit';
};
