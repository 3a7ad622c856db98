import type { Position } from '@actiespoor/event-store';
import { allProjections } from '@actiespoor/voortgang';

import type { Medewerker } from '../access/medewerker.js';
import type { Facts } from '../facts.js';
import type { Outage } from '../outage.js';
import { WrittenPositions } from './written-positions.js';

const maxWaitMs = 2000;
const everything = allProjections.map(({ name }) => name);

/**
 * Makes callers read their own writes: a read waits, for a bounded time, until the read models have the last
 * position that this process gave its caller. Through another process `wachtOp` does the same.
 */
export class OwnWrites {
  private readonly written = new WrittenPositions();

  constructor(
    private readonly facts: Facts,
    private readonly outage: Pick<Outage, 'since'>,
  ) {}

  async awaited({ id }: Medewerker): Promise<void> {
    const position = this.written.of(id);
    if (position === undefined) return;
    const { outcome } = await this.facts.arrival(position, maxWaitMs, everything);
    // Nobody waited while the event store is away, so the next read still has to.
    if (outcome === 'reached' || this.outage.since() === undefined) this.written.forget(id, position);
  }

  remember({ id }: Medewerker, position: Position): void {
    this.written.remember(id, position);
  }
}
