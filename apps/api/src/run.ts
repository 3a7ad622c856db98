import 'reflect-metadata';

import { createLog, isText, prefixFor } from '@actiespoor/platform';

import { ConfigFault, type ApiConfig, loadConfig } from './config.js';
import { type RunningServer, startServer, StartFault } from './server.js';

const complain = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

/** What a command beside this service needs to be told of it. */
const storeSettings = ['DATA_DIR'];

/** What somebody sees who starts it for the first time. What is to be typed works as it stands. */
const welcome = ({ url }: RunningServer, { identity, demo }: ApiConfig): string => {
  const token = [
    '',
    'Een token om mee te beginnen, in een ander venster:',
    `  TOKEN=$(${prefixFor(process.env, storeSettings)}npm run -s actiespoor -- token --rol beleidsmedewerker --organisatie GM1960)`,
    '',
    'Daarmee bijvoorbeeld:',
    `  curl -sg -H "Authorization: Bearer $TOKEN" '${url}/v1/plannen'`,
  ];
  return [
    `Actiespoor luistert op ${url}`,
    `  de API om te lezen   ${url}/docs`,
    `  gezondheid           ${url}/health/ready`,
    ...(demo ? ['  voorbeeldplannen     Bronckhorst (GM1876), West Betuwe (GM1960) en Vlaardingen (GM0622)'] : []),
    ...(identity.kind === 'local' ? token : []),
    '',
    'Stoppen: Ctrl-C.',
  ].join('\n');
};

/** What is wrong, in the words of whoever found it; the stack only of a fault that nobody foresaw. */
const explain = (fault: unknown): string => {
  if (fault instanceof ConfigFault || fault instanceof StartFault) return fault.message;
  if (fault instanceof Error && ['EmbeddedPostgresFault', 'DataDirFault', 'PersonenKeyFault'].includes(fault.name)) return fault.message;
  return fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
};

/** Also while it starts: what was started by then must not stay behind. A start that fails cleans up after itself. */
const stopOnSignal = (starting: Promise<RunningServer>, say: (line: string) => void): void => {
  let isStopping = false;
  const stop = (): void => {
    if (isStopping) return;
    isStopping = true;
    say('Actiespoor stopt …');
    starting.then((server) => server.stop()).then(
      () => process.exit(0),
      (fault: unknown) => {
        complain(explain(fault));
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
};

const main = async (): Promise<void> => {
  const config = loadConfig(process.env);
  const logger = createLog(config, process.stdout);
  const say = (line: string): void => logger.info(line);
  const starting = startServer(config, say, { logger, hint: prefixFor(process.env, [...storeSettings, 'HOST']) });
  stopOnSignal(starting, say);
  const server = await starting;
  if (isText(config, process.stdout)) say(welcome(server, config));
  else logger.info({ url: server.url }, `Actiespoor luistert op ${server.url}`);
};

main().catch((fault: unknown) => {
  complain(explain(fault));
  process.exitCode = 1;
});
