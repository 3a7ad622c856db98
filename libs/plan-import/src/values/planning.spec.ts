import { describe, expect, it } from '@jest/globals';

import { readPlanning } from './planning.js';

const hoog = { zekerheid: 'hoog' } as const;
const middel = { zekerheid: 'middel' } as const;

describe('De planning van een actie', () => {
  it.each([
    ['Doorlopend', { soort: 'doorlopend', ...hoog }],
    ['doorlopend', { soort: 'doorlopend', ...hoog }],
    ['doorlopend vanaf 2022', { soort: 'doorlopend', van: '2022', ...hoog }],
    ['Doorlopend, 3x per jaar', { soort: 'herhalend', perJaar: 3, ...hoog }],
    ['jaarlijkse training', { soort: 'herhalend', perJaar: 1, ...hoog }],
    ['twee keer per kwartaal', { soort: 'herhalend', perJaar: 8, ...hoog }],
    ['tweejaarlijks', { soort: 'herhalend', herhaling: 'FREQ=YEARLY;INTERVAL=2', ...hoog }],
    ['Eén keer in de twee weken op dinsdag', { soort: 'herhalend', herhaling: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU', ...hoog }],
    ['Eén keer in de zes weken', { soort: 'herhalend', herhaling: 'FREQ=WEEKLY;INTERVAL=6', ...hoog }],
    ['periodiek', { soort: 'herhalend', ...middel }],
    ['2022', { soort: 'eenmalig', van: '2022', tot: '2022', ...hoog }],
    ['2021-2022', { soort: 'periode', van: '2021', tot: '2022', ...hoog }],
    ['2021 t/m 2023', { soort: 'periode', van: '2021', tot: '2023', ...hoog }],
    ['vanaf juni 2024', { soort: 'periode', van: '2024-06', ...hoog }],
    ['uiterlijk 1 maart 2024', { soort: 'periode', tot: '2024-03-01', ...hoog }],
    ['2e helft 2021/1e helft 2022', { soort: 'periode', van: '2021-41', tot: '2022-40', ...hoog }],
    ['2^e helft 2021/1^e helft 2022', { soort: 'periode', van: '2021-41', tot: '2022-40', ...hoog }],
    ['3e kwartaal 2023', { soort: 'eenmalig', van: '2023-35', tot: '2023-35', ...hoog }],
    ['najaar 2022', { soort: 'eenmalig', van: '2022-23', tot: '2022-23', ...middel }],
    ['eind 2024/begin 2025', { soort: 'periode', van: '2024-36', tot: '2025-33', ...middel }],
    ['juni 2024', { soort: 'eenmalig', van: '2024-06', tot: '2024-06', ...hoog }],
    ['18-24 november 2024', { soort: 'periode', van: '2024-11-18', tot: '2024-11-24', ...hoog }],
    ['juni - november 2024', { soort: 'periode', van: '2024-06', tot: '2024-11', ...hoog }],
    ['29 november 2021', { soort: 'eenmalig', van: '2021-11-29', tot: '2021-11-29', ...hoog }],
    ['29-11-2021', { soort: 'eenmalig', van: '2021-11-29', tot: '2021-11-29', ...hoog }],
    ['2021-10', { soort: 'eenmalig', van: '2021-10', tot: '2021-10', ...hoog }],
    ['Nader te bepalen', { soort: 'nader-te-bepalen', doorWie: 'eigenaar', ...hoog }],
    ['ntb', { soort: 'nader-te-bepalen', doorWie: 'eigenaar', ...hoog }],
    ['n.t.b.', { soort: 'nader-te-bepalen', doorWie: 'eigenaar', ...hoog }],
    ['Lokaal te bepalen', { soort: 'nader-te-bepalen', doorWie: 'deelnemers', ...hoog }],
    ['Afhankelijk van landelijke campagnes', { soort: 'voorwaardelijk', voorwaarde: 'landelijke campagnes', ...hoog }],
    ['In overleg met het team kan er een bijeenkomst worden gepland', { soort: 'voorwaardelijk', voorwaarde: 'in overleg met het team', ...middel }],
    ['Mocht dit niet lukken, dan volgt de 1e tussenrapportage van 2025', { soort: 'voorwaardelijk', voorwaarde: 'mocht dit niet lukken', ...middel }],
    ['Valt buiten dit plan', { soort: 'buiten-plan', ...hoog }],
    ['In november 2024 houden wij een bijeenkomst', { soort: 'eenmalig', van: '2024-11', tot: '2024-11', ...middel }],
  ])('leest "%s" en bewaart de woorden', (tekst, lezing) => {
    expect(readPlanning(tekst)).toEqual({ value: { tekst, ...lezing }, remarks: [] });
  });

  it.each([
    ['2021/2022', { soort: 'periode', van: '2021', tot: '2022', zekerheid: 'laag' }, 'planning-dubbelzinnig'],
    ['2021-22', { soort: 'periode', van: '2021', tot: '2022', zekerheid: 'laag' }, 'planning-dubbelzinnig'],
    ['Gestart oktober 2020', { soort: 'gestart', van: '2020-10', zekerheid: 'hoog' }, 'status-in-planning'],
    ['Na de zomer', { soort: 'eenmalig', zekerheid: 'laag' }, 'planning-onvolledig'],
    ['Begin 2025; de inschrijving is inmiddels gedaan', { soort: 'eenmalig', van: '2025-33', tot: '2025-33', zekerheid: 'middel' }, 'status-in-planning'],
    ['zodra het kan', { soort: 'voorwaardelijk', voorwaarde: 'zodra het kan', zekerheid: 'laag' }, 'planning-onleesbaar'],
    ['2022-2021', { soort: 'voorwaardelijk', voorwaarde: '2022-2021', zekerheid: 'laag' }, 'planning-onleesbaar'],
    ['29 februari 2021', { soort: 'voorwaardelijk', voorwaarde: '29 februari 2021', zekerheid: 'laag' }, 'planning-onleesbaar'],
  ])('leest "%s" niet stilzwijgend', (tekst, lezing, code) => {
    const { value, remarks } = readPlanning(tekst);
    expect(value).toEqual({ tekst, ...lezing });
    expect(remarks.map((remark) => remark.code)).toEqual([code]);
  });
});
