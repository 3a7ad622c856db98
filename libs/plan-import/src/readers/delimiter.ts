/** The characters between cells that people's programs write. */
export type Delimiter = '\t' | ';' | ',';

const leastConsistent = 0.6;
const leastLines = 2;
const manyCells = 3;
const leastWithMany = 0.3;

const withoutQuoted = (line: string): string => line.replace(/"[^"]*"/gu, '""');

const counts = (lines: readonly string[], delimiter: Delimiter): readonly number[] => lines.map((line) => line.split(delimiter).length - 1);

/** The share of lines with the same number of delimiters as most others, from the first line that has one. */
const consistencyOf = (found: readonly number[]): number => {
  const from = found.slice(found.findIndex((count) => count > 0));
  const same = [...Map.groupBy(from, (count) => count)].filter(([count, lines]) => count > 0 && lines.length >= leastLines);
  return Math.max(0, ...same.map(([, lines]) => lines.length / from.length));
};

/** Prose has commas too: a comma or semicolon divides a text only if most lines have as many, or many lines have several. */
const scoreOf = (lines: readonly string[], delimiter: Delimiter): number => {
  const found = counts(lines, delimiter);
  if (found.every((count) => count === 0)) return 0;
  const consistency = consistencyOf(found);
  const many = found.filter((count) => count >= manyCells).length / found.length;
  return consistency >= leastConsistent || many >= leastWithMany ? Math.max(consistency, many) : 0;
};

const declared = /^sep=([;,\t])$/iu;

/** The delimiter that a text declares in a first line `sep=;`, as Excel does. */
export const declaredDelimiter = (line: string | undefined): Delimiter | undefined => declared.exec(line ?? '')?.[1] as Delimiter | undefined;

/** The delimiter of a text; undefined if it has no cells. A tab never occurs in prose, so it goes before both others unless these divide most lines. */
export const delimiterOf = (lines: readonly string[]): Delimiter | undefined => {
  const filled = lines.map(withoutQuoted).filter((line) => line.trim() !== '');
  const tabs = filled.filter((line) => line.includes('\t')).length;
  const [semicolons, commas] = [scoreOf(filled, ';'), scoreOf(filled, ',')];
  if (tabs > 0 && tabs / filled.length >= Math.max(semicolons, commas) - leastConsistent) return '\t';
  if (semicolons > 0 && semicolons >= commas) return ';';
  return commas > 0 ? ',' : undefined;
};
