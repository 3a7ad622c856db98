import { bevinding, type Bevinding } from '../../bevinding.js';
import type { Kolom } from '../../roles/mapping.js';
import { rolnamen, shownOnly } from '../../roles/rollen.js';
import type { Rij } from '../document.js';

/** The columns that a plan is expected to have, by their usual heading. */
export const columnLabels = {
  omschrijving: 'Acties/prestaties',
  actoren: 'Betrokken actoren',
  schaal: 'Regionaal / lokaal',
  trekker: 'Trekker',
  planning: 'Wanneer',
} as const;

export type MainColumn = keyof typeof columnLabels;

export const columnNames = Object.keys(columnLabels) as readonly MainColumn[];

/** The expected columns that the tables of a document have. */
export const mainColumns = (heads: readonly Rij[]): ReadonlySet<string> => new Set(heads.flatMap(({ velden }) => Object.keys(velden)));

const missing = ({ regel, velden }: Rij): readonly Bevinding[] => {
  const names = columnNames.filter((column) => velden[column] === undefined).map((column) => columnLabels[column]);
  return names.length === 0 ? [] : [bevinding('kolommen-ontbreken', regel, `De tabel mist de kolom ${names.join(', ')}.`)];
};

const nameOf = ({ kolom, kop }: Kolom): string => (kop === '' ? `kolom ${kolom}` : `kolom ${kolom} ("${kop.slice(0, 60)}")`);

/** Nobody knows what the column is for: it is mapped or left out by a person, never dropped. */
const unknown = (regel: number, kolom: Kolom): Bevinding =>
  bevinding(
    'kolom-zonder-rol',
    regel,
    `Van ${nameOf(kolom)} is niet duidelijk wat er staat (${kolom.gevuld} van ${kolom.rijen} rijen gevuld). ` +
      `Corrigeer "kolom ${kolom.kolom}" op deze regel met ${Object.values(rolnamen).join(', ')}.`,
  );

const shown = (regel: number, kolommen: readonly Kolom[]): readonly Bevinding[] => {
  const names = kolommen.filter(({ rol, gevuld }) => rol !== undefined && gevuld > 0 && (shownOnly.has(rol) || rol === 'status' || rol === 'gereedOp'));
  if (names.length === 0) return [];
  return [
    bevinding(
      'alleen-getoond',
      regel,
      `Gelezen en bij de acties getoond, maar niet vastgelegd in het plan: ${names.map(nameOf).join(', ')}. Geef een status als statusupdate, met de dag waarop zij inging.`,
    ),
  ];
};

const byContent = (regel: number, kolommen: readonly Kolom[]): readonly Bevinding[] =>
  kolommen
    .filter(({ reden, rol }) => reden === 'inhoud' && rol !== undefined)
    .map((kolom) =>
      bevinding('kolom-naar-inhoud', regel, `${nameOf(kolom)} is gelezen als ${rolnamen[kolom.rol ?? 'opmerking']}, naar de inhoud. Controleer dat.`),
    );

const leftOut = (regel: number, kolommen: readonly Kolom[]): readonly Bevinding[] =>
  kolommen
    .filter(({ rol, gevuld }) => rol === 'weglaten' && gevuld > 0)
    .map((kolom) => bevinding('kolom-weggelaten', regel, `${nameOf(kolom)} is op uw verzoek weggelaten (${kolom.gevuld} rijen).`));

const signature = ({ kolommen = [] }: Rij): string => kolommen.map(({ kop }) => kop).join('|');

const aboutColumns = ({ regel, kolommen = [], velden }: Rij): readonly Bevinding[] => [
  ...(velden['zonderKop'] === undefined
    ? []
    : [bevinding('kop-ontbreekt', regel, 'De tabel heeft geen rij met kolomkoppen. De kolommen zijn herkend aan hun inhoud: controleer ze.')]),
  ...kolommen.filter(({ reden }) => reden === 'onbekend').map((kolom) => unknown(regel, kolom)),
  ...byContent(regel, kolommen),
  ...leftOut(regel, kolommen),
  ...shown(regel, kolommen),
];

/** Findings about the columns: at every head those that are missing, and at the first of repeated heads what became of the others. */
export const columnFindings = (heads: readonly Rij[]): readonly Bevinding[] => [
  ...heads.flatMap(missing),
  ...[...new Map(heads.toReversed().map((rij) => [signature(rij), rij])).values()].flatMap(aboutColumns),
];
