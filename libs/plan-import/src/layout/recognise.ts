import type { Overrides } from '../roles/mapping.js';
import type { Table } from '../table/table.js';
import { actieformulier } from './actieformulier/actieformulier.js';
import type { Indeling, Rij } from './document.js';
import type { PlanReader } from './plan-reader.js';
import { plantabel } from './plantabel/plantabel.js';

const readers: Readonly<Record<Indeling, PlanReader>> = { plantabel, actieformulier };

/** The rows of a table by the first layout that knows it; undefined if the table holds no plan. */
export const recognise = (table: Table, overrides: Overrides): { readonly indeling: Indeling; readonly rijen: readonly Rij[] } | undefined => {
  for (const { indeling, rows } of Object.values(readers)) {
    const rijen = rows(table, overrides);
    if (rijen) return { indeling, rijen };
  }
  return undefined;
};

export const readerOf = (indeling: Indeling): PlanReader => readers[indeling];
