export { isRol, rollen, type Hoedanigheid, type Medewerker, type Rol } from './access/medewerker.js';
export { planFeitenOf, readableOwners, type RegisterInYear } from './access/plan-feiten.js';
export {
  asBeheerder,
  asDecider,
  asEditor,
  asKaderRegistrar,
  asReporter,
  knowsPlan,
  mayDecideDeelname,
  mayEditPlan,
  mayEvaluate,
  mayImport,
  mayManageOrganisaties,
  mayReadKader,
  mayReadOrganisaties,
  mayReadPlan,
  mayReadSpoor,
  mayReadVoortgang,
  mayReportStatus,
  maySeePersonsInSpoor,
  type PlanFeiten,
  type RegioFeiten,
} from './access/rechten.js';
export { type Clock, dayAt, yearOf } from './clock.js';
export { actieWeigeringen, planWeigeringen, tijdWeigeringen, weigeringVan, weigeringZin, type Weigering, type Weigeringen } from './commands/afwijzing.labels.js';
export { createCommands, createLoaders, eventSchema, type Commands, type Loaders } from './commands/commands.js';
export { definitieWoorden, readDefinitie } from './evaluaties/definitie-lezen.js';
export { openEvaluaties, tempoOf, type EvaluatieAsked, type Evaluaties, type Pace } from './evaluaties/evaluaties.js';
export { definitieRedenen, evaluatieIdOf, type EvaluatieVraag, type Voorstel, type Vraagfout } from './evaluaties/vraag.js';
export { importSources } from './imports/import-sources.js';
export {
  importIdOf,
  openImports,
  type Doorgevoerd,
  type ImportDone,
  type ImportOrder,
  type ImportRead,
  type Imports,
  type ImportUpload,
  type Overschreven,
  type Proefimport,
} from './imports/imports.js';
export type { DoorvoeringRefused, StepRefusal } from './imports/doorvoering.js';
export { openPersonen, type Personen } from './personen/personen.js';
export { openDossiers, type ActieDossier, type Dossiers, type PlanDossier } from './plannen/dossiers.js';
export { PlanWriter } from './plannen/plan-writer.js';
export { notedCommands, RecentActies } from './plannen/recent-acties.js';
export { placeIn } from './spoor/place.js';
export * from './ports.js';
