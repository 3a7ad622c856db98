import { besloten, messages, messageType } from './contract.js';
import { heartbeatMeaning, heartbeatSchema, heartbeatType } from './heartbeat.js';
import { type JsonSchema, schemaOf } from './json-schema.js';

const formOf = ({ type, pattern, enum: words }: JsonSchema): string => {
  if (words) return words.map((word) => `\`${String(word)}\``).join(', ');
  const named = [type].flat().join(' of ');
  return pattern === undefined ? named : `${named}, \`${pattern.replaceAll('|', String.raw`\|`)}\``;
};

const rowsOf = (schema: JsonSchema, prefix = ''): readonly string[] =>
  Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const isCertain = schema.required?.includes(name) === true;
    const row = `| \`${prefix}${name}\` | ${isCertain ? 'ja' : 'soms'} | ${formOf(field)} | ${field.description ?? ''} |`;
    return [row, ...rowsOf(field.items ?? field, `${prefix}${name}${field.items ? '[]' : ''}.`)];
  });

const entry = (type: string, meaning: string, schema: JsonSchema): string =>
  [`### \`${type}\``, '', meaning, '', '| veld | altijd | vorm | betekenis |', '|---|---|---|---|', ...rowsOf(schema), ''].join('\n');

/** The catalogue of messages for who wants to read them, in Markdown. */
export const catalogue = (): string =>
  [
    '# Berichten',
    '',
    'Gemaakt uit het contract (`npm run berichten`); niet met de hand wijzigen.',
    '',
    'Actiespoor vertelt aan anderen wat er met plannen en acties gebeurt: een CloudEvent per gebeurtenis, naar het Nederlandse profiel. Vrije tekst en personen blijven bij de bron;',
    'namen van plannen, onderdelen en acties gaan mee, want daaraan herkent men ze. Wie meer wil weten vraagt het aan de API, met eigen rechten.',
    '',
    '| kenmerk | betekenis |',
    '|---|---|',
    '| `id` | de gebeurtenis; komt een bericht twee keer, dan heeft het dezelfde id |',
    '| `source` | de installatie: `urn:nld:oin:<OIN>:systeem:<naam>` |',
    '| `type` | wat er is gebeurd, met de versie van het bericht |',
    '| `subject` | de stroom: `plan-…`, `actie-…`, `kader-…`, `organisatie-…`; op Kafka ook de sleutel, dus per stroom blijft de volgorde |',
    '| `time` | wanneer het is vastgelegd; sinds wanneer het zo is staat in `op` |',
    '| `sequence` | de plaats in het logboek van de bron, op volgorde te zetten als tekst |',
    '| `revision` | de plaats in de stroom, vanaf 0: zo is te zien dat er een ontbreekt |',
    '| `organisatie` | namens welke organisatie het is vastgelegd; leeg als de installatie het zelf deed |',
    '| `traceparent` | W3C Trace Context, als die er is |',
    '',
    '## Wat niet wordt verteld',
    '',
    ...besloten.map(([event, reden]) => `- \`${event}\`: ${reden}`),
    '',
    '## De berichten',
    '',
    ...messages.map((message) => entry(messageType(message), message.betekenis, schemaOf(message.velden))),
    entry(heartbeatType, heartbeatMeaning, heartbeatSchema),
  ].join('\n');
