export { demoGeschiedenis, demoPersonen } from './geschiedenis.js';
export { geenPlanStanden, planStandVan, trackPlanStand, type PlanStanden, type Vraag } from './plan-standen.js';
export { startset } from './startset/startset.js';
export type { DemoCommand, DemoPersoon, DemoStap } from './verhaal/demo-stap.js';
