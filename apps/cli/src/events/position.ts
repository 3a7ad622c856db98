import type { Position } from '@actiespoor/event-store';

import { UsageFault } from '../faults.js';

const digits = 20;

/** Parses a position as it is printed, or its number alone. @throws UsageFault for any other text */
export const positionOf = (text: string): Position => {
  if (!/^\d{1,20}$/.test(text)) throw new UsageFault('events export', [`--tot moet een positie zijn, zoals 812: "${text}" is dat niet.`]);
  return text.padStart(digits, '0') as Position;
};

/** A position as a number, if it is one: in PostgreSQL it counts the events, with a gap here and there. */
export const numberOf = (position: Position | undefined): number | undefined =>
  position !== undefined && /^\d+$/.test(position) ? Number(position) : undefined;

/** A position, as text. */
export const positionText = (position: Position | undefined): string => String(numberOf(position) ?? position ?? '-');
