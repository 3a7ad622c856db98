import { type Delivery, type Sorted, sorted, streamKey, type StreamPlace } from './delivery.js';

/**
 * The home of what messages bring about. Offsets are kept there too, with the effects: the broker's own offset is a hint, which may be lost or
 * come from a reader that is no longer.
 */
export interface Inbox {
  /** The offset from which a partition goes on; undefined before the first delivery. */
  next(partition: number): Promise<bigint | undefined>;
  /**
   * Takes a delivery: effects, places, what is set aside and the next offset together, or nothing. `elsewhere` if the partition does not stand at
   * the first offset of the delivery: another reader moved it.
   *
   * @throws for a fault that may pass: the same delivery comes again
   */
  take(delivery: Delivery): Promise<'taken' | 'elsewhere'>;
}

export interface MemoryInbox extends Inbox {
  /** Everything that was taken, in order. */
  readonly taken: Pick<Sorted, 'fresh' | 'repeated' | 'aside'>;
}

const keysIn = ({ messages }: Delivery): readonly string[] =>
  messages.flatMap(({ read }) => (read.outcome === 'fact' ? [streamKey(read.source, read.fact.stream)] : []));

/** An inbox that lasts as long as the program: for specs, with the semantics of a real one. */
export const memoryInbox = (): MemoryInbox => {
  const offsets = new Map<number, bigint>();
  const places = new Map<string, StreamPlace>();
  const taken = { fresh: [] as Sorted['fresh'][number][], repeated: [] as Sorted['repeated'][number][], aside: [] as Sorted['aside'][number][] };
  return {
    taken,
    next: (partition) => Promise.resolve(offsets.get(partition)),
    take: (delivery) => {
      const { partition, messages, next } = delivery;
      const from = offsets.get(partition);
      if (from !== undefined && messages[0]?.offset !== from) return Promise.resolve('elsewhere');
      const known = new Map(
        keysIn(delivery)
          .flatMap((key) => [[key, places.get(key)] as const])
          .filter((entry): entry is [string, StreamPlace] => entry[1] !== undefined),
      );
      const { fresh, repeated, aside, places: after } = sorted(delivery, known);
      for (const [key, place] of after) places.set(key, place);
      taken.fresh.push(...fresh);
      taken.repeated.push(...repeated);
      taken.aside.push(...aside);
      offsets.set(partition, next);
      return Promise.resolve('taken');
    },
  };
};
