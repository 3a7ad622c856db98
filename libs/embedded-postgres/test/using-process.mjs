// A process that uses the embedded server of the folder in its first argument, until it is told to stop or is killed.
// Node runs the sources as they are; only their `.js` imports must be pointed at the `.ts` files.
import { registerHooks } from 'node:module';

registerHooks({
  resolve: (specifier, context, next) =>
    next(specifier.startsWith('.') && context.parentURL?.endsWith('.ts') ? specifier.replace(/\.js$/, '.ts') : specifier, context),
});

const { startEmbeddedPostgres } = await import('../src/index.ts');
const server = await startEmbeddedPostgres({ dataDir: process.argv[2], log: () => undefined });

process.once('message', () => {
  void server.stop().then(() => process.disconnect());
});
process.send({ adopted: server.adopted, ownerUrl: server.ownerUrl });
