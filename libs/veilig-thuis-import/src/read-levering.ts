import { type Bevindingsoort, findTabelByTitel, type Leveringskop, type Waarneming } from '@actiespoor/veilig-thuis';

import { type DeelKind, kindOf } from './answers.js';
import { csvRecords } from './csv-records.js';
import { beginningOf, type Deel, Onleesbaar } from './deel.js';
import { jsonSteps } from './json-steps.js';
import { LeveringState } from './levering.js';
import { OdataAnswers } from './odata-answers.js';
import { StatlineReader } from './statline.js';
import type { Heading } from './statline-heading.js';
import type { Telling } from './telling.js';
import { told } from './words.js';

export interface LeesOpties {
  /** The id of the table that the delivery should be; needed for a CSV file that does not name its table. */
  readonly tabel?: string | undefined;
}

/** A delivery that is being read. All but `waarnemingen` tell the state so far; complete once that has ended. */
export interface Lezing {
  /** Reads the delivery, once, in bounded memory. Throws only if a file cannot be read; every other trouble is a finding. */
  readonly waarnemingen: () => AsyncGenerator<Waarneming>;
  /** The header; known before the first observation, and absent if there is none. */
  readonly kop: () => Leveringskop | undefined;
  readonly telling: () => Telling;
  /** Gravest first. A `fout` makes the delivery useless as a whole. */
  readonly bevindingen: () => readonly Bevindingsoort[];
  readonly isBruikbaar: () => boolean;
}

interface Sorted {
  readonly deel: Deel;
  readonly kind: DeelKind;
}

const refused: Readonly<Partial<Record<DeelKind, () => Onleesbaar['opmerking']>>> = {
  empty: told.leeg,
  page: told.webpagina,
  packed: told.inpakken,
  bare: told.zonderNaam,
};

/** The files with lists first and figures last; nothing else of their order matters. @throws Onleesbaar for a file that is no delivery */
const inOrder = async (delen: readonly Deel[]): Promise<readonly Sorted[]> => {
  const sorted: Sorted[] = [];
  for (const deel of delen) {
    const kind = kindOf(await beginningOf(deel));
    const refusal = refused[kind]?.();
    if (refusal) throw new Onleesbaar(refusal, { deel: deel.naam });
    sorted.push({ deel, kind });
  }
  const rank = ({ kind }: Sorted): number => (kind === 'list' ? 0 : 1);
  return sorted.toSorted((a, b) => rank(a) - rank(b));
};

const tableIn = (title: string): string | undefined => findTabelByTitel(title)?.id ?? /\b\d{5}ned\b/iu.exec(title)?.[0];

class LeveringReader {
  readonly levering: LeveringState;
  private readonly answers: OdataAnswers;

  constructor(
    private readonly delen: readonly Deel[],
    { tabel }: LeesOpties,
  ) {
    this.levering = new LeveringState(tabel);
    this.answers = new OdataAnswers(this.levering);
  }

  async *waarnemingen(): AsyncGenerator<Waarneming> {
    let deel: string | undefined;
    try {
      for (const sorted of await inOrder(this.delen)) {
        deel = sorted.deel.naam;
        if (sorted.kind === 'csv') yield* this.csv(sorted.deel);
        else yield* this.json(sorted.deel);
      }
      this.answers.finish();
      this.mustHaveRows();
    } catch (fault) {
      if (!(fault instanceof Onleesbaar)) throw fault;
      this.levering.bevindingen.add(fault.opmerking, { ...(deel !== undefined && { deel }), ...fault.plaats });
    }
  }

  private async *json(deel: Deel): AsyncGenerator<Waarneming> {
    const into: Waarneming[] = [];
    for await (const steps of jsonSteps(deel)) {
      for (const step of steps) this.answers.accept(step, deel.naam, into);
      yield* into.splice(0);
    }
  }

  private async *csv(deel: Deel): AsyncGenerator<Waarneming> {
    const { lijsten } = this.answers;
    const reader = new StatlineReader({
      deel: deel.naam,
      lijsten,
      onTitle: (text) => {
        const tabel = tableIn(text);
        if (tabel !== undefined) this.levering.isTable(tabel);
      },
      onHeading: (heading) => this.levering.begin(this.csvKop(heading)),
    });
    const records = csvRecords(deel);
    let next = await records.next();
    for (; next.done !== true; next = await records.next()) yield* reader.accept(next.value);
    reader.end(next.value);
  }

  private csvKop({ measures, dimensies }: Heading): Leveringskop {
    const { titel, gewijzigd } = this.answers.lijsten;
    const tabel = this.levering.table();
    return {
      tabel: { id: tabel.id, titel: titel ?? tabel.titel },
      vorm: 'statline-csv',
      ...(gewijzigd !== undefined && { gewijzigd }),
      maten: measures.map(({ maat }) => maat),
      dimensies,
    };
  }

  private mustHaveRows(): void {
    if (this.levering.teller.rijen === 0) throw new Onleesbaar(told.geenCijfers());
  }
}

/**
 * Reads a delivery of CBS figures: OData v3 (`UntypedDataSet` with its lists), OData v4 (`Observations` with its lists), or a CSV file of StatLine.
 *
 * @param delen the files, in any order; one file may hold several answers of OData after another, lists first
 * @returns one normal form for all three
 */
export const readLevering = (delen: readonly Deel[], opties: LeesOpties = {}): Lezing => {
  const reader = new LeveringReader(delen, opties);
  const { levering } = reader;
  return {
    waarnemingen: () => reader.waarnemingen(),
    kop: () => levering.kop,
    telling: () => levering.teller.telling(),
    bevindingen: () => levering.bevindingen.soorten(),
    isBruikbaar: () => levering.kop !== undefined && !levering.bevindingen.hasFouten,
  };
};
