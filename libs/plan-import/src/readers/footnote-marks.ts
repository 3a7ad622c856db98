const digits = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];

/** The number of a footnote as a raised mark: 12 → ¹². */
export const superscript = (number: number): string =>
  Number.isInteger(number) && number > 0 ? [...String(number)].map((digit) => digits[Number(digit)] ?? '').join('') : '';
