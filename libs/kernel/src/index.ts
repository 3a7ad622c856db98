export {
  accept,
  alreadySo,
  refuse,
  type Acceptance,
  type Bezet,
  type Decider,
  type Decision,
  type Difference,
  type Message,
  type Obstacle,
  type Refusal,
  type RefusalDetails,
} from './decider.js';
export { decideInTime, type RulesInTime, type ToldRefusal, type Told } from './decide-in-time.js';
export {
  compareDatum,
  dag,
  datum,
  daysBetween,
  firstDay,
  isDag,
  isDatum,
  lastDay,
  plusDays,
  previousDay,
  type Dag,
  type Datum,
  type Periode,
} from './datum.js';
export { bareText } from './bare-text.js';
export { defined, type Defined } from './defined.js';
export { canonicalJson, isUuid, sha256Hex, uuidV5, type Id } from './identity.js';
export { compareMoment, Timeline, type Dated, type Fold, type Moment } from './timeline.js';
export { findPersoonsgegevens, hasPersoonsverwijzing, type Persoonsgegeven } from './persoonsgegevens.js';
