import { setTimeout as wait } from 'node:timers/promises';

import type { sendUnaryData } from '@grpc/grpc-js';

import type { EventLog } from './event-log.js';
import type { Proposed } from './logged-event.js';
import { commitTimeout, type Faults, streamDeleted, strikes, tooLarge } from './faults.js';
import { expectedOf, streamOf, written, wrongRevision } from './messages.js';
import type { AppendReq, AppendResp } from './protocol.js';

export interface Writing {
  readonly log: EventLog;
  readonly faults: Faults;
  /** Drops every connection. */
  readonly cut: () => void;
}

type Answer = sendUnaryData<AppendResp>;

const maxAppendBytes = 1_048_576;

const commit = async (
  { log, faults, cut }: Writing,
  options: AppendReq.Options,
  { proposed, answer }: { readonly proposed: readonly Proposed[]; readonly answer: Answer },
): Promise<void> => {
  const outcome = log.append(streamOf(options), proposed, expectedOf(options));
  if (outcome.outcome === 'written' && strikes(faults, 'lostAnswers')) cut();
  if (faults.answerMs > 0) await wait(faults.answerMs);
  switch (outcome.outcome) {
    case 'written':
      return answer(null, written(outcome.last, faults.telling));
    case 'wrong-revision':
      return answer(null, wrongRevision(outcome.current));
    case 'deleted':
      return answer(streamDeleted(streamOf(options)));
  }
};

/** Carries out one append. An equal append during the write is dropped, as at a real server. */
export const write = async (
  writing: Writing,
  options: AppendReq.Options,
  proposal: { readonly proposed: readonly Proposed[]; readonly answer: Answer },
): Promise<void> => {
  const { log, faults } = writing;
  const { proposed, answer } = proposal;
  if (proposed.reduce((bytes, { data }) => bytes + data.length, 0) > maxAppendBytes) {
    answer(tooLarge(maxAppendBytes));
    return;
  }
  const append = JSON.stringify([streamOf(options), String(expectedOf(options)), proposed.map(({ id }) => id)]);
  if (log.underWay.has(append) || strikes(faults, 'droppedAppends')) {
    await wait(faults.commitTimeoutMs, undefined, { ref: false });
    answer(commitTimeout());
    return;
  }
  log.underWay.add(append);
  await wait(faults.writeMs);
  log.underWay.delete(append);
  const { beforeWrite } = faults;
  faults.beforeWrite = () => undefined;
  beforeWrite();
  await commit(writing, options, proposal);
};
