import type { Gelezen, GelezenActie, GelezenKnoop, GelezenKoppeling, Verwijspunt } from '@actiespoor/plan-import';

import type { Paint } from '../terminal/terminal.js';
import { padded, shortened, widthOf } from '../terminal/text.js';
import { koppelingWords, planningWords, schaalWord, trekkerWords } from './words.js';

/** The surface that a plan is drawn on. */
export interface Canvas {
  readonly width: number;
  readonly paint: Paint;
}

interface Tree extends Canvas {
  readonly gelezen: Gelezen;
}

const step = 2;
const codeWidth = 4;
const shortName = 40;
const between = ' · ';

const allKnopen = (knopen: readonly GelezenKnoop[]): readonly GelezenKnoop[] => knopen.flatMap((knoop) => [knoop, ...allKnopen(knoop.knopen)]);

const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** A sub-heading has only its title for a name. */
const knoopName = ({ niveau, code }: GelezenKnoop): string | undefined => (code === undefined ? undefined : capitalised(`${niveau} ${code}`));

const namedKnoop = ({ knopen }: Gelezen, sleutel: string): string | undefined => {
  const knoop = allKnopen(knopen).find((one) => one.sleutel === sleutel);
  return knoop && (knoopName(knoop) ?? knoop.titel);
};

const namedActie = ({ acties }: Gelezen, sleutel: string): string | undefined => {
  const actie = acties.flatMap((one) => [one, ...one.deelacties]).find((one) => one.sleutel === sleutel);
  return actie && (actie.code ?? actie.omschrijving);
};

const pointName = ({ gelezen }: Tree, { soort, sleutel }: Verwijspunt): string => {
  switch (soort) {
    case 'knoop':
      return namedKnoop(gelezen, sleutel) ?? sleutel;
    case 'actie':
      return shortened(namedActie(gelezen, sleutel) ?? sleutel, shortName);
    case 'buiten':
      return sleutel;
  }
};

const linksFrom = (tree: Tree, soort: Verwijspunt['soort'], sleutel: string): readonly string[] => {
  const isHere = ({ van }: GelezenKoppeling): boolean => van.soort === soort && van.sleutel === sleutel;
  return tree.gelezen.koppelingen.filter(isHere).map((koppeling) => `${koppelingWords[koppeling.soort]} ${pointName(tree, koppeling.naar)}`);
};

/** Puts facts one after another on as many lines as they need; shortens a single fact that is too long. */
const factLines = (facts: readonly string[], indent: number, { width, paint }: Canvas): readonly string[] => {
  const room = width - indent;
  const lines = facts
    .map((fact) => shortened(fact, room))
    .reduce<readonly string[]>((done, fact) => {
      const last = done.at(-1);
      const longer = `${last ?? ''}${between}${fact}`;
      return last === undefined || widthOf(longer) > room ? [...done, fact] : [...done.slice(0, -1), longer];
    }, []);
  return lines.map((line) => ' '.repeat(indent) + paint('dim', line));
};

const factsOf = (tree: Tree, { sleutel, soort, planning, schaal, trekkers }: GelezenActie): readonly string[] => [
  ...(soort === 'actie' ? [] : [soort]),
  ...(planning ? [planningWords(planning.waarde)] : ['geen planning']),
  ...(schaal ? [schaalWord(schaal.waarde.soort)] : []),
  ...(trekkers.length > 0 ? [`trekker: ${trekkers.map(({ waarde }) => trekkerWords(waarde)).join(', ')}`] : []),
  ...linksFrom(tree, 'actie', sleutel),
];

const codeOf = ({ code }: GelezenActie): string => code ?? '-';

/** Acties under each other, their texts in one column behind the codes. */
const actiesLines = (tree: Tree, acties: readonly GelezenActie[], indent: number): readonly string[] => {
  const { width, paint } = tree;
  const codes = Math.max(codeWidth, ...acties.map((actie) => widthOf(codeOf(actie))));
  const below = indent + codes + 1;
  return acties.flatMap((actie) => [
    `${' '.repeat(indent)}${paint('cyan', padded(codeOf(actie), codes))} ${shortened(actie.omschrijving, width - below)}`,
    ...factLines(factsOf(tree, actie), below, tree),
    ...actiesLines(tree, actie.deelacties, below),
  ]);
};

const knoopLines = (tree: Tree, knoop: GelezenKnoop, indent: number): readonly string[] => {
  const name = knoopName(knoop);
  const title = shortened(name === undefined ? knoop.titel : `${name}  ${knoop.titel}`, tree.width - indent);
  const acties = tree.gelezen.acties.filter((actie) => actie.knoop === knoop.sleutel);
  return [
    ...(indent === 0 ? [''] : []),
    ' '.repeat(indent) + tree.paint('bold', title),
    ...factLines(linksFrom(tree, 'knoop', knoop.sleutel), indent + step, tree),
    ...actiesLines(tree, acties, indent + step),
    ...knoop.knopen.flatMap((below) => knoopLines(tree, below, indent + step)),
  ];
};

const looseLines = (tree: Tree): readonly string[] => {
  const loose = tree.gelezen.acties.filter(({ knoop }) => knoop === undefined);
  if (loose.length === 0) return [];
  return ['', tree.paint('bold', 'Zonder onderdeel'), ...actiesLines(tree, loose, step)];
};

/** The plan as a tree: every knoop with its acties, and each actie with the values read for it. */
export const treeLines = (gelezen: Gelezen, canvas: Canvas): readonly string[] => {
  const tree = { ...canvas, gelezen };
  return [...gelezen.knopen.flatMap((knoop) => knoopLines(tree, knoop, 0)), ...looseLines(tree)];
};
