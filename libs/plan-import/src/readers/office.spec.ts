import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from '@jest/globals';

import { docx, odf, packed, wordPart, xlsx, xlsxOf } from '../../test/packages.js';
import type { Cell } from '../grid/grid.js';
import { documentLines, readSource } from './read-source.js';
import { zipLimits } from './zip.js';

const rowsOf = (bytes: Uint8Array): readonly (readonly Cell[])[] => {
  const source = readSource(bytes);
  if (!source.ok) throw new Error(source.problem.tekst);
  return source.grid.sheets.flatMap(({ rows }) => rows.map(({ cells }) => cells));
};

const textsOf = (bytes: Uint8Array): readonly (readonly string[])[] => rowsOf(bytes).map((cells) => cells.map(({ text }) => text));

const problemOf = (bytes: Uint8Array): string | undefined => {
  const source = readSource(bytes);
  return source.ok ? undefined : source.problem.code;
};

describe('Een werkmap', () => {
  const styles =
    '<numFmts><numFmt numFmtId="164" formatCode="d\\ mmm\\ yyyy"/></numFmts><fonts><font/><font><strike/></font></fonts>' +
    '<fills><fill><patternFill/></fill><fill><patternFill patternType="solid"><fgColor rgb="FF92D050"/></patternFill></fill></fills>' +
    '<cellXfs><xf/><xf numFmtId="164"/><xf fontId="1" fillId="1"/></cellXfs>';

  it('heeft tekst, getallen, dagen, ja en nee, met kleur en doorhaling', () => {
    const rows =
      '<row r="2"><c r="A2" t="s"><v>0</v></c><c r="C2"><v>12.5</v></c><c r="D2" s="1"><v>45292</v></c><c r="E2" t="b"><v>1</v></c>' +
      '<c r="F2" t="inlineStr" s="2"><is><r><t>een</t></r><r><t>\ntwee</t></r></is></c><c r="G2"><f>SUM(C2:C2)</f></c></row>';
    expect(rowsOf(xlsx([{ naam: 'Plan', rows }], styles, ['<t>Les</t><rPh><t>x</t></rPh>']))).toEqual([
      [
        { text: 'Les', kind: 'text' },
        { text: '', kind: 'text' },
        { text: '12,5', kind: 'number', value: 12.5 },
        { text: '2024-01-01', kind: 'date', value: '2024-01-01' },
        { text: 'ja', kind: 'boolean', value: true },
        { text: 'een\ntwee', kind: 'text', fill: '92D050', strike: true },
        { text: '', kind: 'text', formula: true },
      ],
    ]);
  });

  it('nummert de rijen door over de bladen', () => {
    const row = (text: string) => `<row r="3"><c r="A3" t="inlineStr"><is><t>${text}</t></is></c></row>`;
    const bytes = xlsx([
      { naam: 'Een', rows: row('a') },
      { naam: 'Twee', rows: row('b') },
    ]);
    expect(documentLines(bytes)).toEqual(['', '', 'a', '', '', 'b']);
  });

  it('kent samengevoegde cellen', () => {
    const rows = '<row r="1"><c r="A1" t="inlineStr"><is><t>Thema</t></is></c></row>';
    const [[cell] = []] = rowsOf(xlsx([{ naam: 'x', rows, merges: '<mergeCells><mergeCell ref="A1:B3"/></mergeCells>' }]));
    expect(cell?.span).toEqual({ rows: 3, columns: 2 });
  });
});

describe('Een Word-document', () => {
  const run = (text: string) => `<w:r><w:t>${text}</w:t></w:r>`;

  it('volgt bijgehouden wijzigingen: wat erbij kwam telt, wat eruit ging niet', () => {
    const cell = `<w:tc><w:p>${run('voor ')}<w:del><w:r><w:delText>1 april</w:delText></w:r></w:del><w:ins>${run('1 juli')}</w:ins></w:p></w:tc>`;
    expect(rowsOf(docx(`<w:tbl><w:tr>${cell}</w:tr></w:tbl>`))).toEqual([[{ text: 'voor 1 juli', kind: 'text', inserted: '1 juli', deleted: '1 april' }]]);
  });

  it('zet een opsomming, een regeleinde, een samengevoegde cel en een voetnoot op hun plaats', () => {
    const list = `<w:p><w:pPr><w:numPr/></w:pPr>${run('huisbezoek')}</w:p><w:p>${run('a')}<w:r><w:br/></w:r>${run('b')}</w:p>`;
    const row = `<w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>${list}</w:tc><w:tc><w:p>${run('c')}<w:r><w:footnoteReference w:id="2"/></w:r></w:p></w:tc></w:tr>`;
    const notes = { 'word/footnotes.xml': wordPart('footnotes', `<w:footnote w:id="2"><w:p>${run('Bron')}</w:p></w:footnote>`) };
    expect(textsOf(docx(`<w:tbl>${row}</w:tbl>`, notes))).toEqual([['• huisbezoek\na\nb', '', 'c²'], ['² Bron']]);
  });
});

