import { projectionNames } from '@actiespoor/platform';

import { UsageFault } from '../faults.js';

/** The name as it was given. @throws UsageFault with the names that there are */
export const knownName = (command: string, name: string): string => {
  if (projectionNames.includes(name)) return name;
  throw new UsageFault(command, [`Er is geen projectie "${name}". Kies uit: ${projectionNames.join(', ')}.`]);
};

/** What was asked for: one, or all of them. @throws UsageFault where it is neither, or both */
export const chosenNames = (command: string, name: string | undefined, { all }: { readonly all?: true }): readonly string[] => {
  if ((name === undefined) === (all === undefined)) throw new UsageFault(command, ['Noem een projectie, of geef --all voor alle.']);
  return name === undefined ? projectionNames : [knownName(command, name)];
};
