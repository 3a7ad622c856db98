import { stopSignals } from '@actiespoor/platform';

import { OutputFault } from './faults.js';
import type { Surroundings } from './opening.js';
import { run } from './program.js';
import { loadSettings } from './settings.js';
import { terminalOn } from './terminal/terminal.js';

const interruption = new AbortController();
for (const signal of stopSignals) {
  process.on(signal, () => {
    // A second Ctrl-C ends the process at once.
    if (interruption.signal.aborted) process.exit(130);
    interruption.abort();
  });
}

// The reader of our output may go away (`| head`), and a terminal may be closed: the work is still finished.
const walkedAway = new Set(['EPIPE', 'EIO']);
const screens = terminalOn(process.stdout, process.stderr);
const told = new Set<string>();
const terminal = {
  ...screens,
  tell: (text: string): void => {
    told.add(text);
    screens.tell(text);
  },
};
for (const output of [process.stdout, process.stderr]) {
  output.on('error', (fault: NodeJS.ErrnoException) => {
    if (walkedAway.has(fault.code ?? '')) return;
    // Only at the end is it known whether the command reported the loss itself.
    process.once('exit', (status) => {
      const { message } = new OutputFault(fault);
      if (!told.has(message)) terminal.tell(message);
      if (status === 0) process.exitCode = 1;
    });
  });
}

const surroundings: Surroundings = {
  terminal,
  settings: () => {
    const settings = loadSettings(process.env);
    for (const warning of settings.warnings) terminal.tell(warning);
    return settings;
  },
  interrupted: interruption.signal,
};

process.exitCode = await run(process.argv.slice(2), surroundings);
if (interruption.signal.aborted) process.exit();
