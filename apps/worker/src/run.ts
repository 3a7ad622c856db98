import { ConfigFault, createLog } from '@actiespoor/platform';

import { loadConfig } from './config.js';
import { startWorker, type Worker } from './worker.js';

/** What is wrong, in words; the stack only of a fault that nobody foresaw. */
const explain = (fault: unknown): string => {
  if (fault instanceof ConfigFault) return fault.message;
  if (fault instanceof Error && ['EmbeddedPostgresFault', 'DataDirFault', 'PersonenKeyFault', 'StartFault'].includes(fault.name)) return fault.message;
  return fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
};

const fail = (fault: unknown): void => {
  process.stderr.write(`${explain(fault)}\n`);
  process.exit(1);
};

const stopOnSignal = (worker: Worker, say: (line: string) => void): void => {
  let isStopping = false;
  const stop = (): void => {
    if (isStopping) return;
    isStopping = true;
    say('De verwerker stopt …');
    worker.stop().then(() => process.exit(0), fail);
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
};

const main = async (): Promise<void> => {
  const config = loadConfig(process.env);
  const log = createLog(config, process.stdout);
  const say = (line: string): void => log.info(line);
  stopOnSignal(await startWorker(config, say), say);
};

main().catch(fail);
