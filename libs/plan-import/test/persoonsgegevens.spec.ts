import { findPersoonsgegevens, hasPersoonsverwijzing } from '@actiespoor/kernel';
import { expect, it } from '@jest/globals';

import { metDocumenten, readDocument } from './documenten.js';

const documenten = [
  'bronckhorst-uitvoeringsplan-2024-2028.txt',
  'lekstroom-uitvoeringsplan-2021-2024.txt',
  'vlaardingen-raadsmemo-2022.txt',
  'west-betuwe-informatienota-2021.txt',
  'west-betuwe-informatienota-2022.txt',
];

metDocumenten('Persoonsgegevens', () => {
  it.each(documenten)('worden niet gezien waar zij niet staan: geen regel van %s', (name) => {
    const lines = new TextDecoder().decode(readDocument(name)).split('\n');
    expect(lines.filter((line) => findPersoonsgegevens(line).length > 0 || hasPersoonsverwijzing(line))).toEqual([]);
  });

  it('worden wel gezien op elke regel waar zij bij komen', () => {
    const lines = documenten.flatMap((name) => new TextDecoder().decode(readDocument(name)).split('\n'));
    const seen = lines.filter((line) => findPersoonsgegevens(`${line} bel 06/12345678, bsn 111\u00a0222\u00a0333, naam (at) domein`).length === 3);
    expect(seen).toHaveLength(lines.length);
  });
});
