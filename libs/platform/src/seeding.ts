import { createCommands, PlanWriter } from '@actiespoor/application';
import { canonicalJson, type Dag, dag, sha256Hex, uuidV5 } from '@actiespoor/kernel';
import { type CommandContext, type EventStore, type Handled, type Position, StreamTampered, UnknownEvent } from '@actiespoor/event-store';
import type { Tell } from '@actiespoor/work';
import { demoGeschiedenis, type DemoStap, startindicatoren, startset } from '@actiespoor/demo';
import { indicatorStream, organisatieStream } from '@actiespoor/plan/model';

// Fixed for ever: the same step must be the same command at every start.
const seedNamespace = 'b3d5f1a8-57a1-5d0e-8a53-3f1c2f6f9a10';
const startsetDay: Dag = dag('2021-01-01');

const commandIdOf = (name: string): string => uuidV5(seedNamespace, name);

const systeem = { actor: commandIdOf('systeem'), role: 'systeem', organisatie: 'systeem' } as const;

const positionOf = (handled: Handled<string>, what: string): Position => {
  if (handled.outcome === 'accepted') return handled.position;
  throw new Error(`${what} is niet opgenomen (${handled.outcome === 'refused' ? handled.refusal : handled.outcome})`);
};

/**
 * A stream that somebody changed past this program, or that a newer version wrote to, gets nothing: its facts are there. The start goes on without it,
 * and the next one looks again.
 */
const unlessUnreadable = async (tell: Tell, work: () => Promise<unknown>): Promise<void> => {
  try {
    await work();
  } catch (fault) {
    if (!(fault instanceof StreamTampered || fault instanceof UnknownEvent)) throw fault;
    tell(`Klaarzetten slaat een stream over. ${fault.message}`, 'warn');
  }
};

/** The moment of recording, ISO 8601 in UTC, and who hears of a stream that gets nothing. */
export interface Seeding {
  readonly clock: () => string;
  readonly tell: Tell;
}

/** Registers the organisaties of every installation. Later changes of an operator are left alone. */
export const seedOrganisaties = async (store: EventStore, { clock, tell }: Seeding): Promise<void> => {
  const { organisatie: handle } = createCommands(store, clock);
  for (const gegevens of startset) {
    const commandId = commandIdOf(gegevens.organisatie);
    const command = { type: 'OrganisatieRegistreren', data: { ...gegevens, op: startsetDay } } as const;
    await unlessUnreadable(tell, () => handle(organisatieStream(gegevens.organisatie), command, { ...systeem, commandId, correlationId: commandId }));
  }
};

/** Records the first definitions of every installation. Later revisions of an operator are left alone. */
export const seedIndicatoren = async (store: EventStore, { clock, tell }: Seeding): Promise<void> => {
  const { indicator: handle } = createCommands(store, clock);
  for (const gegevens of startindicatoren) {
    const commandId = commandIdOf(gegevens.indicatorId);
    const command = { type: 'IndicatorDefinieren', data: { ...gegevens, op: startsetDay } } as const;
    await unlessUnreadable(tell, () => handle(indicatorStream(gegevens.indicatorId), command, { ...systeem, commandId, correlationId: commandId }));
  }
};

// Another history has other steps under the same numbers: this program does not continue the demo of an earlier one.
const edition = sha256Hex(canonicalJson(demoGeschiedenis)).slice(0, 16);
const stepId = (index: number): string => commandIdOf(`demo/${edition}/${index}`);

const contextOf = ({ door, reason }: DemoStap, index: number): CommandContext => {
  const commandId = stepId(index);
  return { commandId, correlationId: commandId, actor: door.id, role: door.rol, organisatie: door.organisatie, reason };
};

/** The commands that wrote the stream of a step. */
const commandsOn = async (store: EventStore, index: number): Promise<readonly string[]> => {
  const commandIds: string[] = [];
  const stap = demoGeschiedenis[index];
  if (stap) for await (const { metadata } of store.read(stap.stream)) commandIds.push(metadata.causationId);
  return commandIds;
};

const lastStep = demoGeschiedenis.length - 1;

/** The state of the demo in this store: complete, absent or incomplete, or told by another edition of this program. */
const demoIn = async (store: EventStore): Promise<'whole' | 'part' | 'other'> => {
  if ((await commandsOn(store, lastStep)).includes(stepId(lastStep))) return 'whole';
  const begun = await commandsOn(store, 0);
  return begun.length === 0 || begun.includes(stepId(0)) ? 'part' : 'other';
};

/** The beginning of the demo's history, ISO 8601 in UTC: events recorded before it keep the store in order of time. */
export const demoBegin = demoGeschiedenis[0]?.at;

/** True if this store began as a demo, complete or not: only then its organisaties are as old as the demo. */
const beganAsDemo = async (store: EventStore): Promise<boolean> => {
  const [first] = startset;
  if (!first) return false;
  for await (const { metadata } of store.read(organisatieStream(first.organisatie), { max: 1 })) return metadata.recordedAt === demoBegin;
  return false;
};

/** True if the demo of this program is in the store, complete or not. A stream that nobody can read tells nothing. */
export const hasDemo = async (store: EventStore): Promise<boolean> => {
  try {
    return (await beganAsDemo(store)) || (await commandsOn(store, 0)).includes(stepId(0));
  } catch (fault) {
    if (fault instanceof StreamTampered) return false;
    throw fault;
  }
};

/** True if nothing was recorded but the starting facts that every start records by itself. Stops at the first other event. */
export const hasOnlyOwnFacts = async (store: EventStore): Promise<boolean> => {
  const reading = new AbortController();
  try {
    for await (const item of store.feed({ signal: reading.signal })) {
      if (item.kind === 'caught-up') return true;
      if (item.kind === 'event' && item.recorded.metadata.actor !== systeem.actor) return false;
    }
    return true;
  } finally {
    reading.abort();
  }
};

const tellDemo = async (store: EventStore): Promise<void> => {
  let moment = '';
  const commands = createCommands(store, () => moment);
  const writer = new PlanWriter(commands, (eigenaar) => [eigenaar]);
  for (const [index, stap] of demoGeschiedenis.entries()) {
    moment = stap.at;
    const { stream, command } = stap;
    const context = contextOf(stap, index);
    const handled = command.type === 'KaderRegistreren' ? await commands.kader(stream, command, context) : await writer.write({ stream, command }, context);
    positionOf(handled, `Stap ${index + 1} van de demo (${command.type})`);
  }
};

/**
 * Tells the demo's history through the ordinary commands, at its own moments. An interrupted start
 * is continued: every step is the same command again. The demo of an earlier edition stays as it is.
 *
 * @param log called with a line if the demo stays as it is
 */
export const seedDemo = async (store: EventStore, log: (line: string) => void): Promise<void> => {
  const found = await demoIn(store);
  if (found === 'other') log('De voorbeeldplannen zijn van een eerdere versie en blijven zoals zij zijn. Nieuwe krijgt u in een lege DATA_DIR.');
  if (found === 'part') await tellDemo(store);
};

/** The people of the demo by id, for readers of the spoor. */
export const demoPersonen = [...new Map(demoGeschiedenis.map(({ door }) => [door.id, door])).values()];
