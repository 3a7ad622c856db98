import { type CommandContext, memoryEventStore } from '@actiespoor/event-store';
import { datum } from '@actiespoor/kernel';
import { hasPlan, planDecider, type PlanHistory } from '@actiespoor/plan';
import type { ActieId, KnoopId, OrganisatieCode, PlanEvent, PlanId } from '@actiespoor/plan/events';
import { actieStream } from '@actiespoor/plan/model';
import { describe, expect, it } from '@jest/globals';

import { createCommands, createLoaders } from '../commands/commands.js';
import { PlanWriter } from './plan-writer.js';

const id = (nummer: number) => `c0000000-0000-5000-8000-00000000000${String(nummer)}`;
const planId = id(1) as PlanId;
const actieId = id(2) as ActieId;
const [knoop, deel, ander] = [id(3), id(4), id(5)] as [KnoopId, KnoopId, KnoopId];
const eigenaar = 'SV-LEKSTROOM' as OrganisatieCode;
const motief = 'Dit was een vergissing';

const thema = (knoopId: KnoopId) => ({ knoopId, niveau: 'thema', titel: `Thema ${knoopId}`, volgorde: 1 });
const opgesteld: PlanEvent = {
  type: 'PlanOpgesteld',
  data: { planId, titel: 'Plan', soort: 'regionaal', eigenaar, periode: {}, niveaus: ['thema'], op: datum('2022-01-01') },
};
const erbij = (knoopId: KnoopId): PlanEvent => ({ type: 'KnoopToegevoegd', data: { ...thema(knoopId), planId, op: datum('2022-01-01') } });
const delen = [deel, ander].map((knoopId) => ({ ...thema(knoopId), acties: [] }));
const gesplitst: PlanEvent = { type: 'KnoopGesplitst', data: { planId, knoopId: knoop, delen, op: datum('2023-02-01') } };
const teruggenomen: PlanEvent = {
  type: 'HerindelingTeruggenomen',
  data: { planId, terug: [knoop], weg: [deel, ander], motief, op: datum('2023-02-01') },
};

let commandId = 20;
const context = (): CommandContext => ({
  commandId: `c0000000-0000-5000-8000-0000000000${String((commandId += 1))}`,
  correlationId: 'spec',
  actor: 'import',
  role: 'regiocoordinator',
  organisatie: eigenaar,
  requestHash: 'x',
});

/** A series that says that the actie hangs under the knoop, in a plan in which it was put under the part later. */
const overgeschreven = async (...feiten: readonly PlanEvent[]): Promise<string | undefined> => {
  const store = memoryEventStore();
  const load = createLoaders(store);
  const commands = createCommands(store, () => '2025-01-01T00:00:00.000Z', load);
  const writerOf = (history: PlanHistory, day: string): PlanWriter => {
    const plan = history.on(datum(day));
    if (!hasPlan(plan)) throw new Error('geen plan');
    const writer = new PlanWriter(commands, () => []);
    writer.knows({ context: { plan, acties: new Map([[actieId, { actieId }]]), codes: new Map() }, history, load });
    return writer;
  };
  const after = (alle: readonly PlanEvent[]): PlanHistory => alle.reduce(planDecider.evolve, planDecider.initial);
  const toen = after([opgesteld, erbij(knoop), gesplitst]);
  const hangt = (knoopId: KnoopId, op: string) =>
    ({ stream: actieStream(actieId), command: { type: 'ActieWijzigen', data: { actieId, knoopId, op: datum(op) } } }) as const;
  const opname = { planId, actieId, knoopId: knoop, soort: 'actie', omschrijving: 'Oefenen', volgorde: 1, op: datum('2022-01-01') } as const;
  const eerst = writerOf(toen, '2022-06-01');
  await eerst.write({ stream: actieStream(actieId), command: { type: 'ActieOpnemen', data: opname } }, context());
  const verhuisd = await writerOf(toen, '2023-03-01').write(hangt(deel, '2023-03-01'), context());
  expect(verhuisd.outcome).toBe('accepted');
  const nu = after([opgesteld, erbij(knoop), gesplitst, ...feiten]);
  const handled = await writerOf(nu, '2022-06-01').write(hangt(knoop, '2022-06-01'), context());
  if (handled.outcome !== 'accepted') throw new Error(JSON.stringify(handled));
  return handled.overriddenFrom;
};

describe('Een reeks opdrachten over een plan dat er al is', () => {
  it('kent wat er later met het plan gebeurde: waar een plaats door gaat, en welke er nooit was', async () => {
    expect(await overgeschreven()).toBe('2023-02-01');
    expect(await overgeschreven(teruggenomen)).toBeUndefined();
  });
});
