import { compareMoment } from '@actiespoor/kernel';
import type { ActieStatusEvent, OrganisatieCode, StatusupdateId } from '@actiespoor/plan/events';
import { statusAfter } from '@actiespoor/plan/model';

import type { DataOf } from '../fact.js';
import { later, type Moment } from '../gezet.js';
import type { ActieRij, Statusstap, Uitvoering } from './actie-rij.js';

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

const withSuperseded = (rij: ActieRij, vervangt: StatusupdateId): ActieRij => {
  if (rij.vervangen.includes(vervangt)) return rij;
  return { ...rij, vervangen: [...rij.vervangen, vervangt].sort() };
};

/** Only the taking away of a correction: what it supersedes was never so, whatever day the correction itself speaks of. */
export const supersede = (rij: ActieRij, event: ActieStatusEvent): ActieRij =>
  event.type === 'StatusGecorrigeerd' ? withSuperseded(rij, event.data.vervangt) : rij;

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

export const evolveDeelname = (rij: ActieRij, { organisatie, besluit }: DataOf<'DeelnameBesloten'>, moment: Moment): ActieRij =>
  withUitvoering(rij, organisatie, (uitvoering) => ({
    ...uitvoering,
    deelname: later(uitvoering.deelname, { ...moment, waarde: besluit }),
  }));
