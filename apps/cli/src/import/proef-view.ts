import type { Periode } from '@actiespoor/kernel';
import type { Bevinding, Ernst, Gelezen } from '@actiespoor/plan-import';

import type { Colour } from '../terminal/terminal.js';
import { counted, padded, shortened, table, widthOf, wrapped } from '../terminal/text.js';
import { columnsAndRows } from './columns-view.js';
import { type Canvas, treeLines } from './tree-view.js';
import { ernstWords } from './words.js';

const inOrder: readonly Ernst[] = ['fout', 'waarschuwing', 'info'];

const colours: Readonly<Record<Ernst, Colour>> = { fout: 'red', waarschuwing: 'yellow', info: 'dim' };

const periodeText = ({ van, tot }: Periode): string => {
  if (van === undefined && tot === undefined) return 'onbekend';
  return `${van ?? '…'} tot en met ${tot ?? '…'}`;
};

const countsText = ({ acties, deelacties, knopen, verwijzingen }: Gelezen['samenvatting']): string =>
  [
    counted(acties, 'actie', 'acties'),
    counted(deelacties, 'deelactie', 'deelacties'),
    counted(knopen, 'onderdeel', 'onderdelen'),
    counted(verwijzingen, 'verwijzing', 'verwijzingen'),
  ].join(', ');

const headLines = ({ titel, soort, eigenaar, periode, geldigVanaf, samenvatting, personen }: Gelezen, { width, paint }: Canvas): readonly string[] => {
  const facts = [
    ['plan', `${soort}, van ${eigenaar}`],
    ['periode', periodeText(periode)],
    ['geldig vanaf', geldigVanaf ?? 'onbekend'],
    ['gelezen', countsText(samenvatting)],
    ...(personen.length === 0 ? [] : [['personen', `${counted(personen.length, 'naam', 'namen')}; die komen in geen gebeurtenis`]]),
  ];
  return [paint('bold', shortened(titel, width)), ...table(facts).map((line) => `  ${shortened(line, width - 2)}`)];
};

const bevindingLines = ({ regel, code, tekst, isAanvaard }: Bevinding, { width, paint }: Canvas): readonly string[] => {
  const place = `  ${padded(`regel ${String(regel)}`, 12)}`;
  const words = `${tekst}${isAanvaard ? ' (aanvaard)' : ''} [${code}]`;
  const [first = '', ...others] = wrapped(words, width - widthOf(place));
  return [`${paint('dim', place)}${first}`, ...others.map((line) => ' '.repeat(widthOf(place)) + line)];
};

const ernstLines = (ernst: Ernst, bevindingen: readonly Bevinding[], canvas: Canvas): readonly string[] => {
  const these = bevindingen.filter((one) => one.ernst === ernst);
  if (these.length === 0) return [];
  const title = `${ernstWords[ernst]} (${String(these.length)})`;
  return ['', canvas.paint(colours[ernst], title), ...these.flatMap((one) => bevindingLines(one, canvas))];
};

/** A proef as text: the plan, its tree, and the findings, gravest first. */
export const proefLines = (gelezen: Gelezen, canvas: Canvas): readonly string[] => [
  ...headLines(gelezen, canvas),
  ...treeLines(gelezen, canvas),
  ...columnsAndRows(gelezen, canvas),
  ...inOrder.flatMap((ernst) => ernstLines(ernst, gelezen.bevindingen, canvas)),
];
