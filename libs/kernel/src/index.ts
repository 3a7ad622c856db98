export { accept, refuse, type Decider, type Decision, type Message } from './decider.js';
export { compareDatum, dag, datum, firstDay, isDag, isDatum, lastDay, type Dag, type Datum, type Periode } from './datum.js';
export { defined, type Defined } from './defined.js';
export { canonicalJson, isUuid, sha256Hex, uuidV5, type Id } from './identity.js';
