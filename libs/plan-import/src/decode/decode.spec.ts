import { describe, expect, it } from '@jest/globals';

import { bytes } from '../../test/document.js';
import { documentLines } from '../readers/read-source.js';
import { decode } from './decode.js';

const problemOf = (input: Uint8Array): string | undefined => {
  const decoded = decode(input);
  return decoded.ok ? undefined : decoded.problem.code;
};

const linesOf = documentLines;

describe('Van bytes naar regels', () => {
  it('leest UTF-8 en laat het byte order mark weg', () => {
    expect(linesOf(new Uint8Array([0xef, 0xbb, 0xbf, ...bytes('geëvalueerd')]))).toEqual(['geëvalueerd']);
  });

  it('telt regels zoals een editor, bij elk regeleinde', () => {
    expect(linesOf(bytes('een\r\ntwee\rdrie\n\nvijf'))).toEqual(['een', 'twee', 'drie', '', 'vijf']);
  });

  it('leest anders Windows-1252, en zegt dat erbij', () => {
    const decoded = decode(new Uint8Array([0x47, 0x65, 0xeb, 0x76, 0x80, 0x93, 0x97]));
    expect(decoded).toMatchObject({ ok: true, lines: ['Geëv€“—'], bevindingen: [{ regel: 1, code: 'codering-windows-1252' }] });
  });

  it.each([
    ['little endian', [0xff, 0xfe, 0xeb, 0x00, 0x0a, 0x00, 0x62, 0x00]],
    ['big endian', [0xfe, 0xff, 0x00, 0xeb, 0x00, 0x0a, 0x00, 0x62]],
  ])('leest de Unicode-tekst van Excel: UTF-16, %s', (_, input) => {
    expect(linesOf(new Uint8Array(input))).toEqual(['ë', 'b']);
  });

  it('vervangt een los stuurteken en noemt de regel', () => {
    const decoded = decode(bytes('eerste\ntwee\u000bde\nder\u202ede'));
    expect(decoded).toMatchObject({ ok: true, lines: ['eerste', 'twee de', 'der de'] });
    expect(decoded.ok && decoded.bevindingen.map(({ code, regel }) => [code, regel])).toEqual([
      ['stuurteken', 2],
      ['stuurteken', 3],
    ]);
  });
});

describe('Wat geen document is', () => {
  it.each([
    ['leeg', new Uint8Array()],
    ['leeg', bytes(' \n\t\n')],
    ['te-groot', new Uint8Array(5 * 1024 * 1024 + 1).fill(0x61)],
    ['regel-te-lang', new Uint8Array(1024 * 1024 + 1).fill(0x61)],
    ['te-veel-regels', bytes('a\n'.repeat(20_001))],
    ['binair', new Uint8Array([0x61, 0, 0x62])],
    ['binair', new Uint8Array(20).fill(0x01)],
    ['beeld', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a])],
    ['pdf', bytes('%PDF-1.7')],
  ])('geeft één probleem: %s', (code, input) => {
    expect(problemOf(input)).toBe(code);
  });

  it('wordt geweigerd met een zin die zegt wat te doen', () => {
    const decoded = decode(bytes('%PDF-1.7'));
    expect(decoded).toMatchObject({ ok: false, problem: { tekst: expect.stringMatching(/sla de tabel op als XLSX, DOCX, tekst, TSV of CSV/iu) } });
  });

  it('mag precies op de grens liggen', () => {
    expect(problemOf(bytes('a\n'.repeat(19_999)))).toBeUndefined();
    expect(problemOf(new Uint8Array(1024 * 1024).fill(0x61))).toBeUndefined();
  });
});
