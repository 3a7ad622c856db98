import { accept, alreadySo, type Decision, refuse } from '@actiespoor/kernel';

import type { OrganisatieCode } from '../ids.js';
import { obstacleOf } from '../obstacle.js';
import { isKnown, takenBackAgain } from '../same.js';
import type { ActieCommandOf } from './actie.commands.js';
import type { ActieEvent } from './actie.events.js';
import { type ActieHistory, uitvoeringOf, type OpgenomenActie } from './actie.state.js';
import { bezwaarTegenBericht, type BerichtAfwijzing } from './bericht.js';
import { isVanHetPlan } from './deelname.js';
import { isHerhalend } from './planning.js';
import { type Bijeenkomst, findRonde, statusOf } from './verloop.js';

/** Decisions about a recurring actie: each organisatie counts its own bijeenkomsten, and evaluates the last one as a round. */
export type BijeenkomstAfwijzing =
  'bijeenkomst-onbekend' | 'bijeenkomst-ontbreekt' | 'ouder-dan-bijeenkomst' | 'ronde-al-geevalueerd' | 'actie-niet-gestart' | BerichtAfwijzing;

type Gehouden = Extract<ActieEvent, { readonly type: 'BijeenkomstGehouden' }>;

const gehoudenDoor = ({ standing }: ActieHistory, organisatie: OrganisatieCode): readonly Gehouden[] =>
  standing.filter((fact): fact is Gehouden => fact.type === 'BijeenkomstGehouden' && fact.data.organisatie === organisatie);

/** The meeting of that day with this subject; otherwise one of that day if either side names no subject. */
const bedoelde = ({ op, onderwerp }: ActieCommandOf<'BijeenkomstHouden'>['data'], bekend: readonly Bijeenkomst[]): Bijeenkomst | undefined => {
  const opDieDag = bekend.filter((een) => een.op === op);
  const overHetzelfde = opDieDag.find((een) => een.onderwerp === onderwerp);
  return overHetzelfde ?? opDieDag.find((een) => onderwerp === undefined || een.onderwerp === undefined);
};

/** A number is used once, also if its meeting was taken back. */
const volgendNummer = (organisatie: OrganisatieCode, { facts }: ActieHistory): number =>
  Math.max(0, ...facts.flatMap(({ type, data }) => (type === 'BijeenkomstGehouden' && data.organisatie === organisatie ? [data.nummer] : []))) + 1;

/**
 * `nummer` counts in the order of recording, so that a meeting told late changes no number. A meeting told again
 * keeps its number, also if only its subject is new.
 */
export const bijeenkomstHouden = (
  { data, planContext }: ActieCommandOf<'BijeenkomstHouden'>,
  actie: OpgenomenActie,
  history: ActieHistory,
): Decision<ActieEvent, BijeenkomstAfwijzing> => {
  const { organisatie, onderwerp } = data;
  const gehouden = gehoudenDoor(history, organisatie);
  const bekend = bedoelde(data, uitvoeringOf(actie, organisatie).bijeenkomsten);
  if (bekend && isKnown({ onderwerp }, bekend)) return alreadySo(gehouden.findLast(({ data: { nummer } }) => nummer === bekend.nummer));
  if (planContext.deelacties.length > 0) return refuse('heeft-deelacties');
  if (!isVanHetPlan(organisatie, planContext)) return refuse('voert-niet-uit');
  const bezwaar = bezwaarTegenBericht(organisatie, actie, planContext);
  if (bezwaar) return refuse(bezwaar);
  return accept({ type: 'BijeenkomstGehouden', data: { ...data, nummer: bekend?.nummer ?? volgendNummer(organisatie, history) } });
};

const terugnemingenVan = ({ organisatie, nummer }: ActieCommandOf<'BijeenkomstTerugnemen'>['data'], { facts }: ActieHistory) =>
  facts.filter((fact) => fact.type === 'BijeenkomstTeruggenomen').filter(({ data }) => data.organisatie === organisatie && data.nummer === nummer);

/** A meeting that was not held, or not on that day. It is named by its number and its day, so that no other one is taken back by mistake. */
export const bijeenkomstTerugnemen = ({ data }: ActieCommandOf<'BijeenkomstTerugnemen'>, history: ActieHistory): Decision<ActieEvent, BijeenkomstAfwijzing> => {
  const held = gehoudenDoor(history, data.organisatie).find(({ data: { nummer } }) => nummer === data.nummer);
  if (held?.data.op === data.op) return accept({ type: 'BijeenkomstTeruggenomen', data });
  const terugnemingen = terugnemingenVan(data, history);
  const eerder = terugnemingen.filter(({ data: { op } }) => op === data.op);
  const opnieuw = takenBackAgain(eerder, data.motief, 'bijeenkomst-onbekend');
  if (opnieuw) return opnieuw;
  const feit = held ?? terugnemingen[0];
  return refuse('bijeenkomst-onbekend', feit && { feit: obstacleOf(feit) });
};

/** The reason why a round cannot be evaluated if no meeting was held by then. */
export const bezwaarZonderBijeenkomst = (organisatie: OrganisatieCode, history: ActieHistory): BijeenkomstAfwijzing =>
  gehoudenDoor(history, organisatie).length > 0 ? 'ouder-dan-bijeenkomst' : 'bijeenkomst-ontbreekt';

interface Ronde {
  readonly organisatie: OrganisatieCode;
  readonly ronde?: number;
}

/** The reason why a round cannot be evaluated; undefined if the actie is under way and recurring, and the meeting was held. */
export const bezwaarTegenRonde = ({ organisatie, ronde = 0 }: Ronde, actie: OpgenomenActie): BijeenkomstAfwijzing | undefined => {
  const uitvoering = uitvoeringOf(actie, organisatie);
  if (!isHerhalend(actie) || statusOf(uitvoering) !== 'gestart') return 'actie-niet-gestart';
  if (!uitvoering.bijeenkomsten.some(({ nummer }) => nummer === ronde)) return 'bijeenkomst-ontbreekt';
  return findRonde(ronde, uitvoering) ? 'ronde-al-geevalueerd' : undefined;
};
