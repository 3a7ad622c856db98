import ts from 'typescript';

import type { JsonSchema } from './json-schema.js';

const uuid: JsonSchema = { type: 'string', format: 'uuid' };
const organisatie: JsonSchema = { type: 'string', pattern: '^(GM[0-9]{4}|VT[0-9]{2}|(SV|PA)-[A-Z0-9-]{1,60})$' };

/** Brands of strings with a form of their own, by the property and the value of the brand. */
const marks: readonly (readonly [mark: string, value: string | undefined, schema: JsonSchema])[] = [
  ['precision', 'dag', { type: 'string', format: 'date' }],
  ['brand', 'Datum', { type: 'string', format: 'edtf' }],
  ['brand', 'Position', { type: 'string' }],
  ['id', 'organisatie', organisatie],
  ['id', undefined, uuid],
  ['__id', undefined, uuid],
];

const literalOf = (checker: ts.TypeChecker, type: ts.Type, name: string): string | undefined => {
  const member = checker.getPropertyOfType(type, name);
  const marked = member && checker.getTypeOfSymbol(member);
  return marked?.isUnion() ? 'union' : marked?.isStringLiteral() ? marked.value : undefined;
};

const isMarked = (type: ts.Type): type is ts.IntersectionType => type.isIntersection() && type.types.some(({ flags }) => flags & ts.TypeFlags.String);

/** The schema of a text; undefined where the type is no text. A text of a form (a template) has its own pattern. */
export const textSchema = (checker: ts.TypeChecker, type: ts.Type): JsonSchema | undefined => {
  if (type.flags & ts.TypeFlags.String || type.flags & ts.TypeFlags.TemplateLiteral) return { type: 'string' };
  if (!isMarked(type)) return undefined;
  const found = marks.find(([mark, value]) => {
    const literal = literalOf(checker, type, mark);
    return literal !== undefined && (value === undefined || value === literal);
  });
  if (!found) throw new Error(`${checker.typeToString(type)} is marked in a way that no schema is known for`);
  return found[2];
};
