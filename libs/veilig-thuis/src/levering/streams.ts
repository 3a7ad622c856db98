import type { LeveringId } from './levering.events.js';

/** Names of streams: noun, hyphen, id. The noun has no hyphen, for EventStoreDB splits a category there. */
export const leveringStream = (tabel: string) => `levering-${tabel}` as const;
export const cijfersStream = (leveringId: LeveringId) => `cijfers-${leveringId}` as const;

/** The prefix of each kind of stream. */
export const cijferPrefix = { levering: 'levering-', cijfers: 'cijfers-' } as const;
