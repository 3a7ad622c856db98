export { ActieWrites, type ActieInclusion, type ActieWrite } from './acties/actie-writes.js';
export { Bronnen } from './bronnen/bronnen.js';
export { editor, type InCapacity, type PlanAccess } from './access/access.js';
export { isRol, rollen, type Hoedanigheid, type Medewerker, type Rol } from './access/medewerker.js';
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
  mayReadCijfers,
  mayReadKader,
  mayReadOrganisaties,
  mayReadPlan,
  mayReadPlans,
  mayReadSpoor,
  mayReadVoortgang,
  mayReportStatus,
  maySeePersonsInSpoor,
  type PlanFeiten,
  type RegioFeiten,
} from './access/rechten.js';
export { type Clock, dayAt, yearOf } from './clock.js';
export { actieAfwijzingen, type AfwijzingText, type AfwijzingTexts } from './commands/afwijzing.labels.js';
export { planAfwijzingen } from './commands/plan-afwijzing.labels.js';
export { afwijzingRegel, afwijzingZin } from './commands/afwijzing.zinnen.js';
export { createCommands, createLoaders, eventSchema, type Commands, type Loaders } from './commands/commands.js';
export { Locks } from './commands/locks.js';
export { commandContext, writeExisting, writeNew, type WriteRequest, type Written } from './commands/write.js';
export { definitieWoorden, readDefinitie } from './evaluaties/definitie-lezen.js';
export { openEvaluaties, tempoOf, type EvaluatieAsked, type Evaluaties, type Pace } from './evaluaties/evaluaties.js';
export { EvaluatiesVan, type Evaluatieopgave } from './evaluaties/evaluaties-van.js';
export { evaluatieIdOf, type EvaluatieRequest, type Voorstel, type RequestFault } from './evaluaties/request.js';
export type { Facts } from './facts.js';
export { ImportsVan } from './imports/imports-van.js';
export { importSources } from './imports/import-sources.js';
export { importIdOf, openImports, type ImportRead, type Imports, type ImportUpload, type Proefimport } from './imports/imports.js';
export { doorvoeringWork } from './imports/doorvoeringen.js';
export type {
  Doorgevoerd,
  DoorvoeringRefused,
  Doorvoeringvoortgang,
  ImportDone,
  ImportOrder,
  Overschreven,
  StepRefusal,
} from './imports/doorvoering-antwoord.js';
export { Indicatoren } from './indicatoren/indicatoren.js';
export { KaderReader, type GelezenKader, type GelijstKader } from './kaders/kader-reader.js';
export { KaderWrites } from './kaders/kader-writes.js';
export { leveringAfwijzingen } from './leveringen/levering.labels.js';
export { Leveringen, type GelezenLevering, type Ontvangen } from './leveringen/leveringen.js';
export { Leveringlader, type Geladen, type Leveringopgave } from './leveringen/leveringlader.js';
export { Trends, type Trendvraag } from './leveringen/trends.js';
export { isPast, nowhere, tijdstipOf, type PageQuery, type ReadQuery, type MomentQuery } from './moment.js';
export { Organisaties } from './organisaties/organisaties.js';
export { onlyInEvents, type Outage } from './outage.js';
export { denied, incorrect, isDeclined, unknown, type Declined, type Fault } from './outcome.js';
export { Callers, maySeeNames, Names } from './personen/names.js';
export { fillNames, withPersons } from './personen/person-references.js';
export { openPersonen, type Personen } from './personen/personen.js';
export { openDossiers, type ActieDossier, type Dossiers, type PlanDossier } from './plannen/dossiers.js';
export { Plannen, type Shown } from './plannen/plannen.js';
export { PlanReader } from './plannen/plan-reader.js';
export { PlanWrites, type PlanWrite } from './plannen/plan-writes.js';
export { PlanWriter } from './plannen/plan-writer.js';
export { niveauFaults, verdelingFaults } from './plannen/structuur.js';
export { notedCommands, RecentActies } from './plannen/recent-acties.js';
export { RegioReader } from './regios/regio-reader.js';
export { Beurten, type Beurtlijst, type EigenBeurt, type Waarom } from './beurten/beurten.js';
export { Signalen } from './signalen/signalen.js';
export type { Geschiedenis, Regels, Soort, Vastlegging } from './spoor/geschiedenis.js';
export { History } from './spoor/history.js';
export { OwnWrites } from './spoor/own-writes.js';
export { placeIn } from './spoor/place.js';
export { SpoorReader, type LeesbareRegel, type Spoorfilter, type Spoorplaats } from './spoor/spoor-reader.js';
export { openUseCases, type Stores, type UseCasePorts, type UseCases } from './use-cases.js';
export { Vergelijker, vaststelling, type VastgesteldPlan, type VergelekenMoment, type Vergelijking } from './verschillen/vergelijker.js';
export * from './ports.js';
