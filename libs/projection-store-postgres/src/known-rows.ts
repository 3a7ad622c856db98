/** A row as it is stored, or undefined if there is none, with the length of its text. */
export interface KnownRow {
  readonly row: object | undefined;
  readonly size: number;
}

// Objects take several times the memory of their text: about fifty megabytes for each projection that is led.
const mostText = 8_000_000;
const leastSize = 200;

/**
 * The rows that a leader read or wrote last; the least recently used make room. Nobody else writes them: whoever does has moved the checkpoint, and the
 * next commit of this leader fails.
 */
export class KnownRows {
  private readonly rows = new Map<string, KnownRow>();
  private size = 0;

  constructor(private readonly most = mostText) {}

  get(key: string): KnownRow | undefined {
    return this.rows.get(key);
  }

  keep(key: string, row: object | undefined, text: number): void {
    this.drop(key);
    const size = Math.max(text, leastSize);
    this.rows.set(key, { row, size });
    this.size += size;
    for (const oldest of this.rows.keys()) {
      if (this.size <= this.most) return;
      this.drop(oldest);
    }
  }

  /** After a commit that did not succeed nothing is certain. */
  clear(): void {
    this.rows.clear();
    this.size = 0;
  }

  private drop(key: string): void {
    this.size -= this.rows.get(key)?.size ?? 0;
    this.rows.delete(key);
  }
}
