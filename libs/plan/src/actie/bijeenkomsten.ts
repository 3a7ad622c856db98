import { accept, alreadySo, type Decision, refuse } from '@actiespoor/kernel';

import type { OrganisatieCode } from '../organisatie/organisatie.events.js';
import type { ActieCommandOf } from './actie.commands.js';
import type { ActieEvent } from './actie.events.js';
import { type ActieHistory, uitvoeringOf, type OpgenomenActie } from './actie.state.js';
import { bezwaarTegenBericht, type BerichtAfwijzing } from './bericht.js';
import { isVanHetPlan } from './deelname.js';
import { isHerhalend } from './planning.js';
import { findRonde, statusOf } from './verloop.js';

/** Decisions about an actie that comes back: each organisatie counts its own bijeenkomsten, and evaluates the last one as a round. */
export type BijeenkomstAfwijzing = 'bijeenkomst-ontbreekt' | 'ouder-dan-bijeenkomst' | 'ronde-al-geevalueerd' | 'actie-niet-gestart' | BerichtAfwijzing;

type Gehouden = Extract<ActieEvent, { readonly type: 'BijeenkomstGehouden' }>;

const gehoudenDoor = ({ standing }: ActieHistory, organisatie: OrganisatieCode): readonly Gehouden[] =>
  standing.filter((fact): fact is Gehouden => fact.type === 'BijeenkomstGehouden' && fact.data.organisatie === organisatie);

/** `nummer` counts in the order of recording, so that a meeting that is told late changes no number. */
export const bijeenkomstHouden = (
  { data, stand }: ActieCommandOf<'BijeenkomstHouden'>,
  actie: OpgenomenActie,
  history: ActieHistory,
): Decision<ActieEvent, BijeenkomstAfwijzing> => {
  const { organisatie, op, onderwerp } = data;
  const gehouden = gehoudenDoor(history, organisatie);
  const bekend = gehouden.find((fact) => fact.data.op === op && fact.data.onderwerp === onderwerp);
  if (bekend) return alreadySo(bekend);
  if (stand.deelacties.length > 0) return refuse('heeft-deelacties');
  if (!isVanHetPlan(organisatie, stand)) return refuse('voert-niet-uit');
  const bezwaar = bezwaarTegenBericht(organisatie, actie, stand);
  if (bezwaar) return refuse(bezwaar);
  return accept({ type: 'BijeenkomstGehouden', data: { ...data, nummer: gehouden.length + 1 } });
};

/** Why no round can be evaluated where no meeting was held by then. */
export const bezwaarZonderBijeenkomst = (organisatie: OrganisatieCode, history: ActieHistory): BijeenkomstAfwijzing =>
  gehoudenDoor(history, organisatie).length > 0 ? 'ouder-dan-bijeenkomst' : 'bijeenkomst-ontbreekt';

interface Ronde {
  readonly organisatie: OrganisatieCode;
  readonly ronde?: number;
}

/** Why a round cannot be evaluated as the actie stands: it goes on and comes back, and the meeting was held. */
export const bezwaarTegenRonde = ({ organisatie, ronde = 0 }: Ronde, actie: OpgenomenActie): BijeenkomstAfwijzing | undefined => {
  const uitvoering = uitvoeringOf(actie, organisatie);
  if (!isHerhalend(actie) || statusOf(uitvoering) !== 'gestart') return 'actie-niet-gestart';
  if (!uitvoering.bijeenkomsten.some(({ nummer }) => nummer === ronde)) return 'bijeenkomst-ontbreekt';
  return findRonde(ronde, uitvoering) ? 'ronde-al-geevalueerd' : undefined;
};
