import type { Datum } from '@actiespoor/kernel';

import type { Planning, Schaal } from './actie/actie.events.js';
import type { ActieId, KnoopId, PlanId } from './ids.js';
import type { DomainEvent, eventVersions } from './domain-event.js';

// Former shapes of events that are still stored. They are read for ever: never change one.
// Copy a part that a shape shares with an event of today, before that part changes.

interface Shape<Type extends string, Version extends number, Data extends object> {
  readonly type: Type;
  readonly version: Version;
  readonly data: Data;
}

type OfActie<Data extends object> = Data & { readonly actieId: ActieId; readonly op: Datum };

/** `inhoud` was the hash of the text, and not the text. */
type PlanVastgesteld1 = Shape<
  'PlanVastgesteld',
  1,
  { readonly planId: PlanId; readonly orgaan: string; readonly besluitnummer?: string; readonly inhoud: string; readonly op: Datum }
>;

type ActieWijziging1 =
  | { readonly veld: 'omschrijving' | 'schaal' | 'code' | 'soort'; readonly oud: string | null; readonly nieuw: string | null }
  | { readonly veld: 'knoopId'; readonly oud: KnoopId | null; readonly nieuw: KnoopId };

/** Text and place of an actie, in one event. */
type ActieGewijzigd1 = Shape<
  'ActieGewijzigd',
  1,
  OfActie<{ readonly wijzigingen: readonly ActieWijziging1[]; readonly schaal?: Schaal; readonly geconsulteerd?: string }>
>;

/** Only the first planning; later ones had another type. */
type PlanningVastgelegd1 = Shape<'PlanningVastgelegd', 1, OfActie<{ readonly planning: Planning }>>;
type PlanningBijgesteld1 = Shape<'PlanningBijgesteld', 1, OfActie<{ readonly oud: Planning; readonly nieuw: Planning }>>;

/** Every shape that is no longer written. */
export type OldShape = PlanVastgesteld1 | ActieGewijzigd1 | PlanningVastgelegd1 | PlanningBijgesteld1;

type Versions = typeof eventVersions;

type CurrentShape = {
  [Type in DomainEvent['type']]: Shape<Type, Versions[Type], Extract<DomainEvent, { readonly type: Type }>['data']>;
}[DomainEvent['type']];

/** The versions before this one; a fourth gets its line here. */
interface Before {
  readonly 1: never;
  readonly 2: 1;
  readonly 3: 1 | 2;
}

type RetiredType = Exclude<OldShape['type'], DomainEvent['type']>;
type KeyOf<Old extends OldShape> = Old extends OldShape ? `${Old['type']}@${Old['version']}` : never;

/** All former types and versions: a missing one, or a shape without a version that follows it, is a compile error. */
type OldKey =
  { [Type in DomainEvent['type']]: `${Type}@${Before[Versions[Type]]}` }[DomainEvent['type']] | KeyOf<Extract<OldShape, { readonly type: RetiredType }>>;

type Step = (stored: { readonly data: object }) => readonly (CurrentShape | OldShape)[];

const from =
  <Old extends OldShape>(lift: (data: Old['data']) => readonly (CurrentShape | OldShape)[]): Step =>
  ({ data }) =>
    lift(data as Old['data']);

const planVastgesteld = from<PlanVastgesteld1>(({ inhoud: inhoudHash, ...data }) => [{ type: 'PlanVastgesteld', version: 2, data: { ...data, inhoudHash } }]);

type Verplaatsing1 = Extract<ActieWijziging1, { readonly veld: 'knoopId' }>;

const isVerplaatsing = (wijziging: ActieWijziging1): wijziging is Verplaatsing1 => wijziging.veld === 'knoopId';

const actieGewijzigd = from<ActieGewijzigd1>(({ wijzigingen, schaal, ...kenmerken }) => {
  const rest = wijzigingen.flatMap((wijziging) => (isVerplaatsing(wijziging) ? [] : [wijziging]));
  const gewijzigd = { type: 'ActieGewijzigd', version: 2, data: { ...kenmerken, wijzigingen: rest, ...(schaal ? { schaal } : {}) } } as const;
  const verplaatst = wijzigingen
    .filter(isVerplaatsing)
    .map(({ oud, nieuw }) => ({ type: 'ActieVerplaatst', version: 1, data: { ...kenmerken, oud, nieuw } }) as const);
  return rest.length === 0 && verplaatst.length > 0 ? verplaatst : [gewijzigd, ...verplaatst];
});

const planningVastgelegd = from<PlanningVastgelegd1>(({ planning, ...kenmerken }) => [
  { type: 'PlanningVastgelegd', version: 2, data: { ...kenmerken, oud: null, nieuw: planning } },
]);

const planningBijgesteld = from<PlanningBijgesteld1>((data) => [{ type: 'PlanningVastgelegd', version: 2, data }]);

/**
 * The upcasters by type and version: each turns a stored event of that shape into no, one or more events of the next shape. Every reader
 * of stored events reads through these; the stored events stay as they are.
 */
export const upcasters = {
  'PlanVastgesteld@1': planVastgesteld,
  'ActieGewijzigd@1': actieGewijzigd,
  'PlanningVastgelegd@1': planningVastgelegd,
  'PlanningBijgesteld@1': planningBijgesteld,
} as const satisfies Readonly<Record<OldKey, Step>>;

/** Types that are no longer written, each with its present type. */
export const retiredTypes: Readonly<Record<RetiredType, DomainEvent['type']>> = { PlanningBijgesteld: 'PlanningVastgelegd' };
