type Optional<T> = { [K in keyof T]: undefined extends T[K] ? K : never }[keyof T];

/** The same object type, with what may be undefined as what may be absent. */
export type Defined<T> = Omit<T, Optional<T>> & { readonly [K in Optional<T>]?: Exclude<T[K], undefined> };

/** The object without what is undefined, so that it is the same before and after JSON. */
export const defined = <T extends object>(waarde: T): Defined<T> => {
  const alle = waarde as Readonly<Record<string, unknown>>;
  const gevuld: Record<string, unknown> = {};
  // A plain loop: each line of the trail goes through here, and pairs would cost more than the rest of it.
  for (const naam of Object.keys(alle)) if (alle[naam] !== undefined) gevuld[naam] = alle[naam];
  return gevuld as Defined<T>;
};
