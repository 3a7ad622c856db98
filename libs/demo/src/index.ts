export { demoGeschiedenis, demoPersonen } from './geschiedenis.js';
export { startindicatoren } from './startset/startindicatoren.js';
export { startset } from './startset/startset.js';
export type { DemoCommand, DemoPersoon, DemoStap } from './verhaal/demo-stap.js';
