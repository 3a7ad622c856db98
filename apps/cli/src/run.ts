import { stopSignals } from '@actiespoor/platform';

import { OutputFault } from './faults.js';
import type { Surroundings } from './opening.js';
import { run } from './program.js';
import { loadSettings } from './settings.js';
import { terminalOn } from './terminal/terminal.js';

const interruption = new AbortController();
for (const signal of stopSignals) {
  process.on(signal, () => {
    // Who asks twice does not want to wait for anything.
    if (interruption.signal.aborted) process.exit(130);
    interruption.abort();
  });
}

// Whoever reads our output may walk away (`| head`), and a terminal may be closed: what is under way is still finished.
const walkedAway = new Set(['EPIPE', 'EIO']);
const terminal = terminalOn(process.stdout, process.stderr);
for (const output of [process.stdout, process.stderr]) {
  output.on('error', (fault: NodeJS.ErrnoException) => {
    if (walkedAway.has(fault.code ?? '')) return;
    // Only at the end it is known whether the command said so itself.
    process.once('exit', (status) => {
      if (status !== 0) return;
      terminal.tell(new OutputFault(fault).message);
      process.exitCode = 1;
    });
  });
}

const surroundings: Surroundings = {
  terminal,
  settings: () => loadSettings(process.env),
  interrupted: interruption.signal,
};

process.exitCode = await run(process.argv.slice(2), surroundings);
if (interruption.signal.aborted) process.exit();
