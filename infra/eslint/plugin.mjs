import { injectableImport } from './injectable-import.mjs';
import { stepLength } from './step-length.mjs';

/** The two house rules that no published plugin expresses. */
export default {
  meta: { name: 'actiespoor' },
  rules: { 'injectable-import': injectableImport, 'step-length': stepLength },
};
