import { type Appended, type AppendRequest, sameContent } from '@actiespoor/event-store';

interface UnderWay {
  readonly request: AppendRequest;
  readonly answer: Promise<Appended>;
}

const keyOf = ({ stream, events, expected }: AppendRequest): string => JSON.stringify([stream, String(expected), events.map(({ id }) => id)]);

const saySame = (one: AppendRequest, other: AppendRequest): boolean => one.events.every((event, index) => sameContent(event, other.events[index]));

/**
 * The unanswered appends of one process. Equal appends share one call: the server would drop the second of two silently,
 * and answer it only after its commit timeout.
 */
export class AppendsUnderWay {
  private readonly shared = new Map<string, UnderWay>();
  private readonly all = new Set<Promise<Appended>>();

  constructor(private readonly send: (request: AppendRequest) => Promise<Appended>) {}

  async append(request: AppendRequest): Promise<Appended> {
    const key = keyOf(request);
    const equal = this.shared.get(key);
    if (equal && saySame(equal.request, request)) return equal.answer;
    const answer = this.send(request);
    this.all.add(answer);
    if (!equal) this.shared.set(key, { request, answer });
    return answer.finally(() => {
      this.all.delete(answer);
      if (!equal) this.shared.delete(key);
    });
  }

  async settled(): Promise<void> {
    await Promise.allSettled(this.all);
  }
}
