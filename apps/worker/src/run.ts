import { createLog, failStart, runService, tellIn } from '@actiespoor/platform';

import { loadConfig } from './config.js';
import { startWorker } from './worker.js';

const main = (): void => {
  const config = loadConfig(process.env);
  const log = createLog(config, process.stdout);
  const say = tellIn(log);
  for (const warning of config.warnings) say(warning, 'warn');
  runService({ start: (duties) => startWorker(config, say, duties), say, goodbye: 'De verwerker stopt …', database: config.database });
};

try {
  main();
} catch (fault) {
  failStart(fault);
}
