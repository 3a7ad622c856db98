import type { Table } from '../table/table.js';
import { actieformulier } from './actieformulier/actieformulier.js';
import { actielijnentabel } from './actielijnentabel/actielijnentabel.js';
import type { Indeling } from './document.js';
import type { PlanReader } from './plan-reader.js';

const readers: Readonly<Record<Indeling, PlanReader>> = { actielijnentabel, actieformulier };

/** The reader that knows this table; undefined if the table holds no plan. */
export const recognise = (table: Table): PlanReader | undefined => Object.values(readers).find((reader) => reader.recognises(table));

export const readerOf = (indeling: Indeling): PlanReader => readers[indeling];
