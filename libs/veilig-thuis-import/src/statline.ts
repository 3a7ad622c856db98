import { type Celregels, readCel, type Waarneming } from '@actiespoor/veilig-thuis';

import type { Cellen } from './cellen.js';
import type { CsvEnd, CsvRecord } from './csv-records.js';
import { Onleesbaar } from './deel.js';
import type { Lijsten } from './lijsten.js';
import { type Heading, isHeading, readHeading } from './statline-heading.js';
import { told, toldOfCsv } from './words.js';

/** The steps through a file that its reader takes part in. */
export interface StatlineCaller {
  readonly deel: string;
  readonly lijsten: Lijsten;
  /** Called with each line above the heading. */
  readonly onTitle: (text: string) => void;
  /** Called once, with the heading; returns the receiver of cells. */
  readonly onHeading: (heading: Heading) => Cellen;
}

const footer = /^(?:©|bron\b|centraal bureau|source\b)/iu;
const maxLinesAbove = 12;

type Column = Heading['measures'][number] & { readonly regels: Celregels };

const regelsOf = ({ maat }: Heading['measures'][number]): Celregels => ({ teken: ',', decimalen: maat.decimalen, eenheid: maat.eenheid });

/** Reads the lines of one StatLine file ("CSV met statistische symbolen"): lines above, heading, rows, footer. */
export class StatlineReader {
  private heading: Heading | undefined;
  private measures: readonly Column[] = [];
  private cellen: Cellen | undefined;
  private above = 0;
  private hasFooter = false;
  private widest = 0;
  /** The last line was too short: a fault unless it is the last. */
  private short: CsvRecord | undefined;
  private empty = 0;
  private symbols = 0;

  constructor(private readonly caller: StatlineCaller) {}

  /** The observations of a line. @throws Onleesbaar for a line that makes the rest unreadable */
  accept(record: CsvRecord): readonly Waarneming[] {
    if (this.short) this.misfit(this.short);
    this.short = undefined;
    if (!this.heading) return this.beforeHeading(record);
    const filled = record.cells.filter((cell) => cell !== '');
    if (filled.length <= 1 && footer.test(filled[0] ?? '')) return this.footer();
    if (this.hasFooter || isHeading(record.cells, this.caller.lijsten))
      throw new Onleesbaar(told.gemengd('de tabel hierboven', `die van regel ${String(record.line)}`), this.at(record));
    return this.row(record, this.heading);
  }

  /** The end of the file. @throws Onleesbaar if it was cut off */
  end({ endsInNewline }: CsvEnd): void {
    const { deel } = this.caller;
    const { cellen } = this;
    if (!cellen) throw new Onleesbaar(this.widest < 2 ? toldOfCsv.scheiding() : toldOfCsv.indeling(), { deel });
    if (!this.hasFooter) {
      if (this.short || !endsInNewline) throw new Onleesbaar(toldOfCsv.afgebroken(), { deel });
      cellen.bevindingen.add(toldOfCsv.slotregel(), { deel });
    }
    if (this.empty > 0 && this.symbols === 0) cellen.bevindingen.add(toldOfCsv.symbolen(), { deel });
  }

  private at({ line }: CsvRecord): { readonly deel: string; readonly rij: number } {
    return { deel: this.caller.deel, rij: line };
  }

  private beforeHeading(record: CsvRecord): readonly Waarneming[] {
    const { cells } = record;
    this.widest = Math.max(this.widest, cells.length);
    const heading = isHeading(cells, this.caller.lijsten) ? readHeading(cells, this.caller.lijsten) : undefined;
    if (heading) {
      this.begin(heading, record);
      return [];
    }
    this.above += 1;
    if (this.above > maxLinesAbove) this.end({ endsInNewline: true });
    // The titles of these tables have semicolons: without quotes they fall apart.
    this.caller.onTitle(cells.filter((cell) => cell !== '').join('; '));
    return [];
  }

  private begin(heading: Heading, record: CsvRecord): void {
    this.heading = heading;
    this.measures = heading.measures.map((measure) => ({ ...measure, regels: regelsOf(measure) }));
    this.cellen = this.caller.onHeading(heading);
    this.cellen.teller.overigeRegels += this.above + 1;
    for (const fault of heading.faults) this.cellen.bevindingen.add(fault, this.at(record));
  }

  private footer(): readonly Waarneming[] {
    this.hasFooter = true;
    if (this.cellen) this.cellen.teller.overigeRegels += 1;
    return [];
  }

  private misfit(record: CsvRecord): void {
    if (!this.cellen || !this.heading) return;
    this.cellen.bevindingen.add(toldOfCsv.kolommen(this.heading.width, record.cells.length), this.at(record));
    this.cellen.teller.rijen += 1;
    this.cellen.teller.geweigerd += this.measures.length;
  }

  private row(record: CsvRecord, { columns, width }: Heading): readonly Waarneming[] {
    const { cells } = record;
    if (cells.length !== width) {
      this.short = record;
      return [];
    }
    const { cellen } = this;
    if (!cellen) return [];
    cellen.teller.rijen += 1;
    const source = this.at(record);
    const place = cellen.place(columns, (index) => cells[Number(index)] ?? '', { ...source, cells: this.measures.length });
    if (!place) return [];
    return this.measures.flatMap(({ index, maat, heading, regels }) => {
      const text = cells[index] ?? '';
      const cel = readCel(text, regels);
      if ('afwezig' in cel) this.sawAbsence(text);
      return cellen.waarneming({ maat, cel, text: () => text, veld: heading }, place, source) ?? [];
    });
  }

  private sawAbsence(text: string): void {
    if (text === '') this.empty += 1;
    else this.symbols += 1;
  }
}
