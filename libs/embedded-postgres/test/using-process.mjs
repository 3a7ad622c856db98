// A process that uses the embedded server of the folder in its first argument, until it is told to stop or is killed.
import { startEmbeddedPostgres } from './sources.mjs';

const server = await startEmbeddedPostgres({ dataDir: process.argv[2], log: () => undefined });

process.once('message', () => {
  void server.stop().then(() => process.disconnect());
});
process.send({ adopted: server.adopted, ownerUrl: server.ownerUrl });
