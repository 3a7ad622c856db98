import { accept, alreadySo, compareDatum, type Decision, refuse } from '@actiespoor/kernel';

import type { ActieCommandOf } from './actie.commands.js';
import type { ActieEvent, ActieStatusEvent } from './actie.events.js';
import { type ActieHistory, type OpgenomenActie, uitvoeringOf } from './actie.state.js';
import { isStand, statusOf } from './verloop.js';

/** Decisions about the correction of earlier reports of an organisatie. */
export type CorrectieAfwijzing =
  'statusupdate-onbekend' | 'statusupdate-al-vervangen' | 'statusupdate-ingetrokken' | 'voorbij-andere-status' | 'heeft-deelacties';

type Opdracht = ActieCommandOf<'StatusCorrigeren'>['data'];
type Gecorrigeerd = Extract<ActieStatusEvent, { readonly type: 'StatusGecorrigeerd' }>;

const isCorrectie = (fact: ActieEvent): fact is Gecorrigeerd => fact.type === 'StatusGecorrigeerd';

const isAlGezegd = ({ status, op, toelichting }: Opdracht, { data }: Gecorrigeerd): boolean =>
  data.status === status && data.op === op && (toelichting === undefined || toelichting === data.toelichting);

/** The neighbouring report that the corrected one would pass: a report keeps its place between the others. */
const voorbij = ({ op, status }: Opdracht, meldingen: readonly ActieStatusEvent[], index: number): ActieStatusEvent | undefined => {
  if (status === undefined) return undefined;
  const [eerder, later] = [meldingen[index - 1], meldingen[index + 1]];
  if (eerder && compareDatum(op, eerder.data.op) < 0) return eerder;
  return later && compareDatum(op, later.data.op) >= 0 ? later : undefined;
};

// The evaluation of a round stays one if only its date was wrong.
const rondeOf = ({ status }: Opdracht, oud: ActieStatusEvent | undefined): { readonly ronde?: number } =>
  status === 'geevalueerd' && oud && 'ronde' in oud.data && oud.data.ronde !== undefined ? { ronde: oud.data.ronde } : {};

// A withdrawal, or a correction to `gepland`, is possible on every day.
const isEigenStand = ({ status }: Opdracht): boolean => status !== undefined && status !== 'gepland';

const opnieuwCorrigeren = (opdracht: Opdracht, earlier: Gecorrigeerd): Decision<ActieEvent, CorrectieAfwijzing> => {
  if (isAlGezegd(opdracht, earlier)) return alreadySo(earlier);
  const { op, status, statusupdateId: id } = earlier.data;
  return status === undefined ? refuse('statusupdate-ingetrokken', { feit: { type: earlier.type, op } }) : refuse('statusupdate-al-vervangen', { id });
};

// The table of transitions does not apply: a correction tells the past as it was all along, also of a dropped actie.
export const statusCorrigeren = (
  { data, stand }: ActieCommandOf<'StatusCorrigeren'>,
  actie: OpgenomenActie,
  history: ActieHistory,
): Decision<ActieEvent, CorrectieAfwijzing> => {
  const { organisatie, vervangt } = data;
  const earlier = history.facts.filter(isCorrectie).find((fact) => fact.data.vervangt === vervangt && fact.data.organisatie === organisatie);
  if (earlier) return opnieuwCorrigeren(data, earlier);
  const meldingen = history.standing.filter(isStand).filter((fact) => fact.data.organisatie === organisatie);
  const index = meldingen.findIndex((fact) => fact.data.statusupdateId === vervangt);
  if (index === -1) return refuse('statusupdate-onbekend');
  const ander = voorbij(data, meldingen, index);
  if (ander) return refuse('voorbij-andere-status', { feit: { type: ander.type, op: ander.data.op } });
  if (isEigenStand(data) && stand.deelacties.length > 0) return refuse('heeft-deelacties');
  const vorige = statusOf(uitvoeringOf(actie, organisatie));
  return accept({ type: 'StatusGecorrigeerd', data: { ...data, vorige, ...rondeOf(data, meldingen[index]) } });
};
