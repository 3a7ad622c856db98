import type { Position } from '@actiespoor/event-store';
import type { PlanDossier } from '@actiespoor/platform';
import type { ActieWeergave, PlanWeergave } from '@actiespoor/voortgang';

// The tag of a plan or an actie is the revision of its own stream, and what is shown holds more than that stream says. So one
// tag may stand for several answers, and only where nothing else came after the revision has whoever holds the tag this very one.

/** Whether all that is shown of a plan was so when its revision came to be: no actie of it changed since. */
export const isPlanToldByRevision = ({ positie, revisie }: PlanWeergave, { position, revision }: Pick<PlanDossier, 'position' | 'revision'>): boolean =>
  positie <= position && revisie === Number(revision);

const isUnchangedSince = (acties: readonly ActieWeergave[], position: Position): boolean =>
  acties.every(({ positie, deelacties }) => positie <= position && isUnchangedSince(deelacties, position));

/** The same of an actie: its deelacties are shown with it, and where a knoop went into another the plan decides on its place. */
export const isActieToldByRevision = (actie: ActieWeergave, { opgegaan = [] }: PlanWeergave, planPosition: Position): boolean =>
  isUnchangedSince(actie.deelacties, actie.positie) && (opgegaan.length === 0 || planPosition <= actie.positie);
