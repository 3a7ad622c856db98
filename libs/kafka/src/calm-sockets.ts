import { type NetConnectOpts, Socket, connect as connectPlain } from 'node:net';
import { type ConnectionOptions, connect as connectTls } from 'node:tls';

/** The arguments that the client library gives for a new socket. */
export interface SocketWanted {
  readonly host: string;
  readonly port: number;
  readonly ssl?: ConnectionOptions;
  readonly onConnect: () => void;
}

const gapMs = 1_000;
const keepAliveMs = 60_000;

const open = ({ host, port, ssl, onConnect }: SocketWanted): Socket => {
  const where: NetConnectOpts = { host, port };
  const socket = ssl ? connectTls({ ...where, servername: host, ...ssl }, onConnect) : connectPlain(where, onConnect);
  return socket.setKeepAlive(true, keepAliveMs);
};

/** A socket that fails without an attempt, for the same reason as the last one. */
const refused = (reason: Error): Socket => {
  const socket = new Socket();
  process.nextTick(() => socket.destroy(reason));
  return socket;
};

interface Failure {
  readonly at: number;
  readonly reason: Error;
}

/**
 * Sockets of one process to a cluster: after one that brought no answer, at least a second passes before the next attempt, whatever the
 * client library does by itself.
 */
export const calmSockets = (): ((wanted: SocketWanted) => Socket) => {
  let last: Failure | undefined;
  return (wanted) => {
    const startedAt = performance.now();
    if (last && startedAt - last.at < gapMs) return refused(last.reason);
    const socket = open(wanted);
    let reason = new Error('Connection closed without an answer');
    socket.once('error', (fault) => (reason = fault));
    socket.once('close', () => {
      if (socket.bytesRead === 0) last = { at: startedAt, reason };
    });
    return socket;
  };
};
