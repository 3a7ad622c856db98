import type { OrganisatieCode } from '@actiespoor/plan';

import type { Inhoud } from '../gelezen.js';
import type { Table } from '../table/table.js';
import type { Organisaties } from '../values/organisaties.js';
import type { Indeling, Rij } from './document.js';

export interface LeesContext {
  readonly organisaties: Organisaties;
  readonly eigenaar: OrganisatieCode;
}

/**
 * One way in which a plan is written down. First the rows of the table are told apart, later their values are
 * read: in between a person may correct them.
 */
export interface PlanReader {
  readonly indeling: Indeling;
  readonly recognises: (table: Table) => boolean;
  readonly rows: (table: Table) => readonly Rij[];
  readonly read: (rijen: readonly Rij[], context: LeesContext) => Inhoud;
}
