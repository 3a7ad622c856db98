import type { Position } from '@actiespoor/event-store';

const maxCallers = 10_000;

/** The last written position of each caller of this process; the oldest writers are forgotten. */
export class WrittenPositions {
  private readonly last = new Map<string, Position>();

  constructor(private readonly most = maxCallers) {}

  of(caller: string): Position | undefined {
    return this.last.get(caller);
  }

  remember(caller: string, position: Position): void {
    const known = this.last.get(caller);
    this.last.delete(caller);
    this.last.set(caller, known !== undefined && known > position ? known : position);
    for (const oldest of this.last.keys()) {
      if (this.last.size <= this.most) return;
      this.last.delete(oldest);
    }
  }

  /** Forgets a position that the read models have reached, or will not reach: there is nothing to wait for any more. */
  forget(caller: string, position: Position): void {
    if (this.last.get(caller) === position) this.last.delete(caller);
  }
}
