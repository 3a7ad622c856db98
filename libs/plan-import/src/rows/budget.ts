import { mapColumns } from '../roles/mapping.js';
import { isHeadRow } from '../roles/mapping.js';
import { periodHead } from '../roles/periods.js';
import type { Table } from '../table/table.js';

const isAmount = (text: string): boolean => /^(?:€\s*)?-?[\d.,]+(?:,-)?$|^-?p\.?m\.?$/iu.test(text);

/** True for a table of amounts per year without anything that a plan says about acties. */
export const isBudget = ({ rows }: Table): boolean => {
  const head = rows.findIndex(({ cells }) => isHeadRow(cells) || cells.filter((text) => periodHead(text)?.soort === 'jaar').length > 1);
  if (head === -1) return false;
  const below = rows.slice(head + 1).map(({ cells }) => cells);
  const kolommen = mapColumns(rows[head]?.cells ?? [], below, new Map());
  const amounts = below.flat().filter(isAmount).length;
  return kolommen.some(({ rol }) => rol === 'dekking') && amounts > below.length;
};
