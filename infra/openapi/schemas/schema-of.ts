import ts from 'typescript';

import type { JsonSchema } from './json-schema.js';
import { textSchema } from './text-schema.js';

/** The place of a type in the answers. */
export interface Place {
  /** The nearest part that has a name in the document. */
  readonly part: string;
  readonly field: string;
}

/** The knowledge of the schemas besides the types. */
export interface Naming {
  readonly checker: ts.TypeChecker;
  /** The name of a type in the document; undefined if it is written out in place. */
  readonly nameOf: (type: ts.Type) => string | undefined;
  /** Adds to a field the facts that its type lacks: above all its description. */
  readonly about: (place: Place, schema: JsonSchema) => JsonSchema;
}

const { Undefined, Null, BooleanLike, NumberLike, BooleanLiteral, NumberLiteral, StringLiteral, Object: ObjectFlag } = ts.TypeFlags;

const isOf =
  (flag: ts.TypeFlags) =>
  ({ flags }: ts.Type): boolean =>
    (flags & flag) !== 0;

const constantOf = (checker: ts.TypeChecker, type: ts.Type): string | number | boolean =>
  type.isStringLiteral() || type.isNumberLiteral() ? type.value : checker.typeToString(type) === 'true';

/** `null` is one of the types where the rest has a single one. */
const orNull = (schema: JsonSchema): JsonSchema =>
  typeof schema.type === 'string' && !schema.enum ? { ...schema, type: [schema.type, 'null'] } : { anyOf: [schema, { type: 'null' }] };

// The compiler keeps members of a union, and fields of a type that was made of others, in the order in which it met them:
// a change elsewhere may turn them round. Here they stand in an order that depends on nothing else.
export const anyOf = (schemas: readonly JsonSchema[]): JsonSchema => {
  const [first, ...others] = [...new Map(schemas.map((one) => [JSON.stringify(one), one])).entries()]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, one]) => one);
  return first && others.length === 0 ? first : { anyOf: [...(first ? [first] : []), ...others] };
};

const byName = (one: ts.Symbol, other: ts.Symbol): number => (one.name < other.name ? -1 : 1);

const declarationOf = ({ declarations = [] }: ts.Symbol): ts.Declaration | undefined => declarations.find((one) => !ts.isMappedTypeNode(one));

/** Fields as they are declared, where one file declares them all; else by name, so that a type may move to another file. */
const ordered = (members: readonly ts.Symbol[]): readonly ts.Symbol[] => {
  const places = new Map(members.map((member) => [member, declarationOf(member)]));
  const files = new Set([...places.values()].map((place) => place?.getSourceFile()));
  if (files.size > 1 || files.has(undefined)) return members.toSorted(byName);
  return members.toSorted((one, other) => (places.get(one)?.pos ?? 0) - (places.get(other)?.pos ?? 0) || byName(one, other));
};

const membersOf = (type: ts.Type): readonly ts.Type[] => (type.isUnion() ? type.types : [type]).filter((one) => !isOf(Undefined)(one));

const referenceTo = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` });

const ofConstant = (checker: ts.TypeChecker, type: ts.Type): JsonSchema => {
  const value = constantOf(checker, type);
  return { type: typeof value === 'number' ? 'integer' : typeof value, const: value };
};

const loose = (checker: ts.TypeChecker, type: ts.Type, { part, field }: Place): Error => new Error(`${part}.${field} is loose: ${checker.typeToString(type)}`);

const ofComposite = (naming: Naming, type: ts.Type, place: Place): JsonSchema => {
  const { checker } = naming;
  const element = checker.isArrayType(type) ? checker.getTypeArguments(type as ts.TypeReference)[0] : undefined;
  if (element) return { type: 'array', items: schemaOf(naming, element, place) };
  if (type.isIntersection() || isOf(ObjectFlag)(type)) return objectSchema(naming, type, place);
  throw loose(checker, type, place);
};

const ofSingle = (naming: Naming, type: ts.Type, place: Place): JsonSchema => {
  const { checker, nameOf } = naming;
  const name = nameOf(type);
  if (name !== undefined) return referenceTo(name);
  if (isOf(StringLiteral | BooleanLiteral | NumberLiteral)(type)) return ofConstant(checker, type);
  if (isOf(NumberLike)(type)) return { type: 'integer' };
  return textSchema(checker, type) ?? ofComposite(naming, type, place);
};

const ofSeveral = (naming: Naming, members: readonly ts.Type[], place: Place): JsonSchema => {
  const [single, ...others] = members;
  if (single && others.length === 0) return ofSingle(naming, single, place);
  if (members.every(isOf(BooleanLike)) && members.length === 2) return { type: 'boolean' };
  if (members.every(isOf(StringLiteral))) return { type: 'string', enum: members.map((one) => String(constantOf(naming.checker, one))).toSorted() };
  return anyOf(members.map((one) => ofSingle(naming, one, place)));
};

/** The schema of a type; everything that it has is in it. @throws Error where it has no certain form */
export const schemaOf = (naming: Naming, type: ts.Type, place: Place): JsonSchema => {
  const members = membersOf(type);
  const values = members.filter((one) => !isOf(Null)(one));
  if (values.length < members.length) return orNull(ofSeveral(naming, values, place));
  const name = naming.nameOf(type);
  return name === undefined ? ofSeveral(naming, members, place) : referenceTo(name);
};

/** The schema of an object, written out. `field` of the place is the one that holds it, and empty for a part of its own. */
export const objectSchema = (naming: Naming, type: ts.Type, { part, field: within }: Place): JsonSchema => {
  const { checker, about } = naming;
  const members = ordered(checker.getPropertiesOfType(type));
  if (members.length === 0) throw loose(checker, type, { part, field: within });
  const fields = members.map((member) => {
    const place = { part, field: within === '' ? member.name : `${within}.${member.name}` };
    return [member.name, about(place, schemaOf(naming, checker.getTypeOfSymbol(member), place))] as const;
  });
  const required = members.filter(({ flags }) => !(flags & ts.SymbolFlags.Optional)).map(({ name }) => name);
  return { type: 'object', ...(required.length > 0 && { required }), properties: Object.fromEntries(fields) };
};
