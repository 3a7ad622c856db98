// Jest's globalSetup: the PostgreSQL of the tests, and a word about the suites that this machine cannot run.
import startTestServer from '../../libs/embedded-postgres/test/start-test-server.mjs';
import { missing, remedy } from '../kafka/installed.mjs';

export default async () => {
  const reason = missing();
  if (reason !== undefined) process.stderr.write(`De tests met een echte Kafka zijn overgeslagen: ${reason}. ${remedy}\n`);
  await startTestServer();
};
