import { type EventStore, foldStream, schemaOf } from '@actiespoor/event-store';
import { type Dag, datum, type Told } from '@actiespoor/kernel';
import { type ActieCommand, actieDecider } from '@actiespoor/plan';
import { type ActieEvent, type ActieId, eventVersions, type OrganisatieCode, type PlanId, upcasters } from '@actiespoor/plan/events';
import type { Client } from 'pg';

import type { BenchDatabase } from './bench-server.js';
import { actieIdIn, actiesPerPlan, eigenaar, type HistoryShape, planIdIn } from './history.js';
import { type Result, resultOf } from './result.js';
import { rateOf, takeTurns } from './rounds.js';

/** A plan whose acties have a hundred events each. */
export const longHistory: HistoryShape = { name: 'lang', plans: 1, eventsPerActie: 100 };

const acties = Array.from({ length: actiesPerPlan }, (_, actie) => actieIdIn(longHistory.name, 0, actie));

const houten = 'GM0321' as OrganisatieCode;
const schema = schemaOf<ActieEvent>(eventVersions, upcasters);
const planId: PlanId = planIdIn(longHistory.name, 0);

const command = (actieId: ActieId): Told<ActieCommand> => ({
  type: 'StandVanZakenVastleggen',
  data: { actieId, standVanZaken: 'De afspraken zijn geoefend.', op: datum('2025-01-06') },
  vandaag: '2025-01-06' as Dag,
  planContext: { planId, eigenaar, opgesteldOp: datum('2020'), leden: [houten], knopen: [], codes: [], deelacties: [] },
});

const loadAndDecide = async (store: EventStore, actieId: ActieId): Promise<void> => {
  const { state } = await foldStream({ store, decider: actieDecider, schema }, `actie-${actieId}`);
  const decision = actieDecider.decide(command(actieId), state);
  if (!decision.accepted || decision.events.length !== 1) throw new Error(`Actie ${actieId} nam de opdracht niet aan`);
};

const selectText = `select position, stream, revision, id, type, version, data, metadata
  from event_store.events where stream = $1 order by revision`;

const selectRows = async (client: Client, actieId: ActieId): Promise<void> => {
  const { rows } = await client.query({ name: 'stream', text: selectText, values: [`actie-${actieId}`] });
  if (rows.length !== longHistory.eventsPerActie) throw new Error(`Actie ${actieId} heeft ${rows.length} rijen`);
};

const repeatedly = (times: number, work: (actieId: ActieId) => Promise<void>): Promise<number> =>
  rateOf(times * acties.length, async () => {
    for (let time = 0; time < times; time += 1) for (const actieId of acties) await work(actieId);
  });

/** Loads and decides every actie of the long plan, so many times; returns acties a second. */
export const loadRate = ({ eventStore }: BenchDatabase, times: number): Promise<number> => repeatedly(times, (actieId) => loadAndDecide(eventStore, actieId));

/** P5: an actie with a hundred events, against one indexed SELECT of its rows. */
export const measureLoading = async (database: BenchDatabase, { rounds, times }: { readonly rounds: number; readonly times: number }): Promise<Result> => {
  const client = await database.connect();
  const measured = await takeTurns(rounds, {
    ours: () => loadRate(database, times),
    limit: () => repeatedly(times, (actieId) => selectRows(client, actieId)),
  });
  await client.end();
  return resultOf({ id: 'P5', work: 'load and decide, 100 events', unit: 'acties/s', goal: { bound: 'at-least', ratio: 0.7 } }, measured);
};
