/** Quotes a path, or any other text, so that a POSIX shell reads it back as exactly one word. */
export const shellQuoted = (word: string): string => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`);
