import { describe, expect, it } from '@jest/globals';

import type { CijferbevindingCode, Vindplaats } from '@actiespoor/veilig-thuis';

import { gelezen, type Gelezen } from '../test/gelezen.js';
import { landelijk } from '../test/landelijk.js';
import { csv, csvLines, deel, lists3, lists4, longRows, v3, type Voorbeeldtabel, wideRows } from '../test/voorbeeldtabel.js';

import type { Deel } from './index.js';

type Row = Readonly<Record<string, unknown>>;

const context3 = 'https://opendata.cbs.nl/ODataApi/OData/84847NED/$metadata#Cbs.OData.WebAPI.UntypedDataSet';
const context4 = 'https://datasets.cbs.nl/odata/v1/CBS/84847NED/$metadata#Observations';

const wide = (rows: readonly Row[], more: Row = {}) => [
  ...lists3(landelijk),
  deel('UntypedDataSet.json', JSON.stringify({ 'odata.metadata': context3, value: rows, ...more })),
];
const long = (rows: readonly Row[], count = rows.length) => [
  ...lists4(landelijk, count),
  deel('Observations.json', JSON.stringify({ '@odata.context': context4, value: rows })),
];
const lines = (change: (all: readonly string[]) => readonly string[]) => [deel('tabel.csv', change(csvLines(landelijk)).join('\n') + '\n')];
const changed = (rows: readonly Row[], index: number, change: Row): readonly Row[] => rows.map((row, at) => (at === index ? { ...row, ...change } : row));

const [rows3, rows4] = [wideRows(landelijk), longRows(landelijk)];
const file3 = JSON.stringify({ 'odata.metadata': context3, value: rows3 });
const other: Voorbeeldtabel = { ...landelijk, id: '84852NED', titel: 'Huiselijk geweld; veiligheidsbeoordeling en -taxatie Veilig Thuis, regio' };
const foreign: Voorbeeldtabel = { ...landelijk, id: '37230NED' };

const answer = ({ bevindingen }: Gelezen) => bevindingen.flatMap(({ eerste }) => eerste.map(({ code, plaats, tekst }) => ({ code, plaats, tekst })));

