import type { Recorded } from '@actiespoor/event-store';
import type { Definitie, DomainEvent, IndicatorId, OrganisatieCode, Planning } from '@actiespoor/plan/events';

import { addBijdragen, contributionOf } from '../src/evaluatie/bijdrage.js';
import type { EvaluatieOpdracht } from '../src/evaluatie/evaluatie.js';
import { composeUitkomst } from '../src/evaluatie/uitkomst.js';
import { actieId, leden, op, planId, positie, vandaag, verhaal } from './verhaal.js';

/** A request with the same definition on both sides, over 2021 and 2022 per year, up to the last event. */
export const opdracht = (staand: Definitie, rest: Partial<EvaluatieOpdracht> = {}): EvaluatieOpdracht => ({
  indicatorId: '1d000000-0000-5000-8000-000000000001' as IndicatorId,
  staand: { versie: 1, definitie: staand },
  voorstel: { definitie: staand },
  van: vandaag('2021-01-01'),
  tot: vandaag('2022-12-31'),
  per: 'jaar',
  plannen: [planId],
  totEnMet: positie(999),
  ...rest,
});

const cijferText = (cijfer: { readonly waarde?: number; readonly aantal: number; readonly dagen?: number } | undefined): string => {
  if (cijfer === undefined) return 'geen groep';
  const dagen = cijfer.dagen === undefined ? '' : ` (${String(cijfer.dagen)} dagen)`;
  return `${cijfer.waarde === undefined ? '-' : String(Math.round(cijfer.waarde * 1000) / 1000)} over ${String(cijfer.aantal)}${dagen}`;
};

export const bijdrageVan = (vraag: EvaluatieOpdracht, events: readonly Recorded[]) => contributionOf(vraag, { events, ledenIn: () => leden });

/** The outcome in short: period, group, and the two figures; the second one only if it differs. */
export const uitkomst = (vraag: EvaluatieOpdracht, ...plannen: readonly (readonly Recorded[])[]): readonly string[] =>
  composeUitkomst(vraag, addBijdragen(plannen.map((events) => bijdrageVan(vraag, events)))).map(({ periode, groep, staand, voorstel }) => {
    const [oud, nieuw] = [cijferText(staand), cijferText(voorstel)];
    return `${periode.naam} ${groep.naam}: ${oud === nieuw ? oud : `${oud}; ${nieuw}`}`;
  });

/** {@link uitkomst} of one plan, by its story. */
export const uitkomstVan = (vraag: EvaluatieOpdracht, ...feiten: readonly DomainEvent[]): readonly string[] => uitkomst(vraag, verhaal(...feiten));

export const gepland = (van: string | undefined, tot: string | undefined): Planning => ({
  tekst: `${van ?? ''}/${tot ?? ''}`,
  soort: 'periode',
  ...(van === undefined ? {} : { van: op(van) }),
  ...(tot === undefined ? {} : { tot: op(tot) }),
  zekerheid: 'hoog',
});

export const planningVastgelegd = (oud: Planning | null, nieuw: Planning, wanneer: string): DomainEvent => ({
  type: 'PlanningVastgelegd',
  data: { actieId, oud, nieuw, op: op(wanneer) },
});

export const besloten = (organisatie: OrganisatieCode, besluit: 'ja' | 'nee' | 'later', wanneer: string): DomainEvent => ({
  type: 'DeelnameBesloten',
  data: { actieId, organisatie, vorige: null, besluit, op: op(wanneer) },
});
