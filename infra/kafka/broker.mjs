// A Kafka broker without Docker: one node in KRaft mode, on loopback, for tests and for trying out.
//
//   npm run -s kafka -- ophalen          fetches the jars, once
//   npm run -s kafka                     starts a broker on a free port, with data in a temporary folder, until Ctrl-C
//   npm run -s kafka -- PORT FOLDER      starts it on this port, with data that stay
//
// Once it answers, it prints one line of JSON: the address for KAFKA_BROKERS and the id of the process. It ends with its standard input where that is a pipe.
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { classPath, fetchJars, missing, remedy } from './installed.mjs';

const patienceMs = 60_000;

const fail = (sentence) => {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
};

const freePort = async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
};

const settings = ({ port, controller, data }) =>
  [
    'process.roles=broker,controller',
    'node.id=1',
    `controller.quorum.voters=1@127.0.0.1:${controller}`,
    'controller.listener.names=CONTROLLER',
    `listeners=PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controller}`,
    `advertised.listeners=PLAINTEXT://127.0.0.1:${port}`,
    'listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT',
    `log.dirs=${join(data, 'log')}`,
    'offsets.topic.replication.factor=1',
    'offsets.topic.num.partitions=4',
    // Nobody waits here for more readers of a new group.
    'group.initial.rebalance.delay.ms=0',
    'transaction.state.log.replication.factor=1',
    'transaction.state.log.min.isr=1',
    // As on a server that somebody looks after: a wrong name makes no topic.
    'auto.create.topics.enable=false',
    '',
  ].join('\n');

// For a short life: no second compiler, little memory.
const javaOptions = ['-Xmx320m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-Djava.awt.headless=true', '-cp', classPath()];
const logging = `-Dlog4j2.configurationFile=${fileURLToPath(new URL('log4j2.properties', import.meta.url))}`;

const format = (properties) => {
  const cluster = randomBytes(16).toString('base64url');
  const formatted = spawnSync('java', [logging, ...javaOptions, 'kafka.tools.StorageTool', 'format', '-t', cluster, '-c', properties], { encoding: 'utf8' });
  if (formatted.status !== 0) fail(`Kafka kan de map niet klaarzetten.\n${formatted.stderr}${formatted.stdout}`);
};

const answers = (port) =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => resolve(true)).on('error', () => resolve(false));
    socket.on('close', () => resolve(false)).unref();
    socket.once('connect', () => socket.end());
  });

const untilAnswers = async (broker, port) => {
  const deadline = Date.now() + patienceMs;
  while (!(await answers(port))) {
    if (broker.exitCode !== null || Date.now() > deadline) fail('Kafka is niet gestart.');
    await pause(50);
  }
};

const run = async (givenPort, givenFolder) => {
  const reason = missing();
  if (reason !== undefined) fail(`Er kan hier geen Kafka starten: ${reason}. ${remedy}`);
  const data = givenFolder ?? mkdtempSync(join(tmpdir(), 'actiespoor-kafka-'));
  mkdirSync(data, { recursive: true });
  const [port, controller] = [Number(givenPort) || (await freePort()), await freePort()];
  const properties = join(data, 'server.properties');
  writeFileSync(properties, settings({ port, controller, data }));
  if (!existsSync(join(data, 'log'))) format(properties);
  const broker = spawn('java', [logging, ...javaOptions, 'kafka.Kafka', properties], { cwd: data, stdio: ['ignore', 'ignore', 'inherit'] });
  broker.once('exit', () => {
    if (givenFolder === undefined) rmSync(data, { recursive: true, force: true });
    process.exit(0);
  });
  const stop = () => broker.kill('SIGTERM');
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);
  if (!process.stdin.isTTY) process.stdin.on('end', stop).resume();
  await untilAnswers(broker, port);
  process.stdout.write(`${JSON.stringify({ brokers: `127.0.0.1:${port}`, pid: broker.pid })}\n`);
};

const fetch = () => {
  try {
    process.stdout.write(`${fetchJars()}\n`);
  } catch (fault) {
    fail(`Kafka ophalen lukt niet (${fault.message}). ${remedy}`);
  }
};

const [first, folder] = process.argv.slice(2);
if (first === 'ophalen') fetch();
else await run(first, folder);
