import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

const defaultPatienceMs = 8_000;

/**
 * The connections of an HTTP server, so that they can be ended: idle ones at once, the others after
 * their answer. By itself a server waits over a minute for clients that keep a connection for later.
 *
 * @example
 * const connections = new OpenConnections(server);
 * const ending = connections.end();
 * server.close();
 * await ending;
 */
export class OpenConnections {
  /** The number of open requests on each connection. */
  private readonly open = new Map<Socket, number>();
  private readonly answers = new Set<ServerResponse>();
  private isEnding = false;

  constructor(server: Server) {
    server.on('connection', (socket: Socket) => this.take(socket));
    server.on('request', (request: IncomingMessage, response: ServerResponse) => this.begin(request.socket, response));
  }

  /** The number of connections. */
  count(): number {
    return this.open.size;
  }

  /** Refuses new connections from here on; open requests get their answer within so many milliseconds. Resolves when all connections are gone. */
  async end(patienceMs = defaultPatienceMs): Promise<void> {
    this.isEnding = true;
    for (const response of this.answers) say(response);
    for (const [socket, requests] of this.open) if (requests === 0) socket.destroy();
    const deadline = performance.now() + patienceMs;
    while (this.open.size > 0 && performance.now() < deadline) await sleep(10);
    for (const socket of this.open.keys()) socket.destroy();
  }

  private take(socket: Socket): void {
    if (this.isEnding) return void socket.destroy();
    if (this.open.has(socket)) return;
    this.open.set(socket, 0);
    socket.once('close', () => this.open.delete(socket));
  }

  private begin(socket: Socket, response: ServerResponse): void {
    this.take(socket);
    this.open.set(socket, (this.open.get(socket) ?? 0) + 1);
    this.answers.add(response);
    if (this.isEnding) say(response);
    response.once('close', () => {
      this.answers.delete(response);
      this.finish(socket);
    });
  }

  private finish(socket: Socket): void {
    const left = (this.open.get(socket) ?? 1) - 1;
    if (this.open.has(socket)) this.open.set(socket, left);
    if (this.isEnding && left === 0) socket.destroySoon();
  }
}

/** Tells the client not to send its next request on this connection. */
const say = (response: ServerResponse): void => {
  if (!response.headersSent) response.setHeader('connection', 'close');
};
