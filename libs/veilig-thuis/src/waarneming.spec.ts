import { describe, expect, it } from '@jest/globals';

import {
  bekendeGebieden,
  findTabel,
  findTabelByTitel,
  gebiedenByTitel,
  gebiedOf,
  isBekendeMaat,
  readCel,
  readPeriode,
  readPeriodetitel,
  voorlopigheidOf,
} from './index.js';

describe('Een periode', () => {
  it.each([
    ['2025HJ01', { soort: 'halfjaar', jaar: 2025, nummer: 1 }],
    ['2025HJ02', { soort: 'halfjaar', jaar: 2025, nummer: 2 }],
    ['2025JJ00', { soort: 'jaar', jaar: 2025, nummer: 1 }],
    ['2025KW04', { soort: 'kwartaal', jaar: 2025, nummer: 4 }],
  ])('%s is een tijdvak', (code, periode) => {
    expect(readPeriode(code)).toEqual({ code, ...periode });
  });

  it.each(['2025HJ03', '2025HJ00', '2025KW05', '2025JJ01', '2025MM01', '2025', '2025hj01', ' 2025HJ01'])('%p is er geen', (code) => {
    expect(readPeriode(code)).toBeUndefined();
  });

  it.each([
    ['2025', '2025JJ00', 'definitief'],
    ['2025*', '2025JJ00', 'voorlopig'],
    ['2025 1e halfjaar**', '2025HJ01', 'nader-voorlopig'],
    ['2025 2e halfjaar *', '2025HJ02', 'voorlopig'],
    ['2025 3e kwartaal', '2025KW03', 'definitief'],
  ])('heet ook %s', (titel, code, voorlopig) => {
    expect([readPeriodetitel(titel)?.code, voorlopigheidOf(titel)]).toEqual([code, voorlopig]);
  });

  it.each([
    ['2025*', 'Definitief', 'voorlopig'],
    ['2025', 'Voorlopig', 'voorlopig'],
    ['2025', 'Nader voorlopig', 'nader-voorlopig'],
    ['2025', 'NaderVoorlopig', 'nader-voorlopig'],
    ['2025', '', 'definitief'],
  ])('%s met de status "%s" is %s: een teken gaat nooit verloren', (titel, status, voorlopig) => {
    expect(voorlopigheidOf(titel, status)).toBe(voorlopig);
  });
});

describe('Een cel', () => {
  const komma = { teken: ',', eenheid: 'aantal' } as const;
  const punt = { teken: '.', eenheid: '%', decimalen: 1 } as const;

  it.each([
    ['   53145', punt, { waarde: 53_145 }],
    ['31.6', punt, { waarde: 31.6 }],
    ['31.60', punt, { waarde: 31.6 }],
    ['31,6', komma, { waarde: 31.6 }],
    ['0', komma, { waarde: 0 }],
    ['       .', punt, { afwezig: 'onbekend' }],
    ['', komma, { afwezig: 'kan-niet' }],
    ['-', komma, { afwezig: 'nihil' }],
    ['x', komma, { afwezig: 'geheim' }],
    ['31,6', punt, { fout: 'decimaalteken' }],
    ['31.6', komma, { fout: 'decimaalteken' }],
    ['53.145', komma, { fout: 'decimaalteken' }],
    ['31.65', punt, { fout: 'decimalen' }],
    ['1 234', komma, { fout: 'getal-onleesbaar' }],
    ['1e3', punt, { fout: 'getal-onleesbaar' }],
    ['+5', punt, { fout: 'getal-onleesbaar' }],
    ['-0,5', { ...komma, eenheid: '%' }, { waarde: -0.5 }],
    ['-5', komma, { fout: 'getal-negatief' }],
    ['1234567890123456', komma, { fout: 'getal-te-lang' }],
  ])('%p wordt nooit stilletjes iets anders', (text, regels, cel) => {
    expect(readCel(text, regels)).toEqual(cel);
  });
});

describe('Een gebied', () => {
  it.each([
    ['NL01', 'land'],
    ['LD02', 'landsdeel'],
    ['PV25', 'provincie'],
    ['VT06', 'veilig-thuis-regio'],
    ['GM1960', 'gemeente'],
    ['CR01', undefined],
    ['GM196', undefined],
  ])('%s is een %s', (code, soort) => {
    expect(gebiedOf(code, 'X')?.soort).toBe(soort);
  });

  it('met een naam die vaker voorkomt is door zijn niveau te onderscheiden', () => {
    const find = gebiedenByTitel([...bekendeGebieden.values(), { code: 'GM0344', soort: 'gemeente', naam: 'Utrecht' }]);
    expect(['Utrecht', 'Utrecht (PV)', 'Utrecht (VT)', 'Utrecht (LD)'].map((titel) => find(titel)?.code)).toEqual(['GM0344', 'PV26', 'VT20', undefined]);
  });

  it('houdt zijn code als zijn naam verandert', () => {
    const find = gebiedenByTitel(bekendeGebieden.values());
    expect([find('Noord-Brabant Midden (VT)')?.code, find('Midden-Brabant (VT)')?.code]).toEqual(['VT15', 'VT15']);
  });

  it('van Veilig Thuis waren er 26 in 2022 en zijn er 25 sinds 2023', () => {
    const regios = [...bekendeGebieden.values()].filter(({ soort }) => soort === 'veilig-thuis-regio');
    const inYear = (jaar: number): number => regios.filter(({ van = 0, tot = Infinity }) => van <= jaar && jaar <= tot).length;
    expect([inYear(2022), inYear(2023)]).toEqual([26, 25]);
  });
});

describe('Een tabel', () => {
  it('heeft een id en een titel', () => {
    expect(findTabel('84847ned')?.id).toBe('84847NED');
    expect(findTabelByTitel('Huiselijk geweld;  kerncijfers Veilig Thuis, regio')?.id).toBe('84847NED');
    expect(findTabel('37230ned')).toBeUndefined();
  });

  it.each([
    ['Gestarte adviezen', true],
    ['Meldingen/Ontvangen meldingen (relatief)', true],
    ['Radarsignalen', false],
  ])('de maat %s is bekend: %s', (naam, known) => {
    expect(isBekendeMaat(naam)).toBe(known);
  });
});
