import { barLine, plainLine, type TaskProgress, type Task } from './progress.js';

export interface MeterScreen {
  readonly write: (text: string) => void;
  readonly isTerminal: boolean;
  readonly width: number;
  /** Milliseconds from an arbitrary beginning. */
  readonly now: () => number;
}

const redrawMs = 100;
const linesMs = 5_000;
const clearLine = '\r\u001b[2K';

/** Shows the progress of a task: a bar on a terminal, elsewhere a line from time to time and one at the end. */
export class Meter {
  private readonly begun: number;
  private shownAt: number;
  private progress: TaskProgress;

  constructor(
    task: Task,
    private readonly screen: MeterScreen,
  ) {
    this.begun = screen.now();
    this.shownAt = screen.isTerminal ? -Infinity : this.begun;
    this.progress = { ...task, done: 0, total: undefined, elapsedMs: 0 };
  }

  update(done: number, total?: number): void {
    const now = this.screen.now();
    this.progress = { ...this.progress, done, total, elapsedMs: now - this.begun };
    if (now - this.shownAt < (this.screen.isTerminal ? redrawMs : linesMs)) return;
    this.shownAt = now;
    this.show();
  }

  /** Ends the task: the bar disappears, a log keeps its last line. */
  stop(): void {
    if (this.screen.isTerminal) {
      this.screen.write(clearLine);
      return;
    }
    if (this.progress.done > 0) this.show();
  }

  private show(): void {
    const { isTerminal, width, write } = this.screen;
    write(isTerminal ? `${clearLine}${barLine(this.progress, width)}` : `${plainLine(this.progress)}\n`);
  }
}
