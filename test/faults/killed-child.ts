import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A child program that has loaded and waits for its turn. */
export interface WaitingChild {
  /** Lets it do some of each kind of work, and continue for a random moment, and then kills it. */
  workAndDie(): Promise<Heard>;
  end(): Promise<void>;
}

/** The output of the child before it was killed. */
export interface Heard {
  readonly acknowledged: readonly string[];
  /** Read models that were in the middle of a transaction. */
  readonly committing: readonly string[];
}

const program = fileURLToPath(new URL('write-and-project.child.ts', import.meta.url));
const typescript = new URL('../typescript.mjs', import.meta.url).href;
const longestLifeMs = 120;

/** Whole lines only: a truncated last line does not count. */
const linesOf = (text: string): readonly string[] => text.split('\n').slice(0, -1);

const heardIn = (text: string): Heard => {
  const lines = linesOf(text);
  const acknowledged = lines.filter((line) => line.startsWith('+ ')).flatMap((line) => line.slice(2).split(' '));
  const count = (sign: string, name: string): number => lines.filter((line) => line === `${sign} ${name}`).length;
  const names = [...new Set(lines.filter((line) => line.startsWith('( ')).map((line) => line.slice(2)))];
  return { acknowledged, committing: names.filter((name) => count('(', name) > count(')', name)) };
};

const isAtWork = (text: string): boolean => text.includes('\n+ ') && text.includes('\n) ');

const hasEnded = ({ exitCode, signalCode }: ChildProcess): boolean => exitCode !== null || signalCode !== null;

export const startChild = (url: string): WaitingChild => {
  const args = ['--conditions=actiespoor-source', '--import', typescript, program, url];
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'pipe'] });
  const closed = once(child, 'close');
  const working = Promise.withResolvers<undefined>();
  let [said, complained] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (part: string) => {
    said += part;
    if (isAtWork(said)) working.resolve(undefined);
  });
  child.stderr.setEncoding('utf8').on('data', (part: string) => (complained += part));
  child.stdin.on('error', () => undefined);
  const end = async (): Promise<void> => {
    if (!hasEnded(child)) child.kill('SIGKILL');
    await closed;
  };
  const diedEarly = closed.then(() => {
    throw new Error(`Het kind stopte uit zichzelf:\n${complained}`);
  });
  diedEarly.catch(() => undefined);
  return {
    end,
    workAndDie: async () => {
      child.stdin.write('begin\n');
      await Promise.race([working.promise, diedEarly]);
      const moment = Promise.withResolvers<undefined>();
      setTimeout(() => moment.resolve(undefined), Math.random() * longestLifeMs);
      await Promise.race([moment.promise, diedEarly]);
      await end();
      return heardIn(said);
    },
  };
};
