import { eventVersions, retiredTypes } from '@actiespoor/plan/events';

const kebab = (type: string): string => type.replaceAll(/(?<!^)[A-Z]/g, (letter) => `-${letter}`).toLowerCase();

// Computed once, because each line of the trail needs one.
const soorten: ReadonlyMap<string, string> = new Map(Object.keys(eventVersions).map((type) => [type, kebab(type)]));

/** The soort of a line from the type of its event: `ActieGestart` is `actie-gestart`. */
export const soortOf = (type: string): string => soorten.get(type) ?? kebab(type);

const opgegaan = new Map(Object.entries(retiredTypes).map(([oud, nieuw]) => [soortOf(oud), soortOf(nieuw)]));

const bekend: ReadonlySet<string> = new Set(soorten.values());

const hernoemd = new Map([['inhoud', 'inhoudHash']]);

/** The present name of a soort: a query with a former soort still finds all that it found. */
export const soortNu = (soort: string): string => opgegaan.get(soort) ?? soort;

/** True for a soort that a line can have, or once had. */
export const isSoort = (soort: string): boolean => bekend.has(soort) || opgegaan.has(soort);

/** The present name of a field. */
export const veldNu = (veld: string): string => hernoemd.get(veld) ?? veld;
