import type { Programmaregel } from '../../libs/veilig-thuis/src/model.js';
import type { Doelwit } from './aanvaller.js';
import { type Cel, cellenVan, type Rapport, type Reeks, totaal } from './rapporten.js';

/** A count as the attacker knows it: the same variable as long as it stays the same. */
interface Bekend {
  readonly getal: string;
  readonly waarde: number;
}

interface Som {
  readonly totaal: Cel;
  readonly delen: readonly Cel[];
  readonly overlapt: boolean;
}

const keyOf = ({ gebied, periode, kenmerken }: Cel): string =>
  [
    gebied,
    periode,
    ...Object.entries(kenmerken)
      .filter(([, titel]) => titel !== totaal)
      .map(([, titel]) => titel),
  ].join('|');

const periodeDelen: Readonly<Record<string, readonly (readonly string[])[]>> = {
  '2022JJ00': [
    ['2022HJ01', '2022HJ02'],
    ['2022KW01', '2022KW02', '2022KW03', '2022KW04'],
  ],
  '2022HJ01': [['2022KW01', '2022KW02']],
  '2022HJ02': [['2022KW03', '2022KW04']],
};

const sommenMet = (cel: Cel, { tabellen }: Rapport, { opbouw }: Reeks): readonly Som[] => [
  ...tabellen.flat().map(({ dimensie, titels, overlapt }) => ({
    totaal: { ...cel, kenmerken: { ...cel.kenmerken, [dimensie]: totaal } },
    delen: titels.map((titel) => ({ ...cel, kenmerken: { ...cel.kenmerken, [dimensie]: titel } })),
    overlapt,
  })),
  ...opbouw
    .filter((one) => one.totaal === cel.gebied || one.delen.includes(cel.gebied))
    .map((one) => ({ totaal: { ...cel, gebied: one.totaal }, delen: one.delen.map((gebied) => ({ ...cel, gebied })), overlapt: false })),
  ...Object.entries(periodeDelen).flatMap(([periode, ways]) =>
    ways
      .filter((delen) => periode === cel.periode || delen.includes(cel.periode))
      .map((delen) => ({ totaal: { ...cel, periode }, delen: delen.map((deel) => ({ ...cel, periode: deel })), overlapt: false })),
  ),
];

/** The view of a release: the figures that it shows, and the reports whose hidden figures lean on a reservation. */
export interface Getoond {
  readonly shows: (rapport: Rapport, cel: Cel) => boolean;
  readonly hasVoorbehoud: (rapport: Rapport) => boolean;
}

/**
 * All that a reader knows of these reports: the exact counts that are shown (the rounded ones tell less), the sums that hold, and which counts stayed
 * the same from one edition to the next, also among the hidden ones. It is more than any reader knows. Of a report with a reservation the reader
 * does not know which of its hidden counts stayed the same.
 */
export class Lezing {
  readonly kennis: readonly Programmaregel[];
  /** The hidden counts. */
  readonly verborgen: ReadonlyMap<string, number>;
  private readonly latest = new Map<string, Bekend>();
  private readonly waarden = new Map<string, number>();
  private readonly shown = new Set<string>();
  private readonly regels = new Map<string, Programmaregel>();

  constructor(
    private readonly reeks: Reeks,
    private readonly getoond: Getoond,
  ) {
    reeks.rapporten.forEach((rapport) => this.read(rapport));
    this.verborgen = new Map([...this.waarden].filter(([getal]) => !this.shown.has(getal)));
    this.kennis = [...this.regels.values()].flatMap((regel) => this.bare(regel));
  }

  /** The counts in all reports; one that stays the same counts once. */
  get aantal(): number {
    return this.waarden.size;
  }

  /** A count below the threshold must be able to be any count below it. */
  doelwitten(drempel: number): readonly Doelwit[] {
    return [...this.verborgen].filter(([, waarde]) => waarde < drempel).map(([getal]) => ({ getal, laag: 0, hoog: drempel - 1 }));
  }

  private read(rapport: Rapport): void {
    const cellen = cellenVan(rapport);
    const isApart = this.getoond.hasVoorbehoud(rapport);
    const seen = new Set<string>();
    for (const cel of cellen) {
      // Tables share their totals: each place is met once.
      if (!seen.has(keyOf(cel))) this.meet(rapport, cel, isApart);
      seen.add(keyOf(cel));
    }
    const isHere = ({ totaal: whole, delen }: Som): boolean => [whole, ...delen].every((cel) => seen.has(keyOf(cel)));
    const sommen = cellen.flatMap((cel) => sommenMet(cel, rapport, this.reeks));
    for (const som of isApart ? sommen.filter(isHere) : sommen) this.learn(som);
  }

  private meet(rapport: Rapport, cel: Cel, isApart: boolean): void {
    const isShown = this.getoond.shows(rapport, cel);
    const getal = this.getalVan(cel, rapport.telling(cel), isApart && !isShown);
    if (isShown) this.shown.add(getal);
  }

  private getalVan(cel: Cel, waarde: number, isOther: boolean): string {
    const known = this.latest.get(keyOf(cel));
    if (known?.waarde === waarde && !isOther) return known.getal;
    const getal = `x${String(this.waarden.size)}`;
    this.waarden.set(getal, waarde);
    this.latest.set(keyOf(cel), { getal, waarde });
    return getal;
  }

  private learn({ totaal: whole, delen, overlapt }: Som): void {
    const [total, ...parts] = [whole, ...delen].map((cel) => this.latest.get(keyOf(cel)));
    const known = parts.filter((part) => part !== undefined);
    if (!total || known.length < parts.length) return;
    const termen = [...known.map(({ getal }) => [1, getal] as const), [-1, total.getal] as const];
    const surplus = known.reduce((sum, { waarde }) => sum + waarde, -total.waarde);
    if (overlapt) {
      this.note({ termen, vergelijking: '>=', waarde: 0 });
      for (const { getal } of known)
        this.note({
          termen: [
            [1, getal],
            [-1, total.getal],
          ],
          vergelijking: '<=',
          waarde: 0,
        });
    } else if (surplus === 0) this.note({ termen, vergelijking: '=', waarde: 0 });
  }

  private note(regel: Programmaregel): void {
    this.regels.set(JSON.stringify(regel), regel);
  }

  /** The row with the shown counts filled in; nothing if it says nothing of a hidden one. */
  private bare({ termen, vergelijking, waarde }: Programmaregel): readonly Programmaregel[] {
    const hidden = termen.filter(([, getal]) => this.verborgen.has(getal));
    const filled = termen.filter(([, getal]) => !this.verborgen.has(getal)).reduce((sum, [factor, getal]) => sum + factor * (this.waarden.get(getal) ?? 0), 0);
    return hidden.length === 0 ? [] : [{ termen: hidden, vergelijking, waarde: waarde - filled }];
  }
}
