// Node runs the sources of this workspace directly; the hook points their `.js` imports at the `.ts` files.
import { registerHooks } from 'node:module';

const isOfWorkspace = (specifier) => specifier.startsWith('@actiespoor/');

registerHooks({
  resolve: (specifier, context, next) => {
    if (isOfWorkspace(specifier)) return next(specifier, { ...context, conditions: ['actiespoor-source', ...context.conditions] });
    return next(specifier.startsWith('.') && context.parentURL?.endsWith('.ts') ? specifier.replace(/\.js$/, '.ts') : specifier, context);
  },
});

export const { startEmbeddedPostgres, EmbeddedPostgresFault } = await import('../src/index.ts');
export const { isLeased } = await import('../src/leases.ts');
