import type { OrganisatieCode } from '@actiespoor/plan';

import type { LayoutContents } from '../gelezen.js';
import type { Overrides } from '../roles/mapping.js';
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
  /** The rows of a table of this layout, with the roles that a person gave to columns; undefined for another layout. */
  readonly rows: (table: Table, overrides: Overrides) => readonly Rij[] | undefined;
  readonly read: (rijen: readonly Rij[], context: ReadContext) => LayoutContents;
}
