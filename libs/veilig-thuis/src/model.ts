// The vocabulary that facts, views and imports share: names of streams, areas, periods and tables. Decisions are not included.
export { gebiedsoortOf, isAnderJaar, type BekendGebied, type Gebied, type Gebiedsoort } from './gebied.js';
export { bekendeGebieden } from './gebieden.js';
export { cijfersVan, type Cijferreeks, type Gebiedscijfers } from './levering/per-gebied.js';
export { cijfersStream, cijferPrefix, leveringStream } from './levering/streams.js';
export { dagenVan, periodesoorten, readPeriode, volgendePeriode, type Meetperiode, type Periodesoort } from './periode.js';
export { findTabel, tabellen, type Tabel } from './tabel.js';
export { bekendeOpbouw, gebiedenMet, type Gebiedsopbouw } from './vrijgave/opbouw.js';
export { Verzegeld, Vrijgave, type Gebiedsrij, type Uitgavecijfers, type Vrijcijfer, type Vrijecijfers, type Vrijreeks } from './vrijgave/vrijgave.js';
export type { EigenRegels } from './vrijgave/uitgaven.js';
export type { Oplosser, Programma, Programmaregel, Term } from './vrijgave/programma.js';
