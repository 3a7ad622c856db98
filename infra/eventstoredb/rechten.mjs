// Makes the user of Actiespoor, and removes from everybody but $admins the rights that Actiespoor never uses: deleting streams,
// ending them, and hiding events with metadata. Run once for each server, as its administrator; it replaces the default rights of
// streams. A user that is there keeps its password; without ESDB_USER_PASSWORD no user is made.
//
//   ESDB_ADMIN_URL='esdb://admin:PASSWORD@host:2113?tlsCAFile=ca.crt' ESDB_USER_PASSWORD=… node infra/eventstoredb/rechten.mjs actiespoor
import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { UsersClient } from '@eventstore/db-client/generated/users_grpc_pb.js';
import messages from '@eventstore/db-client/generated/users_pb.js';

const admins = '$admins';
const [user = 'actiespoor'] = process.argv.slice(2);
const { ESDB_ADMIN_URL: url, ESDB_USER_PASSWORD: userPassword } = process.env;

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

const alreadyExists = 6;

/** The client knows no users; the server has them behind the same port. @returns the outcome, to follow the name of the user */
const makeUser = (client) => {
  const options = new messages.CreateReq.Options();
  options.setLoginName(user);
  options.setFullName('Actiespoor');
  options.setPassword(userPassword);
  const request = new messages.CreateReq().setOptions(options);
  const create = (users) =>
    new Promise((resolve, reject) => {
      users.create(request, ...client.callArguments({ credentials }), (error) => {
        if (!error) resolve('is gemaakt');
        else if (error.code === alreadyExists) resolve('was er al, en houdt zijn wachtwoord');
        else reject(error);
      });
    });
  return client.execute(UsersClient, 'createUser', create);
};

const client = connect();
let made = '';
try {
  if (userPassword) made = `${user} ${await makeUser(client)}. `;
  for (const [stream, event] of changes) await client.appendToStream(stream, jsonEvent(event), { credentials });
} catch (error) {
  fail(`De rechten zijn niet gezet: ${error.message}`);
}
await client.dispose();
process.stdout.write(`${made}${user} leest en schrijft streams en volgt $all; verwijderen, afsluiten en metadata schrijven kan alleen ${admins}.\n`);
process.exit(0);
