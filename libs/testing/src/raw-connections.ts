import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** Connections to a server on this machine on which a test says what it likes, byte by byte. */
export class RawConnections {
  private readonly sockets: Socket[] = [];

  /** @param port asked anew each time */
  constructor(private readonly port: () => number) {}

  /** @param text said at once; nothing where empty */
  async open(text = ''): Promise<Socket> {
    const socket = connect(this.port(), '127.0.0.1');
    this.sockets.push(socket);
    socket.on('error', () => undefined).setEncoding('utf8');
    await once(socket, 'connect');
    if (text !== '') socket.write(text);
    return socket;
  }

  /** Ends all of them. */
  close(): void {
    for (const socket of this.sockets.splice(0)) socket.destroy();
  }
}

/** Everything that comes from now on, once the other side has ended it. */
export const heardOn = (socket: Socket): Promise<string> =>
  new Promise((resolve) => {
    let text = '';
    socket.on('data', (part: string) => (text += part));
    socket.once('close', () => resolve(text));
  });
