const dayMs = 86_400_000;
// Spreadsheets count days from this one; their 29 February 1900, which never was, is before every date of a plan.
const epoch = Date.UTC(1899, 11, 30);
const years1904 = 1462;

const first = 20_000;
const last = 80_000;

/** True for a number that can be a day between 1954 and 2119. */
export const isSerialDay = (value: number): boolean => Number.isInteger(value) && value >= first && value <= last;

/** The day that a spreadsheet counts: 45292 → 2024-01-01. */
export const serialDay = (serial: number, is1904 = false): string =>
  new Date(epoch + (Math.floor(serial) + (is1904 ? years1904 : 0)) * dayMs).toISOString().slice(0, 10);

const builtInDates = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58]);

/** True if a number format shows a day: one of the known numbers, or a code with a day, month or year in it. */
export const isDateFormat = (id: number, code: string | undefined): boolean => {
  if (code === undefined) return builtInDates.has(id);
  const bare = code.replace(/"[^"]*"|\\.|\[[^\]]*\]/gu, '').toLowerCase();
  return /[dyj]/u.test(bare) || /m{3,}|m[-/ ]/u.test(bare);
};
