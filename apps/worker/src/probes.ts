import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { type Metrics, OpenConnections, type Watched } from '@actiespoor/platform';

import type { WorkerConfig } from './config.js';

export interface Probes {
  readonly url: string;
  close(): Promise<void>;
}

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

const maxAnswerMs = 1_000;

const json = (status: number, value: object): Answer => ({ status, type: 'application/json', body: JSON.stringify(value) });

const ready = async (watched: Watched): Promise<Answer> => {
  const notaris = watched.notary();
  const health = await watched.health(maxAnswerMs);
  return health ? json(200, { status: 'gereed', notaris }) : json(503, { status: 'niet-gereed', notaris });
};

const answerTo = async (path: string, watched: Watched, metrics: Metrics): Promise<Answer> => {
  switch (path) {
    case '/health/live':
      return json(200, { status: 'ok' });
    case '/health/ready':
      return ready(watched);
    case '/metrics':
      return { status: 200, type: metrics.contentType, body: await metrics.read(watched) };
  }
  return json(404, { status: 'onbekend' });
};

const send = (response: ServerResponse, { status, type, body }: Answer): void => {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
};

const listen = async (server: Server, { host, port }: WorkerConfig): Promise<string> => {
  server.listen(port, host);
  await once(server, 'listening');
  const { address, port: taken } = server.address() as AddressInfo;
  return `http://${address}:${String(taken)}`;
};

/** Answers `/health/live`, `/health/ready` and `/metrics`, and nothing else. */
export const answerProbes = async (config: WorkerConfig, watched: Watched, metrics: Metrics): Promise<Probes> => {
  const server = createServer((request, response) => {
    const path = request.url?.split('?', 1)[0] ?? '';
    answerTo(path, watched, metrics).then(
      (answer) => send(response, answer),
      () => send(response, json(500, { status: 'fout' })),
    );
  });
  const connections = new OpenConnections(server);
  const url = await listen(server, config);
  return {
    url,
    close: async () => {
      server.close();
      await connections.end();
    },
  };
};
