import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** One address for a server that returns on another port each time, like a managed database. */
export interface MovingAddress {
  /** The URL of the present server, with this address in place of its own. */
  through(url: string): string;
  /** Sends new connections to the server at this URL. */
  moveTo(url: string): void;
  close(): Promise<void>;
}

export const movingAddress = async (): Promise<MovingAddress> => {
  const sockets = new Set<Socket>();
  let port = 0;
  const keep = (socket: Socket): Socket => {
    sockets.add(socket);
    return socket.on('close', () => sockets.delete(socket));
  };
  const relay = (client: Socket): void => {
    const server = keep(connect(port, '127.0.0.1'));
    keep(client)
      .on('error', () => server.destroy())
      .on('close', () => server.destroy());
    server.on('error', () => client.destroy()).on('close', () => client.destroy());
    client.pipe(server).pipe(client);
  };
  const listener = createServer(relay).listen(0, '127.0.0.1');
  await once(listener, 'listening');
  return {
    through: (url) => {
      const here = new URL(url);
      here.host = `127.0.0.1:${(listener.address() as AddressInfo).port}`;
      return here.href;
    },
    moveTo: (url) => {
      port = Number(new URL(url).port);
    },
    close: async () => {
      const closed = once(listener, 'close');
      listener.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
};
