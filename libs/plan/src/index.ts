export { actieDecider, type ActieAfwijzing } from './actie/actie.js';
export type { ActieCommand, ActieCommandOf, BareStatusCommand, BareActieCommand, DecisionContext } from './actie/actie.commands.js';
export { hasActie, tekstOf, uitvoeringOf, type Actie, type ActieHistory, type OpgenomenActie } from './actie/actie.state.js';
export { bezwaarTegenHoofdactie, eigenBerichtBijHerstel, eigenBerichtInDeWeg, verdelingOp } from './actie/hoofdactie.js';
export type { HoofdactieAfwijzing } from './actie/actie.commands.js';
export { actieInDeWeg } from './actie/in-de-weg.js';
export { uitvoerders, type Verband } from './actie/uitvoerders.js';
export { statusOf, type Statusregel, type Uitvoering } from './actie/verloop.js';
export { definitieAfwijzing, type DefinitieAfwijzing } from './indicator/definitie.js';
export {
  indicatorDecider,
  type Indicator,
  type IndicatorAfwijzing,
  type IndicatorCommand,
  type IndicatorGegevens,
  type IndicatorHistory,
} from './indicator/indicator.js';
export { kaderDecider, kaderInDeWeg, type Kader, type KaderAfwijzing, type KaderCommand, type KaderGegevens, type KaderHistory } from './kader/kader.js';
export {
  organisatieDecider,
  type Organisatie,
  type OrganisatieAfwijzing,
  type OrganisatieCommand,
  type OrganisatieHistory,
} from './organisatie/organisatie.js';
export { bestaanIn, type Bestaanden } from './einde.js';
export { planDecider, type PlanAfwijzing } from './plan/plan.js';
export { nooitGeweestIn } from './plan/boom.js';
export { knoopInDeWeg } from './plan/in-de-weg.js';
export { opgegaanVanaf, splitsingenMet } from './plan/opgaan.js';
export type { PlanCommand, PlanCommandData } from './plan/plan.commands.js';
export { hasPlan, type OpgesteldPlan, type Plan, type PlanHistory } from './plan/plan.state.js';
export * from './events.js';
