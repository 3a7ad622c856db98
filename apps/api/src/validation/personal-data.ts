/** What a text may give away of a person. The words appear in messages. */
export type Persoonsgegeven = 'e-mailadres' | 'telefoonnummer' | 'burgerservicenummer';

const email = /[^\s@<>]+@[^\s@<>]+\.[a-z]{2,}/i;

// Ten digits of a Dutch number, however they are grouped; not a date with a time (03-09-2021 10:00) or two years (01-2021-2022).
const phone = /(?<![\d.,-])(?!\d{2}[\s.-]\d{1,2}[\s.-]\d{4})(?!\d{2}[\s.-](?:19|20)\d{2}[\s.-](?:19|20)\d{2})(?:(?:\+|00)31[\s.-]?(?:\(0\)[\s.-]?)?|\(?0)[1-9](?:[\s.()-]{0,2}\d){8}(?!\d)/;

// Nine digits together or in the groups that people write; eight only where the text says what they are.
const nineDigits = /(?<!\d)(?:\d{9}|\d{4}[ .]\d{2}[ .]\d{3}|\d{3}[ .-]\d{3}[ .-]\d{3})(?!\d)/g;
const announced = /\b(?:bsn|burgerservicenummer)\D{0,10}(\d{8})(?!\d)/gi;

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;

/** The 11-test of the burgerservicenummer: weights 9 to 2, and -1 for the last digit. */
const passesElevenTest = (number: string): boolean => {
  const digits = [...number.padStart(9, '0')].map(Number);
  const sum = digits.reduce((total, digit, index) => total + digit * (index === 8 ? -1 : 9 - index), 0);
  return Number(number) !== 0 && sum % 11 === 0;
};

const hasBsn = (text: string): boolean => {
  const candidates = [...text.matchAll(nineDigits)].map(([found]) => found.replaceAll(/\D/g, ''));
  const short = [...text.matchAll(announced)].map(([, digits = '']) => digits);
  return [...candidates, ...short].some(passesElevenTest);
};

/**
 * What of a person stands in free text, by kind and never the text itself. An opaque reference (`{persoon:<uuid>}`) is none.
 *
 * @example
 * findPersonalData('Bel 06-12345678') // ['telefoonnummer']
 */
export const findPersonalData = (text: string): readonly Persoonsgegeven[] => {
  const plain = text.replaceAll(uuid, ' ');
  return [
    ...(email.test(plain) ? (['e-mailadres'] as const) : []),
    ...(phone.test(plain) ? (['telefoonnummer'] as const) : []),
    ...(hasBsn(plain) ? (['burgerservicenummer'] as const) : []),
  ];
};
