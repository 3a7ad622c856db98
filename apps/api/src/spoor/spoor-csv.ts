import { stringify } from 'csv-stringify/sync';

import type { SpoorRegelAntwoord } from './antwoorden.js';

const columns = [
  'geregistreerdOp',
  'op',
  'soort',
  'actieId',
  'organisatie',
  'veld',
  'oud',
  'nieuw',
  'reden',
  'redactioneel',
  'medewerker',
  'rol',
  'namens',
  'document',
  'regel',
] as const;

const rowsOf = (regel: SpoorRegelAntwoord): readonly object[] => {
  const { medewerker, wijzigingen, bron, redactioneel, ...rest } = regel;
  const line = {
    ...rest,
    redactioneel: redactioneel ? 'ja' : 'nee',
    medewerker: medewerker.naam ?? medewerker.id ?? '',
    rol: medewerker.rol,
    namens: medewerker.organisatie,
    document: bron?.document,
    regel: bron?.regel,
  };
  return wijzigingen.length === 0 ? [line] : wijzigingen.map((wijziging) => ({ ...line, ...wijziging }));
};

/** The trail as Dutch Excel opens it: UTF-8 with BOM, semicolons, one line per changed field, and no cell that is a formula. */
export const spoorCsv = (regels: readonly SpoorRegelAntwoord[]): string =>
  stringify(regels.flatMap(rowsOf), { bom: true, delimiter: ';', header: true, columns: [...columns], escape_formulas: true, record_delimiter: 'windows' });
