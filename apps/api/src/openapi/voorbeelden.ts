import { voorbeelden } from './voorbeelden.generated.js';

/** The example of a body by its name, to put beside its schema; a test checks that every body of this API has one. */
export const withExample = (name: string): { readonly example?: unknown } => (name in voorbeelden ? { example: voorbeelden[name] } : {});
