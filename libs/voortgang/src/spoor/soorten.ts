import { eventVersions, retiredTypes } from '@actiespoor/plan/events';

const kebab = (type: string): string => type.replaceAll(/(?<!^)[A-Z]/g, (letter) => `-${letter}`).toLowerCase();

// Each line of the trail asks for one of these.
const soorten: ReadonlyMap<string, string> = new Map(Object.keys(eventVersions).map((type) => [type, kebab(type)]));

/** The soort of a line from the type of its event: `ActieGestart` is `actie-gestart`. */
export const soortOf = (type: string): string => soorten.get(type) ?? kebab(type);

const opgegaan = new Map(Object.entries(retiredTypes).map(([oud, nieuw]) => [soortOf(oud), soortOf(nieuw)]));

const hernoemd = new Map([['inhoud', 'inhoudHash']]);

/** What a soort is called now: a question from before it went into another one still finds all that it found. */
export const soortNu = (soort: string): string => opgegaan.get(soort) ?? soort;

/** What a field is called now. */
export const veldNu = (veld: string): string => hernoemd.get(veld) ?? veld;
