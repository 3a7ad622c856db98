import { bevinding, type Bevinding } from '../bevinding.js';
import { columnLetters, isFilled, type Cell } from '../grid/grid.js';
import type { Row, Table } from '../table/table.js';

const placesOf = (row: Row, is: (cell: Cell) => boolean): string =>
  row.bron.cells.flatMap((cell, index) => (is(cell) ? [columnLetters(index)] : [])).join(', ');

const struck = (row: Row): readonly Bevinding[] => {
  const places = placesOf(row, (cell) => isFilled(cell) && cell.strike === true);
  return places === ''
    ? []
    : [bevinding('doorgehaald', row.regel, `De woorden in kolom ${places} zijn doorgehaald en toch gelezen. Is dit vervallen? Laat de actie dan vervallen.`)];
};

const hidden = ({ regel, bron }: Row): readonly Bevinding[] =>
  bron.hidden === true ? [bevinding('rij-verborgen', regel, 'Deze rij is verborgen in het bestand en toch gelezen. Controleer of zij mee moet.')] : [];

const notes = (row: Row): readonly Bevinding[] => {
  const places = placesOf(row, ({ note }) => note !== undefined);
  return places === '' ? [] : [bevinding('opmerking-bij-cel', row.regel, `Bij kolom ${places} hangt een opmerking van een lezer; die is niet overgenomen.`)];
};

const changes = (row: Row): readonly Bevinding[] => {
  const places = placesOf(row, ({ inserted, deleted }) => inserted !== undefined || deleted !== undefined);
  if (places === '') return [];
  return [
    bevinding('wijziging-bijgehouden', row.regel, `In kolom ${places} staat een bijgehouden wijziging; gelezen is de nieuwe tekst, zonder wat is verwijderd.`),
  ];
};

const plainFills = new Set(['FFFFFF', '000000']);

/** A colour means something only if somebody says what; a coloured cell without words is named once for each colour. */
const colours = ({ rows }: Table): readonly Bevinding[] => {
  const empty = rows.flatMap((row) =>
    row.bron.cells
      .filter((cell) => !isFilled(cell) && cell.fill !== undefined && !plainFills.has(cell.fill))
      .map(({ fill }) => ({ fill: fill ?? '', regel: row.regel })),
  );
  return [...Map.groupBy(empty, ({ fill }) => fill)].map(([fill, [first, ...others]]) =>
    bevinding(
      'kleur-zonder-woord',
      first?.regel ?? 1,
      `Hier staat een cel met alleen een kleur (#${fill}; ${others.length + 1} keer). Een kleur zonder woord wordt niet gelezen: schrijf de status erbij.`,
    ),
  );
};

/** Findings about the look of cells that words do not tell. */
export const appearanceFindings = (table: Table): readonly Bevinding[] => [
  ...table.rows.flatMap((row) => [...struck(row), ...hidden(row), ...notes(row), ...changes(row)]),
  ...colours(table),
];
