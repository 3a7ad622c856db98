import { compareMoment } from '@actiespoor/kernel';
import type { ActieStatusEvent, Deelnamebesluit, DomainEvent, OrganisatieCode } from '@actiespoor/plan/events';
import { statusAfter, takenBackBy } from '@actiespoor/plan/model';

import type { Moment } from '../gezet.js';
import type { ActieRij, Statusstap, Uitvoering } from './actie-rij.js';
import { withDeelname } from './terugkeer.js';

const emptyUitvoering: Uitvoering = { verloop: [] };

const withUitvoering = (rij: ActieRij, organisatie: OrganisatieCode, change: (uitvoering: Uitvoering) => Uitvoering): ActieRij => ({
  ...rij,
  uitvoeringen: { ...rij.uitvoeringen, [organisatie]: change(rij.uitvoeringen[organisatie] ?? emptyUitvoering) },
});

const inOrder = (verloop: readonly Statusstap[], stap: Statusstap): readonly Statusstap[] => {
  const last = verloop.at(-1);
  if (last === undefined || compareMoment(last, stap) <= 0) return [...verloop, stap];
  return [...verloop, stap].sort(compareMoment);
};

const withSuperseded = (rij: ActieRij, vervangt: string): ActieRij => {
  if (rij.vervangen.includes(vervangt)) return rij;
  return { ...rij, vervangen: [...rij.vervangen, vervangt].sort() };
};

/** Only what a fact takes back, and nothing of what it says itself; the same row where it takes back nothing. */
export const supersede = (rij: ActieRij, event: DomainEvent): ActieRij => {
  const takenBack = takenBackBy(event);
  return takenBack === undefined ? rij : withSuperseded(rij, takenBack);
};

export const evolveStatus = (rij: ActieRij, event: ActieStatusEvent, { op, positie }: Moment): ActieRij => {
  const status = statusAfter(event);
  const na = supersede(rij, event);
  if (status === undefined) return na;
  const { organisatie, statusupdateId } = event.data;
  return withUitvoering(na, organisatie, (uitvoering) => ({
    ...uitvoering,
    verloop: inOrder(uitvoering.verloop, { statusupdateId, status, op, positie }),
  }));
};

/** @param besluit null where the decision of that day was taken back */
export const evolveDeelname = (
  rij: ActieRij,
  { organisatie, besluit }: { readonly organisatie: OrganisatieCode; readonly besluit: Deelnamebesluit | null },
  moment: Moment,
): ActieRij => withUitvoering(rij, organisatie, (uitvoering) => withDeelname(uitvoering, besluit, moment));
