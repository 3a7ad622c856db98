export { Bevindingen, type Bevindingsoort, type Cijferbevinding, type CijferbevindingCode, type Cijferernst, type Opmerking } from './bevinding.js';
export { readAfwezigheid, readCel, readGetal, type Afwezigheid, type Cel, type Celfout, type Celregels, type Decimaalteken } from './cel.js';
export { gebiedOf, gebiedsoortOf, isAnderJaar, readGebiedsnaam, type BekendGebied, type Gebied, type Gebiedsoort } from './gebied.js';
export { bekendeGebieden, gebiedenByTitel } from './gebieden.js';
export { readPeriode, readPeriodetitel, voorlopigheidOf, type Meetperiode, type Periodesoort, type Voorlopigheid } from './periode.js';
export { findTabel, findTabelByTitel, isBekendeMaat, tabellen, type Tabel } from './tabel.js';
export type { Categorie, Dimensie, Leveringskop, Leveringsvorm, Maat, Vindplaats, Waarneming } from './waarneming.js';
