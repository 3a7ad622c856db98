import type { GelezenKnoop } from '../gelezen.js';
import { nonEmpty, optional } from '../text.js';

/** A knoop as the rows name it, before the tree is made. */
export interface Kop {
  readonly regel: number;
  readonly sleutel: string;
  readonly niveau: string;
  readonly code?: string;
  readonly titel: string;
  readonly bovenliggend?: string;
}

/** Headings as a tree, in the order of the document. `toelichting` gives what stands at each of them. */
export const treeOf = (koppen: readonly Kop[], toelichting: (sleutel: string) => readonly string[]): readonly GelezenKnoop[] => {
  const children = Map.groupBy(koppen, ({ bovenliggend }) => bovenliggend ?? '');
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
