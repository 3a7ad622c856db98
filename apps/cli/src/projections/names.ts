import { projectionNames } from '@actiespoor/platform';

import { UsageFault } from '../faults.js';

/** Returns the name unchanged. @throws UsageFault with the known names */
export const knownName = (command: string, name: string): string => {
  if (projectionNames.includes(name)) return name;
  throw new UsageFault(command, [`Er is geen projectie "${name}". Kies uit: ${projectionNames.join(', ')}.`]);
};

/** The names of the requested projections: one, or all. @throws UsageFault for neither or both */
export const chosenNames = (command: string, name: string | undefined, { alle }: { readonly alle?: true }): readonly string[] => {
  if ((name === undefined) === (alle === undefined)) throw new UsageFault(command, ['Noem een projectie, of geef --alle voor alle.']);
  return name === undefined ? projectionNames : [knownName(command, name)];
};
