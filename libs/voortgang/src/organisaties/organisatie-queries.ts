import type { OrganisatieCode } from '@actiespoor/plan/events';

import type { OrganisatieRij } from './organisaties.projection.js';

/** Queries of organisaties: few enough to return all at once. */
export interface OrganisatieQueries {
  findOrganisatie(organisatie: OrganisatieCode): Promise<OrganisatieRij | undefined>;
  /** All organisaties, by code. */
  listOrganisaties(): Promise<readonly OrganisatieRij[]>;
  /** The samenwerkingsverbanden and regions that had the organisatie as a member in that year. */
  verbandenVan(organisatie: OrganisatieCode, jaar: number): Promise<readonly OrganisatieRij[]>;
}
