import { datum } from '@actiespoor/kernel';
import type { OrganisatieCode } from '@actiespoor/plan/events';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';

import type { SpoorRegelAntwoord } from './antwoorden.js';
import { spoorCsv } from './spoor-csv.js';

const regel = (rest: Partial<SpoorRegelAntwoord> = {}): SpoorRegelAntwoord => ({
  gebeurtenisId: 'g',
  soort: 'actie-gestart',
  op: datum('2021-05-01'),
  geregistreerdOp: '2021-06-01T12:00:00.000Z',
  medewerker: { naam: 'Anneke', rol: 'beleidsmedewerker', organisatie: 'GM0321' },
  organisatie: 'GM0321' as OrganisatieCode,
  redactioneel: false,
  wijzigingen: [{ veld: 'status', oud: 'gepland', nieuw: 'gestart' }],
  ...rest,
});

const nieuw = (...waarden: readonly string[]): SpoorRegelAntwoord =>
  regel({ wijzigingen: waarden.map((waarde) => ({ veld: 'omschrijving', oud: null, nieuw: waarde })) });

const pagesOf = async function* (pages: readonly (readonly SpoorRegelAntwoord[])[]): AsyncGenerator<readonly SpoorRegelAntwoord[]> {
  for (const page of pages) yield await Promise.resolve(page);
};

const file = async (...pages: readonly (readonly SpoorRegelAntwoord[])[]): Promise<string> => {
  let text = '';
  for await (const piece of spoorCsv(pagesOf(pages))) text += piece;
  return text;
};

const cells = (text: string): readonly Readonly<Record<string, string>>[] =>
  parse(text, { bom: true, columns: true, delimiter: ';', record_delimiter: '\r\n' });

describe('Het spoor als CSV', () => {
  it("begint met een BOM en een kop, heeft puntkomma's en eindigt elke regel met CRLF", async () => {
    const [kop, eerste, ...rest] = (await file([regel()])).split('\r\n');
    expect(kop).toMatch(/^\uFEFFgeregistreerdOp;op;soort;actieId;/);
    expect(eerste).toBe('2021-06-01T12:00:00.000Z;2021-05-01;actie-gestart;;GM0321;status;gepland;gestart;;nee;Anneke;beleidsmedewerker;GM0321;;;');
    expect(rest).toEqual(['']);
  });

  it('heeft ook zonder regels een kop', async () => {
    expect(await file()).toMatch(/^\uFEFFgeregistreerdOp;.*;regel\r\n$/);
  });

  it.each(['=1+1', '+31 30', '-5', '@SOM(A1)', '\t=1+1', '\r=1+1'])('laat Excel van %j geen formule maken', async (waarde) => {
    const [cell] = cells(await file([nieuw(waarde)]));
    expect(cell?.['nieuw']).toBe(`'${waarde}`);
  });

  it("houdt aanhalingstekens, puntkomma's en regeleinden in hun cel", async () => {
    const waarden = ['zeg "ja"; of nee', 'eerste regel\nen de tweede', 'met een\r\nharde'];
    expect(cells(await file([nieuw(...waarden)])).map((cell) => cell['nieuw'])).toEqual(waarden);
  });

  it('geeft elk gewijzigd veld een eigen regel, en een gebeurtenis zonder velden ook een', async () => {
    const twee = nieuw('a', 'b');
    expect(cells(await file([twee, regel({ wijzigingen: [] })])).map((cell) => cell['nieuw'])).toEqual(['a', 'b', '']);
  });

  it('maakt van meer bladzijden een bestand met een kop', async () => {
    const lines = (await file([regel()], [regel(), regel()])).trimEnd().split('\r\n');
    expect(lines).toHaveLength(4);
    expect(lines.filter((line) => line.includes('geregistreerdOp'))).toHaveLength(1);
  });

  it('zegt namens wie iets werd vastgelegd, naast de organisatie van de medewerker', async () => {
    const [cell] = cells(await file([regel({ namens: 'SV-LEKSTROOM' })]));
    expect([cell?.['medewerkerOrganisatie'], cell?.['namens']]).toEqual(['GM0321', 'SV-LEKSTROOM']);
  });

  it('leest een bladzijde pas als de vorige is verstuurd', async () => {
    const gelezen: number[] = [];
    const pages = async function* (): AsyncGenerator<readonly SpoorRegelAntwoord[]> {
      for (const nummer of [1, 2, 3]) {
        gelezen.push(nummer);
        yield await Promise.resolve([regel()]);
      }
    };
    const csv = spoorCsv(pages());
    await csv.next();
    await csv.next();
    expect(gelezen).toEqual([1]);
  });
});
