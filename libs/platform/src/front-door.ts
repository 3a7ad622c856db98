import { lookup } from 'node:dns/promises';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerOptions, type ServerResponse } from 'node:http';
import { type AddressInfo, createServer as createListener, type Server as Listener, type Socket } from 'node:net';

import { type Listening, listenFault } from './listening.js';
import { OpenConnections } from './open-connections.js';

/** Answers a request. */
export type Answerer = (request: IncomingMessage, response: ServerResponse) => void;

export interface FrontDoorOptions extends Listening {
  /** Options of the HTTP server of Node. */
  readonly http?: ServerOptions & { readonly keepAliveTimeout?: number; readonly requestTimeout?: number };
  /** Answers until {@link FrontDoor.handTo} names another. */
  readonly answer: Answerer;
}

const closed = async (listener: Listener): Promise<void> => {
  if (!listener.listening) return;
  listener.close();
  await once(listener, 'close');
};

const hostText = ({ address, family }: AddressInfo): string => {
  if (family === 'IPv6') return address === '::' ? '[::1]' : `[${address}]`;
  return address === '0.0.0.0' ? '127.0.0.1' : address;
};

/** A name may have two addresses of this machine, and a client uses either. */
const addressesOf = async (host: string): Promise<readonly [string, ...string[]]> => {
  if (host !== 'localhost') return [host];
  const found = await lookup(host, { all: true }).catch(() => []);
  const [first = host, ...others] = new Set(found.map(({ address }) => address));
  return [first, ...others];
};

/** The same server answers connections to another address. */
const besides = async (server: Server, host: string, port: number): Promise<Listener | undefined> => {
  const listener = createListener({ allowHalfOpen: true, noDelay: true }, (socket: Socket) => void server.emit('connection', socket));
  listener.listen(port, host);
  return once(listener, 'listening').then(
    () => listener,
    () => undefined,
  );
};

/**
 * The HTTP server of a process, which listens before the application exists. Its answerer may change while it listens.
 *
 * @example
 * const door = await FrontDoor.open({ host, port, command, answer: starting });
 * door.handTo(application);
 * await door.close();
 */
export class FrontDoor {
  private readonly connections: OpenConnections;
  private others: readonly Listener[] = [];
  private answer: Answerer;
  private address = '';

  private constructor(
    readonly server: Server,
    answer: Answerer,
  ) {
    this.answer = answer;
    this.connections = new OpenConnections(server);
    server.on('request', (request: IncomingMessage, response: ServerResponse) => this.answer(request, response));
  }

  /** @throws StartFault if the address cannot be used */
  static async open({ answer, http = {}, ...listening }: FrontDoorOptions): Promise<FrontDoor> {
    const door = new FrontDoor(createServer(http), answer);
    try {
      await door.listen(listening);
    } catch (fault) {
      throw listenFault(fault, listening);
    }
    return door;
  }

  /** The address on which it listens, or did. */
  get url(): string {
    return this.address;
  }

  /** Changes the answerer, from the next request on. */
  handTo(answer: Answerer): void {
    this.answer = answer;
  }

  /** Refuses new connections; open requests get their answer, see {@link OpenConnections}. */
  async close(): Promise<void> {
    await Promise.all([this.connections.end(), ...[this.server, ...this.others].map(closed)]);
  }

  private async listen({ host, port }: Listening): Promise<void> {
    const [first, ...others] = await addressesOf(host);
    this.server.listen(port, first);
    await once(this.server, 'listening');
    const taken = this.server.address() as AddressInfo;
    this.address = `http://${hostText(taken)}:${String(taken.port)}`;
    const listeners = await Promise.all(others.map((other) => besides(this.server, other, taken.port)));
    this.others = listeners.filter((listener) => listener !== undefined);
  }
}
