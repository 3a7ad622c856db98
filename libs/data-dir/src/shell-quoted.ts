/** A path, or any other word, as a POSIX shell reads it back: whatever it holds, it is one word and nothing else. */
export const shellQuoted = (word: string): string => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`);
