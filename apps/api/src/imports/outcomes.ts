import { type Doorgevoerd, type ImportDone, type ImportRead, type Proefimport, afwijzingRegel } from '@actiespoor/application';

import { conflict, invalidInput, keyReused, notFound, tooLarge, unreadable } from '../edge/problem.js';

const maxNamed = 20;

const onLine = (regel: number | undefined): string => (regel === undefined ? '' : `Regel ${regel}: `);

const listed = (lines: readonly string[]): string => {
  const rest = lines.length - maxNamed;
  return [...lines.slice(0, maxNamed), ...(rest > 0 ? [`… en nog ${rest}.`] : [])].join(' ');
};

/** @throws ProblemException 400 or 413 if it cannot be read, 409 if the key belongs to another document */
export const readOr = (read: ImportRead): Proefimport => {
  switch (read.outcome) {
    case 'read':
      return read.proef;
    case 'reused':
      throw keyReused();
    case 'problem':
      throw read.problem.code === 'te-groot' ? tooLarge(read.problem.tekst) : unreadable(read.problem.tekst);
  }
};

/** The answer of a doorvoering. @throws ProblemException 404, 400, 409 */
export const doneOr = (done: ImportDone): Doorgevoerd => {
  switch (done.outcome) {
    case 'done':
      return done.antwoord;
    case 'gone':
      throw notFound('Deze import bestaat niet, of is ouder dan zeven dagen. Lees het document opnieuw in.');
    case 'anders':
      throw conflict(
        'al-doorgevoerd',
        'Deze import is al doorgevoerd met andere correcties',
        'Er is niets vastgelegd. Lees het document opnieuw in en voer het dan door met deze correcties: alleen de verschillen worden vastgelegd.',
      );
    case 'miscorrected':
      throw invalidInput(
        done.fouten.map(({ regel, veld, tekst }) => ({ name: veld === undefined ? `regel ${regel}` : `regel ${regel}, ${veld}`, reason: tekst })),
      );
    case 'open':
      throw conflict(
        'fouten-open',
        'Het document heeft nog fouten',
        `Corrigeer ze, of aanvaard ze waar dat kan. ${listed(done.fouten.map(({ regel, tekst }) => `${onLine(regel)}${tekst}`))}`,
      );
    case 'impossible':
      throw conflict(
        'doorvoering-geweigerd',
        'Het plan kan zo niet worden doorgevoerd',
        `Er is niets vastgelegd. ${listed(done.weigeringen.map(({ regel, reden, details }) => `${onLine(regel)}${afwijzingRegel(reden, details)}`))}`,
      );
  }
};
