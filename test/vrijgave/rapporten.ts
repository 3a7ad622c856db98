import { type Gebiedsopbouw, type Gebiedsrij } from '../../libs/veilig-thuis/src/model.js';
import { type Chance, chanceOf } from '../walk/random.js';

/** A breakdown of a table. One melding may have two natures; it has one source. */
export interface Uitsplitsing {
  readonly dimensie: string;
  readonly titels: readonly string[];
  readonly overlapt: boolean;
}

/** A place in a report: its value per dimension, `Totaal` for all. */
export interface Cel {
  readonly gebied: string;
  readonly periode: string;
  readonly kenmerken: Readonly<Record<string, string>>;
}

/** A report as an organisatie counts it: exact, in one table or more that share their totals. */
export interface Rapport {
  readonly id: string;
  readonly tabellen: readonly (readonly Uitsplitsing[])[];
  readonly gebieden: readonly string[];
  readonly perioden: readonly string[];
  readonly telling: (cel: Cel) => number;
}

/** Reports one after another, and the sums that everybody knows. */
export interface Reeks {
  readonly rapporten: readonly Rapport[];
  readonly opbouw: readonly Gebiedsopbouw[];
}

export const totaal = 'Totaal';

const aard: Uitsplitsing = { dimensie: 'Aard geweld', titels: ['Kindermishandeling', '(Ex-)partnergeweld', 'Ouderenmishandeling', 'Overig'], overlapt: true };
const bron: Uitsplitsing = { dimensie: 'Bron', titels: ['Politie', 'Onderwijs', 'Zorg'], overlapt: false };

const quarters = ['2022KW01', '2022KW02', '2022KW03', '2022KW04'];

/** The quarters of a period. */
const within: Readonly<Record<string, readonly string[]>> = {
  '2022JJ00': quarters,
  '2022HJ01': quarters.slice(0, 2),
  '2022HJ02': quarters.slice(2),
  ...Object.fromEntries(quarters.map((code) => [code, [code]])),
};

interface Melding {
  readonly gemeente: string;
  readonly kwartaal: string;
  readonly bron: string;
  readonly aarden: readonly string[];
}

const gemeentenOf = (gebied: string, opbouw: readonly Gebiedsopbouw[]): readonly string[] => {
  const own = opbouw.find(({ totaal: code, delen }) => code === gebied && delen.every((deel) => deel.startsWith('GM')));
  return own?.delen ?? [gebied];
};

const countIn = (meldingen: readonly Melding[], opbouw: readonly Gebiedsopbouw[]): Rapport['telling'] => {
  const counted = new Map<string, number>();
  return ({ gebied, periode, kenmerken }) => {
    const key = JSON.stringify([gebied, periode, kenmerken]);
    const known = counted.get(key);
    if (known !== undefined) return known;
    const [gemeenten, kwartalen] = [gemeentenOf(gebied, opbouw), within[periode] ?? []];
    const { [aard.dimensie]: nature = totaal, [bron.dimensie]: source = totaal } = kenmerken;
    const found = meldingen.filter(
      (one) =>
        gemeenten.includes(one.gemeente) &&
        kwartalen.includes(one.kwartaal) &&
        (nature === totaal || one.aarden.includes(nature)) &&
        (source === totaal || one.bron === source),
    ).length;
    counted.set(key, found);
    return found;
  };
};

interface Omvang {
  readonly gemeenten: readonly string[];
  readonly aarden: readonly string[];
  readonly bronnen: readonly string[];
  /** Meldingen in a quarter of a gemeente, at most. */
  readonly most: number;
}

const meldingenOf = ({ gemeenten, aarden, bronnen, most }: Omvang, chance: Chance): readonly Melding[] =>
  gemeenten.flatMap((gemeente) =>
    quarters.flatMap((kwartaal) =>
      Array.from({ length: chance.happens(0.15) ? chance.below(6) : chance.below(most) }, (): Melding => {
        const first = aarden[Math.floor(chance.next() ** 2 * aarden.length)] ?? '';
        const second = chance.happens(0.1) ? chance.pick(aarden) : first;
        const source = bronnen[Math.floor(chance.next() ** 2 * bronnen.length)] ?? '';
        return { gemeente, kwartaal, bron: source, aarden: [...new Set([first, second])] };
      }),
    ),
  );

/** Some meldingen were counted double, and some were late. */
const revised = (meldingen: readonly Melding[], omvang: Omvang, chance: Chance): readonly Melding[] => {
  const part = chance.pick([0, 0.02, 0.1]);
  const late = meldingenOf(omvang, chance).filter(() => chance.happens(part));
  return [...meldingen.filter(() => !chance.happens(part)), ...late];
};

const [a, b, c, d] = ['GM0001', 'GM0002', 'GM0003', 'GM0004'] as const;

const fusie: readonly Gebiedsopbouw[] = [
  { totaal: 'VT16', delen: [a, b] },
  { totaal: 'VT26', delen: [c, d] },
  { totaal: 'VT27', delen: [a, b, c, d] },
  { totaal: 'VT27', delen: ['VT16', 'VT26'] },
];

