export { assertAppendable, eventBytes, maxEventBytes } from './appendable.js';
export type { Building, ChunkEnd, ChunkWriter, Reached, StreamsDone } from './building.js';
export { RebuildFault } from './check-generation.js';
export { TableReplaced } from './batch.js';
export { schemaOf, type EventSchema, type Upcaster, type Upcasters, type VersionedEvent } from './event-schema.js';
export {
  CorruptIdempotency,
  EventTooLarge,
  HistoryReplaced,
  StoreRefused,
  StoreUnavailable,
  Unanswerable,
  UnknownEvent,
  type Appended,
  type ByStreamOptions,
  type EventStore,
  type Expected,
  type FeedItem,
  type FeedOptions,
  type Foothold,
  type Misfiled,
  type ReadRange,
} from './event-store.js';
export type { Anchor, Metadata, Moored, NewEvent, Position, Recorded } from './recorded.js';
export { factsOf, readFactsOf, type FactSource } from './facts.js';
export { foldEnd, foldStream, type FoldDependencies, type Folded, type LoadStream, type Mark } from './fold-stream.js';
export { createHandler, type HandlerDependencies } from './handle.js';
export {
  asking,
  handlerOf,
  isAsked,
  type Ask,
  type Asked,
  type CommandContext,
  type Handled,
  type HandledAccepted,
  type Handler,
  type NotAsked,
} from './handler.js';
export { chainEndOf, continuesChain, linkHash, verifyChain, type ChainEnd, type Linkable } from './hash-chain.js';
export { memoryEventStore } from './memory-event-store.js';
export { memoryProjectionStore, type MemoryProjectionStore } from './memory-projection-store.js';
export type { NewlyParked, ParkedEvent, Projection } from './projection.js';
export type { ParkedOf, ProjectionControl, ProjectionCondition } from './projection-control.js';
export type { CommitOutcome, ProjectionSession, ProjectionStore, Request } from './projection-store.js';
export { standingText, standstillOf, type Arrival, type Standing } from './standstill.js';
export { rebuildProjection, type Rebuilt, type RebuildOptions, type RebuildProgress } from './rebuild.js';
export { sharedFeed, type SharedFeedOptions } from './shared-feed.js';
export { startProcessor, type Processor, type ProcessorOptions } from './runner.js';
export type { ProcessorState, ProcessorStatus } from './processor-status.js';
export { anchorOf, isSameEvent, isStray, mooring, straySentence, type Ground, type Place, type Stray } from './stray.js';
export { rememberingLoader } from './stream-memory.js';
export { StreamTampered, tamperingSentence, type TamperedOptions, type Tampering } from './tampering.js';
export { together, type AskAll, type TogetherLimits } from './together.js';
export { judge, sameContent, type AppendRequest, type Holdings, type KnownEvent, type Verdict } from './verdict.js';
