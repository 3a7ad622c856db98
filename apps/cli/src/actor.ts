import { userInfo } from 'node:os';

import { uuidV5 } from '@actiespoor/kernel';

// Fixed for ever: the same user of the machine is the same actor in every event.
const osUsers = '6d7d8c1e-0b5a-5b0e-9a3d-52f0b7c1e4a9';

/** In a container a user may have a number and no name. */
const userName = (): string => {
  try {
    return userInfo().username;
  } catch {
    return `uid-${String(process.getuid?.() ?? 'onbekend')}`;
  }
};

/** Who gives commands here: an opaque id of the user of this machine, never the name itself. */
export const osActor = (): string => uuidV5(osUsers, userName());
