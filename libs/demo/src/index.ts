export { demoGeschiedenis, demoPersonen } from './geschiedenis.js';
export { startset } from './startset/startset.js';
export type { DemoCommand, DemoPersoon, DemoStap } from './verhaal/demo-stap.js';
