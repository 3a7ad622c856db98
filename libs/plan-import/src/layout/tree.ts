import type { GelezenKnoop } from '../gelezen.js';
import { nonEmpty, optional } from '../text.js';

/** A heading that names a knoop, before the tree is built. */
export interface KnoopHeading {
  readonly regel: number;
  readonly sleutel: string;
  readonly niveau: string;
  readonly code?: string;
  readonly titel: string;
  readonly bovenliggend?: string;
}

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
