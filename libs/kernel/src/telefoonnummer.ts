import { separator } from './separators.js';
import { gone } from './zaaknummers.js';

const between = `${separator}?`;

// Months with years, times of the day with each other or with their offset, and amounts in a table would be a number together.
const yearOrMonth = String.raw`(?:19|20)\d{2}${separator}(?:(?:0?[1-9]|1[0-2])[-/. ])?(?:19|20)\d{2}(?!\d)`;
const monthsOrYears = new RegExp(String.raw`(?<!\d)(?:(?:0?[1-9]|1[0-2])[-/. ])?${yearOrMonth}`, 'gu');
const time = String.raw`(?:[01]?\d|2[0-4])[:.][0-5]\d(?::[0-5]\d(?:[.,]\d{1,9})?)?`;
const times = new RegExp(String.raw`(?<!\d)(?<!\d[:.])${time}(?:${separator}|[,;] )${time}(?!\d|[:.]\d)`, 'gu');
const amount = String.raw`[1-9]\d{0,2}(?: \d{3}){1,4}`;
const amounts = new RegExp(String.raw`(?<!\d)${amount}(?: ?[/|] ?${amount}){1,12}(?! ?\d)`, 'gu');

/** A text without the years, months, times and amounts that stand side by side in it. */
export const withoutFigures = (bare: string): string => [monthsOrYears, times, amounts].reduce((text, form) => text.replace(form, gone), bare);

// 01 02 03 04 05, and a column of figures.
const two = (value: number): string => String(value).padStart(2, '0');
const counted = Array.from({ length: 9 }, (_, start) => [1, 2, 3, 4, 5].map((step) => two(start + step)).join(separator)).join('|');
const column = String.raw`(?:[^\p{L}\n]{0,12}(?<!\d{5})\n{1,2}){2}\d`;
const series = `(?!${counted}|${column})`;

// Ten digits of a Dutch number, however they are grouped. Of a mobile number the country may stand before it bare.
const country = String.raw`(?:\+|00) ?31${between}(?:\(0\)${between})?|31[ -]?(?=6)`;
const listed = String.raw`0(?=[1-9]\d{0,2} ?[,;] \d{6,8}(?!\d))[1-9](?:(?: ?[,;] )?\d){8}(?!\d)`;
const split = String.raw`0 ?[-/ ] ?6${between}\d{8}(?!\d)`;
const dutch = String.raw`(?:${country}|\(0\) ?|\(?${series}0)[1-9](?:${between}\d){8}(?!\d)|${listed}|${split}`;

// Of another country behind a plus, which an amount may have too, or behind two noughts for countries that people here call.
const thousands = String.raw`\d{1,3}(?:[.,]\d{3})+(?!\d)`;
const unsigned = String.raw`[^\p{L}\p{N},;€%+\ue000\n]{0,5}`;
const abroad = String.raw`\+(?!${thousands})[1-9](?:${unsigned}\d){8,14}(?!\d)|(?<!\d:)00 ?(?:3[0-469]|4[013-9]|90|212|59[79])(?:${unsigned}\d){7,11}(?!\d)`;

/** A telephone number in bare text. */
export const phone = new RegExp(String.raw`(?<!\d)(?<!\d[.,:-])(?:${dutch}|${abroad})`, 'gu');
