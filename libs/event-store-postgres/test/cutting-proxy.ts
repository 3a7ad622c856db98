import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A proxy that passes everything on, until it is told at which word of the client to hang up. */
export interface CuttingProxy {
  readonly url: string;
  /** Passes the word on to the server, lets the server finish, and then hangs up without passing its answer. Once. */
  cutAfter(word: string): void;
  close(): Promise<void>;
}

export const cuttingProxy = async (url: string): Promise<CuttingProxy> => {
  const target = new URL(url);
  let word: string | undefined;

  const join = (client: Socket): void => {
    const server = connect(Number(target.port || 5432), target.hostname);
    let isCut = false;
    client.on('error', () => server.destroy()).on('close', () => server.end());
    server.on('error', () => client.destroy()).on('close', () => client.destroy());
    client.on('data', (bytes) => {
      if (word !== undefined && bytes.includes(word)) {
        isCut = true;
        word = undefined;
      }
      server.write(bytes);
    });
    server.on('data', (bytes) => {
      if (isCut) client.destroy();
      else client.write(bytes);
    });
  };

  const proxy = createServer(join).listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const through = new URL(url);
  through.host = `127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  return {
    url: through.href,
    cutAfter: (chosen) => {
      word = chosen;
    },
    close: async () => {
      proxy.close();
      await once(proxy, 'close');
    },
  };
};
