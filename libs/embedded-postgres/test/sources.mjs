// Node runs the sources of this library as they are; only their `.js` imports must be pointed at the `.ts` files.
import { registerHooks } from 'node:module';

registerHooks({
  resolve: (specifier, context, next) =>
    next(specifier.startsWith('.') && context.parentURL?.endsWith('.ts') ? specifier.replace(/\.js$/, '.ts') : specifier, context),
});

export const { startEmbeddedPostgres, EmbeddedPostgresFault } = await import('../src/index.ts');
export const { isLeased } = await import('../src/leases.ts');
