import type { OrganisatieCode } from '@actiespoor/plan';

import type { LayoutContents } from '../gelezen.js';
import type { Table } from '../table/table.js';
import type { Organisaties } from '../values/organisaties.js';
import type { Indeling, Rij } from './document.js';

export interface ReadContext {
  readonly organisaties: Organisaties;
  readonly eigenaar: OrganisatieCode;
}

/**
 * One layout of a plan. The rows of the table are recognised first and their values read later: in between a person may
 * correct them.
 */
export interface PlanReader {
  readonly indeling: Indeling;
  readonly recognises: (table: Table) => boolean;
  readonly rows: (table: Table) => readonly Rij[];
  readonly read: (rijen: readonly Rij[], context: ReadContext) => LayoutContents;
}
