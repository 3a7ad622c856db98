import { type Credentials, EventStoreDBClient } from '@eventstore/db-client';

const noCredentials: Credentials = { username: '', password: '' };

/**
 * Credentials with the call make the client append with a call of its own, with a deadline and an error of its own.
 * Without them it sends all appends of the process through one BatchAppend call, where a lost connection can leave
 * an append without an answer for ever, or end the process with a rejection that nobody can catch. Over an insecure
 * connection the client does not send them.
 *
 * @throws RangeError
 */
export const credentialsOf = (url: string): Credentials => {
  const [, username, password] = /^[^:]+:\/\/([^:@/]+):([^@]+)@/.exec(url) ?? [];
  if (username !== undefined && password !== undefined) return { username: decodeURIComponent(username), password: decodeURIComponent(password) };
  if (/[?&]tls=false(&|$)/i.test(url)) return noCredentials;
  throw new RangeError('De URL van EventStoreDB noemt geen gebruiker en wachtwoord, en geen tls=false');
};

// In lower case, as the client reads them. What it knows and does nothing with is not among them.
const settings: ReadonlySet<string> = new Set([
  'connectionname', 'defaultdeadline', 'discoveryinterval', 'gossiptimeout', 'keepaliveinterval', 'keepalivetimeout', 'maxdiscoverattempts',
  'nodepreference', 'throwonappendfailure', 'tls', 'tlscafile', 'usercertfile', 'userkeyfile',
]);

/** Settings in the URL that do nothing; about each of them the client prints the whole URL, with its password. */
const idleSettings = (url: string): readonly string[] => {
  const [, query = ''] = url.split('?', 2);
  const names = query.split('&').map((pair) => pair.split('=', 1)[0] ?? '');
  return names.filter((name) => name !== '' && !settings.has(name.toLowerCase()));
};

const advice = (name: string): string => (name.toLowerCase() === 'tlsverifycert' ? '; een eigen CA gaat met tlsCAFile=' : '');

/**
 * A client for the URL of a server or a cluster. It connects when it is first used.
 *
 * @throws RangeError for a URL that cannot be used, without the URL: that has a password
 */
export const clientFor = (url: string): EventStoreDBClient => {
  const [idle] = idleSettings(url);
  if (idle !== undefined) throw new RangeError(`De instelling ${idle} in de URL van EventStoreDB heeft geen effect: laat haar weg${advice(idle)}`);
  try {
    return EventStoreDBClient.connectionString(url);
  } catch (error) {
    // A fault of the client keeps the URL, and so would a cause.
    const { message } = error instanceof Error ? error : { message: '' };
    throw new RangeError(message.includes('certificate') ? 'Het bestand van een certificaat in de URL van EventStoreDB is er niet' : 'De URL van EventStoreDB is niet te lezen');
  }
};