const verdelingen: readonly (readonly [weight: number, readonly Gebiedsopbouw[]])[] = [
  [6, [{ totaal: 'VT06', delen: [a, b] }]],
  [2, [{ totaal: 'VT06', delen: [a, b, c] }]],
  [1, fusie],
];

const tijdvakken: readonly (readonly string[])[] = [
  ['2022HJ01', '2022HJ02', '2022JJ00'],
  ['2022KW01', '2022KW02', '2022HJ01'],
  [...quarters, '2022JJ00'],
  [...quarters, '2022HJ01', '2022HJ02', '2022JJ00'],
];

const subset = <T>(all: readonly T[], chance: Chance): readonly T[] => all.slice(0, 2 + Math.floor(chance.next() ** 2 * (all.length - 1)));

/** Sets are small, so that many can be tried: one thing at a time is large. */
const isLarge = (tabellen: Rapport['tabellen'], gemeenten: readonly string[]): boolean =>
  gemeenten.length > 3 || tabellen.some((uitsplitsingen) => uitsplitsingen.length > 1);

interface Indeling {
  readonly aarden: readonly string[];
  readonly bronnen: readonly string[];
  readonly tabellen: Rapport['tabellen'];
}

const indelingOf = (chance: Chance): Indeling => {
  const isCross = chance.happens(0.08);
  const [aarden, bronnen] = isCross ? [aard.titels.slice(0, 2), bron.titels.slice(0, 2)] : [subset(aard.titels, chance), subset(bron.titels, chance)];
  const [byAard, byBron] = [
    { ...aard, titels: aarden },
    { ...bron, titels: bronnen },
  ];
  const tabellen = isCross ? [[byAard, byBron]] : chance.pick([[[byAard]], [[byBron]], [[byAard], [byBron]]]);
  return { aarden, bronnen, tabellen };
};

/** Reports of one to three editions, each of one or two tables. The last ones may be in the division of later years. */
export const reeksOf = (seed: number): Reeks => {
  const chance = chanceOf(seed);
  const opbouw = chance.weighted(verdelingen);
  const gemeenten = [...new Set(opbouw.flatMap(({ delen }) => delen.filter((deel) => deel.startsWith('GM'))))];
  const { aarden, bronnen, tabellen } = indelingOf(chance);
  const omvang: Omvang = { gemeenten, aarden, bronnen, most: chance.pick([15, 60, 200]) };
  const perioden = isLarge(tabellen, gemeenten) || chance.happens(0.7) ? chance.pick(tijdvakken.slice(0, 2)) : chance.pick(tijdvakken);
  const isFusie = opbouw.length > 1;
  const uitgaven = chance.weighted<number>([
    [4, 1],
    [4, 2],
    [1, 3],
  ]);
  let meldingen = meldingenOf(omvang, chance);
  const rapporten = Array.from({ length: uitgaven }, (_, nummer) => {
    if (nummer > 0) meldingen = revised(meldingen, omvang, chance);
    const regios = isFusie ? (nummer === 0 ? ['VT16', 'VT26'] : ['VT27']) : ['VT06'];
    const telling = countIn(meldingen, opbouw);
    return { id: `uitgave ${String(nummer)}`, tabellen, gebieden: [...regios, ...gemeenten], perioden, telling };
  });
  return { rapporten, opbouw };
};

const combinations = (uitsplitsingen: readonly Uitsplitsing[]): readonly Cel['kenmerken'][] =>
  uitsplitsingen.reduce<readonly Cel['kenmerken'][]>(
    (before, { dimensie, titels }) => before.flatMap((chosen) => [totaal, ...titels].map((titel) => ({ ...chosen, [dimensie]: titel }))),
    [{}],
  );

/** Every combination of titles of each table, with totals. */
export const kenmerkenVan = ({ tabellen }: Rapport): readonly Cel['kenmerken'][] => tabellen.flatMap(combinations);

/** All places of a report. */
export const cellenVan = (rapport: Rapport): readonly Cel[] =>
  kenmerkenVan(rapport).flatMap((kenmerken) => rapport.gebieden.flatMap((gebied) => rapport.perioden.map((periode) => ({ gebied, periode, kenmerken }))));

/** The report in the form in which figures are stored. */
export const rijenVan = (rapport: Rapport): readonly Gebiedsrij[] =>
  rapport.gebieden.map((gebied) => ({
    gebied,
    perioden: rapport.perioden.map((periode) => ({ periode, voorlopigheid: 'voorlopig' })),
    reeksen: kenmerkenVan(rapport).map((kenmerken) => ({
      maat: 'Ontvangen meldingen',
      kenmerken: Object.fromEntries(Object.entries(kenmerken).map(([dimensie, titel]) => [dimensie, { titel }])),
      cijfers: rapport.perioden.map((periode) => rapport.telling({ gebied, periode, kenmerken })),
    })),
  }));
