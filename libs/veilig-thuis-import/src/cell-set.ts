const bitsPerPage = 32_768;
const maxPages = 8_192;

/** A set of whole numbers that takes one bit each where they lie together, and 32 MiB at most. */
export class CellSet {
  private readonly pages = new Map<number, Uint32Array>();
  private last: { readonly number: number; readonly page: Uint32Array } | undefined;

  /** Adds a number. @returns whether it was new, or undefined if the set is full */
  add(value: number): boolean | undefined {
    const page = this.pageAt(Math.floor(value / bitsPerPage));
    if (!page) return undefined;
    const bit = value % bitsPerPage;
    const [word, mask] = [bit >>> 5, 1 << (bit & 31)];
    const old = page[word] ?? 0;
    page[word] = old | mask;
    return (old & mask) === 0;
  }

  private pageAt(number: number): Uint32Array | undefined {
    if (this.last?.number === number) return this.last.page;
    const page = this.pages.get(number) ?? this.newPage(number);
    if (page) this.last = { number, page };
    return page;
  }

  private newPage(number: number): Uint32Array | undefined {
    if (this.pages.size >= maxPages) return undefined;
    const page = new Uint32Array(bitsPerPage / 32);
    this.pages.set(number, page);
    return page;
  }
}
