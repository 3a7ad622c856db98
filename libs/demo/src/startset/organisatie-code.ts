import type { OrganisatieCode } from '@actiespoor/plan';

const form = /^(?:GM\d{4}|VT\d{2}|SV-[A-Z-]+|PA-[A-Z-]+)$/;

/**
 * The code of an organisatie: `GM1960`, `VT06`, `SV-LEKSTROOM`, `PA-MOVIERA`.
 *
 * @throws RangeError if the text has none of these forms: for constants, not for input
 */
export const organisatieCode = (text: string): OrganisatieCode => {
  if (!form.test(text)) throw new RangeError(`Geen code van een organisatie: ${text}`);
  return text as OrganisatieCode;
};
