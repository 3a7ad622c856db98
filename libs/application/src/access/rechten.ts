import type { Hoedanigheid, Medewerker, Rol } from './medewerker.js';

/** The facts of a plan that decide on rights. */
export interface PlanFeiten {
  readonly eigenaar: string;
  /** Members of the samenwerkingsverband that owns the plan; none if a gemeente owns it. */
  readonly leden: readonly string[];
  /** Samenwerkingsverbanden of which the owner is a member, and no other regions: their regiocoordinatoren may read the plan. */
  readonly verbanden?: readonly string[];
}

/** The facts of a samenwerkingsverband or region that decide who sees its progress. */
export interface RegioFeiten {
  readonly code: string;
  readonly leden: readonly string[];
}

const contentRoles: readonly Rol[] = ['lezer', 'trekker', 'beleidsmedewerker', 'regiocoordinator', 'griffier', 'auditor'];

/** Every reading role except lezer. */
const spoorRoles: readonly Rol[] = contentRoles.filter((rol) => rol !== 'lezer');

const reporterRoles: readonly Rol[] = ['beleidsmedewerker', 'trekker'];

const isSamenwerkingsverband = (code: string): boolean => code.startsWith('SV-');

const roleOf = ({ rollen }: Medewerker, allowed: readonly Rol[]): Rol | undefined => rollen.find((rol) => allowed.includes(rol));

const hasRole = (medewerker: Medewerker, allowed: readonly Rol[]): boolean => roleOf(medewerker, allowed) !== undefined;

const belongsTo = ({ organisaties }: Medewerker, codes: readonly string[]): boolean => organisaties.some((code) => codes.includes(code));

const carriesOut = ({ eigenaar, leden }: PlanFeiten, organisatie: string): boolean => organisatie === eigenaar || leden.includes(organisatie);

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

/** True if the medewerker may know that the plan exists: if not, the answer is 404 and not 403. */
export const knowsPlan = (medewerker: Medewerker, plan: PlanFeiten): boolean =>
  belongsTo(medewerker, [plan.eigenaar, ...plan.leden]) || readsAlong(medewerker, plan);

/** The right to read plans of any owner: without it lists are refused as well, and not shown empty. */
export const mayReadPlans = (medewerker: Medewerker): boolean => hasRole(medewerker, contentRoles);

export const mayReadPlan = (medewerker: Medewerker, plan: PlanFeiten): boolean => mayReadPlans(medewerker) && knowsPlan(medewerker, plan);

/** The capacity for editing the plan and its acties; undefined without the right. */
export const asEditor = (medewerker: Medewerker, { eigenaar }: PlanFeiten): Hoedanigheid | undefined => actingFor(medewerker, eigenaar, ['beleidsmedewerker']);

/** The capacity for reporting a status of `organisatie`; undefined without the right. */
export const asReporter = (medewerker: Medewerker, plan: PlanFeiten, organisatie: string): Hoedanigheid | undefined =>
  carriesOut(plan, organisatie) ? actingFor(medewerker, organisatie, reporterRoles) : undefined;

/** The capacity for deciding whether `organisatie` takes part; undefined without the right. */
export const asDecider = (medewerker: Medewerker, plan: PlanFeiten, organisatie: string): Hoedanigheid | undefined =>
  carriesOut(plan, organisatie) ? actingFor(medewerker, organisatie, ['beleidsmedewerker']) : undefined;

/**
 * The capacity for registering a kader: a maker of plans also registers the kaders behind them, for the first own organisatie
 * that allows it. Every maker of plans has this right, because a registration affects nobody else: a kader counts only in
 * plans that name it, an existing kader cannot be changed, and it names its registrar.
 */
export const asKaderRegistrar = (medewerker: Medewerker): Hoedanigheid | undefined =>
  medewerker.organisaties.map((organisatie) => actingFor(medewerker, organisatie, ['beleidsmedewerker'])).find((found) => found !== undefined);

/** The capacity for keeping reference data and running the service; a beheerder may belong to no organisatie (empty text). */
export const asBeheerder = (medewerker: Medewerker): Hoedanigheid | undefined => {
  const [organisatie = ''] = medewerker.organisaties;
  return hasRole(medewerker, ['beheerder']) ? { rol: 'beheerder', organisatie } : undefined;
};

export const mayEditPlan = (medewerker: Medewerker, plan: PlanFeiten): boolean => asEditor(medewerker, plan) !== undefined;

/** The right to make or import a plan that `eigenaar` will own. */
export const mayImport = (medewerker: Medewerker, eigenaar: string): boolean => mayEditPlan(medewerker, { eigenaar, leden: [] });

export const mayReportStatus = (medewerker: Medewerker, plan: PlanFeiten, organisatie: string): boolean =>
  asReporter(medewerker, plan, organisatie) !== undefined;

export const mayDecideDeelname = (medewerker: Medewerker, plan: PlanFeiten, organisatie: string): boolean =>
  asDecider(medewerker, plan, organisatie) !== undefined;

/** The right to read the history of the plan; {@link maySeePersonsInSpoor} decides whether it shows people. */
export const mayReadSpoor = mayReadPlan;

export const maySeePersonsInSpoor = (medewerker: Medewerker, plan: PlanFeiten): boolean => hasRole(medewerker, spoorRoles) && mayReadPlan(medewerker, plan);

/** The right to start, stop and resume an evaluation: the work is done for everybody, and a lezer only reads its outcome. */
export const mayEvaluate = (medewerker: Medewerker): boolean => hasRole(medewerker, spoorRoles);

/** Beleidskaders and published figures are public policy: every reader may read them. */
export const mayReadKader = (medewerker: Medewerker): boolean => hasRole(medewerker, contentRoles) && medewerker.organisaties.length > 0;

/** The right to read published figures and their deliveries: that of readers, and of the beheerder who loads them. */
export const mayReadCijfers = (medewerker: Medewerker): boolean => mayReadKader(medewerker) || asBeheerder(medewerker) !== undefined;

/** The right to read the progress of a region: its own people and those of its members. */
export const mayReadVoortgang = (medewerker: Medewerker, { code, leden }: RegioFeiten): boolean =>
  hasRole(medewerker, contentRoles) && belongsTo(medewerker, [code, ...leden]);

export const mayReadOrganisaties = ({ rollen }: Medewerker): boolean => rollen.length > 0;

export const mayManageOrganisaties = (medewerker: Medewerker): boolean => asBeheerder(medewerker) !== undefined;
