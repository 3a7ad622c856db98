import type { Bevindingen, Cel, Celfout, Maat, Opmerking, Tabel, Vindplaats, Waarneming } from '@actiespoor/veilig-thuis';

import { CellSet } from './cell-set.js';
import { isPlace, placeOf, type Rowplace, type TextOf } from './plaats.js';
import type { Columns } from './kolommen.js';
import type { Teller } from './telling.js';
import { toldOfCel, toldOfRow } from './words.js';

/** A row of the source: the part that it is in, and its number. */
export interface Rowsource {
  readonly deel: string;
  readonly rij: number;
}

/** The content of a cell: its reading, the text for a finding, and the field that it stands in. */
export interface Rawcel {
  readonly maat: Maat;
  readonly cel: Cel | Celfout;
  /** The text of the cell, for a finding. */
  readonly text: () => string;
  readonly veld: string;
}

/** Turns cells with a place into observations; a cell that cannot be one becomes a finding, and is counted. */
export class Cellen {
  private readonly seen = new Map<Maat, CellSet>();

  constructor(
    private readonly tabel: Tabel,
    readonly bevindingen: Bevindingen,
    readonly teller: Teller,
  ) {}

  /** The place of a row, or undefined after its findings. @param cells the number of cells that are refused with the row */
  place(columns: Columns, textOf: TextOf, source: Rowsource & { readonly cells: number }): Rowplace | undefined {
    const found = placeOf(columns, textOf);
    if (isPlace(found)) return found;
    const { cells, deel, rij } = source;
    for (const { opmerking, field } of found) this.bevindingen.add(opmerking, { deel, rij, veld: field });
    this.teller.geweigerd += cells;
    return undefined;
  }

  /** The observation in a cell, or undefined after its finding. */
  waarneming({ maat, cel, text, veld }: Rawcel, place: Rowplace, source: Rowsource): Waarneming | undefined {
    const plaats: Vindplaats = { deel: source.deel, rij: source.rij, veld };
    if ('fout' in cel) return this.refuse(toldOfCel(cel, text()), plaats);
    if (place.isAnderJaar && !this.mayBeAbsent(cel, place, plaats)) return undefined;
    if (!this.isNew(maat, place)) return this.refuse(toldOfRow.dubbel(), plaats);
    const { gebied, periode, voorlopig, dimensies } = place;
    const base = { tabel: this.tabel.id, maat, dimensies, gebied, periode, voorlopig, plaats };
    const waarneming: Waarneming = 'waarde' in cel ? { ...base, waarde: cel.waarde } : { ...base, afwezig: cel.afwezig };
    this.teller.add(waarneming);
    return waarneming;
  }

  refuse(opmerking: Opmerking, plaats: Partial<Vindplaats>): undefined {
    this.bevindingen.add(opmerking, plaats);
    this.teller.geweigerd += 1;
  }

  /** An area without existence in the year has no figure; its absence is remarked, and kept. */
  private mayBeAbsent(cel: Cel, { gebied: { naam, code }, periode: { jaar } }: Rowplace, plaats: Vindplaats): boolean {
    if ('waarde' in cel) {
      this.refuse(toldOfRow.gebiedAnderJaar(naam, code, jaar), plaats);
      return false;
    }
    this.bevindingen.add(toldOfRow.gebiedBestondNiet(naam, code, jaar), plaats);
    return true;
  }

  private isNew(maat: Maat, { key }: Rowplace): boolean {
    const cells = this.seen.get(maat) ?? new CellSet();
    this.seen.set(maat, cells);
    const isNew = key === undefined ? undefined : cells.add(key);
    if (isNew === undefined && this.bevindingen.count('dubbelen-niet-gezocht') === 0) this.bevindingen.add(toldOfRow.dubbelenNietGezocht());
    return isNew ?? true;
  }
}
