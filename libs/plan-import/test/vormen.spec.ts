import { expect, it } from '@jest/globals';

import { readPlan } from '../src/read-plan.js';
import { unaccounted } from './cells.js';
import { gelezen } from './document.js';
import { metDocumenten, readDocument } from './documenten.js';
import { vanBronckhorst, vanLekstroom } from './personas.js';
import { cijfers, metVormen, statussen, vanWestBetuwe, vorm } from './vormen.js';

const lees = (name: string) => gelezen(vorm(name), vanWestBetuwe);

type Row = readonly [name: string, cijfers: readonly number[], statussen: Readonly<Record<string, number>>, periode: readonly (string | undefined)[]];

const none: readonly undefined[] = [undefined, undefined];

const rows: readonly Row[] = [
  ['01-veiligheid-items-maatregelen.txt', [6, 6, 0, 6, 7], { gestart: 3, uitgevoerd: 1, gepland: 2 }, ['2024', '2027']],
  ['02-doelenboom.tsv', [6, 8, 0, 0, 0], {}, none],
  ['04-projectbladen.txt', [0, 3, 0, 3, 3], { groen: 5, oranje: 2, rood: 2, uitgevoerd: 1 }, ['2024', '2024']],
  ['05-smart-wie-wat-wanneer.csv', [3, 7, 0, 7, 7], {}, ['2025', '2028']],
  ['06-jaren-als-kolommen.xlsx', [3, 7, 0, 7, 7], {}, ['2024', '2027']],
  ['07-kwartalen-stoplicht.csv', [0, 7, 0, 6, 7], { groen: 2, oranje: 1, rood: 1, gepland: 1, uitgevoerd: 1, vervallen: 1 }, ['2025', '2025']],
  ['09-word-bijgehouden-wijzigingen.docx', [2, 5, 0, 5, 5], { gestart: 2, uitgevoerd: 1, gepland: 1, vertraagd: 1 }, ['2025', '2026']],
  ['10-opvolging-aanbevelingen.tsv', [5, 5, 0, 5, 6], { groen: 2, grijs: 1, rood: 1, oranje: 1, uitgevoerd: 1 }, none],
  ['12-regiovisie-andere-koppen.tsv', [3, 6, 0, 5, 7], { uitgevoerd: 1 }, ['2024', '2027']],
  ['14-formulier-andere-velden.docx', [0, 3, 5, 3, 3], {}, ['2025', '2027']],
  ['16-actielijnvorm-andere-waarden.tsv', [2, 12, 0, 11, 12], { uitgevoerd: 1 }, ['2025', '2028']],
];

