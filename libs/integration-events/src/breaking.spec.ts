import { readFileSync } from 'node:fs';

import { describe, expect, it } from '@jest/globals';

import { type Breaking, breakingChanges, type PublishedContract, publishedContract } from './breaking.js';

const published = JSON.parse(readFileSync(new URL('../golden/contract.json', import.meta.url), 'utf8')) as PublishedContract;

type Node = Record<string, unknown>;

/** The contract with another value at a path; without the last name of the path if there is no value. */
const changed = (path: readonly string[], value?: unknown): PublishedContract => {
  const contract = structuredClone(published) as Node;
  const [last = ''] = path.slice(-1);
  const owner = path.slice(0, -1).reduce<Node>((node, name) => node[name] as Node, contract);
  if (value === undefined) Reflect.deleteProperty(owner, last);
  else owner[last] = value;
  return contract as PublishedContract;
};

const gestart = 'nl.actieplannen.actie-gestart.v1';
const opgenomen = 'nl.actieplannen.actie-opgenomen.v1';
const samengevoegd = 'nl.actieplannen.knoop-samengevoegd.v1';
const property = (message: string, ...names: readonly string[]): readonly string[] => [message, ...names.flatMap((name) => ['properties', name])];

const [statussen = []] = [published[gestart]?.properties?.['vorige']?.enum];
const zeker = published[gestart]?.required ?? [];

const planted: readonly (readonly [string, PublishedContract, Breaking])[] = [
  ['een bericht dat er niet meer is', changed([gestart]), { place: gestart, kind: 'message-gone' }],
  ['een veld dat er niet meer is', changed(property(gestart, 'op')), { place: `${gestart}.op`, kind: 'field-gone' }],
  [
    'een veld dat niet meer zeker is',
    changed(
      [gestart, 'required'],
      zeker.filter((name) => name !== 'op'),
    ),
    { place: `${gestart}.op`, kind: 'field-no-longer-certain' },
  ],
  ['een getal dat tekst werd', changed([...property(opgenomen, 'volgorde'), 'type'], 'string'), { place: `${opgenomen}.volgorde`, kind: 'type-changed' }],
  ['een veld dat leeg kan zijn', changed([...property(gestart, 'op'), 'type'], ['string', 'null']), { place: `${gestart}.op`, kind: 'may-be-null' }],
  ['een woord erbij', changed([...property(gestart, 'vorige'), 'enum'], [...statussen, 'bijna']), { place: `${gestart}.vorige`, kind: 'word-added' }],
  ['een woord eraf', changed([...property(gestart, 'vorige'), 'enum'], statussen.slice(1)), { place: `${gestart}.vorige`, kind: 'word-gone' }],
  ['woorden die vrij werden', changed([...property(opgenomen, 'schaal', 'soort'), 'enum']), { place: `${opgenomen}.schaal.soort`, kind: 'words-gone' }],
  ['een andere vorm van een id', changed([...property(gestart, 'actieId'), 'pattern']), { place: `${gestart}.actieId`, kind: 'pattern-changed' }],
  ['een lijst van iets anders', changed([...property(samengevoegd, 'knopen'), 'items']), { place: `${samengevoegd}.knopen`, kind: 'items-changed' }],
];

describe('Wat gepubliceerd is', () => {
  it('verandert niet: wat een lezer zou breken wordt een volgende versie', () => {
    expect(breakingChanges(published, publishedContract())).toEqual([]);
  });

  it('staat geheel in het contract dat bewaard wordt (npm run berichten)', () => {
    expect(publishedContract()).toEqual(published);
  });

  it.each(planted)('gaat stuk door %s', (_, present, found) => {
    expect(breakingChanges(published, present)).toEqual([found]);
  });

  it.each([
    ['een bericht erbij', changed(['nl.actieplannen.iets-nieuws.v1'], { type: 'object' })],
    ['een veld erbij', changed(property(gestart, 'nieuw'), { type: 'string' })],
    ['een andere uitleg', changed([...property(gestart, 'op'), 'description'], 'Anders gezegd.')],
  ])('gaat niet stuk door %s', (_, present) => {
    expect(breakingChanges(published, present)).toEqual([]);
  });
});
