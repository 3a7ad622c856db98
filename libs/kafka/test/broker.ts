import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('../../../infra/kafka/broker.mjs', import.meta.url));

/** A broker of a test, on a port and with data that stay while it is away. */
export interface TestBroker {
  readonly brokers: readonly string[];
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
  start(): Promise<void>;
  /** Ends it and removes its data. */
  remove(): Promise<void>;
}

interface Started {
  readonly brokers: string;
  readonly pid: number;
}

class ScriptedBroker implements TestBroker {
  private child: ChildProcess | undefined;
  private started: Started = { brokers: '', pid: 0 };

  constructor(
    private readonly folder: string,
    private readonly port: number,
  ) {}

  get brokers(): readonly string[] {
    return [this.started.brokers];
  }

  async start(): Promise<void> {
    const port = this.started.brokers.split(':')[1] ?? this.port;
    this.child = spawn(process.execPath, [script, String(port), join(this.folder, 'data')], { stdio: ['pipe', 'pipe', 'inherit'] });
    const [line] = (await once(createInterface({ input: this.child.stdout as NodeJS.ReadableStream }), 'line')) as [string];
    this.started = JSON.parse(line) as Started;
  }

  async kill(): Promise<void> {
    if (!this.child || this.child.exitCode !== null) return;
    const ended = once(this.child, 'close');
    process.kill(this.started.pid, 'SIGKILL');
    await ended;
  }

  async remove(): Promise<void> {
    await this.kill();
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** @param port a free one unless told */
export const testBroker = async (port = 0): Promise<TestBroker> => {
  const broker = new ScriptedBroker(await mkdtemp(join(tmpdir(), 'actiespoor-kafka-')), port);
  await broker.start();
  return broker;
};
