import type { GetekendeWortel } from './wortel.js';

/** A root whose columns or text differ from the signed statement. */
export interface MisfiledWortel {
  /** The day that was signed; absent if nothing is left of it. */
  readonly dag: string | undefined;
  /** The contents of the columns; absent if they are right and the text of the statement is wrong. */
  readonly columns?: { readonly nummer: string; readonly dag: string };
}

/** The store of the signed roots, wherever the events are. It only grows. */
export interface WortelStore {
  last(): Promise<GetekendeWortel | undefined>;
  /** All roots by number. There is one for each day on which something was recorded. */
  list(): Promise<readonly GetekendeWortel[]>;
  /** Absent if the store keeps nothing beside the signed statement. */
  misfiled?(): Promise<readonly MisfiledWortel[]>;
  /** `taken`: another process stored a root with this number or of this day; nothing was changed. */
  append(wortel: GetekendeWortel): Promise<'appended' | 'taken'>;
}

/** Roots that last as long as the program: for specs, with the semantics of a real store. */
export const memoryWortelStore = (): WortelStore => {
  const kept: GetekendeWortel[] = [];
  const isTaken = ({ nummer, dag }: GetekendeWortel): boolean => kept.some((wortel) => wortel.nummer === nummer || wortel.dag === dag);
  return {
    last: () => Promise.resolve(kept.at(-1)),
    list: () => Promise.resolve([...kept]),
    append: (wortel) => {
      if (isTaken(wortel)) return Promise.resolve('taken');
      kept.push(wortel);
      return Promise.resolve('appended');
    },
  };
};
