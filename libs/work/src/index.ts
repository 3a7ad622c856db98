export { memoryWorkStore } from './memory-work-store.js';
export { persevere, type Attempt, type Patience } from './persevere.js';
export type { Tell, Timing } from './timing.js';
export type { KeptTurns, Turn, Turns } from './turns.js';
export type { BegunWork, Controlled, KeptWork, NewWork, Progress, Work, WorkState, WorkStore } from './work-store.js';
export { Worker, type WorkerOptions } from './worker.js';
