import type { Position } from '@actiespoor/event-store';
import type { ActieWeergave, PlanWeergave } from '@actiespoor/voortgang';

import type { PlanDossier } from './dossiers.js';
import type { ActieInPlan } from './plan-reader.js';

// The tag of a plan or an actie is the revision of its own stream, and what is shown holds more than that stream says. So one
// tag may stand for several answers, and only where nothing else came after the revision has whoever holds the tag this very one.

// A date known only by month or year is shown as onzeker until its last day has passed: the day decides, without an event.
const imprecise = /"(?:op|sinds)":"(?!\d{4}-\d{2}-\d{2}")/;

// A name that is forgotten or changed, and the id that somebody has now, come without an event too.
const ofPeople = /\{persoon:|"persoon":/;

const dependsOnMore = (weergave: PlanWeergave | ActieWeergave): boolean => {
  const json = JSON.stringify(weergave);
  return imprecise.test(json) || ofPeople.test(json);
};

/** True if all that is shown of a plan was so when its revision came to be: no actie of it changed since. */
export const isPlanToldByRevision = (weergave: PlanWeergave, { position, revision }: Pick<PlanDossier, 'position' | 'revision'>): boolean =>
  weergave.positie <= position && weergave.revisie === Number(revision) && !dependsOnMore(weergave);

const isUnchangedSince = (acties: readonly ActieWeergave[], position: Position): boolean =>
  acties.every(({ positie, deelacties }) => positie <= position && isUnchangedSince(deelacties, position));

type Around = Pick<ActieInPlan, 'hoofdactie'>;

interface ActieMoment {
  readonly planPosition: Position;
  /** True if the plan was ever withdrawn or its knopen were merged or split: facts of the plan decide then what of the actie is shown, and where. */
  readonly isPlanDeciding: boolean;
  /** Of the stream of the actie. */
  readonly revision: bigint;
}

/** True if the plan and the hoofdactie say nothing about it that came after its own stream. */
const isSettled = ({ positie }: ActieWeergave, { hoofdactie }: Around, { planPosition, isPlanDeciding }: ActieMoment): boolean =>
  (hoofdactie === undefined || hoofdactie.positie <= positie) && (!isPlanDeciding || planPosition <= positie);

/**
 * The same of an actie: its deelacties are shown with it, and where a knoop went into another the plan decides on its place. The end of the
 * plan, or of its hoofdactie, decides which of its facts count.
 */
export const isActieToldByRevision = (actie: ActieWeergave, around: Around, moment: ActieMoment): boolean =>
  actie.revisie === Number(moment.revision) && !dependsOnMore(actie) && isUnchangedSince(actie.deelacties, actie.positie) && isSettled(actie, around, moment);

/**
 * The revision to write on: that of the stream itself. What an earlier program recorded of days to come is in the stream and
 * not in what is shown today; what was recorded since the stream was read is already in what is shown.
 */
export const latestRevision = ({ revisie }: { readonly revisie: number }, { revision }: { readonly revision: bigint }): number =>
  Math.max(revisie, Number(revision));
