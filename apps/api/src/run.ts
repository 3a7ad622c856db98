import 'reflect-metadata';

import { createLog, failStart, isText, prefixFor, runService, tellIn } from '@actiespoor/platform';

import { type ApiConfig, loadConfig } from './config.js';
import { type RunningServer, startServer } from './server.js';

/** The settings of this service that a command beside it needs. */
const storeSettings = ['DATA_DIR'];

/** The command that makes a token, ready to be typed; undefined if tokens come from elsewhere. */
const tokenCommand = ({ identity }: ApiConfig): string | undefined =>
  identity.kind === 'local'
    ? `TOKEN=$(${prefixFor(process.env, storeSettings)}npm run -s actiespoor -- token --rol beleidsmedewerker --organisatie GM1960)`
    : undefined;

/** The message of a first start. Its commands work as they are printed. */
const welcome = ({ url }: RunningServer, config: ApiConfig): string => {
  const command = tokenCommand(config);
  const token = [
    '',
    'Een token om mee te beginnen, in een ander venster:',
    `  ${command ?? ''}`,
    '',
    'Daarmee bijvoorbeeld:',
    `  curl -sg -H "Authorization: Bearer $TOKEN" '${url}/v1/plannen'`,
  ];
  return [
    `Actiespoor luistert op ${url}`,
    `  de API om te lezen   ${url}/docs`,
    `  gezondheid           ${url}/health/ready`,
    ...(config.demo ? ['  voorbeeldplannen     Bronckhorst (GM1876), West Betuwe (GM1960) en Vlaardingen (GM0622)'] : []),
    ...(command === undefined ? [] : token),
    '',
    'Stoppen: Ctrl-C.',
  ].join('\n');
};

const main = (): void => {
  const config = loadConfig(process.env);
  const logger = createLog(config, process.stdout);
  const say = tellIn(logger);
  for (const warning of config.warnings) say(warning, 'warn');
  const tellStarted = (server: RunningServer): void => {
    if (isText(config, process.stdout)) return say(welcome(server, config));
    logger.info({ url: server.url }, `Actiespoor luistert op ${server.url}`);
    const command = tokenCommand(config);
    if (command !== undefined) say(`Een token om mee te beginnen: ${command}`);
  };
  const hint = prefixFor(process.env, [...storeSettings, 'HOST']);
  runService({
    start: (duties) => startServer(config, say, { logger, hint, ...duties }),
    onStarted: tellStarted,
    say,
    goodbye: 'Actiespoor stopt …',
    database: config.database,
  });
};

try {
  main();
} catch (fault) {
  failStart(fault);
}
