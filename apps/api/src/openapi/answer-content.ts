import { soortOf } from '@actiespoor/voortgang';

import type { Soort } from '@actiespoor/application';
import type { AntwoordNaam } from './antwoorden.js';
import type { Content, Schema } from './types.js';
import { voorbeelden } from './voorbeelden.generated.js';
import { withExample } from './voorbeelden.js';

const json = 'application/json';

const referenceTo = (name: string): { readonly $ref: string } => ({ $ref: `#/components/schemas/${name}` });

const regelOf = (soort: Soort): string => `${soort}Regel`;

const historyOf = (soorten: readonly Soort[]): Schema => ({
  type: 'object',
  required: ['regels', 'positie'],
  properties: {
    regels: {
      type: 'array',
      items: { anyOf: soorten.map((soort) => referenceTo(regelOf(soort))) },
      description: `Wat is vastgelegd, het oudste eerst: ${soorten.map(soortOf).join(', ')}.`,
    },
    positie: { type: 'string', description: 'Tot waar dit antwoord loopt.' },
  },
});

const positie = '00000000000000000042';

const isName = (answer: AntwoordNaam): answer is Extract<AntwoordNaam, string> => typeof answer === 'string';

const bodyOf = (answer: AntwoordNaam): Content[string] =>
  isName(answer)
    ? { schema: referenceTo(answer), ...withExample(answer) }
    : { schema: historyOf(answer), example: { regels: answer.map((soort) => voorbeelden[regelOf(soort)]), positie } };

const otherBody = (answer: AntwoordNaam, type: string): Content[string] => ({
  schema: { type: 'string' },
  ...(isName(answer) && withExample(`${answer} ${type}`)),
});

/** The bodies of an answer by content type: its schema with an example, and its other forms. */
export const answerContent = (answer: AntwoordNaam, also: readonly string[] = []): Content => ({
  [json]: bodyOf(answer),
  ...Object.fromEntries(also.map((type) => [type, otherBody(answer, type)])),
});
