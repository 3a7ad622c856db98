// `npm run bench`, or `npm run bench -- --quick`. docs/prestaties.md explains the measurements and their results.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { type BenchServer, startBenchServer } from './bench-server.js';
import { fullPlan, quickPlan } from './plan.js';
import { tableOf } from './result.js';
import { type Findings, runAll } from './run-all.js';

const folder = join(import.meta.dirname, 'results');

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const progress = (line: string): void => {
  process.stderr.write(
    `[${Math.round(performance.now() / 1000)
      .toString()
      .padStart(4)} s] ${line}\n`,
  );
};

const stopOnSignal = (server: BenchServer): void => {
  const stop = (): void => {
    progress('stops, and clears away');
    server.stop().then(
      () => process.exit(130),
      () => process.exit(1),
    );
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
};

const write = async ({ report, charts }: Findings): Promise<void> => {
  await mkdir(folder, { recursive: true });
  const name = new Date(Date.now()).toISOString().slice(0, 19).replaceAll(':', '');
  await writeFile(join(folder, `${name}.json`), `${JSON.stringify(report, undefined, 2)}\n`);
  for (const [chart, picture] of charts) await writeFile(join(folder, `${name}-${chart}.svg`), picture);
  say(`\n${join(folder, `${name}.json`)}`);
};

const main = async (): Promise<void> => {
  const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false }, only: { type: 'string' } } });
  progress('starts PostgreSQL');
  const server = await startBenchServer();
  stopOnSignal(server);
  try {
    const plan = values.quick ? quickPlan : fullPlan;
    const findings = await runAll(server, { plan, progress, only: values.only?.split(',') ?? [] });
    const { report } = findings;
    say(`\n${JSON.stringify(report.machine)}\n${JSON.stringify(report.versions)}\n\n${tableOf(report.results)}`);
    await write(findings);
  } finally {
    await server.stop();
  }
};

await main();
