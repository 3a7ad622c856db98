import { getHeapStatistics } from 'node:v8';

import {
  type Commands,
  createCommands,
  createLoaders,
  type Dossiers,
  type Imports,
  Leveringlader,
  importSources,
  type Loaders,
  Locks,
  notedCommands,
  openDossiers,
  openImports,
  openPersonen,
  type Personen,
  RecentActies,
} from '@actiespoor/application';
import type { ReadStore } from '@actiespoor/read-store-postgres';
import type { Tell } from '@actiespoor/work';

import { noObserver, observedCommands, type Observer } from './observing.js';
import { openIds, type PersoonIdsConfig } from './persoon-ids.js';
import { demoPersonen } from './seeding.js';
import type { Stores } from './stores.js';
import { systemTiming } from './system-timing.js';

export interface WritingConfig extends PersoonIdsConfig {
  /** The present moment, ISO 8601 in UTC. */
  readonly clock: () => string;
  readonly log: Tell;
  readonly observer?: Observer | undefined;
}

/** The deciders, with their sources. */
export interface Writing {
  readonly commands: Commands;
  readonly dossiers: Dossiers;
  readonly load: Loaders;
  readonly recent: RecentActies;
  readonly locks: Locks;
  readonly lader: Leveringlader;
}

// Twenty thousand acties of fifty events take 840 MB. A quarter of what this process may take at most leaves room for its other work, and on a small machine
// fewer streams are remembered.
const shareOfHeap = { acties: 1 / 4, plannen: 1 / 16 };

const streamMemory = () => {
  const { heap_size_limit: most } = getHeapStatistics();
  return { acties: most * shareOfHeap.acties, plannen: most * shareOfHeap.plannen };
};

/** Decisions, and what they look at: between them each stream is read once. */
export const openWriting = ({ eventStore, readStore }: Pick<Stores, 'eventStore' | 'readStore'>, { clock, observer = noObserver }: WritingConfig): Writing => {
  const [load, recent] = [createLoaders(eventStore, streamMemory()), new RecentActies()];
  const commands = observedCommands(notedCommands(createCommands(eventStore, clock, load), recent), observer);
  return {
    ...{ load, recent, commands },
    locks: new Locks(systemTiming),
    dossiers: openDossiers({ load, recent, readModels: readStore }),
    lader: new Leveringlader({ commands, load, clock }),
  };
};

export const personenOn = ({ personen: store }: ReadStore, config: WritingConfig): Personen =>
  openPersonen({ store, openIds: () => openIds(store, config), madeUp: new Set(demoPersonen.map(({ id }) => id)) });

interface ImportsGiven extends WritingConfig, Pick<Writing, 'dossiers' | 'recent' | 'locks'> {
  readonly personen: Personen;
}

export const importsOn = ({ eventStore, readStore }: Pick<Stores, 'eventStore' | 'readStore'>, given: ImportsGiven): Imports =>
  openImports(importSources({ ...given, eventStore, readStore, timing: systemTiming }));

/**
 * For a process without use cases: it goes on with doorvoeringen that were left. Where it has not the key of people of this
 * installation, or nobody has made one yet, that is for the processes that have it.
 */
export const followImports = async (stores: Pick<Stores, 'eventStore' | 'readStore'>, config: WritingConfig): Promise<Imports | undefined> => {
  if (!(await stores.readStore.personen.hasKey())) return undefined;
  const personen = personenOn(stores.readStore, config);
  try {
    await personen.ids();
  } catch (fault) {
    config.log(`Doorvoeringen die bleven liggen gaan hier niet verder. ${fault instanceof Error ? fault.message : String(fault)}`, 'warn');
    return undefined;
  }
  const imports = importsOn(stores, { ...config, ...openWriting(stores, config), personen });
  imports.resumeAll();
  return imports;
};
