export { clashingTables, peacefulTables } from './clashing-tables.js';
export { hostileDatabase, hostileDefaults } from './hostile-database.js';
export { heardOn, RawConnections } from './raw-connections.js';
export { testDatabase, type TestDatabase } from './test-database.js';
export { specFor, type Outcome, type Spec } from './spec-for.js';
export {
  auditorLekstroom,
  beheerder,
  beleidsmedewerkerHouten,
  beleidsmedewerkerLopik,
  beleidsmedewerkerWestBetuwe,
  bronckhorst,
  ggdRegioUtrecht,
  griffierWestBetuwe,
  houten,
  ijsselstein,
  ledenLekstroom,
  lekstroom,
  lopik,
  moviera,
  nieuwegein,
  regiocoordinatorLekstroom,
  trekkerMoviera,
  veiligThuisUtrecht,
  vijfheerenlanden,
  vlaardingen,
  westBetuwe,
  type Persona,
} from './personas.js';
