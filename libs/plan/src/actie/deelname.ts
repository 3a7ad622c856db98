import { accept, alreadySo, type Decision, refuse } from '@actiespoor/kernel';

import type { OrganisatieCode } from '../ids.js';
import { isKnown } from '../same.js';
import type { ActieCommandOf, PlanStand } from './actie.commands.js';
import type { ActieEvent, Deelnamebesluit } from './actie.events.js';
import { type ActieHistory, type OpgenomenActie, uitvoeringOf } from './actie.state.js';
import { uitvoerders } from './uitvoerders.js';
import { statusOf, type Uitvoering } from './verloop.js';

/** Decisions to take part or not, and who may report because of them. */
export type DeelnameAfwijzing = 'heeft-deelacties' | 'geen-lid' | 'al-begonnen';

export type MelderAfwijzing = 'voert-niet-uit' | 'neemt-niet-deel';

export const isVanHetPlan = (organisatie: OrganisatieCode, { eigenaar, leden }: PlanStand): boolean =>
  organisatie === eigenaar || leden.includes(organisatie);

const besluitOf = ({ deelname }: Uitvoering): Deelnamebesluit | null => deelname?.besluit ?? null;

// Who stopped may withdraw; who is under way must stop first, and what is done stays done.
const kanAfzien = (uitvoering: Uitvoering): boolean => ['gepland', 'gestopt'].includes(statusOf(uitvoering));

type Besloten = Extract<ActieEvent, { readonly type: 'DeelnameBesloten' }>;

const besluitVan = (history: ActieHistory, { organisatie, op }: ActieCommandOf<'DeelnameBesluiten'>['data']): Besloten | undefined => {
  const later = new Set<ActieEvent>(history.after(op));
  return history.standing.findLast(
    (fact): fact is Besloten => fact.type === 'DeelnameBesloten' && fact.data.organisatie === organisatie && !later.has(fact),
  );
};

export const deelnameBesluiten = (
  { data, stand }: ActieCommandOf<'DeelnameBesluiten'>,
  actie: OpgenomenActie,
  history: ActieHistory,
): Decision<ActieEvent, DeelnameAfwijzing> => {
  const { organisatie, besluit, motief } = data;
  const uitvoering = uitvoeringOf(actie, organisatie);
  if (stand.deelacties.length > 0) return refuse('heeft-deelacties');
  if (!isVanHetPlan(organisatie, stand)) return refuse('geen-lid');
  if (uitvoering.deelname && isKnown({ besluit, motief }, uitvoering.deelname)) return alreadySo(besluitVan(history, data));
  return accept({ type: 'DeelnameBesloten', data: { ...data, vorige: besluitOf(uitvoering) } });
};

export const bezwaarTegenDeelname = ({ data }: Besloten, actie: OpgenomenActie): DeelnameAfwijzing | undefined =>
  data.besluit === 'ja' || kanAfzien(uitvoeringOf(actie, data.organisatie)) ? undefined : 'al-begonnen';

// Membership was judged when a later fact was recorded: whoever reported then was the owner or a member.
const verbandMet = (organisatie: OrganisatieCode, { eigenaar, leden }: PlanStand) => ({
  eigenaar,
  leden: organisatie === eigenaar ? leden : [...leden, organisatie],
});

/**
 * Why this organisatie of the plan may not report on the actie; undefined where it may. A member that has not decided may:
 * reporting counts as taking part. One that decided `ja` carries out whatever the scale says.
 */
export const bezwaarTegenMelder = (organisatie: OrganisatieCode, stand: PlanStand, actie: OpgenomenActie): MelderAfwijzing | undefined => {
  const besluit = besluitOf(uitvoeringOf(actie, organisatie));
  if (besluit === 'ja') return undefined;
  if (besluit !== null) return 'neemt-niet-deel';
  return uitvoerders(actie.schaal?.soort, verbandMet(organisatie, stand)).includes(organisatie) ? undefined : 'voert-niet-uit';
};
