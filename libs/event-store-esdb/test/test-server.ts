import { EventEmitter, once } from 'node:events';
import { type AddressInfo, createServer, type Server as SocketServer, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

import { type Metadata, type sendUnaryData, Server, ServerCredentials, type ServerReadableStream } from '@grpc/grpc-js';

import { EventLog, type Proposed } from './event-log.js';
import { commitTimeout, type Faults, noFaults, notLeader, strikes, tooLarge } from './faults.js';
import { expectedOf, fellBehind, proposedOf, streamOf, written, wrongRevision } from './messages.js';
import { AppendReq, type AppendResp, type IStreamsServer, ReadReq, ServerFeaturesService, StreamsService, SupportedMethod, SupportedMethods } from './protocol.js';
import { answerRead, type ReadCall, Subscription } from './reading.js';

export interface TestServerOptions {
  /** Nodes of one cluster share a log. */
  readonly log?: EventLog;
  /** The leader, for a node that follows. */
  readonly leader?: TestServer;
  /** Servers before 23.10 do not say in a subscription whether the reader is there. */
  readonly generation?: 'with-signs' | 'without-signs';
  /** A free one unless told. */
  readonly port?: number;
}

const maxAppendBytes = 1_048_576;

/** BatchAppend is offered as a real server does, and is not there: whoever uses it fails. */
const features = (): SupportedMethods =>
  ['read', 'append', 'batchappend'].reduce(
    (methods, name) => {
      methods.addMethods(new SupportedMethod().setServiceName('event_store.client.streams.streams').setMethodName(name));
      return methods;
    },
    new SupportedMethods().setEventStoreServerVersion('23.10.1'),
  );

/** A node of EventStoreDB as far as its protocol for streams goes, over a real socket on loopback, with its faults. */
export class TestServer {
  readonly faults: Faults = noFaults();
  readonly log: EventLog;
  private readonly generation: 'with-signs' | 'without-signs';
  private readonly server = new Server();
  private readonly sockets = new Set<Socket>();
  private readonly subscriptions = new Map<Subscription, ReadCall>();
  private readonly arrivals = new EventEmitter();
  private readonly listener: SocketServer;
  private leader: TestServer | undefined;
  private redirections = 0;
  private appendCalls = 0;

  constructor({ log = new EventLog(), leader, generation = 'with-signs' }: TestServerOptions) {
    this.log = log;
    this.leader = leader;
    this.generation = generation;
    const streams: Pick<IStreamsServer, 'read' | 'append'> = { read: (call) => void this.read(call), append: (call, answer) => this.append(call, answer) };
    this.server.addService(StreamsService, streams);
    this.server.addService(ServerFeaturesService, { getSupportedMethods: (_: unknown, answer: sendUnaryData<SupportedMethods>) => answer(null, features()) });
    const injector = this.server.createConnectionInjector(ServerCredentials.createInsecure());
    this.listener = createServer((socket) => {
      this.sockets.add(socket.on('close', () => this.sockets.delete(socket)));
      injector.injectConnection(socket);
    });
  }

  get port(): number {
    return (this.listener.address() as AddressInfo).port;
  }

  get url(): string {
    return `esdb://127.0.0.1:${this.port}?tls=false`;
  }

  async start(port: number): Promise<void> {
    this.listener.listen(port, '127.0.0.1');
    await once(this.listener, 'listening');
  }

  /** How many calls were sent to the leader. */
  get redirected(): number {
    return this.redirections;
  }

  /** How many appends came in. */
  get appends(): number {
    return this.appendCalls;
  }

  /** From now on this one leads, which may be a node that thinks the same of this one. */
  leadBy(leader: TestServer): void {
    this.leader = leader;
  }

  /** Ends every subscription with UNAVAILABLE. */
  dropSubscriptions(): void {
    for (const subscription of this.subscriptions.keys()) subscription.drop();
  }

  /** Resolves when somebody follows. */
  async subscribed(): Promise<void> {
    while (this.subscriptions.size === 0) await once(this.arrivals, 'subscription');
  }

  /** Tells every subscriber that it cannot keep up. */
  tellFellBehind(): void {
    for (const call of this.subscriptions.values()) call.write(fellBehind());
  }

  /** Cuts every connection in the middle of whatever goes over it. */
  cut(): void {
    for (const socket of this.sockets) socket.destroy();
  }

  async stop(): Promise<void> {
    this.cut();
    this.server.forceShutdown();
    if (!this.listener.listening) return;
    this.listener.close();
    await once(this.listener, 'close');
  }

  private redirects(headers: Metadata): number | undefined {
    const port = headers.get('requires-leader').includes('true') ? this.leader?.port : undefined;
    this.redirections += port === undefined ? 0 : 1;
    return port;
  }

  private async read(call: ReadCall): Promise<void> {
    const port = this.redirects(call.metadata);
    if (port !== undefined) {
      call.emit('error', notLeader(port));
      return;
    }
    const options = call.request.getOptions() ?? new ReadReq.Options();
    if (options.hasSubscription()) {
      const subscription = new Subscription(call, this.log, this.faults);
      this.subscriptions.set(subscription, call);
      this.arrivals.emit('subscription');
      call.on('close', () => this.subscriptions.delete(subscription));
      await subscription.run(this.generation);
      return;
    }
    if (strikes(this.faults, 'silentReads')) return;
    if (this.faults.answerMs > 0) await wait(this.faults.answerMs);
    answerRead(call, this.log, options);
  }

  private append(call: ServerReadableStream<AppendReq, AppendResp>, answer: sendUnaryData<AppendResp>): void {
    this.appendCalls += 1;
    const proposed: Proposed[] = [];
    let options = new AppendReq.Options();
    call.on('data', (request: AppendReq) => {
      options = request.getOptions() ?? options;
      const message = request.getProposedMessage();
      if (message) proposed.push(proposedOf(message));
    });
    call.on('end', () => {
      const port = this.redirects(call.metadata);
      if (port === undefined) void this.write(options, proposed, answer);
      else answer(notLeader(port));
    });
  }

  private async write(options: AppendReq.Options, proposed: readonly Proposed[], answer: sendUnaryData<AppendResp>): Promise<void> {
    if (proposed.reduce((bytes, { data }) => bytes + data.length, 0) > maxAppendBytes) {
      answer(tooLarge(maxAppendBytes));
      return;
    }
    const append = JSON.stringify([streamOf(options), String(expectedOf(options)), proposed.map(({ id }) => id)]);
    if (this.log.underWay.has(append) || strikes(this.faults, 'droppedAppends')) {
      await wait(this.faults.commitTimeoutMs, undefined, { ref: false });
      answer(commitTimeout());
      return;
    }
    this.log.underWay.add(append);
    await wait(this.faults.writeMs);
    this.log.underWay.delete(append);
    await this.commit(options, proposed, answer);
  }

  private async commit(options: AppendReq.Options, proposed: readonly Proposed[], answer: sendUnaryData<AppendResp>): Promise<void> {
    const outcome = this.log.append(streamOf(options), proposed, expectedOf(options));
    if (outcome.outcome === 'written' && strikes(this.faults, 'lostAnswers')) this.cut();
    if (this.faults.answerMs > 0) await wait(this.faults.answerMs);
    answer(null, outcome.outcome === 'written' ? written(outcome.last, this.faults.telling) : wrongRevision(outcome.current));
  }
}

/** A server that listens on loopback. */
export const startTestServer = async (options: TestServerOptions = {}): Promise<TestServer> => {
  const server = new TestServer(options);
  await server.start(options.port ?? 0);
  return server;
};
