// The vocabulary that facts, views and imports share: closed lists of words, names of streams and ids, and pure rules. Decisions are not included.
export {
  actiesoorten,
  actietekstvelden,
  actievelden,
  deelnamebesluiten,
  dekkingszekerheden,
  koppelingsoorten,
  planningbeslissers,
  planningsoorten,
  planningzekerheden,
  schaalsoorten,
  statussen,
  trekkersoorten,
} from './actie/actie.events.js';
export { groeperingen, tellingen } from './indicator/indicator.events.js';
export { kadersoorten } from './kader/kader.events.js';
export { organisatiesoorten } from './organisatie/organisatie.events.js';
export { consultatiesoorten, knoopvelden, plansoorten } from './plan/plan.events.js';
export { codeSleutel, fold } from './actie/code.js';
export { withBehoudenWoorden } from './actie/correctie.js';
export { zonderTeruggenomenDeelnames } from './actie/deelname.js';
export { bijeenkomstSleutel, standAfter, statusAfter, takeableAs, takenBackBy } from './actie/status-na.js';
export { codeperiodenVan, isOverCode, type Codebezit } from './actie/codeperioden.js';
export type { Codeperiode } from './codebezit.js';
export { knoopcodesVan, type Knoopcode } from './plan/knoopcodes.js';
export { uitvoerders, type Verband } from './actie/uitvoerders.js';
export { geldendeDelen, isEigenBericht, isVerdeeld } from './actie/verdeling.js';
export { actieInPlanAfter, planContextAfter, planContextOf, type ActieInPlan, type Codefeiten, type PlanWithActies, type PlanContext } from './plan-context.js';
export { bestaanIn, grenzenOp, isBinnen, showsAfterEnd, teltVanaf, eindeOp, type Bestaan, type Bestaanden, type Grenzen } from './einde.js';
export { opgesteldPlan } from './plan/plan.state.js';
export { bestaatIn, ledenIn, ledenVanPlan } from './organisatie/leden.js';
export {
  actieIdInDocument,
  actieIdOf,
  deelIdMadeBy,
  demoId,
  demoStatusupdateId,
  demoTrekkerId,
  formerActieIdInDocument,
  idMadeBy,
  knoopIdInDocument,
  planIdInDocument,
  startIndicatorId,
  trekkerIdInDocument,
  type Actienaam,
} from './made-ids.js';
export { actieStream, indicatorStream, isActieStream, kaderStream, organisatieStream, planStream, streamPrefix } from './streams.js';
export { genoemdDoel, isDaarNa, rollen, verwijzingenVan, type Doelsoort, type Rol, type Verwijsveld, type Verwijzing, type Wijze } from './verwijzingen.js';
