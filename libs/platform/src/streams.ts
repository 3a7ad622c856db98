import type { ActieId, IndicatorId, KaderId, OrganisatieCode, PlanId } from '@actiespoor/plan/events';

/** Names of streams: noun, hyphen, id. The noun has no hyphen, for EventStoreDB splits a category there. */
export const planStream = (planId: PlanId): string => `plan-${planId}`;
export const actieStream = (actieId: ActieId): string => `actie-${actieId}`;
export const kaderStream = (kaderId: KaderId): string => `kader-${kaderId}`;
export const indicatorStream = (indicatorId: IndicatorId): string => `indicator-${indicatorId}`;
export const organisatieStream = (organisatie: OrganisatieCode): string => `organisatie-${organisatie}`;
