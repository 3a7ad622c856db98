import type { IndicatorQueries } from './indicatoren/indicator-queries.js';
import type { KaderQueries } from './kaders/kader-queries.js';
import type { CijferQueries } from './leveringen/cijfer-queries.js';
import type { OrganisatieQueries } from './organisaties/organisatie-queries.js';
import type { PlanQueries } from './actueel-plan/plan-queries.js';
import type { SpoorQueries } from './spoor/spoor-queries.js';
import type { TijdlijnQueries } from './tijdlijn/tijdlijn-queries.js';

/** A person who asks, with the data that decide which rows are visible. */
export interface AskingMedewerker {
  readonly kind: 'medewerker';
  readonly rollen: readonly string[];
  readonly organisaties: readonly string[];
}

/** The caller of a question: a person, or the program itself. It is a plain value, so that a store can tell two apart. */
export type Caller = { readonly kind: 'system' } | AskingMedewerker;

/** The program itself: processors, the command line, and decisions about rights or commands. */
export const system: Caller = { kind: 'system' };

/** A person with these roles, for these organisaties. */
export const asMedewerker = ({ rollen, organisaties }: Omit<AskingMedewerker, 'kind'>): Caller => ({ kind: 'medewerker', rollen, organisaties });

const inAnyOrder = (values: readonly string[]): readonly string[] => [...new Set(values)].toSorted();

/** Equal texts for equal callers, in whichever order a token names roles and organisaties. */
export const callerKey = (caller: Caller): string =>
  JSON.stringify(caller.kind === 'system' ? [] : [inAnyOrder(caller.rollen), inAnyOrder(caller.organisaties)]);

/** All questions of the read models, for one caller. */
export interface Questions {
  readonly plannen: PlanQueries;
  readonly spoor: SpoorQueries;
  readonly tijdlijn: TijdlijnQueries;
  readonly organisaties: OrganisatieQueries;
  readonly kaders: KaderQueries;
  readonly indicatoren: IndicatorQueries;
  readonly cijfers: CijferQueries;
}

/**
 * The read models for a caller. The same caller gets the same questions, so that waiting ones go together;
 * two callers never share one.
 *
 * @example
 * const { plannen } = readModels.as(asMedewerker(medewerker));
 */
export interface AskedAs<Subject extends keyof Questions = keyof Questions> {
  as(caller: Caller): Pick<Questions, Subject>;
}
