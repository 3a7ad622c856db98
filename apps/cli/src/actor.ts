import { userInfo } from 'node:os';

import type { Platform } from '@actiespoor/platform';

/** In a container a user may have a number and no name. */
const userName = (): string => {
  try {
    return userInfo().username;
  } catch {
    return `uid-${String(process.getuid?.() ?? 'onbekend')}`;
  }
};

/** The actor of commands given here: the user of this machine under an opaque id that is always the same, never the name itself. */
export const osActor = async ({ personen }: Pick<Platform, 'personen'>): Promise<string> => {
  const kenmerk = (await personen.ids()).systeemgebruiker(userName());
  await personen.recognise(kenmerk);
  return kenmerk.id;
};