metVormen('Documenten in andere vormen', () => {
  it.each(rows)('%s heeft zoveel knopen, acties, deelacties, planningen en trekkers', (...row) => {
    const [name, counts, status, periode] = row;
    const plan = lees(name);
    expect(cijfers(plan)).toEqual(counts);
    expect(statussen(plan)).toEqual(status);
    expect([plan.periode.van, plan.periode.tot]).toEqual(periode);
  });

  it.each(rows)('in %s telt elke cel: zij werd iets, of er staat waarom niet', (name) => {
    expect(unaccounted(vorm(name), lees(name))).toEqual([]);
  });

  it('een begroting is geen plan', () => {
    expect(readPlan(vorm('15-begroting-geen-plan.csv'), vanWestBetuwe)).toMatchObject({ ok: false, problem: { code: 'begroting' } });
  });

  const planningen = (name: string) => lees(name).acties.map(({ planning }) => [planning?.waarde.van, planning?.waarde.tot]);

  it('lezen de planning zoals zij bedoeld is', () => {
    expect(planningen('05-smart-wie-wat-wanneer.csv')).toEqual([
      ['2025-34', '2025-34'],
      ['2025-21', '2025-21'],
      [undefined, undefined],
      ['2025-03-01', undefined],
      ['2025', '2026'],
      ['2025-09-01', '2026-12-31'],
      ['2025-08', '2026-07'],
    ]);
    expect(planningen('06-jaren-als-kolommen.xlsx')).toEqual([
      ['2024', '2025'],
      ['2024', '2027'],
      ['2025', '2025'],
      ['2025', '2026'],
      ['2024', '2027'],
      ['2026', '2027'],
      ['2025', '2027'],
    ]);
    expect(planningen('07-kwartalen-stoplicht.csv')).toEqual([
      ['2025-33', '2025-34'],
      ['2025-34', '2025-35'],
      ['2025-35', '2025-35'],
      ['2025-36', '2025-36'],
      ['2025-33', '2025-33'],
      ['2025-33', '2025-36'],
      [undefined, undefined],
    ]);
    expect(planningen('10-opvolging-aanbevelingen.tsv').slice(0, 4)).toEqual([
      ['2024-01-01', '2024-01-01'],
      ['2024-05-01', '2024-05-01'],
      ['2024-12-31', '2024-12-31'],
      ['2025', '2025'],
    ]);
    expect(planningen('12-regiovisie-andere-koppen.tsv')).toEqual([
      ['2024-34', '2024-35'],
      ['2024', undefined],
      ['2025-12', '2025-12'],
      ['2025-01-01', '2025-01-01'],
      ['2024-35', '2024-35'],
      [undefined, undefined],
    ]);
    expect(planningen('04-projectbladen.txt')).toEqual([
      ['2024-10', '2024-10'],
      ['2025-33', '2025-33'],
      ['2024-02', '2024-02'],
    ]);
  });

  it('vraagt naar een jaar dat overgeslagen is', () => {
    expect(lees('06-jaren-als-kolommen.xlsx').bevindingen).toContainEqual(expect.objectContaining({ code: 'planning-onderbroken', regel: 10 }));
  });

  it('volgt bijgehouden wijzigingen, en zegt dat', () => {
    const { acties, bevindingen } = lees('09-word-bijgehouden-wijzigingen.docx');
    expect(acties[0]?.planning?.waarde).toMatchObject({ tekst: 'voor 1 juli 2025', tot: '2025-07-01' });
    expect(acties[2]?.trekkers[0]?.waarde.tekst).toBe('Sociaal team');
    expect(acties[1]?.actoren.map(({ waarde }) => waarde.tekst)).toEqual(['Veilig Thuis', 'politie']);
    expect(bevindingen.filter(({ code }) => code === 'wijziging-bijgehouden').map(({ regel }) => regel)).toEqual([5, 7]);
  });

  it('houdt indicatoren, bedragen, standen en verwijzingen', () => {
    const regiovisie = lees('12-regiovisie-andere-koppen.tsv').acties;
    expect(regiovisie.flatMap(({ bijzonderheden = [] }) => bijzonderheden.filter(({ soort }) => soort === 'indicator'))).toHaveLength(5);
    expect(regiovisie.filter(({ dekking }) => dekking?.waarde.tekst.startsWith('€') === true)).toHaveLength(2);
    const jaarplan = lees('07-kwartalen-stoplicht.csv');
    expect(jaarplan.acties.filter(({ standVanZaken }) => standVanZaken)).toHaveLength(5);
    expect(jaarplan.koppelingen).toMatchObject([{ van: { sleutel: 'A6' }, naar: { sleutel: 'A1' }, soort: 'zieOok' }]);
    const aard = lees('06-jaren-als-kolommen.xlsx').acties.flatMap(({ bijzonderheden = [] }) => bijzonderheden.map(({ tekst }) => tekst));
    expect([aard.filter((tekst) => tekst === 'S').length, aard.filter((tekst) => tekst === 'I').length]).toEqual([3, 4]);
  });

  it('kent titel, kleuren per onderwerp en de dag waarop iets gereed was', () => {
    expect(lees('01-veiligheid-items-maatregelen.txt').titel).toBe('Uitvoeringsplan Zorg en Veiligheid 2024 - 2027');
    const kleuren = lees('04-projectbladen.txt').acties.map(({ statussen: found = [] }) =>
      found.flatMap(({ waarde }) => (waarde.kleur ? [waarde.tekst] : [])).join(' '),
    );
    expect(kleuren).toEqual(['G O G', 'R R O', 'G G G']);
    const [eerste] = lees('10-opvolging-aanbevelingen.tsv').acties;
    expect(eerste).toMatchObject({ code: '1a' });
    expect(eerste?.statussen?.[1]?.waarde).toMatchObject({ soort: 'uitgevoerd', op: '2024-02-28' });
  });
});

metDocumenten('De twee echte plannen', () => {
  // A lead-in ("Betrokkenen:", "Ideeën voor cursussen …:") and the sentence about the adoption are read for their meaning and not kept word for word.
  it.each([
    ['lekstroom-uitvoeringsplan-2021-2024.txt', vanLekstroom, [75]],
    ['bronckhorst-uitvoeringsplan-2024-2028.txt', vanBronckhorst, [43, 45]],
  ])('%s: van elke cel is bekend wat ermee gebeurde', (name, context, byMeaning) => {
    const bytes = readDocument(name);
    expect(unaccounted(bytes, gelezen(bytes, context)).map((cell) => Number(cell.split(' ')[0]))).toEqual(byMeaning);
  });
});
