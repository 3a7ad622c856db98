import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { noCredentials } from './faults.js';

/** The passwords of the three roles. They are stored inside the cluster, so that a cluster never exists without them. */
export interface Credentials {
  readonly superuser: string;
  readonly owner: string;
  readonly application: string;
}

export const database = 'actiespoor';
export const superuserRole = 'postgres';
export const ownerRole = 'actiespoor_owner';
export const applicationRole = 'actiespoor_app';

export const credentialsFile = (cluster: string): string => join(cluster, 'credentials.json');

const password = (): string => randomBytes(24).toString('base64url');

/** Makes new random passwords and writes them to a file that only its owner may read. */
export const createCredentials = async (cluster: string): Promise<Credentials> => {
  const credentials = { superuser: password(), owner: password(), application: password() };
  await writeFile(credentialsFile(cluster), JSON.stringify(credentials), { flag: 'wx', mode: 0o600, flush: true });
  return credentials;
};

const checked = ({ superuser, owner, application }: Credentials): Credentials => {
  if (![superuser, owner, application].every((one) => typeof one === 'string' && one !== '')) throw new TypeError('Not three passwords');
  return { superuser, owner, application };
};

/** @throws EmbeddedPostgresFault if the file is gone or damaged */
export const readCredentials = async (cluster: string): Promise<Credentials> => {
  try {
    return checked(JSON.parse(await readFile(credentialsFile(cluster), 'utf8')) as Credentials);
  } catch (error) {
    throw noCredentials(credentialsFile(cluster), error);
  }
};

export const superuserUrl = ({ superuser }: Credentials, port: number): string => `postgresql://${superuserRole}:${superuser}@127.0.0.1:${port}/postgres`;

export const ownerUrl = ({ owner }: Credentials, port: number): string => `postgresql://${ownerRole}:${owner}@127.0.0.1:${port}/${database}`;

export const applicationUrl = ({ application }: Credentials, port: number): string =>
  `postgresql://${applicationRole}:${application}@127.0.0.1:${port}/${database}`;
