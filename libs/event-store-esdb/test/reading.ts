import type { ServerWritableStream } from '@grpc/grpc-js';

import type { EventLog } from './event-log.js';
import type { Logged } from './logged-event.js';
import { type Faults, streamDeleted, strikes, tooSlow, unavailable } from './faults.js';
import { caughtUp, checkpoint, confirmation, eventMessage, streamNotFound, streamOf } from './messages.js';
import { ReadReq, type ReadResp } from './protocol.js';

export type ReadCall = ServerWritableStream<ReadReq, ReadResp>;

/** The filter of a subscription, and the number of examined events after which the server reports its progress. */
interface Filter {
  readonly wants: (event: Logged) => boolean;
  /** True if it wants nothing but the metadata of streams. */
  readonly isOfMetadata: boolean;
  readonly checkpointEvery: number;
}

const searchWindow = 32;

const matcher = (expression: ReadReq.Options.FilterOptions.Expression | undefined): ((text: string) => boolean) => {
  const prefixes = expression?.getPrefixList() ?? [];
  if (prefixes.length > 0) return (text) => prefixes.some((prefix) => text.startsWith(prefix));
  const regex = new RegExp(expression?.getRegex() ?? '');
  return (text) => regex.test(text);
};

const filterOf = (options: ReadReq.Options): Filter => {
  const filter = options.getFilter();
  if (!filter) return { wants: () => true, isOfMetadata: false, checkpointEvery: Infinity };
  const checkpointEvery = filter.getCheckpointintervalmultiplier() * (filter.getMax() || searchWindow);
  const matches = matcher(filter.getStreamIdentifier() ?? filter.getEventType());
  const isOfMetadata = (filter.getStreamIdentifier()?.getRegex() ?? '').startsWith(String.raw`^\$\$`);
  return { checkpointEvery, isOfMetadata, wants: ({ stream, type }) => matches(filter.hasStreamIdentifier() ? stream : type) };
};

const isBackwards = (options: ReadReq.Options): boolean => options.getReadDirection() === ReadReq.Options.ReadDirection.BACKWARDS;

const ofStream = (events: readonly Logged[], options: ReadReq.Options, of: ReadReq.Options.StreamOptions): readonly Logged[] => {
  const [start, end] = [of.hasStart(), of.hasEnd()];
  if (isBackwards(options)) return events.filter(({ revision }) => end || revision <= BigInt(of.getRevision())).toReversed();
  return events.filter(({ revision }) => start || revision >= BigInt(of.getRevision()));
};

/** Forwards includes the event at the position; backwards excludes it. */
const ofLog = ({ events }: EventLog, options: ReadReq.Options, of: ReadReq.Options.AllOptions): readonly Logged[] => {
  const from = BigInt(of.getPosition()?.getCommitPosition() ?? 0);
  if (isBackwards(options)) return events.filter(({ position }) => of.hasEnd() || position < from).toReversed();
  return events.filter(({ position }) => position >= from);
};

const send = (call: ReadCall, events: readonly Logged[], options: ReadReq.Options): void => {
  for (const event of events.slice(0, Number(options.getCount()))) call.write(eventMessage(event));
  call.end();
};

const answerStream = (call: ReadCall, log: EventLog, of: ReadReq.Options.StreamOptions): void => {
  const options = call.request.getOptions() ?? new ReadReq.Options();
  const events = log.read(streamOf(of));
  if (!events) {
    call.emit('error', streamDeleted(streamOf(of)));
    return;
  }
  if (events.length === 0) call.write(streamNotFound(streamOf(of)));
  send(call, ofStream(events, options, of), options);
};

/** Answers one read of a stream or of the whole log. */
export const answerRead = (call: ReadCall, log: EventLog, options: ReadReq.Options): void => {
  const stream = options.getStream();
  if (stream) return answerStream(call, log, stream);
  const events = ofLog(log, options, options.getAll() ?? new ReadReq.Options.AllOptions());
  log.sent += Math.min(events.length, Number(options.getCount()));
  send(call, events, options);
};

export interface Served {
  readonly log: EventLog;
  readonly faults: Faults;
  /** Resolves when the server no longer hangs. */
  readonly awake: () => Promise<void>;
}

const startOf = (of: ReadReq.Options.AllOptions | undefined, events: readonly Logged[]): number => {
  if (of?.hasEnd()) return events.length;
  const from = of?.getPosition();
  return from ? events.filter(({ position }) => position <= BigInt(from.getCommitPosition())).length : 0;
};

/** One reader that follows the log; examined events count for the checkpoints, sent events for the faults. */
export class Subscription {
  private readonly log: EventLog;
  private readonly faults: Faults;
  private readonly awake: () => Promise<void>;
  private readonly filter: Filter;
  private readonly isSilent: boolean;
  private next: number;
  private looked = 0;
  private given = 0;
  private isOver = false;

  constructor(
    private readonly call: ReadCall,
    { log, faults, awake }: Served,
  ) {
    [this.log, this.faults, this.awake] = [log, faults, awake];
    this.filter = filterOf(call.request.getOptions() ?? new ReadReq.Options());
    this.isSilent = strikes(faults, 'silentSubscriptions');
    this.next = startOf(call.request.getOptions()?.getAll(), log.events);
  }

  get isOfMetadata(): boolean {
    return this.filter.isOfMetadata;
  }

  /** Follows until the client goes away; a new server reports that the reader has caught up, an old one does not. */
  async run(generation: 'with-signs' | 'without-signs'): Promise<void> {
    this.call.write(confirmation());
    if (this.isSilent) return;
    this.lookAtAll();
    if (generation === 'with-signs' && !this.isOver) this.call.write(caughtUp());
    while (!this.isOver && !this.call.cancelled && !this.call.destroyed) {
      await this.log.changed();
      await this.awake();
      this.lookAtAll();
    }
  }

  drop(reason: 'unavailable' | 'too-slow' = 'unavailable'): void {
    this.isOver = true;
    this.call.emit('error', reason === 'too-slow' ? tooSlow() : unavailable());
  }

  private lookAtAll(): void {
    for (; !this.isOver && this.next < this.log.events.length; this.next += 1) this.look(this.next);
  }

  private look(index: number): void {
    const event = this.log.events[index] as Logged;
    this.looked += 1;
    if (this.filter.wants(event)) this.give(index);
    else if (this.looked % this.filter.checkpointEvery === 0) this.call.write(checkpoint(event));
  }

  private give(index: number): void {
    this.given += 1;
    if (this.given > this.faults.eventsPerSubscription) {
      this.drop();
      return;
    }
    const [before, event] = [this.log.events[index - 1], this.log.events[index] as Logged];
    const sent = this.faults.isRepeating ? [before ?? event, event, event] : [event];
    this.log.sent += sent.length;
    for (const one of sent) this.call.write(eventMessage(one));
  }
}
