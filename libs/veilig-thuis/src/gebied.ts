export type Gebiedsoort = 'land' | 'landsdeel' | 'provincie' | 'veilig-thuis-regio' | 'gemeente';

/** An area with figures, by its code of CBS. Levels are mixed in one table, and names recur between them: only the code tells them apart. */
export interface Gebied {
  readonly code: string;
  readonly soort: Gebiedsoort;
  readonly naam: string;
}

/** An area that this project knows, with the years in which it existed; an absent side is open. */
export interface BekendGebied extends Gebied {
  readonly van?: number;
  readonly tot?: number;
  /** Other names under the same code. */
  readonly ookGenoemd: readonly string[];
}

const forms: readonly (readonly [form: RegExp, soort: Gebiedsoort])[] = [
  [/^NL01$/, 'land'],
  [/^LD\d{2}$/, 'landsdeel'],
  [/^PV\d{2}$/, 'provincie'],
  [/^VT\d{2}$/, 'veilig-thuis-regio'],
  [/^GM\d{4}$/, 'gemeente'],
];

/** The level of a code without its trailing blanks; undefined for any other code. */
export const gebiedsoortOf = (code: string): Gebiedsoort | undefined => forms.find(([form]) => form.test(code))?.[1];

const suffixes: Readonly<Partial<Record<string, Gebiedsoort>>> = { LD: 'landsdeel', PV: 'provincie', VT: 'veilig-thuis-regio' };

/** A name as CBS writes it, apart from its level: `Utrecht (VT)`. The level is undefined where the name has none. */
export const readGebiedsnaam = (titel: string): { readonly naam: string; readonly soort?: Gebiedsoort } => {
  const [, naam, suffix = ''] = /^(.*\S)\s*\((LD|PV|VT)\)$/.exec(titel.trim()) ?? [];
  const soort = suffixes[suffix];
  return naam === undefined || soort === undefined ? { naam: titel.trim() } : { naam, soort };
};

/** An area by its code and the title that a list gives it. */
export const gebiedOf = (code: string, titel: string): Gebied | undefined => {
  const soort = gebiedsoortOf(code);
  return soort && { code, soort, naam: readGebiedsnaam(titel).naam };
};

/** A known area that did not exist in this year. */
export const isAnderJaar = ({ van = -Infinity, tot = Infinity }: BekendGebied, jaar: number): boolean => jaar < van || jaar > tot;
