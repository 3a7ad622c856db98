import type { Timing } from '@actiespoor/work';

/** `shared` goes beside other shared holders, `exclusive` goes alone. */
export type LockMode = 'shared' | 'exclusive';

/** A lock that a write needs. A write asks for all its locks in one order of their kinds, which is that of {@link lockKinds}: so no two writes wait for each other. */
export interface Lock {
  readonly kind: LockKind;
  readonly of: string;
  readonly mode: LockMode;
}

const lockKinds = ['sleutels', 'titels', 'codes', 'verdeling'] as const;

/** `sleutels`: one command. `titels`: the plans of an owner, and other things with a title. `codes`: the codes of a plan. `verdeling`: an actie and its deelacties. */
export type LockKind = (typeof lockKinds)[number];

/** The locks of one write, which end together. */
export interface Held {
  /** True once it is held; false if others held it too long. One that is held already costs nothing. @throws RangeError if it comes before one that is held */
  take(lock: Lock, maxWaitMs?: number): Promise<boolean>;
  /** Gives up all of them before the end of the write. */
  release(): void;
}

interface Waiting {
  readonly mode: LockMode;
  readonly go: () => void;
}

/** The holders of one lock and those that wait for it, first come first served: a stream of shared holders cannot keep an exclusive one away. */
class Line {
  private holders = 0;
  private mode: LockMode = 'shared';
  private waiting: readonly Waiting[] = [];

  get isIdle(): boolean {
    return this.holders === 0 && this.waiting.length === 0;
  }

  tryEnter(mode: LockMode): boolean {
    const isFree = this.waiting.length === 0 && this.admits(mode);
    if (isFree) this.enter(mode);
    return isFree;
  }

  wait(timing: Pick<Timing, 'later'>, mode: LockMode, maxWaitMs: number): Promise<boolean> {
    return new Promise((resolve) => {
      const waiting: Waiting = {
        mode,
        go: () => {
          cancel();
          resolve(true);
        },
      };
      const cancel = timing.later(maxWaitMs, () => {
        this.waiting = this.waiting.filter((one) => one !== waiting);
        this.admit();
        resolve(false);
      });
      this.waiting = [...this.waiting, waiting];
    });
  }

  leave(): void {
    this.holders -= 1;
    this.admit();
  }

  private admits(mode: LockMode): boolean {
    return this.holders === 0 || (mode === 'shared' && this.mode === 'shared');
  }

  private enter(mode: LockMode): void {
    this.mode = mode;
    this.holders += 1;
  }

  private admit(): void {
    for (let [next] = this.waiting; next && this.admits(next.mode); [next] = this.waiting) {
      this.waiting = this.waiting.slice(1);
      this.enter(next.mode);
      next.go();
    }
  }
}

const maxWaitMs = 5_000;

const nameOf = ({ kind, of }: Lock): string => `${kind} ${of}`;

const rankOf = (name: string): number => lockKinds.findIndex((kind) => name.startsWith(`${kind} `));

/**
 * Lets writes of this process that look at the same facts of several streams go one after the other: a stream has its own order, several
 * streams have none between them. Nothing is written down, so that a lock costs no call; other processes do not see it.
 */
export class Locks {
  private readonly lines = new Map<string, Line>();

  constructor(private readonly timing: Pick<Timing, 'later'>) {}

  /** The locks that the work takes end with it. */
  async during<T>(work: (held: Held) => Promise<T>): Promise<T> {
    const names: string[] = [];
    const release = (): void => names.splice(0).forEach((name) => this.leave(name));
    const take = async (lock: Lock, waitMs = maxWaitMs): Promise<boolean> => {
      const name = nameOf(lock);
      if (names.includes(name)) return true;
      if (names.some((held) => rankOf(held) > rankOf(name))) throw new RangeError(`Slot ${name} hoort voor ${names.join(', ')}`);
      const isHeld = await this.enter(name, lock.mode, waitMs);
      if (isHeld) names.push(name);
      return isHeld;
    };
    try {
      return await work({ take, release });
    } finally {
      release();
    }
  }

  private async enter(name: string, mode: LockMode, waitMs: number): Promise<boolean> {
    const line = this.lines.get(name) ?? new Line();
    this.lines.set(name, line);
    if (line.tryEnter(mode)) return true;
    const isHeld = await line.wait(this.timing, mode, waitMs);
    this.forget(name, line);
    return isHeld;
  }

  private leave(name: string): void {
    const line = this.lines.get(name);
    line?.leave();
    if (line) this.forget(name, line);
  }

  private forget(name: string, line: Line): void {
    if (line.isIdle) this.lines.delete(name);
  }
}

/** True once all of them are held, one after the other in the order of their kinds; false if one is held by others too long. */
export const takeAll = async (held: Held, locks: readonly Lock[]): Promise<boolean> => {
  for (const kind of lockKinds) {
    for (const lock of locks) if (lock.kind === kind && !(await held.take(lock))) return false;
  }
  return true;
};

/** The lock of a write whose stream is not named after its command: one command makes one thing, also if it comes several times at once. */
export const sleutelOf = ({ commandId }: { readonly commandId: string }): Lock => ({ kind: 'sleutels', of: commandId, mode: 'exclusive' });
