/** The parts of a year in EDTF, by the month in which each begins. The list is independent of the product. */
const begins: Readonly<Record<string, string>> = {
  '21': '03',
  '22': '06',
  '23': '09',
  '24': '12',
  '33': '01',
  '34': '04',
  '35': '07',
  '36': '10',
  '40': '01',
  '41': '07',
};

/** The first day of a date of any precision. */
export const firstDayOf = (op: string): string => {
  const [year = '', part = '01', day = '01'] = op.split('-');
  return `${year}-${begins[part] ?? part}-${day}`;
};

export const dayAfter = (day: string, days = 1): string => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

const amsterdam = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Amsterdam', year: 'numeric', month: '2-digit', day: '2-digit' });

/** Today in Amsterdam. */
export const today = (): string => amsterdam.format(new Date());
