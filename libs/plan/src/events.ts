// Facts of this domain, for the read side and the contracts. Rules are not included.
export type * from './actie/actie.events.js';
export { eventVersions, type DomainEvent } from './domain-event.js';
export type * from './ids.js';
export type * from './indicator/indicator.events.js';
export type * from './kader/kader.events.js';
export type * from './organisatie/organisatie.events.js';
export type * from './plan/plan.events.js';
export { retiredTypes, upcasters, type OldShape } from './upcasts.js';
