import { resolve } from 'node:path';

import { shellQuoted } from '@actiespoor/data-dir';

import type { Environment } from './settings.js';

const valueOf = (name: string, text: string): string => (name === 'DATA_DIR' ? resolve(text) : text);

/** The given settings as text before a command for a shell: `DATA_DIR=/data PORT=3001 `. Never one that holds a secret. */
export const prefixFor = (env: Environment, names: readonly string[]): string =>
  names
    .flatMap((name) => {
      const text = env[name]?.trim();
      return text ? [`${name}=${shellQuoted(valueOf(name, text))} `] : [];
    })
    .join('');
