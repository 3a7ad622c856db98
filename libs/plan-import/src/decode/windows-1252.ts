// 0x80-0x9F in order; a byte that Windows leaves undefined keeps its control character, so that it is noticed.
const upperControls = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

const chunk = 8192;

const character = (byte: number): string => (byte >= 0x80 && byte <= 0x9f ? upperControls.charAt(byte - 0x80) : String.fromCharCode(byte));

/** Decodes the bytes of a Western European Windows document. Every byte has a meaning, so this cannot fail. */
export const decodeWindows1252 = (bytes: Uint8Array): string => {
  const parts: string[] = [];
  for (let start = 0; start < bytes.length; start += chunk) {
    parts.push(Array.from(bytes.subarray(start, start + chunk), character).join(''));
  }
  return parts.join('');
};
