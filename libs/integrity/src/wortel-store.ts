import type { GetekendeWortel } from './wortel.js';

/** Beside which root the store keeps something else than what was signed. */
export interface MisfiledWortel {
  /** The day that was signed; absent where nothing is left of it. */
  readonly dag: string | undefined;
  /** What the columns say; absent where they are right, and the text of what was signed is not. */
  readonly columns?: { readonly nummer: string; readonly dag: string };
}

/** Where the signed roots are kept, wherever the events are. It only grows. */
export interface WortelStore {
  last(): Promise<GetekendeWortel | undefined>;
  /** All roots by number. There is one for each day on which something was recorded. */
  list(): Promise<readonly GetekendeWortel[]>;
  /** `taken`: another process kept a root with this number or of this day; nothing was changed. */
  /** Absent where nothing is kept beside what was signed. */
  misfiled?(): Promise<readonly MisfiledWortel[]>;
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
