import { csvHead, csvLines } from '../edge/csv.js';
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
  'medewerkerOrganisatie',
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
    medewerkerOrganisatie: medewerker.organisatie,
    document: bron?.document,
    regel: bron?.regel,
  };
  return wijzigingen.length === 0 ? [line] : wijzigingen.map((wijziging) => ({ ...line, ...wijziging }));
};

/**
 * The trail in the form that Dutch Excel opens: UTF-8 with BOM, semicolons, CRLF, one line per changed field, and no cell that is a formula.
 *
 * @param pages read one at a time, after the previous one has been sent
 * @returns pieces of one file, with its heading in front even if there are no lines
 */
export const spoorCsv = async function* (pages: AsyncIterable<readonly SpoorRegelAntwoord[]>): AsyncGenerator<string> {
  yield csvHead(columns);
  for await (const regels of pages) yield csvLines(columns, regels.flatMap(rowsOf));
};
