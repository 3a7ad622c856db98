export type Persoonsgegeven = 'e-mailadres' | 'telefoonnummer' | 'burgerservicenummer';

const email = /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{2,63})/u;
const dates = /(?<!\d)(?:\d{1,2}[-/]\d{1,2}[-/]\d{4}|\d{4}-\d{2}-\d{2})(?!\d)/gu;
const phone = /(?<!\d)(?:(?:\+|00)31[\s.-]{0,2}(?:\(0\)[\s.-]{0,2})?|\(?0)[1-9](?:[\s.()-]{0,3}\d){8}(?!\d)/u;
const nineDigits = /(?<![\d-])\d(?:[ .]?\d){8}(?![\d-])/gu;

/** The eleven-test: 9×first + 8×second + … + 2×eighth − ninth is a multiple of 11, and not nothing. */
const passesElfproef = (digits: string): boolean => {
  const sum = [...digits].reduce((total, digit, index) => total + Number(digit) * (index === 8 ? -1 : 9 - index), 0);
  return sum !== 0 && sum % 11 === 0;
};

const hasBsn = (text: string): boolean =>
  [...text.matchAll(nineDigits)].some(([match]) => passesElfproef(match.replaceAll(/\D/gu, '')));

/** Which personal data a text holds. What is found is named by its kind and never repeated. */
export const findPersoonsgegevens = (text: string): readonly Persoonsgegeven[] => {
  const withoutDates = text.replace(dates, ' ');
  return [
    ...(email.test(text) ? (['e-mailadres'] as const) : []),
    ...(phone.test(withoutDates) ? (['telefoonnummer'] as const) : []),
    ...(hasBsn(withoutDates) ? (['burgerservicenummer'] as const) : []),
  ];
};
