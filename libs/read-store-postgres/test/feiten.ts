import { anchorOf, type CommitOutcome, type Moored, type Position, type Projection, type ProjectionSession, type Recorded } from '@actiespoor/event-store';
import { datum } from '@actiespoor/kernel';
import type { ActieId, DomainEvent, OrganisatieCode, PlanId } from '@actiespoor/plan/events';
import { testDatabase } from '@actiespoor/testing';
import { type Questions, system } from '@actiespoor/voortgang';

import { migrateReadStore } from '../src/migrate.js';
import { openReadStore, type ReadStore } from '../src/read-store.js';

export interface Opened {
  readonly url: string;
  readonly ownerUrl: string;
  readonly readStore: ReadStore;
  /** The questions as the program itself asks them. */
  readonly questions: Questions;
  close(): Promise<void>;
}

/** A read store in a database of its own, as in an installation. */
export const openedReadStore = async (): Promise<Opened> => {
  const database = await testDatabase();
  await migrateReadStore(database.ownerUrl, database.applicationRole);
  const readStore = openReadStore({ url: database.url, ownerUrl: database.ownerUrl });
  const close = async (): Promise<void> => {
    await readStore.close();
    await database.drop();
  };
  return { url: database.url, ownerUrl: database.ownerUrl, readStore, questions: readStore.as(system), close };
};

export const positie = (nummer: number): Position => String(nummer).padStart(20, '0') as Position;

export interface Omstandigheid {
  readonly stream: string;
  readonly nummer: number;
  readonly recordedAt?: string;
  readonly actor?: string;
}

export const recorded = ({ type, data }: DomainEvent, { stream, nummer, recordedAt, actor }: Omstandigheid): Recorded => ({
  id: `gebeurtenis-${String(nummer)}`,
  type,
  version: 1,
  data,
  stream,
  revision: BigInt(nummer),
  position: positie(nummer),
  metadata: {
    recordedAt: recordedAt ?? '2024-01-01T12:00:00.000Z',
    actor: actor ?? 'medewerker-1',
    role: 'beleidsmedewerker',
    organisatie: 'GM0321',
    correlationId: 'correlatie',
    causationId: 'opdracht',
    hash: '',
  },
});

export const lekstroom = 'SV-LEKSTROOM' as OrganisatieCode;
export const houten = 'GM0321' as OrganisatieCode;
const op = datum('2021-01-01');

export const planOpgesteld = (planId: PlanId, eigenaar = lekstroom): DomainEvent => ({
  type: 'PlanOpgesteld',
  data: { planId, titel: `Plan ${planId}`, soort: 'regionaal', eigenaar, periode: {}, niveaus: [], op },
});

export const actieOpgenomen = (actieId: ActieId, planId: PlanId): DomainEvent => ({
  type: 'ActieOpgenomen',
  data: { actieId, planId, soort: 'actie', code: '1a', omschrijving: `Actie ${actieId}\t"met" \\n regels\nen meer`, volgorde: 1, op },
});

export const actieGestart = (actieId: ActieId, nummer: number): DomainEvent => ({
  type: 'ActieGestart',
  data: { actieId, statusupdateId: `status-${String(nummer)}` as never, organisatie: houten, vorige: 'gepland', op },
});

/** The event of a read model, in a store that is only a name. */
export const moored = (recorded: Pick<Recorded, 'position' | 'id' | 'metadata'>): Moored => ({ ...anchorOf(recorded), store: 'proef' });

/** An event of which only the position matters. */
export const mooredAt = (position: Position): Moored => ({ position, eventId: `gebeurtenis-${position}`, hash: '', store: 'proef' });

/** Takes in one batch as the runner does: load, fold, commit. */
export const applyEvents = async (projection: Projection, session: ProjectionSession, events: readonly Recorded[]): Promise<CommitOutcome> => {
  const rows = new Map(projection.insertOnly ? [] : await session.load(events.flatMap((event) => projection.keysOf(event))));
  for (const event of events) {
    for (const key of projection.keysOf(event)) rows.set(key, projection.project(rows.get(key), event, key));
  }
  const last = events.at(-1);
  if (last === undefined) throw new Error('Geen gebeurtenissen');
  return session.commit(rows, moored(last));
};

export const ledBy = async (readStore: ReadStore, projection: Projection): Promise<ProjectionSession> => {
  const session = await readStore.projections.lead(projection, new AbortController().signal);
  if (session === undefined) throw new Error(`Geen leiding over ${projection.name}`);
  return session;
};
