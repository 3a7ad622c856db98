import { readFileSync } from 'node:fs';

import { asyncApi, catalogue, messageSource, publishedContract, testOin, toKafka, toMessage } from '@actiespoor/integration-events';

import { goldenFacts } from '../../libs/integration-events/test/golden-events.js';

const root = new URL('../../', import.meta.url);
const { version } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as { readonly version: string };

export interface GeneratedFile {
  readonly path: URL;
  readonly text: string;
  /** True for a file of which every line is kept for ever: it is written once. */
  readonly isKept: boolean;
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
const source = messageSource(testOin, 'voorbeeld');

const goldenFiles = (): readonly GeneratedFile[] =>
  goldenFacts.flatMap((fact) => {
    const message = toMessage(source, fact);
    return message
      ? [{ path: new URL(`libs/integration-events/golden/berichten/${message.type}.json`, root), text: json(toKafka(message)), isKept: true }]
      : [];
  });

/** Everything that is made out of the contract of messages. */
export const messageFiles = (): readonly GeneratedFile[] => [
  { path: new URL('docs/berichten.md', root), text: catalogue(), isKept: false },
  { path: new URL('docs/asyncapi.json', root), text: json(asyncApi(version)), isKept: false },
  { path: new URL('libs/integration-events/golden/contract.json', root), text: json(publishedContract()), isKept: false },
  ...goldenFiles(),
];
