import { optional } from '../text.js';

/** A heading of the plan's tree, such as `Actielijn 1 …`, `Speerpunt 4: …` or `2.1 Melden durven`. */
export interface Heading {
  readonly niveau: string;
  readonly code: string;
  readonly titel: string;
  /** Depth in the tree, from 0, where the code tells it. */
  readonly diepte?: number;
}

const niveaus =
  'actielijn|speerpunt|doel|prioriteit|thema|pijler|programmalijn|ambitie|doelstelling|hoofddoel|subdoel|kerndoel|spoor|lijn|opgave|hoofdlijn|bouwsteen|deelthema|cluster|aanbeveling|onderdeel|hoofdstuk';
const roman = 'x{0,3}(?:ix|iv|v?i{1,3}|v)';
const named = new RegExp(`^(${niveaus})\\s+(\\d{1,2}(?:\\.\\d{1,2}){0,2}|${roman}(?![a-z])|[A-Z])(?:[.:)]|\\s|$)\\s*[-–:]?\\s*(.*)$`, 'iu');
const numbered = /^((?:[A-Z]{1,2}\d{0,2}[ .-])?\d{1,2}(?:\.\d{1,2}){0,3}|[A-Z]|[IVX]{1,4})[.):]\s+(\S.*)$/u;
const dotted = /^((?:[A-Z]{1,2}\d{0,2}[ .-])?\d{1,2}(?:\.\d{1,2}){1,3})\s+(\S.*)$/u;
const bare = /^(?:\d{1,2}(?:\.\d{1,2}){0,3}|[A-Z]|[IVX]{1,4})[.)]?$/u;

const depthOf = (code: string): number | undefined => (/\d/u.test(code) ? code.split('.').length - 1 : undefined);

/** A heading that begins with the word of its level. */
export const headingOf = (text: string): Heading | undefined => {
  const [, niveau, code, titel] = named.exec(text) ?? [];
  if (niveau === undefined || code === undefined) return undefined;
  return { niveau: niveau.toLowerCase(), code, titel: titel || `${niveau} ${code}`, ...optional('diepte', code.includes('.') ? depthOf(code) : undefined) };
};

/** The code in front of a heading or of a knoop in a column: `A. Weten`, `P3 1.1 Signalen`. */
export const numberedHeading = (text: string): Omit<Heading, 'niveau'> | undefined => {
  const [, code, titel] = numbered.exec(text) ?? dotted.exec(text) ?? [];
  return code === undefined || titel === undefined ? undefined : { code, titel, ...optional('diepte', depthOf(code)) };
};

/** A code in a cell of its own, with its heading in the next: `2.1`, `B`. */
export const bareCode = (text: string): Omit<Heading, 'niveau' | 'titel'> | undefined => {
  if (!bare.test(text)) return undefined;
  const code = text.replace(/[.)]$/u, '');
  return { code, ...optional('diepte', depthOf(code)) };
};
