import type { Surroundings } from './opening.js';
import { run } from './program.js';
import { loadSettings } from './settings.js';
import { terminalOn } from './terminal/terminal.js';

const interruption = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    // Who asks twice does not want to wait for anything.
    if (interruption.signal.aborted) process.exit(130);
    interruption.abort();
  });
}

// Whoever reads our output may walk away (`| head`): what is under way is still finished.
process.stdout.on('error', (fault: NodeJS.ErrnoException) => {
  if (fault.code !== 'EPIPE') throw fault;
});

const surroundings: Surroundings = {
  terminal: terminalOn(process.stdout, process.stderr),
  settings: () => loadSettings(process.env),
  interrupted: interruption.signal,
};

process.exitCode = await run(process.argv.slice(2), surroundings);
if (interruption.signal.aborted) process.exit();
