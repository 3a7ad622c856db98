import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** Connections to a server on this machine, on which a test sends any bytes. */
export class RawConnections {
  private readonly sockets: Socket[] = [];

  /** @param port called for each connection */
  constructor(private readonly port: () => number) {}

  /** @param text sent at once; nothing if empty */
  async open(text = ''): Promise<Socket> {
    const socket = connect(this.port(), '127.0.0.1');
    this.sockets.push(socket);
    socket.on('error', () => undefined).setEncoding('utf8');
    await once(socket, 'connect');
    if (text !== '') socket.write(text);
    return socket;
  }

  /** Ends all connections. */
  close(): void {
    for (const socket of this.sockets.splice(0)) socket.destroy();
  }
}

/** Collects the incoming text, until the other side ends the connection. */
export const heardOn = (socket: Socket): Promise<string> =>
  new Promise((resolve) => {
    let text = '';
    socket.on('data', (part: string) => (text += part));
    socket.once('close', () => resolve(text));
  });