describe('Een document van LibreOffice', () => {
  it('heeft als rekenblad dezelfde cellen, met herhaalde rijen en kolommen', () => {
    const body =
      '<office:spreadsheet><table:table table:name="Plan"><table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>' +
      '<table:table-row><table:table-cell table:style-name="ce1"><text:p>Les</text:p><office:annotation><text:p>navragen</text:p></office:annotation></table:table-cell>' +
      '<table:table-cell table:number-columns-repeated="2"/><table:table-cell office:value-type="date" office:date-value="2025-03-01"><text:p>1-3-25</text:p></table:table-cell>' +
      '</table:table-row></table:table></office:spreadsheet>';
    const styles = '<style:style style:name="ce1"><style:table-cell-properties fo:background-color="#92d050"/></style:style>';
    const source = readSource(odf(body, styles));
    expect(source.ok && source.grid.sheets[0]?.rows).toEqual([
      {
        regel: 3,
        cells: [
          { text: 'Les', kind: 'text', fill: '92D050', note: 'navragen' },
          { text: '', kind: 'text' },
          { text: '', kind: 'text' },
          { text: '2025-03-01', kind: 'date', value: '2025-03-01' },
        ],
      },
    ]);
  });

  it('heeft als tekst alinea’s, lijsten en tabellen, zonder wat verwijderd is', () => {
    const body =
      '<office:text><text:tracked-changes><text:p>weg</text:p></text:tracked-changes><text:h>Plan</text:h><text:list><text:list-item><text:p>een</text:p></text:list-item></text:list>' +
      '<table:table><table:table-row><table:table-cell><text:p>Actie</text:p><text:p>twee</text:p></table:table-cell><table:table-cell><text:p>Wie</text:p></table:table-cell></table:table-row></table:table></office:text>';
    expect(textsOf(odf(body))).toEqual([['Plan'], ['• een'], ['Actie\ntwee', 'Wie']]);
  });
});

describe('Een bestand dat geen plan kan zijn, krijgt één zin', () => {
  const ole = (name: string) => new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0, 0, ...[...name].flatMap((letter) => [letter.charCodeAt(0), 0])]);
  const bomb = zipSync({ 'word/document.xml': [new Uint8Array(zipLimits.bytes + 1), { level: 9 }] });
  const entity = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>';

  it.each([
    ['beschadigd', xlsxOf(['a']).subarray(0, 80)],
    ['beschadigd', packed({ 'word/document.xml': '<w:document' })],
    ['onbekend-pakket', packed({ 'foto.txt': 'x' })],
    ['uitgepakt-te-groot', bomb],
    ['onveilig', packed({ 'word/document.xml': entity })],
    ['onveilig', packed({ 'word/document.xml': `${'<a>'.repeat(400)}${'</a>'.repeat(400)}` })],
    ['wachtwoord', ole('EncryptedPackage')],
    ['oude-word', ole('WordDocument')],
    ['oude-excel', ole('Workbook')],
    ['oude-office', ole('iets')],
    ['leeg', xlsxOf()],
    ['te-veel-rijen', xlsxOf(...Array.from({ length: 25_001 }, () => ['x']))],
    ['te-groot', new Uint8Array(20 * 1024 * 1024 + 1).fill(0x50).fill(0x4b, 1, 2).fill(3, 2, 3).fill(4, 3, 4)],
  ])('%s', (code, bytes) => {
    expect(problemOf(bytes)).toBe(code);
  });

  it('ook als een bestand kleiner zegt te zijn dan het is', () => {
    const liar = new Uint8Array(zipSync({ 'word/document.xml': strToU8('<a/>'.repeat(10_000)) }));
    const view = new DataView(liar.buffer);
    const directory = liar.findLastIndex((byte, index) => byte === 0x50 && view.getUint32(index, true) === 0x02014b50);
    view.setUint32(directory + 24, 10, true);
    expect(problemOf(liar)).toBe('beschadigd');
  });

  it('en macro’s blijven ingepakt', () => {
    const bytes = packed({ 'word/vbaProject.bin': 'x', 'word/document.xml': wordPart('document', '<w:body><w:p><w:r><w:t>a</w:t></w:r></w:p></w:body>') });
    expect(textsOf(bytes)).toEqual([['a']]);
  });
});
