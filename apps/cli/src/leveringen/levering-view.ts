import type { Bevindingsoort, Cijferbevinding, Cijferernst, Dimensie, Leveringskop, Maat } from '@actiespoor/veilig-thuis';
import type { Lezing, Telling } from '@actiespoor/veilig-thuis-import';

import type { Colour, Terminal } from '../terminal/terminal.js';
import { counted, numberText, padded, wrapped } from '../terminal/text.js';
import { afwezigWords, ernstWords, gebiedWords, vormWords } from './words.js';

export type Canvas = Pick<Terminal, 'width' | 'paint'>;

type Fact = readonly [label: string, text: string];

const labelWidth = 16;

const factLines = ([label, text]: Fact, width: number): readonly string[] => {
  const [first = '', ...others] = wrapped(text, width - labelWidth - 2);
  return [`  ${padded(label, labelWidth)}${first}`, ...others.map((line) => `  ${' '.repeat(labelWidth)}${line}`)];
};

const unlessEmpty = (label: string, text: string): readonly Fact[] => (text === '' ? [] : [[label, text]]);

const maatText = ({ naam, eenheid }: Maat): string => (eenheid === '' ? naam : `${naam} (${eenheid})`);

const kenmerkenText = (dimensies: readonly Dimensie[]): string =>
  dimensies
    .filter(({ rol }) => rol === 'kenmerk')
    .map(({ titel }) => titel)
    .join(', ');

const periodenText = ({ perioden }: Telling): string => {
  const codes = Object.keys(perioden);
  const [first, last] = [codes[0], codes.at(-1)];
  if (first === undefined || last === undefined) return 'geen';
  return first === last ? first : `${numberText(codes.length)}, van ${first} tot en met ${last}`;
};

const gebiedenText = ({ gebieden }: Telling): string =>
  (Object.keys(gebiedWords) as (keyof typeof gebiedWords)[])
    .flatMap((soort) => (gebieden[soort] === undefined ? [] : [counted(gebieden[soort], ...gebiedWords[soort])]))
    .join(', ');

const afwezigText = ({ afwezig }: Telling): string =>
  (Object.keys(afwezigWords) as (keyof typeof afwezigWords)[])
    .flatMap((soort) => (afwezig[soort] === undefined ? [] : [`${numberText(afwezig[soort])} ${afwezigWords[soort]}`]))
    .join(', ');

const headFacts = ({ vorm, gewijzigd, maten, dimensies }: Leveringskop): readonly Fact[] => [
  ['vorm', vormWords[vorm]],
  ...unlessEmpty('gewijzigd', gewijzigd ?? ''),
  ['maten', maten.map(maatText).join(', ')],
  ...unlessEmpty('kenmerken', kenmerkenText(dimensies)),
];

const countFacts = (telling: Telling): readonly Fact[] => [
  ['perioden', periodenText(telling)],
  ['gebieden', gebiedenText(telling) || 'geen'],
  ['gelezen', `${counted(telling.rijen, 'rij', 'rijen')}, ${counted(telling.waarnemingen, 'waarneming', 'waarnemingen')}`],
  ['met een cijfer', numberText(telling.metWaarde)],
  ['afwezig', afwezigText(telling) || '0'],
  ['voorlopig', numberText(telling.voorlopig)],
  ['geweigerd', counted(telling.geweigerd, 'cel', 'cellen')],
];

const placeText = ({ plaats }: Cijferbevinding): string => {
  const { deel, rij, veld } = plaats ?? {};
  return [deel, rij === undefined ? undefined : `rij ${numberText(rij)}`, veld].filter((part) => part !== undefined).join(', ');
};

const colours: Readonly<Record<Cijferernst, Colour>> = { fout: 'red', waarschuwing: 'yellow', info: 'dim' };

const itemLines = (bevinding: Cijferbevinding, { width, paint }: Canvas): readonly string[] => {
  const place = placeText(bevinding);
  const text = wrapped(`${bevinding.tekst} [${bevinding.code}]`, width - 4).map((line) => `    ${line}`);
  return [...(place === '' ? [] : [paint('dim', `  ${place}`)]), ...text];
};

const soortLines = ({ aantal, eerste }: Bevindingsoort, canvas: Canvas): readonly string[] => {
  const rest = aantal - eerste.length;
  return [...eerste.flatMap((one) => itemLines(one, canvas)), ...(rest > 0 ? [canvas.paint('dim', `  … en nog ${numberText(rest)} keer hetzelfde`)] : [])];
};

const ernstLines = (ernst: Cijferernst, soorten: readonly Bevindingsoort[], canvas: Canvas): readonly string[] => {
  const these = soorten.filter((one) => one.ernst === ernst);
  if (these.length === 0) return [];
  return ['', canvas.paint(colours[ernst], `${ernstWords[ernst]} (${numberText(countOf(these))})`), ...these.flatMap((one) => soortLines(one, canvas))];
};

/** The number of findings of these codes. */
export const countOf = (soorten: readonly Bevindingsoort[]): number => soorten.reduce((sum, { aantal }) => sum + aantal, 0);

/** A reading as text: the table, the counts, and the findings, gravest first. */
export const leveringLines = ({ kop, telling, bevindingen }: Lezing, canvas: Canvas): readonly string[] => {
  const [head, counts, found] = [kop(), telling(), bevindingen()];
  const facts = head ? [...headFacts(head), ...countFacts(counts)] : [];
  return [
    ...(head ? wrapped(`${head.tabel.id} ${head.tabel.titel}`, canvas.width).map((line) => canvas.paint('bold', line)) : []),
    ...facts.flatMap((fact) => factLines(fact, canvas.width)),
    ...(['fout', 'waarschuwing', 'info'] as const).flatMap((ernst) => ernstLines(ernst, found, canvas)),
  ];
};

/** A reading as JSON, for a script. */
export const leveringJson = (lezing: Lezing): string =>
  JSON.stringify({ bruikbaar: lezing.isBruikbaar(), ...lezing.kop(), telling: lezing.telling(), bevindingen: lezing.bevindingen() }, null, 2);
