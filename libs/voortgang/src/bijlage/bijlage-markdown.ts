import type { Bijlage, Bijlagedeel, Tabel } from './bijlage.js';

/** Text escaped for Markdown: it holds no markup, and stays on one line. */
const plain = (tekst: string): string =>
  tekst
    .replaceAll(/[\\`*_[\]<>|~&#]/g, String.raw`\$&`)
    .replaceAll(/\s+/g, ' ')
    .trim();

const line = (cellen: readonly string[]): string => `| ${cellen.join(' | ')} |`;

const tabelRegels = ({ kolommen, rijen }: Tabel): string =>
  [line(kolommen.map(plain)), line(kolommen.map(() => '---')), ...rijen.map((rij) => line(rij.map(plain)))].join('\n');

const deelBlokken = ({ kop, alineas = [], tabellen = [], delen = [] }: Bijlagedeel, diepte: number): readonly string[] => [
  `${'#'.repeat(diepte)} ${plain(kop)}`,
  ...alineas.map(plain),
  ...tabellen.map(tabelRegels),
  ...delen.flatMap((deel) => deelBlokken(deel, diepte + 1)),
];

/** The document as Markdown with tables (GitHub Flavored Markdown). Headings take the place of the captions of HTML. */
export const toMarkdown = ({ titel, alineas, tabellen, delen }: Bijlage): string => {
  const blokken = [`# ${plain(titel)}`, ...alineas.map(plain), ...tabellen.map(tabelRegels), ...delen.flatMap((deel) => deelBlokken(deel, 2))];
  return `${blokken.join('\n\n')}\n`;
};
