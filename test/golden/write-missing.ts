// Writes the missing golden files from the history of the demo; existing ones stay as they are:
//   node --conditions=actiespoor-source --import ./test/typescript.mjs test/golden/write-missing.ts
// It lists the types that the demo lacks: those are written by hand, after an event of a similar type.
import { writeFileSync } from 'node:fs';

import { linkHash, type Position, type Recorded } from '@actiespoor/event-store';
import { uuidV5 } from '@actiespoor/kernel';
import { type DomainEvent, eventVersions } from '@actiespoor/plan/events';
import { demoGeschiedenis, type DemoStap } from '@actiespoor/demo';

import { replay } from '../../libs/demo/test/replay.js';
import { fileNameOf, goldenFolder, goldenNames, textOf } from './golden.js';

const namespace = '6b0f9c1e-77a1-5d0e-9a55-0d2a3c4b5e60';

/** The last event of each stream. */
type Ends = Map<string, Recorded>;

const metadataOf = ({ at, door, stream, reason }: DemoStap) => {
  const causationId = uuidV5(namespace, `${stream}|${at}`);
  return { actor: door.id, role: door.rol, organisatie: door.organisatie, reason, correlationId: causationId, causationId, recordedAt: at };
};

const storedAfter = (ends: Ends, stap: DemoStap, { type, data }: DomainEvent): Omit<Recorded, 'position'> => {
  const { stream, at } = stap;
  const end = ends.get(stream);
  const revision = (end?.revision ?? -1n) + 1n;
  const metadata = metadataOf(stap);
  const event = { id: uuidV5(namespace, `${stream}|${at}|${revision}`), type, version: eventVersions[type], data, stream, revision };
  return { ...event, metadata: { ...metadata, hash: linkHash(end?.metadata.hash, { ...event, metadata }) } };
};

/** The history as a store would hold it, in order and with its hash chains. */
const storedHistory = (): readonly Recorded[] => {
  const ends: Ends = new Map();
  const stored: Recorded[] = [];
  for (const { stap, events } of replay(demoGeschiedenis)) {
    for (const event of events) {
      const position = String(stored.length + 1).padStart(20, '0') as Position;
      const recorded: Recorded = { ...storedAfter(ends, stap, event), position };
      ends.set(recorded.stream, recorded);
      stored.push(recorded);
    }
  }
  return stored;
};

const history = storedHistory();
const present = new Set(goldenNames());
for (const [type, version] of Object.entries(eventVersions)) {
  const name = fileNameOf({ type, version });
  if (present.has(name)) continue;
  const example = history.find((recorded) => recorded.type === type);
  if (example) writeFileSync(`${goldenFolder}${name}`, textOf(example));
  process.stdout.write(example ? `${name} geschreven\n` : `${name} ontbreekt: de demo heeft er geen\n`);
}
