import type { PersoonId, PlanId } from '@actiespoor/plan/events';
import type { Gelezen } from '@actiespoor/plan-import';

import type { PersoonIds } from './persoon-ids.js';

/** A person whom a document names: as now, and as before. */
export type Genoemd = Omit<Gelezen['personen'][number], 'regel'>;

/** The people that an import knows by name. */
export const kenmerkenWith =
  (ids: PersoonIds) =>
  (planId: PlanId, naam: string): { readonly id: PersoonId; readonly vroeger: readonly string[] } => {
    const { id, vroeger } = ids.inDocument(planId, naam);
    return { id: id as PersoonId, vroeger };
  };

/** A reading that was kept, perhaps by a program that made other ids: with those that the same people have now, so that nothing new is recorded with an id of before. */
export const readNow = (gelezen: Gelezen, ids: PersoonIds): Gelezen => {
  const personen = gelezen.personen.map((persoon) => {
    const { id, vroeger } = kenmerkenWith(ids)(gelezen.planId, persoon.naam);
    return { ...persoon, persoon: id, vroeger };
  });
  return { ...withPresentIds(gelezen, personen), personen };
};

/** A text or a whole plan with the present ids of the people that a document names, where it has those of before. */
export const withPresentIds = <T extends object>(value: T, personen: readonly Genoemd[]): T => {
  const present = new Map(personen.flatMap(({ persoon, vroeger = [] }) => vroeger.map((id) => [id, persoon])));
  if (present.size === 0) return value;
  const isUnchanged = (text: string): boolean => [...present.keys()].every((id) => !text.includes(id));
  const text = JSON.stringify(value);
  return isUnchanged(text) ? value : (JSON.parse([...present].reduce((all, [old, id]) => all.replaceAll(old, id), text)) as T);
};
