/** The names of own streams on the server, where other programs may have streams too. */
export interface StreamNames {
  readonly onServer: (stream: string) => string;
  /** The name on the server of the stream with the identity of this store. */
  readonly identity: string;
  /** Maps a server name to the own stream, or to the own stream whose metadata it holds; undefined for a foreign stream. */
  readonly own: (name: string) => { readonly stream: string; readonly isMetadata: boolean } | undefined;
  /** The name of a stream that does not exist. */
  readonly unused: () => string;
  /** Regular expressions for the server, which match the names of all own streams, and of the streams with their metadata. */
  readonly pattern: string;
  readonly metadataPattern: string;
}

export interface NamingOptions {
  /** Own streams are called `NAMESPACE.STREAM` on the server. Letters, digits and underscores. */
  readonly namespace?: string;
  /** Own streams begin with one of these, such as `actie-`. Absent, every stream in the namespace is own. */
  readonly streamPrefixes?: readonly string[];
}

/** The stream in the namespace in which the store keeps its identity. It holds no fact: nobody reads it as an own stream. */
const identityStream = 'actiespoor_identiteit';

const metaPrefix = '$$';

const escaped = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);

/**
 * Tells own streams from others and translates their names. Names of the server itself begin with `$`. A separator that
 * no namespace can contain ends the namespace, so that no namespace is the beginning of another.
 *
 * @throws RangeError for a namespace with other characters
 */
export const streamNames = ({ namespace, streamPrefixes = [''] }: NamingOptions): StreamNames => {
  if (namespace !== undefined && !/^\w+$/.test(namespace)) throw new RangeError(`Geen naamruimte: "${namespace}". Letters, cijfers en _ mogen.`);
  const before = namespace === undefined ? '' : `${namespace}.`;
  const stripped = (name: string): string | undefined => {
    if (name.startsWith('$') || !name.startsWith(before)) return undefined;
    const stream = name.slice(before.length);
    if (stream === identityStream) return undefined;
    return streamPrefixes.some((prefix) => stream.startsWith(prefix)) ? stream : undefined;
  };
  const rest = `${escaped(before)}(?:${streamPrefixes.map(escaped).join('|')})`;
  return {
    onServer: (stream) => `${before}${stream}`,
    identity: `${before}${identityStream}`,
    own: (name) => {
      const isMetadata = name.startsWith(metaPrefix);
      const stream = stripped(isMetadata ? name.slice(metaPrefix.length) : name);
      return stream === undefined ? undefined : { stream, isMetadata };
    },
    unused: () => `${streamPrefixes[0] ?? ''}${crypto.randomUUID()}`,
    pattern: `^(?!\\$)${rest}`,
    metadataPattern: `^\\$\\$(?!\\$)${rest}`,
  };
};

export const metastreamOf = (name: string): string => `${metaPrefix}${name}`;
