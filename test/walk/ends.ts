import { type Fact, part, text, texts } from './fact.js';
import type { PlanState } from './state.js';
import { statusNames } from './state-actie.js';

/** True if a correction reports something as done. */
export const isDone = ({ data }: Pick<Fact, 'data'>): boolean => ![undefined, 'gepland'].includes(text(data, 'status'));

const isReported = (fact: Fact): boolean => fact.soort in statusNames || (fact.soort === 'status-gecorrigeerd' && isDone(fact));

/** A fact that can be withdrawn prevents an earlier end; other facts of later days have no effect on it. */
export const stopsAtEnd = (fact: Fact): boolean => isReported(fact) || fact.soort === 'plan-vastgesteld';

const ofPlanAlways = ['plan-opgesteld', 'plan-hersteld', 'plan-ingetrokken', 'verslag-teruggenomen', 'herindeling-teruggenomen'];
const ofActieAlways = [
  'tekst-gecorrigeerd',
  'status-gecorrigeerd',
  'status-aangevuld',
  'bijeenkomst-teruggenomen',
  'deelname-teruggenomen',
  'actie-vervallen',
  'actie-hersteld',
];

const ofPlan = ({ withdrawn }: PlanState, { soort }: Fact): readonly string[] => (withdrawn && !ofPlanAlways.includes(soort) ? ['plan-ingetrokken'] : []);

const ofActie = ({ acties }: PlanState, fact: Fact): readonly string[] => {
  const isStill = ofActieAlways.includes(fact.soort) && !isReported(fact);
  return acties.get(fact.stream)?.vervallen && !isStill ? ['actie-vervallen'] : [];
};

/** The objections to a new fact of a day after the end of its plan or actie. Existing facts of such a day stay. */
export const endObjections = (state: PlanState, fact: Fact): readonly string[] => (fact.stream === 'plan' ? ofPlan(state, fact) : ofActie(state, fact));

const namedBy = ({ data }: Pick<Fact, 'data'>): readonly unknown[] => {
  const [nieuw, delen] = [part(data, 'nieuw'), data['delen']];
  return [data['knoopId'], data['bovenliggend'], nieuw?.['bovenliggend'], ...texts(data, 'knopen'), ...(nieuw || delen ? [] : [data['in']])];
};

/** A new fact cannot name a knoop that was never there. */
export const neverThere = (state: PlanState, fact: Pick<Fact, 'soort' | 'data'>): readonly string[] =>
  fact.soort.startsWith('knoop-') && namedBy(fact).some((id) => state.gone.get(String(id))?.soort === 'teruggenomen') ? ['knoop-opgegaan'] : [];
