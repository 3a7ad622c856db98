const letters = new Intl.Segmenter('nl', { granularity: 'grapheme' });

const lettersOf = (text: string): readonly string[] => [...letters.segment(text)].map(({ segment }) => segment);

/** The width of a text on a terminal, in columns. */
export const widthOf = (text: string): number => lettersOf(text).length;

/** Cuts a text to this many columns; a cut text ends in an ellipsis. */
export const shortened = (text: string, width: number): string => {
  const all = lettersOf(text);
  return all.length <= width
    ? text
    : `${all
        .slice(0, Math.max(width - 1, 0))
        .join('')
        .trimEnd()}…`;
};

export const padded = (text: string, width: number): string => text + ' '.repeat(Math.max(width - widthOf(text), 0));

/** Breaks a text between words over as many lines as it needs. */
export const wrapped = (text: string, width: number): readonly string[] =>
  text.split(' ').reduce<readonly string[]>((lines, word) => {
    const last = lines.at(-1);
    if (last === undefined) return [word];
    const longer = `${last} ${word}`;
    return widthOf(longer) <= width ? [...lines.slice(0, -1), longer] : [...lines, word];
  }, []);

/** Rows under each other, with two spaces between the columns. */
export const table = (rows: readonly (readonly string[])[]): readonly string[] => {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => widthOf(row[column] ?? ''))));
  return rows.map((row) =>
    row
      .map((cell, column) => padded(cell, widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
};

const numbers = new Intl.NumberFormat('nl-NL', { maximumFractionDigits: 0 });

/** A whole number in Dutch notation: `12.500`. */
export const numberText = (value: number): string => numbers.format(value);

/** A count with its noun: `1 gebeurtenis`, `12 gebeurtenissen`. */
export const counted = (count: number, one: string, more: string): string => `${numberText(count)} ${count === 1 ? one : more}`;

/** A sentence with its full stop, so that another may follow. */
export const closed = (sentence: string): string => (/[.?!…]$/.test(sentence) ? sentence : `${sentence}.`);
