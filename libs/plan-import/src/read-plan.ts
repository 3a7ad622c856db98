import type { ImportContext } from './context.js';
import { importProblem, type ImportProblem } from './decode/problem.js';
import type { Gelezen } from './gelezen.js';
import { interpret } from './interpret.js';
import { recognise } from './layout/recognise.js';
import { readSource } from './readers/read-source.js';
import { appearanceFindings } from './rows/appearance.js';
import { isBudget } from './rows/budget.js';
import { seenHeads } from './rows/seen-heads.js';
import type { Grid } from './grid/grid.js';
import { tableOf, type Table } from './table/table.js';

export type PlanReading = { readonly ok: true; readonly gelezen: Gelezen } | { readonly ok: false; readonly problem: ImportProblem };

const readTable = (table: Table, grid: Grid, context: ImportContext): PlanReading => {
  const found = recognise(table, new Map());
  if (!found) return { ok: false, problem: isBudget(table) ? importProblem('begroting') : importProblem('geen-plantabel', seenHeads(table)) };
  const bevindingen = [...table.bevindingen, ...appearanceFindings(table)];
  return { ok: true, gelezen: interpret({ ...found, hash: context.documentHash, bevindingen, grid }, context) };
};

/**
 * Reads a document as a plan with findings, or returns the one reason why it cannot be read. Never throws, whatever the bytes.
 *
 * @example
 * const reading = readPlan(bytes, { organisaties, eigenaar, leden, documentHash });
 * if (reading.ok) show(reading.gelezen.samenvatting, reading.gelezen.bevindingen);
 */
export const readPlan = (bytes: Uint8Array, context: ImportContext): PlanReading => {
  const source = readSource(bytes);
  if (!source.ok) return source;
  const table = tableOf(source.grid, source.bevindingen);
  return readTable(table, source.grid, context);
};
