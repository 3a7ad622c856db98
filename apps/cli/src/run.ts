import { stopSignals } from '@actiespoor/platform';

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
for (const output of [process.stdout, process.stderr]) {
  output.on('error', (fault: NodeJS.ErrnoException) => {
    if (!walkedAway.has(fault.code ?? '')) throw fault;
  });
}

const surroundings: Surroundings = {
  terminal: terminalOn(process.stdout, process.stderr),
  settings: () => loadSettings(process.env),
  interrupted: interruption.signal,
};

process.exitCode = await run(process.argv.slice(2), surroundings);
if (interruption.signal.aborted) process.exit();
