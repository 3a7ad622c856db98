const combining = /\p{M}/gu;
const plainWord = /^[a-z0-9]+(?: [a-z0-9]+)*$/u;
const betweenWords = /[^\p{L}\p{N}]+/gu;

/** Text without case, accents and punctuation, to compare by: `Zorg- en Veiligheidshuis` → `zorg en veiligheidshuis`. */
export const fold = (text: string): string => {
  const lower = text.toLowerCase();
  return plainWord.test(lower) ? lower : lower.normalize('NFD').replace(combining, '').replace(betweenWords, ' ').trim();
};

const invisible = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;

/** The key by which codes are compared: `5B`, `5b ` and `5b` with a soft hyphen in it are one code, `5.b` is another. */
export const codeSleutel = (code: string): string => code.normalize('NFKC').replaceAll(invisible, '').trim().replaceAll(/\s+/gu, ' ').toLowerCase();
