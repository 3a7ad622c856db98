export const maanden: readonly string[] = [
  'januari',
  'februari',
  'maart',
  'april',
  'mei',
  'juni',
  'juli',
  'augustus',
  'september',
  'oktober',
  'november',
  'december',
];

/** Seasons, quarters and half-years, as EDTF (ISO 8601-2) numbers them after the months. */
export const delenVanHetJaar: Readonly<Record<string, string>> = {
  21: 'voorjaar',
  22: 'zomer',
  23: 'najaar',
  24: 'winter',
  33: 'eerste kwartaal van',
  34: 'tweede kwartaal van',
  35: 'derde kwartaal van',
  36: 'vierde kwartaal van',
  40: 'eerste helft van',
  41: 'tweede helft van',
};
