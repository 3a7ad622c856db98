import { Bevindingen, findTabel, type Leveringskop, type Maat, type Tabel } from '@actiespoor/veilig-thuis';

import { Cellen } from './cellen.js';
import { Onleesbaar } from './deel.js';
import { newMeasures } from './lijsten.js';
import { Teller } from './telling.js';
import { told, toldOfRow } from './words.js';

/** The state of one reading that all forms share: the one table, its header, findings and counts. */
export class LeveringState {
  readonly bevindingen = new Bevindingen();
  readonly teller = new Teller();
  private tabel: Tabel | undefined;
  private found: Leveringskop | undefined;

  constructor(private readonly expected: string | undefined) {}

  get kop(): Leveringskop | undefined {
    return this.found;
  }

  /** A table id in the delivery. @throws Onleesbaar if it is not the one table of Veilig Thuis that was asked for */
  isTable(id: string): void {
    const tabel = findTabel(id);
    if (!tabel) throw new Onleesbaar(told.tabelOnbekend(id));
    if (this.tabel && this.tabel.id !== tabel.id) throw new Onleesbaar(told.gemengd(this.tabel.id, tabel.id));
    const expected = this.expected === undefined ? undefined : this.expectedTable(this.expected);
    if (expected && expected.id !== tabel.id) throw new Onleesbaar(told.andereTabel(expected.id, tabel.id));
    this.tabel = tabel;
  }

  /** The table of this delivery. @throws Onleesbaar if neither the delivery nor the caller names it */
  table(): Tabel {
    const tabel = this.tabel ?? (this.expected === undefined ? undefined : this.expectedTable(this.expected));
    if (!tabel) throw new Onleesbaar(told.tabelNietGenoemd());
    return tabel;
  }

  /** The figures begin. @throws Onleesbaar if figures of another header came before */
  begin(kop: Leveringskop): Cellen {
    if (this.found) throw new Onleesbaar(told.gemengd(this.found.vorm, kop.vorm));
    this.found = kop;
    this.remarkNew(kop.maten);
    return new Cellen(kop.tabel, this.bevindingen, this.teller);
  }

  private remarkNew(maten: readonly Maat[]): void {
    for (const { naam } of newMeasures(maten)) this.bevindingen.add(toldOfRow.maatNieuw(naam, this.table()));
  }

  private expectedTable(id: string): Tabel {
    const tabel = findTabel(id);
    if (!tabel) throw new Onleesbaar(told.tabelOnbekend(id));
    return tabel;
  }
}
