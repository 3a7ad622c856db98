import { parseXml, childrenOf, type XmlElement } from './xml.js';

export interface Relation {
  readonly id: string;
  readonly type: string;
  readonly target: string;
}

/** The parts of a document that is a package of XML files. */
export interface Package {
  readonly has: (path: string) => boolean;
  /** The root of a part; undefined if the package has no such part. */
  readonly xml: (path: string) => XmlElement | undefined;
  /** Other parts that a part names. Targets outside the package are left out: nothing is ever fetched. */
  readonly relations: (path: string) => readonly Relation[];
}

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);

/** The path of a target, seen from the folder of the part that names it. */
const resolved = (folder: string, target: string): string => {
  const parts = (target.startsWith('/') ? target.slice(1) : folder + target).split('/');
  return parts.reduce<readonly string[]>((path, part) => (part === '..' ? path.slice(0, -1) : [...path, part]), []).join('/');
};

export const packageOf = (files: ReadonlyMap<string, Uint8Array>): Package => {
  const xml = (path: string): XmlElement | undefined => {
    const bytes = files.get(path);
    return bytes && parseXml(bytes);
  };
  return {
    has: (path) => files.has(path),
    xml,
    relations: (path) => {
      const root = xml(`${folderOf(path)}_rels/${path.slice(folderOf(path).length)}.rels`);
      return (root ? childrenOf(root, 'Relationship') : [])
        .filter(({ attributes }) => attributes['TargetMode'] !== 'External')
        .map(({ attributes }) => ({
          id: attributes['Id'] ?? '',
          type: attributes['Type'] ?? '',
          target: resolved(folderOf(path), attributes['Target'] ?? ''),
        }));
    },
  };
};

const widest = 1_000;

/** Cells at their columns, with the empty value between them. Columns far to the right hold formatting, no plan. */
export const placed = <T>(cells: readonly (readonly [column: number, cell: T])[], empty: T): readonly T[] => {
  const near = cells.filter(([column]) => column >= 0 && column < widest);
  const row = Array.from({ length: Math.max(0, ...near.map(([column]) => column + 1)) }, () => empty);
  for (const [column, cell] of near) row[column] = cell;
  return row;
};
