import type { ActieId, IndicatorId, KaderId, OrganisatieCode, PlanId } from './ids.js';

/** Names of streams: noun, hyphen, id. The noun has no hyphen, for EventStoreDB splits a category there. */
export const planStream = (planId: PlanId) => `plan-${planId}` as const;
export const actieStream = (actieId: ActieId) => `actie-${actieId}` as const;
export const kaderStream = (kaderId: KaderId) => `kader-${kaderId}` as const;
export const indicatorStream = (indicatorId: IndicatorId) => `indicator-${indicatorId}` as const;
export const organisatieStream = (organisatie: OrganisatieCode) => `organisatie-${organisatie}` as const;

/** The prefix of each kind of stream. */
export const streamPrefix = { plan: 'plan-', actie: 'actie-', kader: 'kader-', indicator: 'indicator-', organisatie: 'organisatie-' } as const;

export const isActieStream = (stream: string): boolean => stream.startsWith(streamPrefix.actie);
