import type { CommandContext } from '@actiespoor/event-store';
import { uuidV5 } from '@actiespoor/kernel';
import type { Cijferbundel, LeveringId } from '@actiespoor/veilig-thuis/events';
import { cijfersStream } from '@actiespoor/veilig-thuis/model';

import type { Commands, Loaders } from '../commands/commands.js';

export interface BundelSources {
  readonly commands: Pick<Commands, 'levering' | 'cijferbron'>;
  readonly load: Pick<Loaders, 'cijferbron'>;
  /** For tests: the bytes of one append, at most. */
  readonly appendBytes?: number;
}

/** The figures of a delivery, as bundles in JSON. */
export interface Bundels {
  readonly leveringId: LeveringId;
  readonly bundels: readonly string[];
  readonly context: CommandContext;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

// An append to EventStoreDB may have 1 MiB.
const standardAppendBytes = 524_288;

/** The bundles of one append, and the number of the first. */
interface Groep {
  readonly vanaf: number;
  readonly bundels: readonly string[];
}

function* groepenFrom(bundels: readonly string[], first: number, maxBytes: number): Iterable<Groep> {
  for (let vanaf = first; vanaf < bundels.length;) {
    let [tot, bytes] = [vanaf + 1, bundels[vanaf]?.length ?? 0];
    while (tot < bundels.length && (bytes += bundels[tot]?.length ?? 0) <= maxBytes) tot += 1;
    yield { vanaf, bundels: bundels.slice(vanaf, tot) };
    vanaf = tot;
  }
}

/** The same bundles are the same command, whoever brings them: a second loader, or one after a crash, repeats nothing. */
const contextOf = ({ actor, role, organisatie, correlationId }: CommandContext, leveringId: LeveringId, vanaf: number): CommandContext => ({
  ...{ actor, role, organisatie, correlationId },
  commandId: uuidV5(leveringId, `bundel ${String(vanaf)}`),
});

/**
 * Records the bundles that are not there yet.
 *
 * @returns the link in the hash chain of the last bundle
 */
export const recordBundels = async (
  { commands, load, appendBytes = standardAppendBytes }: BundelSources,
  { leveringId, bundels, context, onProgress }: Bundels,
): Promise<string> => {
  const stream = cijfersStream(leveringId);
  const { state } = await load.cijferbron(stream);
  for (const groep of groepenFrom(bundels, state.bundels, appendBytes)) {
    const data = { leveringId, vanaf: groep.vanaf, bundels: groep.bundels.map((bundel) => JSON.parse(bundel) as Cijferbundel) };
    const handled = await commands.cijferbron(stream, { type: 'CijfersVastleggen', data }, contextOf(context, leveringId, groep.vanaf));
    if (handled.outcome !== 'accepted') throw new Error(`De cijfers van levering ${leveringId} zijn niet vast te leggen: ${handled.outcome}`);
    onProgress?.(groep.vanaf + groep.bundels.length, bundels.length);
  }
  const last = (await load.cijferbron(stream)).marks.at(-1);
  if (!last) throw new Error(`Levering ${leveringId} heeft geen cijfers`);
  return last.hash;
};
