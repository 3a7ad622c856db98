import type { Position, Recorded } from '@actiespoor/event-store';
import { defined } from '@actiespoor/kernel';

import { type Bevinding, type Bevindingen, meldingen } from './bevinding.js';
import { DayTree, type DayTotals } from './day-tree.js';
import type { GetekendeWortel } from './wortel.js';
import { isSuccessor } from './wortel-check.js';

const difference = (found: DayTotals, signed: DayTotals): Pick<Bevinding, 'soort' | 'melding'> | undefined => {
  if (found.aantal < signed.aantal) return { soort: 'weggelaten', melding: meldingen.dagMinder(found.aantal, signed.aantal) };
  if (found.aantal > signed.aantal) return { soort: 'ingevoegd', melding: meldingen.dagMeer(found.aantal, signed.aantal) };
  if (found.wortel === signed.wortel) return undefined;
  return found.som === signed.som ? { soort: 'verplaatst', melding: meldingen.dagVerplaatst } : { soort: 'gewijzigd', melding: meldingen.dagGewijzigd };
};

/** Compares events with the signed roots, day by day. Positions are only compared, as text. */
export class DayCheck {
  private day = new DayTree();
  private next = 0;
  private last: Position | undefined;
  /** The number of events after the last root, which no signature covers. */
  unsigned = 0;
  taken = 0;

  constructor(
    private readonly wortels: readonly GetekendeWortel[],
    private readonly bevindingen: Bevindingen,
  ) {}

  take(event: Recorded): void {
    const { position, stream, revision } = event;
    if (this.last !== undefined && position <= this.last) {
      this.bevindingen.add({ soort: 'verplaatst', positie: position, stream, revisie: revision, melding: meldingen.volgorde });
    } else {
      this.last = position;
    }
    while (this.isPast(position)) this.close();
    if (this.next < this.wortels.length) this.day.add(event);
    else this.unsigned += 1;
    this.taken += 1;
  }

  end(): void {
    const final = this.wortels.at(-1);
    if (final === undefined || this.next === this.wortels.length) return;
    if (this.last === final.kop) return this.close();
    const melding = meldingen.afgekapt(final.totaal - this.taken, final.kop);
    this.bevindingen.add(defined({ soort: 'afgekapt' as const, positie: this.last, dag: this.wortels[this.next]?.dag, melding }));
  }

  private isPast(position: Position): boolean {
    const wortel = this.wortels[this.next];
    return wortel !== undefined && position > wortel.kop;
  }

  /** Closes a day. If the root before is missing, the beginning of the day is unknown and the comparison is skipped. */
  private close(): void {
    const wortel = this.wortels[this.next];
    if (wortel === undefined) return;
    const found = isSuccessor(wortel, this.wortels[this.next - 1]) ? difference(this.day.totals(), wortel) : undefined;
    if (found) this.bevindingen.add({ ...found, positie: wortel.kop, dag: wortel.dag });
    this.day = new DayTree();
    this.next += 1;
  }
}
