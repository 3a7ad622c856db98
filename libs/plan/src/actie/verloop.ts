import type { Datum } from '@actiespoor/kernel';

import type { ActieEvent, ActieStatusEvent, Deelnamebesluit, Status, Statuswoorden } from './actie.events.js';
import type { StatusupdateId } from '../ids.js';
import { type Melding, standAfter } from './status-na.js';

/** One reported status. `ronde` marks the evaluation of one round of a recurring actie, which leaves the status as it is. */
export interface Statusregel {
  readonly statusupdateId: StatusupdateId;
  /** The type of the fact that reported it. */
  readonly door: ActieStatusEvent['type'];
  readonly status: Status;
  readonly op: Datum;
  readonly ronde?: number;
  readonly woorden: Statuswoorden;
}

export interface Bijeenkomst {
  readonly op: Datum;
  readonly nummer: number;
  readonly onderwerp?: string;
}

/** The decision to take part, and the one of an earlier day that would hold without it. */
export interface Deelnamestand {
  readonly besluit: Deelnamebesluit;
  readonly motief?: string;
  readonly op: Datum;
  readonly vorige?: Deelnamestand;
}

/** The course of an actie for one organisatie, in order of time: its decision to take part, its statuses and its meetings. */
export interface Uitvoering {
  readonly deelname?: Deelnamestand;
  readonly verloop: readonly Statusregel[];
  readonly bijeenkomsten: readonly Bijeenkomst[];
}

const standen: ReadonlySet<ActieEvent['type']> = new Set([
  'ActieGestart',
  'ActieUitgevoerd',
  'ActieGeevalueerd',
  'ActieUitgesteld',
  'ActieGestopt',
  'ActieHervat',
  'StatusGecorrigeerd',
]);

/** True if a fact tells a status of an organisatie; a correction that only withdraws one does not. */
export const isStanding = (event: ActieEvent): event is ActieStatusEvent =>
  standen.has(event.type) && (event.type !== 'StatusGecorrigeerd' || event.data.status !== undefined);

export const nietBegonnen: Uitvoering = { verloop: [], bijeenkomsten: [] };

/** Facts about the course of one organisatie. */
export type Verloopfeit = ActieStatusEvent | Extract<ActieEvent, { readonly type: 'StatusAangevuld' }>;

/** The last reported status; `gepland` if there is none. */
export const statusOf = ({ verloop }: Uitvoering): Status => verloop.findLast(({ ronde }) => ronde === undefined)?.status ?? 'gepland';

/** The update of this status on this very date, reported or corrected. */
export const findMelding = (gemeld: Pick<Statusregel, 'door' | 'status' | 'op'>, { verloop }: Uitvoering): Statusregel | undefined =>
  verloop.findLast(
    ({ door, status, op, ronde }) =>
      ronde === undefined && status === gemeld.status && op === gemeld.op && (door === gemeld.door || door === 'StatusGecorrigeerd'),
  );

export const findRonde = (nummer: number, { verloop }: Uitvoering): Statusregel | undefined => verloop.find(({ ronde }) => ronde === nummer);

/** Only the words of a statusupdate, from any value that has them. */
export const woordenOf = ({ toelichting, resultaat, conclusie, vervolg, tot }: Statuswoorden): Statuswoorden => ({
  ...(toelichting !== undefined && { toelichting }),
  ...(resultaat !== undefined && { resultaat }),
  ...(conclusie !== undefined && { conclusie }),
  ...(vervolg !== undefined && { vervolg }),
  ...(tot !== undefined && { tot }),
});

const regelOf = (event: Melding): Statusregel => {
  const { statusupdateId, op } = event.data;
  const ronde = event.type === 'ActieGeevalueerd' ? event.data.ronde : undefined;
  return { statusupdateId, door: event.type, status: standAfter(event), op, woorden: woordenOf(event.data), ...(ronde !== undefined && { ronde }) };
};

type Correctie = Extract<ActieStatusEvent, { readonly type: 'StatusGecorrigeerd' }>['data'];

// The timeline has removed the update that a correction replaces: only the new status is left to add.
const gecorrigeerd = (uitvoering: Uitvoering, { statusupdateId, status, op, ronde, ...data }: Correctie): Uitvoering => {
  if (status === undefined) return uitvoering;
  const regel = { statusupdateId, door: 'StatusGecorrigeerd' as const, status, op, woorden: woordenOf(data), ...(ronde !== undefined && { ronde }) };
  return { ...uitvoering, verloop: [...uitvoering.verloop, regel] };
};

const aangevuld = (regel: Statusregel, aanvulling: Statuswoorden): Statusregel => ({ ...regel, woorden: { ...regel.woorden, ...aanvulling } });

/** The course of one organisatie after a fact of its own. */
export const withStatus = (uitvoering: Uitvoering, event: Verloopfeit): Uitvoering => {
  if (event.type === 'StatusGecorrigeerd') return gecorrigeerd(uitvoering, event.data);
  if (event.type !== 'StatusAangevuld') return { ...uitvoering, verloop: [...uitvoering.verloop, regelOf(event)] };
  const { statusupdateId, aanvulling } = event.data;
  const verloop = uitvoering.verloop.map((regel) => (regel.statusupdateId === statusupdateId ? aangevuld(regel, aanvulling) : regel));
  return { ...uitvoering, verloop };
};
