import ts from 'typescript';

import type { Contract } from './contract.js';
import type { JsonSchema, Veld } from './json-schema.js';
import { anyOf, type Naming, objectSchema, type Place, schemaOf } from './schema-of.js';
import { velden } from './velden.js';

type Schemas = Readonly<Record<string, JsonSchema>>;

const isOurs = (symbol: ts.Symbol): boolean => symbol.declarations?.some((one) => !one.getSourceFile().fileName.includes('/node_modules/')) === true;

/** True for an object or a union of objects, but not for a branded string or a list. */
const isObject = (checker: ts.TypeChecker, type: ts.Type): boolean => {
  if (type.isUnionOrIntersection()) return type.types.every((one) => isObject(checker, one));
  return (type.flags & ts.TypeFlags.Object) !== 0 && !checker.isArrayType(type);
};

const ownName = (type: ts.Type): string | undefined => {
  const { aliasSymbol, aliasTypeArguments } = type;
  if (aliasSymbol && isOurs(aliasSymbol) && !aliasTypeArguments) return aliasSymbol.name;
  const symbol = type.getSymbol();
  return symbol && type.isClassOrInterface() && isOurs(symbol) ? symbol.name : undefined;
};

/** Parts that the types name get that name in the document; the types of one name must be one type. */
const namesOf = ({ checker, named, regels }: Contract): { readonly nameOf: (type: ts.Type) => string | undefined; readonly found: Map<string, ts.Type> } => {
  const found = new Map([...named, ...regels.map(([soort, type]) => [`${soort}Regel`, type] as const)]);
  const known = new Map([...found].map(([name, type]) => [type, name]));
  const add = (type: ts.Type): string | undefined => {
    const name = isObject(checker, type) ? ownName(type)?.replace(/Weergave$/, 'Antwoord') : undefined;
    if (name === undefined) return undefined;
    if (found.has(name)) throw new Error(`Two types are called ${name}: give one of them a name of its own in Onderdelen`);
    found.set(name, type);
    known.set(type, name);
    return name;
  };
  return { found, nameOf: (type) => known.get(type) ?? add(type) };
};

const aboutOf = (): Pick<Naming, 'about'> & { readonly complaint: () => string | undefined } => {
  const [used, missing] = [new Set<string>(), new Set<string>()];
  const veldOf = ({ part, field }: Place): Veld => {
    const steps = field.split('.');
    const key = [`${part}.${field}`, steps.slice(-2).join('.'), steps.at(-1) ?? field].find((one) => one in velden);
    if (key === undefined) missing.add(`${part}.${field}`);
    else used.add(key);
    return velden[key ?? ''] ?? '';
  };
  const described = (veld: Veld, schema: JsonSchema): JsonSchema => ({ ...schema, ...(typeof veld === 'string' ? { description: veld } : veld) });
  return {
    about: (place, schema) => described(veldOf(place), schema),
    complaint: () => {
      const idle = Object.keys(velden).filter((key) => !used.has(key));
      if (missing.size + idle.length === 0) return undefined;
      return `velden: no description of ${[...missing].join(', ') || 'nothing'}; no field for ${idle.join(', ') || 'nothing'}`;
    },
  };
};

const partSchema = (naming: Naming, type: ts.Type, part: string): JsonSchema =>
  type.isUnion()
    ? anyOf(
        type.types.map((one) =>
          naming.nameOf(one) === undefined ? objectSchema(naming, one, { part, field: '' }) : schemaOf(naming, one, { part, field: '' }),
        ),
      )
    : objectSchema(naming, type, { part, field: '' });

/** The schemas of every answer. @throws Error where a field has no description, or a description no field */
export const generateSchemas = (contract: Contract): Schemas => {
  const { about, complaint } = aboutOf();
  const { found, nameOf } = namesOf(contract);
  const naming: Naming = { checker: contract.checker, nameOf, about };
  const schemas = new Map<string, JsonSchema>();
  // A part that is met on the way is found then, and comes last.
  for (const [name, type] of found) schemas.set(name, partSchema(naming, type, name));
  const fault = complaint();
  if (fault !== undefined) throw new Error(fault);
  return Object.fromEntries([...schemas].toSorted(([a], [b]) => (a < b ? -1 : 1)));
};
