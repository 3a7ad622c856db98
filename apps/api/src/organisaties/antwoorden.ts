import type { OrganisatieGegevens } from '@actiespoor/plan/events';

export interface OrganisatieLijst {
  readonly organisaties: readonly OrganisatieGegevens[];
}
