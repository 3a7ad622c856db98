export { isAcceptable, openFouten, type Bevinding, type BevindingCode, type Ernst } from './bevinding.js';
export type { ImportContext, ImportOrganisatie } from './context.js';
export { documentLines } from './readers/read-source.js';
export { screenedLines, type SourceLine } from './screening/screened-lines.js';
export { importProblem, type ImportProblem, type ImportProblemCode } from './decode/problem.js';
export type {
  Bijzonderheid,
  Gelezen,
  Kolommen,
  Regelsoort,
  GelezenActie,
  GelezenKnoop,
  GelezenKoppeling,
  GelezenPersoon,
  GelezenTrekker,
  Samenvatting,
  VerwachteVaststelling,
  Located,
  Verwijspunt,
} from './gelezen.js';
export type { Indeling, PlanDocument, Rij, RijSoort } from './layout/document.js';
export { readPlan, type PlanReading } from './read-plan.js';
export type { Correctie, Correctiefout } from './corrections/correctie.js';
export { applyCorrections, type Corrected, type Verbeteringen } from './corrections/corrections.js';
export type { BestaandeActie, BestaandPlan } from './commands/bestaand.js';
export { compareWithPlan } from './commands/compare-with-plan.js';
export { planCommands } from './commands/plan-commands.js';
export type { Bron, DoorvoerContext, Stap } from './commands/step.js';
export type { Kolom } from './roles/mapping.js';
export { rolnamen, type Rol } from './roles/rollen.js';
export { readPlanning } from './values/planning.js';
export { readSchaal } from './values/schaal.js';
export type { GelezenStatus, Kleur, StatusWoord } from './values/status.js';
