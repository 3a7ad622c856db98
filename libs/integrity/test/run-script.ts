import { execFile } from 'node:child_process';
import { join } from 'node:path';

export interface ScriptRun {
  readonly status: number;
  readonly lines: readonly string[];
  /** The findings: kind and place, such as `gewijzigd: positie 7, stream proef-a, revisie 1`. */
  readonly fouten: readonly string[];
}

/** Runs the script of a bundle as an auditor does: in a separate process, with nothing but Node. */
export const runScript = (folder: string, options: { readonly args?: readonly string[]; readonly node?: readonly string[] } = {}): Promise<ScriptRun> =>
  new Promise((resolve, reject) => {
    const { args = [], node = [] } = options;
    execFile(process.execPath, [...node, join(folder, 'controleer.mjs'), ...args], { env: {}, maxBuffer: 10_000_000 }, (fault, stdout, stderr) => {
      if (stderr !== '') return reject(new Error(stderr));
      const lines = stdout.trimEnd().split('\n');
      const fouten = lines.flatMap((line) => /^FOUT (.*?)\. /.exec(line)?.[1] ?? []);
      return resolve({ status: fault === null ? 0 : Number(fault.code), lines, fouten });
    });
  });
