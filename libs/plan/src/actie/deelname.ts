import { accept, alreadySo, type Decision, refuse } from '@actiespoor/kernel';

import type { OrganisatieCode } from '../ids.js';
import { isKnown, takenBackAgain } from '../same.js';
import type { ActieCommandOf, DecisionContext } from './actie.commands.js';
import type { ActieEvent, Deelnamebesluit } from './actie.events.js';
import { type ActieHistory, type OpgenomenActie, uitvoeringOf } from './actie.state.js';
import { uitvoerders } from './uitvoerders.js';
import { statusOf, type Uitvoering } from './verloop.js';

/** Decisions about taking part, and about the right to report that follows from them. */
export type DeelnameAfwijzing = 'heeft-deelacties' | 'geen-lid' | 'al-begonnen' | 'deelnamebesluit-onbekend';

export type MelderAfwijzing = 'voert-niet-uit' | 'neemt-niet-deel';

export const isVanHetPlan = (organisatie: OrganisatieCode, { eigenaar, leden }: DecisionContext): boolean =>
  organisatie === eigenaar || leden.includes(organisatie);

const besluitOf = ({ deelname }: Uitvoering): Deelnamebesluit | null => deelname?.besluit ?? null;

// An organisatie that stopped may withdraw; one that is under way must stop first, and one that carried out stays so.
const kanAfzien = (uitvoering: Uitvoering): boolean => ['gepland', 'gestopt'].includes(statusOf(uitvoering));

type Besloten = Extract<ActieEvent, { readonly type: 'DeelnameBesloten' }>;

const besluitVan = (history: ActieHistory, { organisatie, op }: ActieCommandOf<'DeelnameBesluiten'>['data']): Besloten | undefined => {
  const later = new Set<ActieEvent>(history.after(op));
  return history.standing.findLast((fact): fact is Besloten => fact.type === 'DeelnameBesloten' && fact.data.organisatie === organisatie && !later.has(fact));
};

export const deelnameBesluiten = (
  { data, planContext }: ActieCommandOf<'DeelnameBesluiten'>,
  actie: OpgenomenActie,
  history: ActieHistory,
): Decision<ActieEvent, DeelnameAfwijzing> => {
  const { organisatie, besluit, motief } = data;
  const uitvoering = uitvoeringOf(actie, organisatie);
  if (planContext.deelacties.length > 0) return refuse('heeft-deelacties');
  if (!isVanHetPlan(organisatie, planContext)) return refuse('geen-lid');
  if (uitvoering.deelname && isKnown({ besluit, motief }, uitvoering.deelname)) return alreadySo(besluitVan(history, data));
  return accept({ type: 'DeelnameBesloten', data: { ...data, vorige: besluitOf(uitvoering) } });
};

/** A decision that was not made, or not on that day; told of the day that it names, because it was never so. */
export const deelnameTerugnemen = (
  { data }: ActieCommandOf<'DeelnameTerugnemen'>,
  actie: OpgenomenActie,
  { facts }: ActieHistory,
): Decision<ActieEvent, DeelnameAfwijzing> => {
  const { deelname } = uitvoeringOf(actie, data.organisatie);
  if (deelname?.op === data.op) return accept({ type: 'DeelnameTeruggenomen', data });
  const eerder = facts
    .filter((fact) => fact.type === 'DeelnameTeruggenomen')
    .filter((fact) => fact.data.organisatie === data.organisatie && fact.data.op === data.op);
  const opnieuw = takenBackAgain(eerder, data.motief, 'deelnamebesluit-onbekend');
  return opnieuw ?? refuse('deelnamebesluit-onbekend', deelname && { feit: { type: 'DeelnameBesloten', op: deelname.op } });
};

type OverDeelname = Extract<ActieEvent, { readonly type: 'DeelnameBesloten' | 'DeelnameTeruggenomen' }>;

const isOverDeelname = (event: ActieEvent): event is OverDeelname => event.type === 'DeelnameBesloten' || event.type === 'DeelnameTeruggenomen';

/**
 * The facts of an actie without decisions about deelname that were taken back: those were never made.
 *
 * @param feiten in the order of time
 */
export const zonderTeruggenomenDeelnames = <F>(feiten: readonly F[], eventOf: (feit: F) => ActieEvent): readonly F[] => {
  const teruggenomen = new Set<string>();
  const keyOf = ({ data: { organisatie, op } }: OverDeelname): string => `${organisatie} ${op}`;
  const staand = feiten.toReversed().filter((feit) => {
    const event = eventOf(feit);
    if (!isOverDeelname(event)) return true;
    if (event.type === 'DeelnameTeruggenomen') teruggenomen.add(keyOf(event));
    return event.type === 'DeelnameTeruggenomen' || !teruggenomen.has(keyOf(event));
  });
  return staand.toReversed();
};

export const bezwaarTegenDeelname = ({ data }: Besloten, actie: OpgenomenActie): DeelnameAfwijzing | undefined =>
  data.besluit === 'ja' || kanAfzien(uitvoeringOf(actie, data.organisatie)) ? undefined : 'al-begonnen';

// Membership was judged when the later fact was recorded: its reporter was the owner or a member.
const verbandMet = (organisatie: OrganisatieCode, { eigenaar, leden }: DecisionContext) => ({
  eigenaar,
  leden: organisatie === eigenaar ? leden : [...leden, organisatie],
});

/**
 * The reason why this organisatie of the plan may not report on the actie; undefined if it may. A member without a decision may:
 * a report counts as taking part. A member that decided `ja` carries out the actie, whatever its scale.
 */
export const bezwaarTegenMelder = (organisatie: OrganisatieCode, planContext: DecisionContext, actie: OpgenomenActie): MelderAfwijzing | undefined => {
  const besluit = besluitOf(uitvoeringOf(actie, organisatie));
  if (besluit === 'ja') return undefined;
  if (besluit !== null) return 'neemt-niet-deel';
  return uitvoerders(actie.schaal?.soort, verbandMet(organisatie, planContext)).includes(organisatie) ? undefined : 'voert-niet-uit';
};
