import type { AllStreamResolvedEvent, AppendResult, ResolvedEvent } from '@eventstore/db-client';

import type { Written } from './esdb-connection.js';
import { positionText } from './positions.js';
import { type StoredEvent, unavailable } from './stored-event.js';
import type { StreamNames } from './stream-names.js';

const placeOf = ({ own }: StreamNames, name: string, type: string): Pick<StoredEvent, 'stream' | 'place'> => {
  const found = own(name);
  if (!found) return { stream: name, place: 'elsewhere' };
  if (found.isMetadata) return { stream: found.stream, place: 'metadata' };
  return { stream: found.stream, place: type.startsWith('$') ? 'system' : 'event' };
};

/** An event of the client as this adapter has it; none for a link whose target is gone. @throws StoreUnavailable for a server without positions */
export const storedOf = (names: StreamNames, { event }: AllStreamResolvedEvent | ResolvedEvent): readonly StoredEvent[] => {
  if (!event) return [];
  const { id, type, streamId, revision, position, created, data, metadata } = event;
  if (!position) throw unavailable('Lezen lukt niet', 'deze server zegt bij een gebeurtenis geen positie (nodig is 22.10 of later)');
  return [{ id, type, ...placeOf(names, streamId, type), revision, position: positionText(position), at: created.toISOString(), data, metadata }];
};

/** The result of an append as this adapter has it. */
export const writtenOf = ({ success, nextExpectedRevision: revision, position }: AppendResult): Written => {
  if (!success) return { outcome: 'wrong-revision', actual: revision < 0n ? undefined : revision };
  return { outcome: 'written', revision, position: position && positionText(position) };
};
