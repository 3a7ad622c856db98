import type { Recorded } from '@actiespoor/event-store';

import type { Facts } from '../facts.js';

const maxLagMs = 1000;

/** The streams in which a command may have made something. */
export interface Places {
  /** The read model that lists them. */
  readonly projection: string;
  readonly streams: () => Promise<readonly string[]>;
}

/**
 * The facts that a command recorded in these streams. A thing that is called after its content and not after its command, such as an actie after its
 * code, cannot tell by its own stream that the command made another one.
 *
 * @param commandIds all that the command has been called
 */
export const madeBy = async (facts: Facts, commandIds: readonly string[], { projection, streams }: Places): Promise<readonly Recorded[]> => {
  const head = await facts.head();
  if (head !== undefined) await facts.arrival(head, maxLagMs, [projection]);
  const places = await streams();
  const recorded = places.length === 0 ? [] : await facts.of(places);
  return recorded.filter(({ metadata }) => commandIds.includes(metadata.causationId));
};
