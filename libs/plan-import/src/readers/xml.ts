import { SaxesParser } from 'saxes';

/** An element with its children in order; names carry the prefix that the file uses. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
}

export type XmlNode = XmlElement | string;

interface Open {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlNode[];
}

export class UnsafeXml extends Error {}

export const maxElements = 3_000_000;
const deepest = 256;

/**
 * The root element of a file of a package. A document type, and so every entity of its own, is refused: office programs write none.
 *
 * @throws UnsafeXml for a document type, or for more or deeper elements than a document of people has
 * @throws Error if the file is no XML
 */
export const parseXml = (bytes: Uint8Array): XmlElement => {
  const root: Open = { name: '', attributes: {}, children: [] };
  const stack: Open[] = [root];
  let elements = 0;
  const parser = new SaxesParser();
  parser.on('doctype', () => {
    throw new UnsafeXml('doctype');
  });
  parser.on('opentag', ({ name, attributes }) => {
    elements += 1;
    if (elements > maxElements || stack.length > deepest) throw new UnsafeXml('size');
    const element: Open = { name, attributes, children: [] };
    stack.at(-1)?.children.push(element);
    stack.push(element);
  });
  const addText = (text: string): void => void stack.at(-1)?.children.push(text);
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => void stack.pop());
  parser.on('error', (fault) => {
    throw fault;
  });
  parser.write(new TextDecoder('utf-8').decode(bytes)).close();
  const [first] = root.children.filter((node) => typeof node !== 'string');
  if (first === undefined) throw new Error('Geen element');
  return first;
};

export const isElement = (node: XmlNode): node is XmlElement => typeof node !== 'string';

export const childrenOf = ({ children }: XmlElement, ...names: readonly string[]): readonly XmlElement[] =>
  children.filter(isElement).filter(({ name }) => names.includes(name));

export const childOf = (element: XmlElement | undefined, name: string): XmlElement | undefined => (element ? childrenOf(element, name)[0] : undefined);

/** Elements with one of these names at any depth, in the order of the file. */
export const descendantsOf = (element: XmlElement, ...names: readonly string[]): readonly XmlElement[] =>
  element.children.filter(isElement).flatMap((child) => (names.includes(child.name) ? [child] : descendantsOf(child, ...names)));

/** All text inside an element, as it stands. */
export const textOf = (element: XmlElement | undefined): string =>
  element === undefined ? '' : element.children.map((node) => (typeof node === 'string' ? node : textOf(node))).join('');
