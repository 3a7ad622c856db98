import { type Gelezen, type Kolom, rolnamen } from '@actiespoor/plan-import';

import { counted, shortened, table } from '../terminal/text.js';
import type { Canvas } from './tree-view.js';

const reasons: Readonly<Record<Kolom['reden'], string>> = {
  kop: 'naar de kop',
  inhoud: 'naar de inhoud',
  correctie: 'naar uw correctie',
  leeg: 'leeg',
  onbekend: 'onbekend',
};

const rolText = ({ rol, reden }: Kolom): string => (rol === undefined ? reasons[reden] : `${rolnamen[rol]}, ${reasons[reden]}`);

const columnRow = (kolom: Kolom): readonly string[] => [
  `kolom ${kolom.kolom}`,
  shortened(kolom.kop === '' ? '-' : kolom.kop, 32),
  `${rolText(kolom)} (${String(kolom.gevuld)} van ${String(kolom.rijen)} gevuld)`,
];

const headings = (kolommen: readonly Kolom[]): string => kolommen.map(({ kop }) => kop).join('|');

/** The columns of every table, once for heads with the same words. */
const columnLines = ({ kolommen }: Gelezen, { width, paint }: Canvas): readonly string[] => {
  const tables = [...new Map(kolommen.toReversed().map((head) => [headings(head.kolommen), head])).values()].toReversed();
  return tables.flatMap(({ regel, kolommen: columns }) => [
    '',
    paint('bold', `Kolommen vanaf regel ${String(regel)}`),
    ...table(columns.map(columnRow)).map((line) => `  ${shortened(line, width - 2)}`),
  ]);
};

/** Kinds that the tree of the plan shows already. */
const inTree = new Set(['actie', 'kop', 'titel', 'veld', 'kolommen']);

/** Numbers in a row as one range: 4-6, 9. */
const ranges = (regels: readonly number[]): string => {
  const runs: [number, number][] = [];
  for (const regel of regels) {
    const last = runs.at(-1);
    if (last?.[1] === regel - 1) last[1] = regel;
    else runs.push([regel, regel]);
  }
  return runs.map(([from, to]) => (from === to ? String(from) : `${String(from)}-${String(to)}`)).join(', ');
};

/** Rows that are no part of the tree, by their kind. */
const besideLines = ({ regelsoorten }: Gelezen, { width, paint }: Canvas): readonly string[] => {
  const beside = regelsoorten.filter(({ soort }) => !inTree.has(soort));
  if (beside.length === 0) return [];
  const rows = beside.map(({ soort, regels }) => [soort, `${counted(regels.length, 'regel', 'regels')}: ${ranges(regels)}`]);
  return ['', paint('bold', 'Andere regels'), ...table(rows).map((line) => `  ${shortened(line, width - 2)}`)];
};

/** The roles of the columns and the kinds of the rows beside the plan. */
export const columnsAndRows = (gelezen: Gelezen, canvas: Canvas): readonly string[] => [...columnLines(gelezen, canvas), ...besideLines(gelezen, canvas)];
