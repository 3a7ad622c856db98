import { EventEmitter, once } from 'node:events';
import { type AddressInfo, createServer, type Server as SocketServer, type Socket } from 'node:net';
import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises';

import { type Metadata, type sendUnaryData, Server, ServerCredentials, type ServerReadableStream, type StatusObject } from '@grpc/grpc-js';

import { EventLog } from './event-log.js';
import type { Proposed } from './logged-event.js';
import { remove } from './deleting.js';
import { type Faults, noFaults, notLeader, refusal, strikes, type Subject } from './faults.js';
import { deleted, fellBehind, proposedOf, streamOf, tombstoned } from './messages.js';
import {
  AppendReq,
  type AppendResp,
  DeleteReq,
  type IStreamsServer,
  ReadReq,
  ServerFeaturesService,
  StreamsService,
  SupportedMethod,
  SupportedMethods,
  TombstoneReq,
  UsersService,
} from './protocol.js';
import { answerRead, type ReadCall, Subscription } from './reading.js';
import { caFile, tlsCredentials } from './tls.js';
import { creatingUsers, type Users } from './users.js';
import { write } from './writing.js';

export interface TestServerOptions {
  /** The log that the nodes of one cluster share. */
  readonly log?: EventLog;
  /** The leader, if this node is a follower. */
  readonly leader?: TestServer;
  /** Servers before 23.10 do not report in a subscription whether the reader has caught up. */
  readonly generation?: 'with-signs' | 'without-signs';
  /** True for a server with a certificate, of a CA that its URL names. */
  readonly isSecure?: boolean;
  /** A free port by default. */
  readonly port?: number;
}

/** BatchAppend is listed, as at a real server, but not implemented: a client that uses it fails. */
const features = (): SupportedMethods =>
  ['read', 'append', 'batchappend'].reduce((methods, name) => {
    methods.addMethods(new SupportedMethod().setServiceName('event_store.client.streams.streams').setMethodName(name));
    return methods;
  }, new SupportedMethods().setEventStoreServerVersion('23.10.1'));

interface Said {
  readonly options: AppendReq.Options;
  readonly proposed: readonly Proposed[];
}

const subjectOf = (options: ReadReq.Options): string => {
  const stream = options.getStream();
  return stream ? streamOf(stream) : '$all';
};

/** A node of EventStoreDB as far as its protocol for streams goes, over a real socket on loopback, with faults. */
export class TestServer {
  readonly faults: Faults = noFaults();
  readonly log: EventLog;
  readonly users: Users = new Map();
  private readonly isSecure: boolean;
  private readonly generation: 'with-signs' | 'without-signs';
  private readonly server = new Server();
  private readonly sockets = new Set<Socket>();
  private readonly subscriptions = new Map<Subscription, ReadCall>();
  private readonly arrivals = new EventEmitter();
  private readonly listener: SocketServer;
  private leader: TestServer | undefined;
  private redirections = 0;
  /** The calls that came in, such as `read proef-1`, `append proef-1`, `read $all`, `follow` and `follow metadata`. */
  readonly calls: string[] = [];
  private awake = Promise.resolve();
  private wake: () => void = () => undefined;

  constructor({ log = new EventLog(), leader, generation = 'with-signs', isSecure = false }: TestServerOptions) {
    this.log = log;
    this.leader = leader;
    this.isSecure = isSecure;
    this.generation = generation;
    const streams: Pick<IStreamsServer, 'read' | 'append' | 'delete' | 'tombstone'> = {
      read: (call) => void this.read(call),
      append: (call, answer) => this.append(call, answer),
      delete: ({ request }, answer) =>
        remove(this, request.getOptions() ?? new DeleteReq.Options(), { how: (name) => this.log.softDelete(name), answer: [answer, deleted] }),
      tombstone: ({ request }, answer) =>
        remove(this, request.getOptions() ?? new TombstoneReq.Options(), { how: (name) => this.log.tombstone(name), answer: [answer, tombstoned] }),
    };
    this.server.addService(StreamsService, streams);
    this.server.addService(UsersService, { create: creatingUsers(this.faults, this.users) });
    this.server.addService(ServerFeaturesService, { getSupportedMethods: (_: unknown, answer: sendUnaryData<SupportedMethods>) => answer(null, features()) });
    const injector = this.server.createConnectionInjector(isSecure ? tlsCredentials() : ServerCredentials.createInsecure());
    this.listener = createServer((socket) => {
      this.sockets.add(socket.on('close', () => this.sockets.delete(socket)));
      injector.injectConnection(socket);
    });
  }

  get port(): number {
    return (this.listener.address() as AddressInfo).port;
  }

  /** The URL of somebody who does not know the CA. */
  get strangeUrl(): string {
    return `esdb://spoor:geheim@localhost:${this.port}?tls=true`;
  }

  get url(): string {
    return this.isSecure ? `${this.strangeUrl}&tlsCAFile=${caFile}` : `esdb://127.0.0.1:${this.port}?tls=false`;
  }

