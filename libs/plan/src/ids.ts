import type { Id } from '@actiespoor/kernel';

// Stored forever, as parts of the facts that carry them.

export type ActieId = Id<'actie'>;
export type StatusupdateId = Id<'statusupdate'>;
export type TrekkerId = Id<'trekker'>;
export type PersoonId = Id<'persoon'>;
export type PlanId = Id<'plan'>;
export type KnoopId = Id<'knoop'>;
export type ConsultatieId = Id<'consultatie'>;
export type ImportId = Id<'import'>;
export type KaderId = Id<'kader'>;
/** CBS code of a gemeente (`GM1960`), a Veilig Thuis region (`VT06`), a samenwerkingsverband (`SV-…`) or a partner (`PA-…`). */
export type OrganisatieCode = Id<'organisatie'>;
export type IndicatorId = Id<'indicator'>;
