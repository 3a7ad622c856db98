import type { Hoedanigheid, Medewerker, Rol } from './medewerker.js';

/** What of a plan decides on rights. */
export interface PlanFeiten {
  readonly eigenaar: string;
  /** Members of the samenwerkingsverband that owns the plan; none where a gemeente owns it. */
  readonly leden: readonly string[];
  /** Samenwerkingsverbanden of which the owner is a member, and no other regions: their regiocoordinator reads along. */
  readonly verbanden?: readonly string[];
}

/** What of a samenwerkingsverband or region decides who sees its progress. */
export interface RegioFeiten {
  readonly code: string;
  readonly leden: readonly string[];
}

const contentRoles: readonly Rol[] = ['lezer', 'trekker', 'beleidsmedewerker', 'regiocoordinator', 'griffier', 'auditor'];

/** Everybody who reads but the lezer. */
const spoorRoles: readonly Rol[] = contentRoles.filter((rol) => rol !== 'lezer');

const reporterRoles: readonly Rol[] = ['beleidsmedewerker', 'trekker'];

const isSamenwerkingsverband = (code: string): boolean => code.startsWith('SV-');

const roleOf = ({ rollen }: Medewerker, allowed: readonly Rol[]): Rol | undefined =>
  rollen.find((rol) => allowed.includes(rol));

const hasRole = (medewerker: Medewerker, allowed: readonly Rol[]): boolean => roleOf(medewerker, allowed) !== undefined;

const belongsTo = ({ organisaties }: Medewerker, codes: readonly string[]): boolean =>
  organisaties.some((code) => codes.includes(code));

const carriesOut = ({ eigenaar, leden }: PlanFeiten, organisatie: string): boolean =>
  organisatie === eigenaar || leden.includes(organisatie);

/** The roles that act for an organisatie; a regiocoordinator acts for the samenwerkingsverband itself and for no member. */
const actingRoles = (organisatie: string, roles: readonly Rol[]): readonly Rol[] =>
  isSamenwerkingsverband(organisatie) ? [...roles, 'regiocoordinator'] : roles;

const actingFor = (medewerker: Medewerker, organisatie: string, roles: readonly Rol[]): Hoedanigheid | undefined => {
  if (!medewerker.organisaties.includes(organisatie)) return undefined;
  const rol = roleOf(medewerker, actingRoles(organisatie, roles));
  return rol && { rol, organisatie };
};

const readsAlong = (medewerker: Medewerker, { verbanden = [] }: PlanFeiten): boolean =>
  hasRole(medewerker, ['regiocoordinator']) && belongsTo(medewerker, verbanden);

/** Whether somebody may know that the plan exists: if not, the answer is 404 and not 403. */
export const knowsPlan = (medewerker: Medewerker, plan: PlanFeiten): boolean =>
  belongsTo(medewerker, [plan.eigenaar, ...plan.leden]) || readsAlong(medewerker, plan);

export const mayReadPlan = (medewerker: Medewerker, plan: PlanFeiten): boolean =>
  hasRole(medewerker, contentRoles) && knowsPlan(medewerker, plan);

/** In what capacity somebody edits the plan and its acties; undefined where one may not. */
export const asEditor = (medewerker: Medewerker, { eigenaar }: PlanFeiten): Hoedanigheid | undefined =>
  actingFor(medewerker, eigenaar, ['beleidsmedewerker']);

/** In what capacity somebody reports the status of what `organisatie` carries out; undefined where one may not. */
export const asReporter = (medewerker: Medewerker, plan: PlanFeiten, organisatie: string): Hoedanigheid | undefined =>
  carriesOut(plan, organisatie) ? actingFor(medewerker, organisatie, reporterRoles) : undefined;

/** In what capacity somebody decides whether `organisatie` takes part; undefined where one may not. */
export const asDecider = (medewerker: Medewerker, plan: PlanFeiten, organisatie: string): Hoedanigheid | undefined =>
  carriesOut(plan, organisatie) ? actingFor(medewerker, organisatie, ['beleidsmedewerker']) : undefined;

/**
 * In what capacity somebody registers a kader: whoever makes plans registers what they follow from, for the first of the own
 * organisaties that one may make plans for. Open to all of them, because it changes nothing for another: a kader counts only in
 * plans that name it, nobody can change one that is there, and it says whose registration it is.
 */
export const asKaderRegistrar = (medewerker: Medewerker): Hoedanigheid | undefined =>
  medewerker.organisaties.map((organisatie) => actingFor(medewerker, organisatie, ['beleidsmedewerker'])).find((found) => found !== undefined);

/** In what capacity somebody keeps reference data and the running of the service; a beheerder may be of no organisatie (empty text). */
export const asBeheerder = (medewerker: Medewerker): Hoedanigheid | undefined => {
  const [organisatie = ''] = medewerker.organisaties;
  return hasRole(medewerker, ['beheerder']) ? { rol: 'beheerder', organisatie } : undefined;
};

export const mayEditPlan = (medewerker: Medewerker, plan: PlanFeiten): boolean => asEditor(medewerker, plan) !== undefined;

/** Making or importing a plan that `eigenaar` will own. */
export const mayImport = (medewerker: Medewerker, eigenaar: string): boolean =>
  mayEditPlan(medewerker, { eigenaar, leden: [] });

export const mayReportStatus = (medewerker: Medewerker, plan: PlanFeiten, organisatie: string): boolean =>
  asReporter(medewerker, plan, organisatie) !== undefined;

export const mayDecideDeelname = (medewerker: Medewerker, plan: PlanFeiten, organisatie: string): boolean =>
  asDecider(medewerker, plan, organisatie) !== undefined;

/** The history of the plan; who did it shows only where {@link maySeePersonsInSpoor} says so. */
export const mayReadSpoor = mayReadPlan;

export const maySeePersonsInSpoor = (medewerker: Medewerker, plan: PlanFeiten): boolean =>
  hasRole(medewerker, spoorRoles) && mayReadPlan(medewerker, plan);

/** Starting, stopping and resuming an evaluation: the work is done for everybody, and a lezer only reads what came of it. */
export const mayEvaluate = (medewerker: Medewerker): boolean => hasRole(medewerker, spoorRoles);

/** Beleidskaders and published figures are public policy: everybody who reads anything reads them. */
export const mayReadKader = (medewerker: Medewerker): boolean =>
  hasRole(medewerker, contentRoles) && medewerker.organisaties.length > 0;

/** The progress of a region: its own people and those of its members. */
export const mayReadVoortgang = (medewerker: Medewerker, { code, leden }: RegioFeiten): boolean =>
  hasRole(medewerker, contentRoles) && belongsTo(medewerker, [code, ...leden]);

export const mayReadOrganisaties = ({ rollen }: Medewerker): boolean => rollen.length > 0;

export const mayManageOrganisaties = (medewerker: Medewerker): boolean => asBeheerder(medewerker) !== undefined;
