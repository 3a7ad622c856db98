import { type Appended, type AppendRequest, CorruptIdempotency, eventBytes, StoreUnavailable } from '@actiespoor/event-store';

/** The outcome of one request of a batch. */
export type Written = Appended | { readonly outcome: 'corrupt'; readonly id: string };

/** Writes all requests in one transaction and answers in the same order. Throws if the outcome of all is unknown. */
export type WriteBatch = (requests: readonly AppendRequest[]) => Promise<readonly Written[]>;

export interface GroupLimits {
  /** The largest number of waiting requests. */
  readonly maxQueued: number;
  /** The largest number of events in one transaction; a single larger request goes alone. */
  readonly maxBatch: number;
}

interface Waiting {
  readonly request: AppendRequest;
  readonly bytes: number;
  readonly resolve: (appended: Appended) => void;
  readonly reject: (error: Error) => void;
}

const maxBatchBytes = 8_388_608;

/** Streams and ids that a batch may hold only once. */
class Taken {
  private readonly streams = new Set<string>();
  private readonly ids = new Set<string>();

  has({ stream, events }: AppendRequest): boolean {
    return this.streams.has(stream) || events.some(({ id }) => this.ids.has(id));
  }

  /** A request that was left out also takes its stream and ids: a later request of that stream must not overtake it. */
  add({ stream, events }: AppendRequest): void {
    this.streams.add(stream);
    for (const { id } of events) this.ids.add(id);
  }
}

/** Splits off the longest head of the queue that fits, leaving out requests whose stream or event is in it already. */
const splitOff = (queue: readonly Waiting[], maxBatch: number): { readonly batch: Waiting[]; readonly rest: Waiting[] } => {
  const batch: Waiting[] = [];
  const skipped: Waiting[] = [];
  const taken = new Taken();
  let [events, bytes] = [0, 0];
  for (const [index, waiting] of queue.entries()) {
    const isTaken = taken.has(waiting.request);
    taken.add(waiting.request);
    if (isTaken) {
      skipped.push(waiting);
      continue;
    }
    events += waiting.request.events.length;
    bytes += waiting.bytes;
    if (batch.length > 0 && (events > maxBatch || bytes > maxBatchBytes)) return { batch, rest: [...skipped, ...queue.slice(index)] };
    batch.push(waiting);
  }
  return { batch, rest: skipped };
};

const settle = (waiting: Waiting, written: Written | undefined): void => {
  if (!written) return waiting.reject(new StoreUnavailable('Over deze toevoeging is niets bekend'));
  if (written.outcome !== 'corrupt') return waiting.resolve(written);
  waiting.reject(new CorruptIdempotency(`Gebeurtenis ${written.id} bestaat al, met een andere inhoud of op een andere plaats`));
};

/**
 * Writes waiting requests in shared transactions: the first request starts at once, and requests that come during a
 * transaction share the next. The lock that keeps positions in commit order is then paid per batch, not per request.
 */
export class GroupCommit {
  private queue: Waiting[] = [];
  private draining: Promise<void> | undefined;

  constructor(
    private readonly write: WriteBatch,
    private readonly limits: GroupLimits,
  ) {}

  /** @throws StoreUnavailable if the queue is full or the outcome is unknown; CorruptIdempotency */
  submit(request: AppendRequest): Promise<Appended> {
    if (this.queue.length >= this.limits.maxQueued) {
      return Promise.reject(new StoreUnavailable(`Er wachten al ${this.queue.length} toevoegingen`));
    }
    const bytes = request.events.reduce((sum, event) => sum + eventBytes(event), 0);
    return new Promise((resolve, reject) => {
      this.queue.push({ request, bytes, resolve, reject });
      this.draining ??= this.drain();
    });
  }

  /** Resolves when the queue is empty. */
  async idle(): Promise<void> {
    await this.draining;
  }

  private async drain(): Promise<void> {
    while (this.queue.length > 0) {
      const { batch, rest } = splitOff(this.queue, this.limits.maxBatch);
      this.queue = rest;
      await this.writeTogether(batch);
    }
    this.draining = undefined;
  }

  private async writeTogether(batch: readonly Waiting[]): Promise<void> {
    try {
      const written = await this.write(batch.map(({ request }) => request));
      for (const [index, waiting] of batch.entries()) settle(waiting, written[index]);
    } catch (error) {
      for (const { reject } of batch) reject(error as Error);
    }
  }
}
