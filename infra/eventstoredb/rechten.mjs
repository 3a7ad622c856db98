// Removes from everybody but $admins the rights that Actiespoor never uses: deleting streams, ending them, and hiding events
// with metadata. Run once for each server, as its administrator; it replaces the default rights of streams.
//
//   ESDB_ADMIN_URL='esdb://admin:PASSWORD@host:2113?tlsCAFile=ca.crt' node infra/eventstoredb/rechten.mjs actiespoor
import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';

const admins = '$admins';
const [user = 'actiespoor'] = process.argv.slice(2);
const url = process.env.ESDB_ADMIN_URL;

const fail = (sentence) => {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
};

if (!url) fail('Geef in ESDB_ADMIN_URL het adres van de server, met gebruiker en wachtwoord van een beheerder.');
if (!/^[\w.-]+$/.test(user)) fail(`Geen naam van een gebruiker: ${user}`);

const both = [user, admins];
const streams = { $r: both, $w: both, $d: admins, $mr: both, $mw: admins };
const systemStreams = { $r: admins, $w: admins, $d: admins, $mr: admins, $mw: admins };

const changes = [
  ['$$$all', { type: '$metadata', data: { $acl: { $r: both } } }],
  ['$settings', { type: 'update-default-acl', data: { $userStreamAcl: streams, $systemStreamAcl: systemStreams } }],
];

// Credentials with each call, so that the client sends each append as a separate call and reports its outcome.
const [, username = '', password = ''] = /^[^:]+:\/\/([^:@/]+):([^@]+)@/.exec(url) ?? [];
const credentials = { username: decodeURIComponent(username), password: decodeURIComponent(password) };

const connect = () => {
  try {
    return EventStoreDBClient.connectionString(url);
  } catch {
    return fail('ESDB_ADMIN_URL is niet te lezen.');
  }
};

const client = connect();
try {
  for (const [stream, event] of changes) await client.appendToStream(stream, jsonEvent(event), { credentials });
} catch (error) {
  fail(`De rechten zijn niet gezet: ${error.message}`);
}
await client.dispose();
process.stdout.write(`${user} leest en schrijft streams en volgt $all; verwijderen, afsluiten en metadata schrijven kan alleen ${admins}.\n`);
process.exit(0);
