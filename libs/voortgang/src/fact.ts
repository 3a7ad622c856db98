import { UnknownEvent, type Recorded } from '@actiespoor/event-store';
import { eventVersions, type DomainEvent } from '@actiespoor/plan/events';
import { type CijferEvent, cijferVersions } from '@actiespoor/veilig-thuis/events';

const versions: Readonly<Record<string, number | undefined>> = { ...eventVersions, ...cijferVersions };

const isKnown = ({ type, version }: Recorded): boolean => Object.hasOwn(versions, type) && versions[type] === version;

/**
 * The stored event as a fact. Its family follows from the stream, so the caller names it.
 *
 * @throws UnknownEvent for a type or version that this program does not know: a read model halts and skips nothing.
 */
export const factOf = <E extends DomainEvent | CijferEvent = DomainEvent>(recorded: Recorded): E => {
  if (isKnown(recorded)) return recorded as unknown as E;
  throw new UnknownEvent(`${recorded.type} versie ${String(recorded.version)} op ${recorded.stream}, positie ${recorded.position}`);
};

/** The data of one type of event. */
export type DataOf<Type extends DomainEvent['type']> = Extract<DomainEvent, { readonly type: Type }>['data'];
