import { accept, alreadySo, compareDatum, type Decision, lastDay, refuse } from '@actiespoor/kernel';

import type { StatusupdateId } from '../ids.js';
import { obstacleOf } from '../obstacle.js';
import { isKnown } from '../same.js';
import type { ActieCommandOf } from './actie.commands.js';
import type { ActieEvent, ActieStatusEvent, Status, Statuswoorden } from './actie.events.js';
import { type ActieHistory, type OpgenomenActie, uitvoeringOf } from './actie.state.js';
import { isStanding, statusOf, woordenOf } from './verloop.js';

/** Decisions about the correction of earlier reports of an organisatie. */
export type CorrectieAfwijzing =
  'statusupdate-onbekend' | 'statusupdate-al-vervangen' | 'statusupdate-ingetrokken' | 'voorbij-andere-status' | 'uitstel-voorbij' | 'heeft-deelacties';

type Opdracht = ActieCommandOf<'StatusCorrigeren'>['data'];
type Gecorrigeerd = Extract<ActieStatusEvent, { readonly type: 'StatusGecorrigeerd' }>;

const isCorrectie = (fact: ActieEvent): fact is Gecorrigeerd => fact.type === 'StatusGecorrigeerd';

const isAlGezegd = (opdracht: Opdracht, { data }: Gecorrigeerd): boolean =>
  data.status === opdracht.status && data.op === opdracht.op && isKnown(woordenOf(opdracht), woordenOf(data));

/** The words that belong to each status: a correction to that status keeps them. */
const eigenWoorden: Readonly<Record<Status, readonly (keyof Statuswoorden)[]>> = {
  gepland: [],
  gestart: ['toelichting'],
  uitgevoerd: ['toelichting', 'resultaat'],
  geevalueerd: ['toelichting', 'conclusie', 'vervolg'],
  uitgesteld: ['toelichting', 'tot'],
  gestopt: ['toelichting'],
};

/** All words of a report, with those that were added to it. */
const woordenVan = (statusupdateId: StatusupdateId, facts: readonly ActieEvent[]): Statuswoorden =>
  Object.assign(
    {},
    ...facts.map(({ type, data }) => {
      if (!('statusupdateId' in data) || data.statusupdateId !== statusupdateId) return {};
      return type === 'StatusAangevuld' ? data.aanvulling : woordenOf(data);
    }),
  ) as Statuswoorden;

/**
 * A correction names only what changes: it keeps the words of the corrected report that belong to its status. New corrections are recorded with those
 * words; earlier ones are read with them.
 */
export const withBehoudenWoorden = (event: ActieEvent, facts: readonly ActieEvent[]): ActieEvent => {
  if (!isCorrectie(event) || event.data.status === undefined) return event;
  const eigen = eigenWoorden[event.data.status];
  const behouden = Object.entries(woordenVan(event.data.vervangt, facts)).filter(([woord]) => eigen.some((een) => een === woord) && !(woord in event.data));
  return behouden.length === 0 ? event : { ...event, data: { ...event.data, ...Object.fromEntries(behouden) } };
};

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
const isOwnStatus = ({ status }: Opdracht): boolean => status !== undefined && status !== 'gepland';

const opnieuwCorrigeren = (opdracht: Opdracht, earlier: Gecorrigeerd): Decision<ActieEvent, CorrectieAfwijzing> => {
  if (isAlGezegd(opdracht, earlier)) return alreadySo(earlier);
  const { op, status, statusupdateId: id } = earlier.data;
  return status === undefined ? refuse('statusupdate-ingetrokken', { feit: { type: earlier.type, op } }) : refuse('statusupdate-al-vervangen', { id });
};

const isUitstelVoorbij = ({ op, tot }: Opdracht): boolean => tot !== undefined && compareDatum(tot, op) <= 0 && lastDay(tot) <= lastDay(op);

const correctieVan = ({ data }: ActieCommandOf<'StatusCorrigeren'>, melding: ActieStatusEvent | undefined, actie: OpgenomenActie): Gecorrigeerd => ({
  type: 'StatusGecorrigeerd',
  data: { ...data, vorige: statusOf(uitvoeringOf(actie, data.organisatie)), ...rondeOf(data, melding) },
});

const bezwaarTegenPlaats = (
  { data, planContext }: ActieCommandOf<'StatusCorrigeren'>,
  meldingen: readonly ActieStatusEvent[],
  index: number,
): ReturnType<typeof refuse<CorrectieAfwijzing>> | undefined => {
  const ander = voorbij(data, meldingen, index);
  if (ander) return refuse('voorbij-andere-status', { feit: obstacleOf(ander) });
  return isOwnStatus(data) && planContext.deelacties.length > 0 ? refuse('heeft-deelacties') : undefined;
};

// The table of transitions does not apply: a correction tells the past as it was all along, also of a dropped actie.
export const statusCorrigeren = (
  command: ActieCommandOf<'StatusCorrigeren'>,
  actie: OpgenomenActie,
  history: ActieHistory,
): Decision<ActieEvent, CorrectieAfwijzing> => {
  const {
    data,
    data: { organisatie, vervangt },
  } = command;
  const earlier = history.facts.filter(isCorrectie).find((fact) => fact.data.vervangt === vervangt && fact.data.organisatie === organisatie);
  if (earlier) return opnieuwCorrigeren(data, earlier);
  const meldingen = history.standing.filter(isStanding).filter((fact) => fact.data.organisatie === organisatie);
  const index = meldingen.findIndex((fact) => fact.data.statusupdateId === vervangt);
  const melding = meldingen[index];
  if (!melding) return refuse('statusupdate-onbekend');
  const nieuw = withBehoudenWoorden(correctieVan(command, melding, actie), history.facts) as Gecorrigeerd;
  return bezwaarTegenPlaats(command, meldingen, index) ?? (isUitstelVoorbij(nieuw.data) ? refuse('uitstel-voorbij') : accept(nieuw));
};
