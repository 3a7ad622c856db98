import type { ImportContext } from './context.js';
import { importProblem, type ImportProblem } from './decode/problem.js';
import type { Gelezen } from './gelezen.js';
import { interpret } from './interpret.js';
import { recognise } from './layout/recognise.js';
import { readSource } from './readers/read-source.js';
import { tableOf } from './table/table.js';

export type PlanReading = { readonly ok: true; readonly gelezen: Gelezen } | { readonly ok: false; readonly problem: ImportProblem };

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
  const reader = recognise(table);
  if (!reader) return { ok: false, problem: importProblem('geen-plantabel') };
  const document = {
    indeling: reader.indeling,
    hash: context.documentHash,
    rijen: reader.rows(table),
    bevindingen: table.bevindingen,
  };
  return { ok: true, gelezen: interpret(document, context) };
};
