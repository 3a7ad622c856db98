// Facts of this domain, for the read side. Rules are not included.
export type { Afwezigheid } from './cel.js';
export { cijferVersions, type CijferEvent } from './cijfer-event.js';
export type * from './levering/levering.events.js';
export type { Voorlopigheid } from './periode.js';
export type { Categorie, Dimensie, Leveringsvorm, Maat } from './waarneming.js';
