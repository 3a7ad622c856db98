import type { Voorbeeldtabel } from './voorbeeldtabel.js';

type Published = readonly [code: string, titel: string, adviezen: number, meldingen: number];

/** National figures that CBS published in 84847NED: gestarte adviezen and ontvangen meldingen. */
export const published: readonly Published[] = [
  ['2019HJ01', '2019 1e halfjaar', 53_145, 65_075],
  ['2019HJ02', '2019 2e halfjaar', 54_540, 66_730],
  ['2020HJ01', '2020 1e halfjaar', 58_575, 64_505],
  ['2020HJ02', '2020 2e halfjaar', 63_475, 62_910],
  ['2021HJ01', '2021 1e halfjaar', 67_545, 60_880],
  ['2021HJ02', '2021 2e halfjaar', 66_625, 58_500],
  ['2022HJ01', '2022 1e halfjaar*', 66_155, 59_985],
  ['2023JJ00', '2023*', 143_210, 127_340],
  ['2025HJ01', '2025 1e halfjaar*', 84_935, 66_270],
];

const figures = new Map(published.map(([code, , ...values]) => [code, values]));

/** Those figures as a table. Its areas and its characteristic are a part of the true ones. */
export const landelijk: Voorbeeldtabel = {
  id: '84847NED',
  titel: 'Huiselijk geweld; kerncijfers Veilig Thuis, regio',
  gewijzigd: '2025-10-31T02:00:00',
  maten: [
    { naam: 'Gestarte adviezen', eenheid: 'aantal', decimalen: 0 },
    { naam: 'Ontvangen meldingen', eenheid: 'aantal', decimalen: 0 },
  ],
  kenmerken: [],
  gebieden: [{ code: 'NL01', titel: 'Nederland' }],
  perioden: published.map(([code, titel]) => ({ code, titel, status: titel.endsWith('*') ? 'Voorlopig' : 'Definitief' })),
  cel: (maat, { periode }) => figures.get(periode.code)?.[maat] ?? 'onbekend',
};
