/** A cell that numbers its parts: the text before `i)`, and the text of each part in order. */
export interface Enumeration {
  readonly aanhef: string;
  readonly delen: readonly string[];
}

const numerals = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x'];
const mark = /(?<![\p{L}\p{N}])([ivx]{1,4})\)\s?/gu;

/** The parts of `… i) … ii) … iii) …`; undefined if there are fewer than two or they are out of order. */
export const splitRomeins = (text: string): Enumeration | undefined => {
  const marks = [...text.matchAll(mark)];
  if (marks.length < 2 || marks.some(([, numeral], index) => numeral !== numerals[index])) return undefined;
  const delen = marks.map((match, index) =>
    text
      .slice(match.index + match[0].length, marks[index + 1]?.index)
      .trim()
      .replace(/[;,]$/u, ''),
  );
  return { aanhef: text.slice(0, marks[0]?.index).trim().replace(/:$/u, ''), delen };
};

const letterMark = /(?<![\p{L}\p{N}.])([a-z])[.)]\s+/gu;

/** The parts of `a. … b. …`, in order from a; undefined if there are fewer than two. */
export const splitLetters = (text: string): readonly string[] | undefined => {
  const marks = [...text.matchAll(letterMark)];
  if (marks.length < 2 || marks[0]?.index !== 0 || marks.some(([, letter], index) => letter !== String.fromCharCode(97 + index))) return undefined;
  return marks.map((match, index) => text.slice(match.index + match[0].length, marks[index + 1]?.index).trim());
};
