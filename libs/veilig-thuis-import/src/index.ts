export type { Deel } from './deel.js';
export { readLevering, type LeesOpties, type Lezing } from './read-levering.js';
export type { Telling } from './telling.js';
