export { codeOf, DataDirFault, isCode, OperatorFault, systemReason } from './faults.js';
export { makeFolder } from './make-folder.js';
export { shellQuoted } from './shell-quoted.js';
export { keptSecret } from './kept-secret.js';
