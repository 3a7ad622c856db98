import type { CijferbronEvent, LeveringEvent } from './levering/levering.events.js';

/** Every fact about published figures. */
export type CijferEvent = LeveringEvent | CijferbronEvent;

/** The version in which each event is written today. A missing event is a compile error. */
export const cijferVersions = {
  LeveringVastgelegd: 1,
  LeveringIngetrokken: 1,
  CijfersOntvangen: 1,
} as const satisfies Readonly<Record<CijferEvent['type'], number>>;