describe('Wat geen bruikbare levering is krijgt één antwoord', () => {
  it.each([
    ['een leeg bestand', 'leeg', [deel('a.json', '')]],
    ['een webpagina', 'webpagina', [deel('a.json', '<!DOCTYPE html><html><body>Service unavailable</body></html>')]],
    ['een ingepakt bestand', 'geen-levering', [deel('a.zip', 'PK\u0003\u0004')]],
    ['een fout van OData v3', 'foutmelding', [deel('a.json', '{"odata.error":{"code":"","message":{"lang":"nl-NL","value":"Resource not found."}}}')]],
    ['een fout van OData v4', 'foutmelding', [deel('a.json', '{"error":{"code":"404","message":"Not found"}}')]],
    ['een fout van de server', 'foutmelding', [deel('a.json', '{"Message":"No HTTP resource was found"}')]],
    ['JSON van iemand anders', 'geen-levering', [deel('a.json', '{"naam":"iets","value":[{"a":1}]}')]],
    ['een kale lijst', 'geen-levering', [deel('a.json', '[{"RegioS":"NL01"}]')]],
    ['twee keer dezelfde naam in een rij', 'json-onleesbaar', [...lists3(landelijk), deel('b.json', file3.replace('"ID":1,', '"ID":1,"ID":2,'))]],
    ['een komma te veel', 'json-onleesbaar', [...lists3(landelijk), deel('b.json', file3.replace('},{', '},,{'))]],
    ['een afgebroken antwoord', 'afgebroken', [...lists3(landelijk), deel('b.json', file3.slice(0, -40))]],
    [
      'een antwoord dat in een woord ophoudt',
      'afgebroken',
      [...lists4(landelijk), deel('b.json', `{"@odata.context":"${context4}","value":[{"Id":1,"StringValue":nu`)],
    ],
    ['een volgende bladzij die er niet is', 'niet-alles', wide(rows3, { 'odata.nextLink': 'https://opendata.cbs.nl/…?$skip=10000' })],
    ['minder waarnemingen dan CBS noemt', 'niet-alles', long(rows4.slice(0, 3), 18)],
    ['alleen lijsten', 'geen-rijen', lists3(landelijk)],
    ['alleen cijfers', 'lijst-ontbreekt', [deel('b.json', file3)]],
    [
      'een lijst zonder codes',
      'lijst-onleesbaar',
      [deel('a.json', '{"odata.metadata":"https://x/84847NED/$metadata#X.RegioS","value":[{"Title":"Nederland"}]}')],
    ],
    [
      'lijsten na de cijfers in één bestand',
      'lijsten-na-gegevens',
      [...lists3(landelijk), deel('b.json', `${file3}{"odata.metadata":"https://x/84847NED/$metadata#X.RegioS","value":[]}`)],
    ],
    ['TypedDataSet', 'getypeerd', [...lists3(landelijk), deel('b.json', file3.replace('Untyped', 'Typed'))]],
    ['een tabel over iets anders', 'tabel-onbekend', v3(foreign)],
    ['twee tabellen', 'tabellen-gemengd', [...v3(landelijk), ...lists3(other)]],
    ['cijfers in twee vormen', 'tabellen-gemengd', [...v3(landelijk), csv(landelijk)]],
    ['twee CSV-bestanden achter elkaar', 'tabellen-gemengd', lines((all) => [...all, ...all])],
    ['een CSV zonder naam van de tabel', 'tabel-niet-genoemd', lines((all) => all.slice(1))],
    ["een CSV met komma's", 'csv-scheiding', lines((all) => all.map((line) => line.replaceAll(';', ',').replaceAll('"', '')))],
    [
      'een CSV volgens tabelindeling',
      'csv-indeling',
      lines(([title = '']) => [title, '"";"Perioden";"2023";"2024"', '"Onderwerp";"Gestarte adviezen";"1";"2"', '"Bron: CBS"']),
    ],
    ['een CSV die in een cel ophoudt', 'afgebroken', [deel('a.csv', csvLines(landelijk).join('\n').slice(0, -20))]],
    ['een CSV die in een getal ophoudt', 'afgebroken', [deel('a.csv', csvLines(landelijk).slice(0, -1).join('\n').replaceAll('"', '').slice(0, -2))]],
    ['een CSV die in een rij ophoudt', 'afgebroken', [deel('a.csv', `${csvLines(landelijk).slice(0, -2).join('\n')}\n"Nederland"`)]],
    [
      'een CSV in Windows-1252',
      'geen-utf8',
      [deel('a.csv', new Uint8Array([...new TextEncoder().encode(csvLines(landelijk).slice(0, 4).join('\n')), 0x0a, 0x46, 0xe2, 0x6e]))],
    ],
  ])('%s: %s', async (_, code, delen) => {
    const read = await gelezen(delen);
    expect(read.codes).toEqual([code]);
    expect(read.isBruikbaar).toBe(false);
    const [{ tekst = '', plaats } = {}] = answer(read);
    expect(tekst).toMatch(/^[A-Z"'].*\S$/u);
    expect(plaats?.deel).toBeDefined();
  });

  it('noemt de tabel die gevraagd was en de tabel die het is', async () => {
    const read = await gelezen(v3(other), { tabel: '84847NED' });
    expect(answer(read).map(({ code, tekst }) => [code, tekst])).toEqual([
      ['andere-tabel', 'Dit is tabel 84852NED, en gevraagd is 84847NED. Kies het goede bestand, of noem --tabel 84852NED.'],
    ]);
    expect(
      (
        await gelezen(
          lines((all) => all.slice(1)),
          { tabel: '84847ned' },
        )
      ).isBruikbaar,
    ).toBe(true);
  });

  it('noemt alle lijsten die ontbreken', async () => {
    const [{ tekst = '' } = {}] = answer(await gelezen([deel('b.json', file3), ...lists3(landelijk).slice(1, 2)]));
    expect(tekst).toContain('TableInfos, RegioS, Perioden');
  });
});

type Rowcase = readonly [titel: string, code: CijferbevindingCode, delen: readonly Deel[], plaats: Partial<Vindplaats>, geweigerd: number];

const rowcases: readonly Rowcase[] = [
  ['een maat die de lijst niet kent (v3)', 'maat-onbekend', wide(changed(rows3, 2, { Nieuw_3: '5' })), { rij: 3, veld: 'Nieuw_3' }, 0],
  ['een maat die de lijst niet kent (v4)', 'maat-onbekend', long(changed(rows4, 2, { Measure: 'M9' })), { rij: 3, veld: 'Measure' }, 1],
  ['een maat die er niet is', 'maat-ontbreekt', wide(changed(rows3, 2, { Ontvangenmeldingen_2: undefined })), { rij: 3, veld: 'Ontvangenmeldingen_2' }, 1],
  ['een gebied dat de lijst niet kent', 'gebied-onbekend', wide(changed(rows3, 2, { RegioS: 'VT99  ' })), { rij: 3, veld: 'RegioS' }, 2],
  [
    'een gebied dat niemand kent (CSV)',
    'gebied-onbekend',
    lines((all) => all.map((line, at) => (at === 3 ? line.replace('Nederland', 'Atlantis') : line))),
    { rij: 4, veld: '0' },
    2,
  ],
  ['een periode die de lijst niet kent', 'periode-onbekend', long(changed(rows4, 2, { Perioden: '2025MM01' })), { rij: 3, veld: 'Perioden' }, 1],
  ['een komma in OData', 'decimaalteken', wide(changed(rows3, 2, { Gestarteadviezen_1: '  58,5' })), { rij: 3, veld: 'Gestarteadviezen_1' }, 1],
  [
    'een punt in een CSV',
    'decimaalteken',
    lines((all) => all.map((line) => line.replace('"58575"', '"58.575"'))),
    { rij: 5, veld: 'Gestarte adviezen (aantal)' },
    1,
  ],
  ['een getal met decimalen waar de lijst er geen heeft', 'decimalen', long(changed(rows4, 2, { Value: 1.5 })), { rij: 3, veld: 'Value' }, 1],
  ['geen getal', 'getal-onleesbaar', wide(changed(rows3, 2, { Gestarteadviezen_1: 'veel' })), { rij: 3, veld: 'Gestarteadviezen_1' }, 1],
  ['een aantal onder nul', 'getal-negatief', wide(changed(rows3, 2, { Gestarteadviezen_1: '-5' })), { rij: 3, veld: 'Gestarteadviezen_1' }, 1],
  [
    'meer cijfers dan een getal bewaart',
    'getal-te-lang',
    wide(changed(rows3, 2, { Gestarteadviezen_1: '9007199254740993' })),
    { rij: 3, veld: 'Gestarteadviezen_1' },
    1,
  ],
  [
    'een onbekende reden van afwezigheid',
    'afwezigheid-onbekend',
    long(changed(rows4, 2, { Value: null, ValueAttribute: 'Weg' })),
    { rij: 3, veld: 'Value' },
    1,
  ],
  ['een cel die er twee keer staat', 'dubbel', wide([...rows3, { ...rows3[2] }]), { rij: 10, veld: 'Gestarteadviezen_1' }, 2],
  ['een regel met te weinig kolommen', 'kolommen-anders', lines((all) => all.map((line, at) => (at === 4 ? '"Nederland";"2020"' : line))), { rij: 5 }, 2],
];

describe('Een fout in een rij', () => {
  it.each(rowcases.map(([titel, code, ...others]) => [titel, code, others] as const))('%s: %s', async (_, code, [delen, plaats, geweigerd]) => {
    const read = await gelezen(delen);
    expect(read.codes).toEqual([code]);
    expect(answer(read)[0]?.plaats).toMatchObject(plaats);
    expect(read.telling.geweigerd).toBe(geweigerd);
    expect(read.telling.waarnemingen + read.telling.geweigerd).toBe(read.telling.cellen);
    expect(read.isBruikbaar).toBe(false);
  });

  it('verbergt de andere niet: alle tegelijk, geteld, met van elke soort de eerste tien', async () => {
    const many = Array.from({ length: 50 }, (_, ID) => ({ ...rows3[0], ID, RegioS: `VT${String(50 + ID)}` }));
    const read = await gelezen(wide([...changed(rows3, 2, { Gestarteadviezen_1: 'veel' }), ...many]));
    expect(read.bevindingen.map(({ code, aantal, eerste }) => [code, aantal, eerste.length])).toEqual([
      ['getal-onleesbaar', 1, 1],
      ['gebied-onbekend', 50, 10],
    ]);
    expect(read.telling).toMatchObject({ rijen: 59, cellen: 118, waarnemingen: 17, geweigerd: 101 });
  });

  it('zit ook in een getal van JSON dat een double niet bewaart', async () => {
    const text = JSON.stringify({ '@odata.context': context4, value: rows4 }).replace('"Value":53145', '"Value":90071992547409931');
    expect((await gelezen([...lists4(landelijk), deel('b.json', text)])).codes).toEqual(['getal-te-lang']);
  });
});

describe('Een waarschuwing houdt niet tegen', () => {
  it.each([
    ['een maat die nieuw is in deze tabellen', 'maat-nieuw', v3({ ...landelijk, maten: [{ naam: 'Radarsignalen', eenheid: 'aantal', decimalen: 0 }] })],
    ['een CSV zonder slotregel', 'slotregel-ontbreekt', lines((all) => all.slice(0, -1))],
    ['een CSV zonder statistische symbolen', 'symbolen-ontbreken', lines((all) => all.map((line) => line.replace('"53145"', '""')))],
  ])('%s', async (_, code, delen) => {
    const read = await gelezen(delen);
    expect([read.codes, read.isBruikbaar]).toEqual([[code], true]);
  });
});

const textOf = async ({ open }: Deel): Promise<string> => {
  const decoder = new TextDecoder();
  let text = '';
  for await (const bytes of open()) text += decoder.decode(bytes, { stream: true });
  return text;
};

describe('Bestanden van een levering', () => {
  it('mogen in elke volgorde, en als bladzijden', async () => {
    const page = (rows: readonly Row[], more: Row) => deel('bladzij.json', JSON.stringify({ 'odata.metadata': context3, value: rows, ...more }));
    const read = await gelezen([page(rows3.slice(0, 4), { 'odata.nextLink': 'https://x' }), page(rows3.slice(4), {}), ...lists3(landelijk).toReversed()]);
    expect([read.codes, read.telling.waarnemingen]).toEqual([[], 18]);
    expect(read.waarnemingen.at(-1)?.plaats.rij).toBe(9);
  });

  it('mogen achter elkaar in één bestand staan', async () => {
    const texts = await Promise.all(v3(landelijk).map(textOf));
    const read = await gelezen([deel('levering.json', `\uFEFF${texts.join('\n')}`)]);
    expect([read.codes, read.telling.waarnemingen]).toEqual([[], 18]);
  });
});
