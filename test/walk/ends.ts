import { type Fact, text } from './fact.js';
import { type PlanState, statusNames } from './state.js';

/** Whether a correction says that something was done. */
export const isDone = ({ data }: Pick<Fact, 'data'>): boolean => ![undefined, 'gepland'].includes(text(data, 'status'));

const isReported = (fact: Fact): boolean => fact.soort in statusNames || (fact.soort === 'status-gecorrigeerd' && isDone(fact));

/** What can be taken back stands in the way of an earlier end; what else was told of after it is without effect there. */
export const stopsAtEnd = (fact: Fact): boolean => isReported(fact) || fact.soort === 'plan-vastgesteld';

const ofPlanAlways = ['plan-opgesteld', 'plan-hersteld', 'plan-ingetrokken'];
const ofActieAlways = ['tekst-gecorrigeerd', 'status-gecorrigeerd', 'status-aangevuld', 'actie-vervallen', 'actie-hersteld'];

const ofPlan = ({ withdrawn }: PlanState, { soort }: Fact): readonly string[] => (withdrawn && !ofPlanAlways.includes(soort) ? ['plan-ingetrokken'] : []);

const ofActie = ({ acties }: PlanState, fact: Fact): readonly string[] => {
  const isStill = ofActieAlways.includes(fact.soort) && !isReported(fact);
  return acties.get(fact.stream)?.vervallen && !isStill ? ['actie-vervallen'] : [];
};

/** Why nothing is told now of a day after the end of what it is about. What stands of such a day keeps standing. */
export const endObjections = (state: PlanState, fact: Fact): readonly string[] => (fact.stream === 'plan' ? ofPlan(state, fact) : ofActie(state, fact));
