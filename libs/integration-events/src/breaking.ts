import { messages, messageType } from './contract.js';
import { heartbeatSchema, heartbeatType } from './heartbeat.js';
import { type JsonSchema, schemaOf } from './json-schema.js';

/** The schemas of all messages by their public names, as readers know them. */
export type PublishedContract = Readonly<Record<string, JsonSchema>>;

export const publishedContract = (): PublishedContract => ({
  ...Object.fromEntries(messages.map((message) => [messageType(message), schemaOf(message.velden)])),
  [heartbeatType]: heartbeatSchema,
});

/** A change that a reader of the published version would not survive. */
export interface Breaking {
  /** The type, and the path of the field. */
  readonly place: string;
  readonly kind:
    | 'message-gone'
    | 'field-gone'
    | 'field-no-longer-certain'
    | 'type-changed'
    | 'may-be-null'
    | 'word-added'
    | 'word-gone'
    | 'words-gone'
    | 'pattern-changed'
    | 'items-changed';
}

const typesOf = ({ type }: JsonSchema): ReadonlySet<string> => new Set([type].flat());
const withoutNull = (types: ReadonlySet<string>): string => [...types].filter((type) => type !== 'null').join();

const ofTypes = (before: JsonSchema, after: JsonSchema, place: string): readonly Breaking[] => {
  const [was, is] = [typesOf(before), typesOf(after)];
  return [
    ...(withoutNull(was) === withoutNull(is) ? [] : [{ place, kind: 'type-changed' } as const]),
    ...(is.has('null') && !was.has('null') ? [{ place, kind: 'may-be-null' } as const] : []),
  ];
};

/** A reader that knows the words does not expect another one, and waits for those that it knows. */
const ofWords = ({ enum: was }: JsonSchema, { enum: is }: JsonSchema, place: string): readonly Breaking[] => {
  if (!was) return [];
  if (!is) return [{ place, kind: 'words-gone' }];
  return [
    ...(is.every((word) => was.includes(word)) ? [] : [{ place, kind: 'word-added' } as const]),
    ...(was.every((word) => is.includes(word)) ? [] : [{ place, kind: 'word-gone' } as const]),
  ];
};

const ofFields = (before: JsonSchema, after: JsonSchema, place: string): readonly Breaking[] =>
  Object.entries(before.properties ?? {}).flatMap(([name, was]): readonly Breaking[] => {
    const is = after.properties?.[name];
    const path = `${place}.${name}`;
    if (!is) return [{ place: path, kind: 'field-gone' }];
    const isLost = before.required?.includes(name) === true && after.required?.includes(name) !== true;
    return [...(isLost ? [{ place: path, kind: 'field-no-longer-certain' } as const] : []), ...ofSchema(was, is, path)];
  });

const ofItems = ({ items: was }: JsonSchema, { items: is }: JsonSchema, place: string): readonly Breaking[] => {
  if (!was) return [];
  return is ? ofSchema(was, is, `${place}[]`) : [{ place, kind: 'items-changed' }];
};

const ofSchema = (before: JsonSchema, after: JsonSchema, place: string): readonly Breaking[] => [
  ...ofTypes(before, after, place),
  ...ofWords(before, after, place),
  ...(before.pattern === after.pattern ? [] : [{ place, kind: 'pattern-changed' } as const]),
  ...ofItems(before, after, place),
  ...ofFields(before, after, place),
];

/** Every change by which a reader of the published contract would lose its footing. New messages and new fields are none. */
export const breakingChanges = (published: PublishedContract, present: PublishedContract): readonly Breaking[] =>
  Object.entries(published).flatMap(([type, before]): readonly Breaking[] => {
    const after = present[type];
    return after ? ofSchema(before, after, type) : [{ place: type, kind: 'message-gone' }];
  });
