import type { GelezenKnoop } from '../gelezen.js';
import { bevinding, type Bevinding } from '../bevinding.js';
import { fold, nonEmpty, optional } from '../text.js';

/** A heading that names a knoop, before the tree is built. */
export interface KnoopHeading {
  readonly regel: number;
  readonly sleutel: string;
  readonly niveau: string;
  readonly code?: string;
  readonly titel: string;
  readonly bovenliggend?: string;
}

/** The words of a heading; undefined if it has only its number, as a heading on a next page may have. */
const wordsOf = ({ niveau, code, titel }: KnoopHeading): string | undefined => {
  const words = fold(titel.replace(/\s*\(?vervolg\)?\s*$/iu, ''));
  return words === '' || words === fold(`${niveau} ${code ?? ''}`) ? undefined : words;
};

/** Headings that repeat the code of an earlier one with another title: as one knoop they would lose that title. */
export const repeatedHeadings = (koppen: readonly KnoopHeading[]): readonly Bevinding[] =>
  [...Map.groupBy(koppen, ({ sleutel }) => sleutel).values()].flatMap(([first, ...others]) => {
    const words = first && wordsOf(first);
    return others
      .filter((kop) => words !== undefined && ![words, undefined].includes(wordsOf(kop)))
      .map(({ regel, niveau, code = '' }) => {
        const tekst = `${niveau} ${code} staat ook op regel ${first?.regel}, met een andere titel. Geef een van beide een andere code, of beide dezelfde titel.`;
        return bevinding('dubbele-code', regel, tekst);
      });
  });

/** Builds the tree of headings, in the order of the document. `toelichting` returns the texts at each of them. */
export const treeOf = (headings: readonly KnoopHeading[], toelichting: (sleutel: string) => readonly string[]): readonly GelezenKnoop[] => {
  const children = Map.groupBy(headings, ({ bovenliggend }) => bovenliggend ?? '');
  const branch = (bovenliggend: string): readonly GelezenKnoop[] =>
    (children.get(bovenliggend) ?? []).map(({ regel, sleutel, niveau, code, titel }, index) => ({
      regel,
      sleutel,
      niveau,
      ...optional('code', code),
      titel,
      ...optional('toelichting', nonEmpty(toelichting(sleutel).join('\n'))),
      volgorde: index + 1,
      knopen: branch(sleutel),
    }));
  return branch('');
};
