import type { Position } from '@actiespoor/event-store';

import type { EsdbConnection } from './esdb-connection.js';
import type { StoredEvent } from './stored-event.js';

/** The position up to which the log was examined, and the last event of an own stream up to there. */
interface Known {
  /** The event there: another log may have another one at the same position. */
  readonly end: Pick<StoredEvent, 'position' | 'id'>;
  readonly head: Position | undefined;
}

const firstPage = 32;
const largestPage = 2_000;

// Also the end of an own stream, and what another program wrote there: the feed passes them, and so an answer may name their position.
const isOwn = ({ place }: StoredEvent): boolean => place === 'event' || place === 'system';

/**
 * The last event of an own stream in the log. Events of other streams stand behind it; the class remembers how much
 * of them it has examined, so that a query costs only the events since the last query.
 */
export class Head {
  private known: Known | undefined;

  constructor(private readonly connection: EsdbConnection) {}

  /** @throws StoreUnavailable */
  async position(): Promise<Position | undefined> {
    let from: Position | undefined;
    let end: StoredEvent | undefined;
    for (let max = firstPage; ; max = Math.min(max * 2, largestPage)) {
      const page = await this.connection.readAll({ from, direction: 'backwards', max });
      end ??= page[0];
      const found = this.foundIn(page, { end, isLast: page.length < max });
      if (found) return this.keep(found);
      from = page.at(-1)?.position;
    }
  }

  /** Undefined if the answer lies further back. */
  private foundIn(
    page: readonly StoredEvent[],
    { end, isLast }: { readonly end: StoredEvent | undefined; readonly isLast: boolean },
  ): Known | { readonly end: undefined } | undefined {
    if (end === undefined) return { end };
    const own = page.find(isOwn);
    if (own) return { end, head: own.position };
    const { known } = this;
    if (known && page.some(({ position, id }) => position === known.end.position && id === known.end.id)) return { ...known, end };
    return isLast ? { end, head: undefined } : undefined;
  }

  private keep(found: Known | { readonly end: undefined }): Position | undefined {
    this.known = found.end === undefined ? undefined : found;
    return this.known?.head;
  }
}
