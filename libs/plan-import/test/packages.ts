import { strToU8, zipSync } from 'fflate';

const header = '<?xml version="1.0" encoding="UTF-8"?>';
const sheetSpace = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const relationSpace = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"';
const officeRelations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const wordSpace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const openSpaces = ['office', 'table', 'text', 'style', 'fo'].map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`).join(' ');

/** A package of files by their path. */
export const packed = (files: Readonly<Record<string, string>>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)])));

export interface SheetXml {
  readonly naam: string;
  /** The rows, and behind them merged cells. */
  readonly rows: string;
  readonly merges?: string;
}

/** A workbook of Excel. @param styles the parts of `styles.xml` */
export const xlsx = (sheets: readonly SheetXml[], styles = '', strings: readonly string[] = []): Uint8Array =>
  packed({
    'xl/workbook.xml': `${header}<workbook ${sheetSpace} xmlns:r="${officeRelations}"><sheets>${sheets
      .map(({ naam }, index) => `<sheet name="${naam}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`)
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${header}<Relationships ${relationSpace}>${sheets
      .map((_, index) => `<Relationship Id="rId${index + 1}" Type="${officeRelations}/worksheet" Target="/xl/worksheets/sheet${index + 1}.xml"/>`)
      .join('')}</Relationships>`,
    'xl/styles.xml': `${header}<styleSheet ${sheetSpace}>${styles}</styleSheet>`,
    'xl/sharedStrings.xml': `${header}<sst ${sheetSpace}>${strings.map((text) => `<si>${text}</si>`).join('')}</sst>`,
    ...Object.fromEntries(
      sheets.map(({ rows, merges = '' }, index) => [
        `xl/worksheets/sheet${index + 1}.xml`,
        `${header}<worksheet ${sheetSpace}><sheetData>${rows}</sheetData>${merges}</worksheet>`,
      ]),
    ),
  });

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

const inlineCell = (text: string, column: number, row: number): string =>
  text === '' ? '' : `<c r="${String.fromCharCode(65 + column)}${row}" t="inlineStr"><is><t>${escaped(text)}</t></is></c>`;

/** A workbook of one sheet with these words. */
export const xlsxOf = (...rows: readonly (readonly string[])[]): Uint8Array =>
  xlsx([
    {
      naam: 'Blad1',
      rows: rows.map((cells, index) => `<row r="${index + 1}">${cells.map((text, column) => inlineCell(text, column, index + 1)).join('')}</row>`).join(''),
    },
  ]);

/** A document of Word. @param body the elements of its body */
export const docx = (body: string, more: Readonly<Record<string, string>> = {}): Uint8Array =>
  packed({ 'word/document.xml': `${header}<w:document ${wordSpace}><w:body>${body}</w:body></w:document>`, ...more });

export const wordPart = (name: string, inside: string): string => `${header}<w:${name} ${wordSpace}>${inside}</w:${name}>`;

/** A document of LibreOffice. @param body the element inside `office:body` */
export const odf = (body: string, styles = ''): Uint8Array =>
  packed({
    'content.xml': `${header}<office:document-content ${openSpaces}><office:automatic-styles>${styles}</office:automatic-styles><office:body>${body}</office:body></office:document-content>`,
  });

/** A sheet of LibreOffice with these words. */
export const odsOf = (...rows: readonly (readonly string[])[]): Uint8Array => {
  const cell = (text: string): string => `<table:table-cell office:value-type="string"><text:p>${escaped(text)}</text:p></table:table-cell>`;
  const body = rows.map((cells) => `<table:table-row>${cells.map(cell).join('')}</table:table-row>`).join('');
  return odf(`<office:spreadsheet><table:table table:name="Plan">${body}</table:table></office:spreadsheet>`);
};

/** A document of Word: rows of one cell are paragraphs, the others stand in a table. */
export const docxOf = (...rows: readonly (readonly string[])[]): Uint8Array => {
  const paragraph = (text: string): string => `<w:p><w:r><w:t>${escaped(text)}</w:t></w:r></w:p>`;
  const tableRow = (cells: readonly string[]): string => `<w:tbl><w:tr>${cells.map((text) => `<w:tc>${paragraph(text)}</w:tc>`).join('')}</w:tr></w:tbl>`;
  return docx(rows.map((cells) => (cells.length === 1 ? paragraph(cells[0] ?? '') : tableRow(cells))).join(''));
};
