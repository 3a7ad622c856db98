import type { sendUnaryData, StatusObject } from '@grpc/grpc-js';

import type { EventLog } from './event-log.js';
import { type Faults, refusal, wrongExpectedVersion } from './faults.js';
import type { Logged } from './logged-event.js';
import { expectedOf, streamOf } from './messages.js';
import type { DeleteReq, TombstoneReq } from './protocol.js';

type Options = DeleteReq.Options | TombstoneReq.Options;

/** The reason to refuse a deletion: first the right, then the revision. */
const objection = ({ log, faults }: Deleting, options: Options): StatusObject | undefined => {
  const refused = refusal(faults, 'deletion');
  if (refused) return refused;
  const [expected, current] = [expectedOf(options), log.of(streamOf(options)).at(-1)?.revision];
  return typeof expected === 'bigint' && expected !== current ? wrongExpectedVersion(streamOf(options), expected, current) : undefined;
};

interface Deleting {
  readonly log: EventLog;
  readonly faults: Faults;
}

/** Deletes or ends a stream. */
export const remove = <Answer>(
  deleting: Deleting,
  options: Options,
  { how, answer }: { readonly how: (stream: string) => Logged; readonly answer: readonly [sendUnaryData<Answer>, (logged: Logged) => Answer] },
): void => {
  const [send, messageOf] = answer;
  const refused = objection(deleting, options);
  if (refused) send(refused);
  else send(null, messageOf(how(streamOf(options))));
};
