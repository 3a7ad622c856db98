import { type ChainEnd, continuesChain, type Recorded } from '@actiespoor/event-store';

import { type Bevindingen, meldingen } from './bevinding.js';
import { storedHash } from './day-tree.js';

/** Skipped revisions, both ends inclusive, and the event that skipped them. */
interface Gap {
  readonly from: bigint;
  readonly to: bigint;
  readonly noticed: Recorded;
}

const without =
  (revision: bigint) =>
  (gap: Gap): readonly Gap[] => {
    if (revision < gap.from || revision > gap.to) return [gap];
    return [
      { ...gap, to: revision - 1n },
      { ...gap, from: revision + 1n },
    ].filter(({ from, to }) => from <= to);
  };

// A tampered event need not have a canonical form at all.
const continues = (end: ChainEnd | undefined, event: Recorded): boolean => {
  try {
    return continuesChain(end, event);
  } catch {
    return false;
  }
};

const placeOf = ({ position, stream, revision }: Recorded) => ({ positie: position, stream, revisie: revision });

/** Checks every stream while its events come by in the order of the feed. Only the end of each stream is kept. */
export class StreamCheck {
  private readonly ends = new Map<string, ChainEnd>();
  private readonly gaps = new Map<string, readonly Gap[]>();

  constructor(private readonly bevindingen: Bevindingen) {}

  get streams(): number {
    return this.ends.size;
  }

  /** The end that each stream has reached. */
  get reached(): ReadonlyMap<string, ChainEnd> {
    return this.ends;
  }

  take(event: Recorded): void {
    const end = this.ends.get(event.stream);
    const expected = end === undefined ? 0n : end.revision + 1n;
    if (event.revision < expected) return this.takeEarlier(event);
    if (event.revision > expected) this.openGap(event, expected);
    else if (!continues(end, event)) this.bevindingen.add({ soort: 'gewijzigd', ...placeOf(event), melding: meldingen.gewijzigd });
    this.ends.set(event.stream, { revision: event.revision, hash: storedHash(event) });
  }

  /** Adds the events that are still missing at the end. */
  end(): void {
    for (const { from, to, noticed } of [...this.gaps.values()].flat()) {
      this.bevindingen.add({ soort: 'weggelaten', ...placeOf(noticed), revisie: from, melding: meldingen.ontbreekt(from, to) });
    }
  }

  private takeEarlier(event: Recorded): void {
    const gaps = this.gaps.get(event.stream) ?? [];
    const wasMissing = gaps.some(({ from, to }) => event.revision >= from && event.revision <= to);
    if (!wasMissing) return this.bevindingen.add({ soort: 'ingevoegd', ...placeOf(event), melding: meldingen.dubbel });
    this.gaps.set(event.stream, gaps.flatMap(without(event.revision)));
    this.bevindingen.add({ soort: 'verplaatst', ...placeOf(event), melding: meldingen.terug });
  }

  private openGap(event: Recorded, expected: bigint): void {
    const gap: Gap = { from: expected, to: event.revision - 1n, noticed: { ...event, data: {} } };
    this.gaps.set(event.stream, [...(this.gaps.get(event.stream) ?? []), gap]);
  }
}
