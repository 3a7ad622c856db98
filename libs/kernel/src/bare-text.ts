const invisible = /[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Co}\p{M}]/gu;
const control = /[\p{Cc}\p{Zl}\p{Zp}]/gu;
const digit = /\p{Nd}/gu;
const spaces = /[\p{Zs}\u2800]+/gu;

/** Characters that look like those that people put between digits. */
const lookalikes: readonly (readonly [RegExp, string])[] = [
  [/[\p{Pd}\u2212]/gu, '-'],
  [/[\u2044\u2215\u29f8]/gu, '/'],
  [/[\u00b7\u2022\u2219\u22c5\u30fb\u3002]/gu, '.'],
];

const lineEnds = '\n\r\v\f\u0085\u2028\u2029';

const isDigit = (code: number): boolean => /^\p{Nd}$/u.test(String.fromCodePoint(code));

/** Unicode keeps the ten digits of a script together, and 0 is the first. */
const asAscii = (character: string): string => {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return character;
  let value = 0;
  while (value < 9 && isDigit(code - value - 1)) value += 1;
  return String(value);
};

/**
 * A text in a plain form for searching, not for storing: NFKD, without marks and invisible characters, and with the digits, dashes,
 * dots, slashes and spaces that people type. Line ends stay line ends.
 *
 * @example
 * bareText('１１１\u00a0222‑333') // '111 222-333'
 */
export const bareText = (text: string): string => {
  const plain = text
    .normalize('NFKD')
    .replace(invisible, '')
    .replace(control, (character) => (lineEnds.includes(character) ? '\n' : character === '\t' ? ' ' : ''))
    .replace(digit, asAscii)
    .replace(spaces, ' ');
  return lookalikes.reduce((all, [form, typed]) => all.replace(form, typed), plain);
};
