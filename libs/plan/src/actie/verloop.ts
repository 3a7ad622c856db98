import { compareDatum, type Datum } from '@actiespoor/kernel';

import type { ActieStatusEvent, Deelnamebesluit, Status, StatusupdateId } from './actie.events.js';

/** One reported status. `ronde` marks the evaluation of one round of a recurring actie, which leaves the status as it is. */
export interface Statusregel {
  readonly statusupdateId: StatusupdateId;
  readonly status: Status;
  readonly op: Datum;
  readonly ronde?: number;
}

/** A statusupdate that no longer counts, and what stands in its place: without `status` nothing. */
export interface Vervanging {
  readonly vervangt: StatusupdateId;
  readonly op: Datum;
  readonly status?: Status;
}

export interface Bijeenkomst {
  readonly op: Datum;
  readonly onderwerp?: string;
}

/** What one organisatie makes of an actie: whether it takes part, how far it is, when it met. */
export interface Uitvoering {
  readonly deelname?: { readonly besluit: Deelnamebesluit; readonly motief?: string };
  readonly verloop: readonly Statusregel[];
  readonly vervangen: readonly Vervanging[];
  readonly bijeenkomsten: readonly Bijeenkomst[];
}

export const nietBegonnen: Uitvoering = { verloop: [], vervangen: [], bijeenkomsten: [] };

const laatste = (regels: readonly Statusregel[]): Statusregel | undefined =>
  regels.toSorted((a, b) => compareDatum(a.op, b.op)).at(-1);

/** The status of the latest day; of one day the one reported last. */
export const statusOf = ({ verloop }: Uitvoering): Status =>
  laatste(verloop.filter(({ ronde }) => ronde === undefined))?.status ?? 'gepland';

export const isOuderDanLaatste = (op: Datum, { verloop }: Uitvoering): boolean => {
  const laatsteRegel = laatste(verloop);
  return laatsteRegel !== undefined && compareDatum(op, laatsteRegel.op) < 0;
};

export const isAlGemeld = (gemeld: { readonly status: Status; readonly op: Datum }, { verloop }: Uitvoering): boolean =>
  verloop.some(({ status, op, ronde }) => ronde === undefined && status === gemeld.status && op === gemeld.op);

export const findRonde = (nummer: number, { verloop }: Uitvoering): Statusregel | undefined =>
  verloop.find(({ ronde }) => ronde === nummer);

type Gemeld = Exclude<ActieStatusEvent, { readonly type: 'StatusGecorrigeerd' }>;

const nieuweStatus: Readonly<Record<Gemeld['type'], Status>> = {
  ActieGestart: 'gestart',
  ActieUitgevoerd: 'uitgevoerd',
  ActieGeevalueerd: 'geevalueerd',
  ActieUitgesteld: 'uitgesteld',
  ActieGestopt: 'gestopt',
  ActieHervat: 'gestart',
};

const regelOf = (event: Gemeld): Statusregel => {
  const { statusupdateId, op } = event.data;
  const regel = { statusupdateId, status: nieuweStatus[event.type], op };
  const ronde = event.type === 'ActieGeevalueerd' ? event.data.ronde : undefined;
  return ronde === undefined ? regel : { ...regel, ronde };
};

type Correctie = Extract<ActieStatusEvent, { readonly type: 'StatusGecorrigeerd' }>['data'];

// The evaluation of a round stays one when only its date was wrong.
const inPlaatsVan = (oud: Statusregel, { statusupdateId, status, op }: Correctie): readonly Statusregel[] => {
  if (status === undefined) return [];
  return [oud.status === status ? { ...oud, statusupdateId, op } : { statusupdateId, status, op }];
};

const gecorrigeerd = (uitvoering: Uitvoering, data: Correctie): Uitvoering => {
  const { vervangt, op, status } = data;
  return {
    ...uitvoering,
    verloop: uitvoering.verloop.flatMap((regel) => (regel.statusupdateId === vervangt ? inPlaatsVan(regel, data) : [regel])),
    vervangen: [...uitvoering.vervangen, status === undefined ? { vervangt, op } : { vervangt, op, status }],
  };
};

/** The course of one organisatie after a status event of its own. */
export const withStatus = (uitvoering: Uitvoering, event: ActieStatusEvent): Uitvoering =>
  event.type === 'StatusGecorrigeerd'
    ? gecorrigeerd(uitvoering, event.data)
    : { ...uitvoering, verloop: [...uitvoering.verloop, regelOf(event)] };
