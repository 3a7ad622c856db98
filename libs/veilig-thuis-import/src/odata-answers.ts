import type { Leveringsvorm, Waarneming } from '@actiespoor/veilig-thuis';

import { type AnswerName, errorIn, isData, readAnswerName } from './answers.js';
import { Onleesbaar } from './deel.js';
import type { JsonStep, Row } from './json-assembler.js';
import type { LeveringState } from './levering.js';
import { ListCollector, type Lijsten } from './lijsten.js';
import { kopOf, longReader, odataColumns, type RowReader, wideReader } from './odata.js';
import { told } from './words.js';

type OdataVorm = Exclude<Leveringsvorm, 'statline-csv'>;

interface Answer {
  readonly name: AnswerName;
  /** The fields of an answer that is a row by itself: `Properties`. */
  readonly fields: Row;
}

const nextLinks: ReadonlySet<string> = new Set(['odata.nextLink', '@odata.nextLink']);

/** Reads the answers of OData of one delivery, over all its files: lists first, and then figures. */
export class OdataAnswers {
  private readonly lists = { 'odata-v3': new ListCollector(), 'odata-v4': new ListCollector() };
  private readonly unfinished = new Set<string>();
  private answer: Answer | undefined;
  private reader: RowReader | undefined;
  private expectedRows: number | undefined;
  private rows = 0;

  constructor(private readonly levering: LeveringState) {}

  /** The lists that came with a CSV file. */
  get lijsten(): Lijsten {
    const [v3, v4] = [this.lists['odata-v3'].lists(), this.lists['odata-v4'].lists()];
    return v3.codes.size >= v4.codes.size ? v3 : v4;
  }

  /** Takes one step and adds the observations in it to `into`. @throws Onleesbaar */
  accept(step: JsonStep, deel: string, into: Waarneming[]): void {
    switch (step.kind) {
      case 'field':
        return this.field(step.name, step.value);
      case 'row':
        return this.row(step.row, deel, into);
      case 'end':
        return this.end();
    }
  }

  /** The end of all files. @throws Onleesbaar if pages or rows are missing */
  finish(): void {
    if (this.unfinished.size > 0) throw new Onleesbaar(told.volgendeBladzij());
    const { expectedRows, rows } = this;
    if (this.reader && expectedRows !== undefined && expectedRows !== rows) throw new Onleesbaar(told.aantalAnders(rows, expectedRows));
  }

  private field(field: string, value: unknown): void {
    const message = errorIn(field, value);
    if (message !== undefined) throw new Onleesbaar(told.foutmelding(message));
    const name = readAnswerName(field, value);
    if (name) return this.begin(name);
    if (nextLinks.has(field) && this.answer) this.unfinished.add(this.answer.name.part);
    if (this.answer) this.answer.fields[field] = value;
    return undefined;
  }

  private begin(name: AnswerName): void {
    this.levering.isTable(name.tabel);
    if (name.part === 'TypedDataSet') throw new Onleesbaar(told.getypeerd());
    if (this.reader && !isData(name)) throw new Onleesbaar(told.lijstenNaGegevens(name.part));
    this.unfinished.delete(name.part);
    this.answer = { name, fields: {} };
    if (isData(name)) this.reader ??= this.figures(name.vorm);
  }

  private figures(vorm: OdataVorm): RowReader {
    const lijsten = this.lists[vorm].lists();
    const columns = odataColumns(vorm, lijsten);
    this.expectedRows = lijsten.aantal;
    const table = { columns, maten: lijsten.maten, cellen: this.levering.begin(kopOf(vorm, this.levering.table(), lijsten)) };
    return vorm === 'odata-v3' ? wideReader(table) : longReader(table);
  }

  private row(row: unknown, deel: string, into: Waarneming[]): void {
    if (typeof row !== 'object' || row === null || Array.isArray(row)) throw new Onleesbaar(told.rijNaNiets());
    if (!this.answer) throw new Onleesbaar(told.zonderNaam());
    const { name } = this.answer;
    if (!isData(name)) return this.lists[name.vorm].add(name.vorm, name.part, row as Row);
    this.rows += 1;
    this.levering.teller.rijen += 1;
    return this.reader?.(row as Row, { deel, rij: this.rows }, into);
  }

  private end(): void {
    if (!this.answer) throw new Onleesbaar(told.zonderNaam());
    const { name, fields } = this.answer;
    if (name.part === 'Properties') this.lists[name.vorm].add(name.vorm, name.part, fields);
    this.answer = undefined;
  }
}
