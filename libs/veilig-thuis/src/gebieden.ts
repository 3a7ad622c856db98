import { type BekendGebied, type Gebied, type Gebiedsoort, gebiedsoortOf, readGebiedsnaam } from './gebied.js';

type Row = readonly [code: string, naam: string, also?: readonly string[]];

const land: readonly Row[] = [['NL01', 'Nederland']];

const landsdelen: readonly Row[] = [
  ['LD01', 'Noord-Nederland'],
  ['LD02', 'Oost-Nederland'],
  ['LD03', 'West-Nederland'],
  ['LD04', 'Zuid-Nederland'],
];

const provincies: readonly Row[] = [
  ['PV20', 'Groningen'],
  ['PV21', 'Fryslân', ['Friesland']],
  ['PV22', 'Drenthe'],
  ['PV23', 'Overijssel'],
  ['PV24', 'Flevoland'],
  ['PV25', 'Gelderland'],
  ['PV26', 'Utrecht'],
  ['PV27', 'Noord-Holland'],
  ['PV28', 'Zuid-Holland'],
  ['PV29', 'Zeeland'],
  ['PV30', 'Noord-Brabant'],
  ['PV31', 'Limburg'],
];

// CBS gebiedsindelingen 2021 and 2022, and the division of 2023; the spelling is theirs.
const regios: readonly Row[] = [
  ['VT01', 'Amsterdam-Amstelland'],
  ['VT02', 'Drenthe'],
  ['VT03', 'Flevoland'],
  ['VT04', 'Friesland', ['Fryslân']],
  ['VT05', 'Gelderland-Midden'],
  ['VT06', 'Gelderland-Zuid'],
  ['VT07', 'Gooi en Vechtstreek'],
  ['VT08', 'Groningen'],
  ['VT09', 'Haaglanden'],
  ['VT10', 'Hollands-Midden', ['Hollands Midden']],
  ['VT11', 'IJsselland'],
  ['VT12', 'Kennemerland'],
  ['VT13', 'Noord- en Midden Limburg', ['Noord- en Midden-Limburg']],
  ['VT14', 'Noord- en Oost-Gelderland'],
  ['VT15', 'Midden-Brabant', ['Noord-Brabant Midden']],
  ['VT16', 'Brabant Noordoost', ['Brabant-Noordoost']],
  ['VT17', 'Noord-Holland Noord', ['Noord-Holland-Noord']],
  ['VT18', 'Rotterdam-Rijnmond'],
  ['VT19', 'Twente'],
  ['VT20', 'Utrecht'],
  ['VT21', 'West-Brabant', ['West-brabant']],
  ['VT22', 'Zaanstreek-Waterland'],
  ['VT23', 'Zeeland'],
  ['VT24', 'Zuid-Holland-Zuid', ['Zuid-Holland Zuid']],
  ['VT25', 'Zuid-Limburg'],
  ['VT26', 'Zuidoost-Brabant'],
  ['VT27', 'Oost-Brabant'],
];

const gemeenten: readonly Row[] = [
  ['GM0268', 'Nijmegen'],
  ['GM0321', 'Houten'],
  ['GM0331', 'Lopik'],
  ['GM0353', 'IJsselstein'],
  ['GM0356', 'Nieuwegein'],
  ['GM0556', 'Maassluis'],
  ['GM0599', 'Rotterdam'],
  ['GM0606', 'Schiedam'],
  ['GM0622', 'Vlaardingen'],
  ['GM1876', 'Bronckhorst'],
  ['GM1930', 'Nissewaard'],
  ['GM1960', 'West Betuwe'],
  ['GM1961', 'Vijfheerenlanden'],
];

// Veilig Thuis Oost-Brabant took over two regions in 2023; West Betuwe and Vijfheerenlanden date from 2019-01-01.
const years: Readonly<Record<string, { readonly van?: number; readonly tot?: number }>> = {
  VT16: { tot: 2022 },
  VT26: { tot: 2022 },
  VT27: { van: 2023 },
  GM1960: { van: 2019 },
  GM1961: { van: 2019 },
};

const known = ([code, naam, ookGenoemd = []]: Row): readonly BekendGebied[] => {
  const soort = gebiedsoortOf(code);
  return soort ? [{ code, soort, naam, ookGenoemd, ...years[code] }] : [];
};

/** The areas that come with the project, by code. A delivery may hold others: its own list names those. */
export const bekendeGebieden: ReadonlyMap<string, BekendGebied> = new Map(
  [...land, ...landsdelen, ...provincies, ...regios, ...gemeenten].flatMap(known).map((gebied) => [gebied.code, gebied]),
);

const nameKey = (naam: string, soort: Gebiedsoort | undefined): string => `${soort ?? ''}/${naam}`;

/** Areas by the title that a file without codes writes for them; a name without a level is the country or a gemeente. */
export const gebiedenByTitel = (gebieden: Iterable<Gebied & { readonly ookGenoemd?: readonly string[] }>): ((titel: string) => Gebied | undefined) => {
  const byName = new Map<string, Gebied>();
  for (const { code, soort, naam, ookGenoemd = [] } of gebieden) {
    const isSuffixed = soort !== 'gemeente' && soort !== 'land';
    for (const name of [naam, ...ookGenoemd]) byName.set(nameKey(name, isSuffixed ? soort : undefined), { code, soort, naam });
  }
  return (titel) => {
    const { naam, soort } = readGebiedsnaam(titel);
    return byName.get(nameKey(naam, soort));
  };
};