  async start(port: number): Promise<void> {
    this.listener.listen(port, '127.0.0.1');
    await once(this.listener, 'listening');
  }

  /** The number of calls that were sent to the leader. */
  get redirected(): number {
    return this.redirections;
  }

  /** The number of appends that came in. */
  get appends(): number {
    return this.calls.filter((call) => call.startsWith('append')).length;
  }

  /** Makes another server the leader from now on; that server may name this one as its leader. */
  leadBy(leader: TestServer): void {
    this.leader = leader;
  }

  /** Ends every subscription, as a server does that is not ready or finds the reader too slow. */
  dropSubscriptions(reason?: 'unavailable' | 'too-slow'): void {
    for (const subscription of this.subscriptions.keys()) subscription.drop(reason);
  }

  /** Sends nothing from now on, over connections that stay open. */
  hang(): void {
    this.awake = new Promise((resolve) => {
      this.wake = resolve;
    });
  }

  /** Answers everything that came in the meantime. */
  goOn(): void {
    this.wake();
  }

  /** Resolves when somebody follows events, or only metadata. */
  async subscribed(what: 'events' | 'metadata' = 'events'): Promise<void> {
    const isThere = (): boolean => [...this.subscriptions.keys()].some(({ isOfMetadata }) => isOfMetadata === (what === 'metadata'));
    while (!isThere()) await once(this.arrivals, 'subscription');
  }

  /** Sends every subscriber the sign that it has fallen behind. */
  tellFellBehind(): void {
    for (const call of this.subscriptions.values()) call.write(fellBehind());
  }

  /** Cuts every connection, in the middle of its traffic. */
  cut(): void {
    for (const socket of this.sockets) socket.destroy();
  }

  async stop(): Promise<void> {
    const closed = this.listener.listening ? once(this.listener, 'close') : undefined;
    // First no new connections: one that came between would never be cut.
    this.listener.close();
    this.cut();
    this.server.forceShutdown();
    await closed;
  }

  /** The reason to refuse this call here; undefined if this node answers it. */
  private elsewhere(headers: Metadata, subject: Subject): StatusObject | undefined {
    const refused = refusal(this.faults, subject);
    const port = headers.get('requires-leader').includes('true') ? this.leader?.port : undefined;
    if (refused ?? port === undefined) return refused;
    this.redirections += 1;
    return notLeader(port);
  }

  private async read(call: ReadCall): Promise<void> {
    await this.awake;
    const options = call.request.getOptions() ?? new ReadReq.Options();
    if (!options.hasSubscription()) this.calls.push(`read ${subjectOf(options)}`);
    const elsewhere = this.elsewhere(call.metadata, options.hasAll() ? 'all' : 'stream');
    if (elsewhere) {
      call.emit('error', elsewhere);
      return;
    }
    await (options.hasSubscription() ? this.follow(call) : this.answer(call, options));
  }

  private async answer(call: ReadCall, options: ReadReq.Options): Promise<void> {
    if (strikes(this.faults, 'cuts')) return this.cut();
    if (strikes(this.faults, 'silentReads')) return;
    if (this.faults.answerMs > 0) await wait(this.faults.answerMs);
    answerRead(call, this.log, options);
  }

  private async follow(call: ReadCall): Promise<void> {
    const subscription = new Subscription(call, { log: this.log, faults: this.faults, awake: () => this.awake });
    this.calls.push(subscription.isOfMetadata ? 'follow metadata' : 'follow');
    this.subscriptions.set(subscription, call);
    this.arrivals.emit('subscription');
    call.on('close', () => this.subscriptions.delete(subscription));
    await subscription.run(this.generation);
  }

  private append(call: ServerReadableStream<AppendReq, AppendResp>, answer: sendUnaryData<AppendResp>): void {
    const proposed: Proposed[] = [];
    let options = new AppendReq.Options();
    call.on('data', (request: AppendReq) => {
      options = request.getOptions() ?? options;
      const message = request.getProposedMessage();
      if (message) proposed.push(proposedOf(message));
    });
    call.once('data', () => this.calls.push(`append ${streamOf(options)}`));
    call.on('end', () => void this.answerAppend(call, () => ({ options, proposed }), answer));
  }

  private async answerAppend(call: ServerReadableStream<AppendReq, AppendResp>, said: () => Said, answer: sendUnaryData<AppendResp>): Promise<void> {
    await nextTurn();
    // A call that was cut off also ends, with half of its events.
    if (call.cancelled) return;
    await this.awake;
    if (strikes(this.faults, 'cuts')) return this.cut();
    const { options, proposed } = said();
    const elsewhere = this.elsewhere(call.metadata, streamOf(options).startsWith('$$') ? 'metadata' : 'stream');
    if (elsewhere) answer(elsewhere);
    else await write({ log: this.log, faults: this.faults, cut: () => this.cut() }, options, { proposed, answer });
  }
}

/** A server that listens on loopback. */
export const startTestServer = async (options: TestServerOptions = {}): Promise<TestServer> => {
  const server = new TestServer(options);
  await server.start(options.port ?? 0);
  return server;
};
