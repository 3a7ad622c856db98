import { type Credentials, EventStoreDBClient } from '@eventstore/db-client';

const noCredentials: Credentials = { username: '', password: '' };

/**
 * Credentials per call make the client send each append as a separate call, with its own deadline and error. Without them
 * it sends all appends of the process through one BatchAppend call, in which a lost connection can leave an append without
 * an answer for ever, or end the process with a rejection that nobody can catch. Over an insecure connection the client
 * does not send them.
 *
 * @throws RangeError
 */
export const credentialsOf = (url: string): Credentials => {
  const [, username, password] = /^[^:]+:\/\/([^:@/]+):([^@]+)@/.exec(url) ?? [];
  if (username !== undefined && password !== undefined) return { username: decodeURIComponent(username), password: decodeURIComponent(password) };
  if (/[?&]tls=false(&|$)/i.test(url)) return noCredentials;
  throw new RangeError('De URL van EventStoreDB noemt geen gebruiker en wachtwoord, en geen tls=false');
};

// In lower case, as the client reads them. Settings that the client knows but ignores are left out.
const settings: ReadonlySet<string> = new Set([
  'connectionname',
  'defaultdeadline',
  'discoveryinterval',
  'gossiptimeout',
  'keepaliveinterval',
  'keepalivetimeout',
  'maxdiscoverattempts',
  'nodepreference',
  'throwonappendfailure',
  'tls',
  'tlscafile',
  'usercertfile',
  'userkeyfile',
]);

/** Settings in the URL without effect; for each of them the client would print the whole URL, including its password. */
const idleSettings = (url: string): readonly string[] => {
  const [, query = ''] = url.split('?', 2);
  const names = query.split('&').map((pair) => pair.split('=', 1)[0] ?? '');
  return names.filter((name) => name !== '' && !settings.has(name.toLowerCase()));
};

const advice = (name: string): string => (name.toLowerCase() === 'tlsverifycert' ? '; een eigen CA gaat met tlsCAFile=' : '');

/**
 * A client for the URL of a server or a cluster. It connects at first use.
 *
 * @throws RangeError for an unusable URL; the message leaves out the URL, which holds a password
 */
export const clientFor = (url: string): EventStoreDBClient => {
  const [idle] = idleSettings(url);
  if (idle !== undefined) throw new RangeError(`De instelling ${idle} in de URL van EventStoreDB heeft geen effect: laat haar weg${advice(idle)}`);
  try {
    return EventStoreDBClient.connectionString(url);
  } catch (error) {
    // No cause: a fault of the client keeps the URL.
    const { message } = error instanceof Error ? error : { message: '' };
    throw new RangeError(
      message.includes('certificate') ? 'Het bestand van een certificaat in de URL van EventStoreDB is er niet' : 'De URL van EventStoreDB is niet te lezen',
    );
  }
};
