import type { Datum } from '@actiespoor/kernel';

import type { ActieEvent, ActieStatusEvent, Deelnamebesluit, Status, Statuswoorden } from './actie.events.js';
import type { StatusupdateId } from '../ids.js';
import { type Melding, standAfter } from './status-na.js';

/** One reported status. `ronde` marks the evaluation of one round of a recurring actie, which leaves the status as it is. */
export interface Statusregel {
  readonly statusupdateId: StatusupdateId;
  /** By which kind of fact it is known. */
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

/** What one organisatie makes of an actie: whether it takes part, how far it is, when it met. In the order of time. */
export interface Uitvoering {
  readonly deelname?: { readonly besluit: Deelnamebesluit; readonly motief?: string };
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

/** Whether a fact tells where an organisatie stood; a correction that only takes back does not. */
export const isStand = (event: ActieEvent): event is ActieStatusEvent =>
  standen.has(event.type) && (event.type !== 'StatusGecorrigeerd' || event.data.status !== undefined);

export const nietBegonnen: Uitvoering = { verloop: [], bijeenkomsten: [] };

/** Facts that say something about the course of one organisatie. */
export type Verloopfeit = ActieStatusEvent | Extract<ActieEvent, { readonly type: 'StatusAangevuld' }>;

/** The last status that was reported; `gepland` where none was. */
export const statusOf = ({ verloop }: Uitvoering): Status => verloop.findLast(({ ronde }) => ronde === undefined)?.status ?? 'gepland';

/** The update of this status on this very date, where it was reported so or put right. */
export const findMelding = (gemeld: Pick<Statusregel, 'door' | 'status' | 'op'>, { verloop }: Uitvoering): Statusregel | undefined =>
  verloop.findLast(
    ({ door, status, op, ronde }) =>
      ronde === undefined && status === gemeld.status && op === gemeld.op && (door === gemeld.door || door === 'StatusGecorrigeerd'),
  );

export const findRonde = (nummer: number, { verloop }: Uitvoering): Statusregel | undefined =>
  verloop.find(({ ronde }) => ronde === nummer);

/** Only the words of a statusupdate, of whatever says them. */
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

// What a correction takes back is gone before it comes here: only what it puts in its place is left to tell.
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
