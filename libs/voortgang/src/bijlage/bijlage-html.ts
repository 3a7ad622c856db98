import type { Bijlage, Bijlagedeel, Tabel } from './bijlage.js';

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text escaped for HTML, between tags and in attributes. */
const escaped = (tekst: string): string => tekst.replaceAll(/[&<>"']/g, (teken) => entities[teken] ?? teken);

const element = (naam: string, inhoud: string): string => `<${naam}>${inhoud}</${naam}>`;

const rijHtml = ([eerste = '', ...rest]: readonly string[]): string =>
  element('tr', `<th scope="row">${escaped(eerste)}</th>${rest.map((cel) => element('td', escaped(cel))).join('')}`);

const tabelHtml = ({ bijschrift, kolommen, rijen }: Tabel): string => {
  const kop = element('tr', kolommen.map((kolom) => `<th scope="col">${escaped(kolom)}</th>`).join(''));
  return ['<table>', element('caption', escaped(bijschrift)), element('thead', kop), '<tbody>', ...rijen.map(rijHtml), '</tbody>', '</table>'].join('\n');
};

const alineaHtml = (tekst: string): string => element('p', escaped(tekst));

const deelHtml = ({ kop, alineas = [], tabellen = [], delen = [], isIngeklapt }: Bijlagedeel, diepte: number): string => {
  const inhoud = [...alineas.map(alineaHtml), ...tabellen.map(tabelHtml), ...delen.map((deel) => deelHtml(deel, diepte + 1))];
  const titel = element(`h${String(diepte)}`, escaped(kop));
  const blok = isIngeklapt ? ['<details>', element('summary', titel), ...inhoud, '</details>'] : ['<section>', titel, ...inhoud, '</section>'];
  return blok.join('\n');
};

/**
 * The document as a page of its own, in Dutch. It has headings in order, tables with a caption and the scope of their
 * headers, and neither style nor script: it reads the same under the strictest Content-Security-Policy.
 */
export const toHtml = ({ titel, alineas, tabellen, delen }: Bijlage): string =>
  [
    '<!doctype html>',
    '<html lang="nl">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    element('title', escaped(titel)),
    '</head>',
    '<body>',
    '<main>',
    element('h1', escaped(titel)),
    ...alineas.map(alineaHtml),
    ...tabellen.map(tabelHtml),
    ...delen.map((deel) => deelHtml(deel, 2)),
    '</main>',
    '</body>',
    '</html>',
    '',
  ].join('\n');
