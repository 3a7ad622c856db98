/** A row of an integer program: a weighted sum of unknowns, and what it must be. */
export interface Programmaregel {
  readonly termen: readonly Term[];
  readonly vergelijking: '=' | '>=' | '<=';
  readonly waarde: number;
}

/** An unknown by its name, with its weight. */
export type Term = readonly [gewicht: number, onbekende: string];

/** A program over unknowns that are whole numbers from 0. */
export interface Programma {
  readonly doel: 'minst' | 'meest';
  readonly termen: readonly Term[];
  readonly regels: readonly Programmaregel[];
}

/** Solves a program in whole numbers; undefined if nothing satisfies its rows. An unknown that is left out of the answer is 0. */
export type Oplosser = (programma: Programma) => ReadonlyMap<string, number> | undefined;
