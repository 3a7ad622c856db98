import { readFileSync } from 'node:fs';

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string };

/** The version of the API (SemVer), the same in `info.version` and in the header of every answer. */
export const apiVersion = version;
