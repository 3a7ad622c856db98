import { datum } from '@actiespoor/kernel';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { importId, inspiratiesessie, opstellen, planId, verteld } from '../../test/plan.fixture.js';
import { eventsOf, play } from '../../test/play.js';
import { planDecider } from './plan.js';
import type { PlanCommand } from './plan.commands.js';
import type { Knoop, PlanEvent } from './plan.events.js';
import type { KnoopId } from '../ids.js';
import type { Opgegaan } from './boom.js';
import { hasPlan } from './plan.state.js';

const op = fc.constantFrom('2021', '2022-03', '2022-06-21').map(datum);
const tekst = fc.constantFrom('een', 'twee');
const knoopId = fc.constantFrom('k1', 'k2', 'k3', 'k4', 'k5').map((id) => id as KnoopId);
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

const nieuw = fc.record({ niveau: tekst, titel: tekst, bovenliggend: optional(knoopId), volgorde: fc.constantFrom(1, 2) });
const deel = fc.record({ knoopId, niveau: tekst, titel: tekst, volgorde: fc.constantFrom(1, 2), acties: fc.uniqueArray(tekst, { maxLength: 1 }) });

const opdracht = (type: PlanCommand['type'], members: Readonly<Record<string, fc.Arbitrary<unknown>>>): fc.Arbitrary<PlanCommand> =>
  fc.record({ planId: fc.constant(planId), op, ...members }).map((data) => JSON.parse(JSON.stringify({ type, data })) as PlanCommand);

const consultatiePlannen = fc
  .record({ op, verwacht: op })
  .map((dagen): PlanCommand => ({ type: 'ConsultatiePlannen', data: { planId, ...inspiratiesessie, ...dagen } }));

const command = fc.oneof(
  opdracht('DoorvoeringVoltooien', { importId: fc.constant(importId) }),
  opdracht('KnoopToevoegen', { knoopId, niveau: tekst, titel: tekst, bovenliggend: optional(knoopId), volgorde: fc.constantFrom(1, 2) }),
  opdracht('KnoopWijzigen', { knoopId, titel: optional(tekst), code: optional(tekst), toelichting: optional(tekst), niveau: optional(tekst) }),
  opdracht('KnoopVerplaatsen', { knoopId, bovenliggend: optional(knoopId), volgorde: fc.constantFrom(1, 2) }),
  opdracht('KnoopSamenvoegen', { knopen: fc.uniqueArray(knoopId, { maxLength: 3 }), in: knoopId, nieuw: optional(nieuw) }),
  opdracht('KnoopSplitsen', { knoopId, delen: fc.array(deel, { maxLength: 3 }) }),
  opdracht('HerindelingTerugnemen', { knoopId, motief: tekst }),
  opdracht('VaststellingPlannen', { orgaan: tekst, verwacht: op }),
  opdracht('PlanVaststellen', { orgaan: tekst, inhoudHash: tekst }),
  consultatiePlannen,
  opdracht('ConsultatieVerzetten', { consultatieId: fc.constant(inspiratiesessie.consultatieId), verwacht: op }),
  opdracht('ConsultatieAfzeggen', { consultatieId: fc.constant(inspiratiesessie.consultatieId), motief: tekst }),
  opdracht('ConsultatieHouden', { consultatieId: fc.constant(inspiratiesessie.consultatieId), consultatie: optional(fc.constant(inspiratiesessie)) }),
  fc.constant<PlanCommand>(opstellen),
);

const reeks = fc
  .tuple(
    fc.array(command, { maxLength: 30, size: 'max' }),
    fc.array(opdracht('PlanIntrekken', { motief: tekst }), { maxLength: 1 }),
    fc.array(command, { maxLength: 3 }),
  )
  .map(([before, intrekken, after]): readonly PlanCommand[] => [opstellen, ...before, ...intrekken, ...after]);

const madeBy = ({ type, data }: PlanEvent): readonly KnoopId[] => {
  if (type === 'KnoopToegevoegd') return [data.knoopId];
  if (type === 'KnoopGesplitst') return data.delen.map((een) => een.knoopId);
  return type === 'KnoopSamengevoegd' && data.nieuw ? [data.in] : [];
};

describe('Elke reeks opdrachten over een plan', () => {
  it('krijgt bij elke stap een besluit, en feiten die als JSON bewaard kunnen worden', () => {
    fc.assert(
      fc.property(reeks, (commands) => {
        const events = eventsOf(play(planDecider, commands.map(verteld)));
        expect(JSON.parse(JSON.stringify(events))).toStrictEqual(events);
        expect(events.reduce(planDecider.evolve, planDecider.initial).latest).toMatchObject({ fase: 'opgesteld' });
      }),
    );
  });

  it('maakt geen knoop twee keer', () => {
    fc.assert(
      fc.property(reeks, (commands) => {
        const ids = eventsOf(play(planDecider, commands.map(verteld))).flatMap(madeBy);
        expect(new Set(ids).size).toBe(ids.length);
      }),
    );
  });

  it('laat elke knoop onder een andere staan, tot boven in het plan, en raakt er geen kwijt', () => {
    fc.assert(
      fc.property(reeks, (commands) => {
        const events = eventsOf(play(planDecider, commands.map(verteld)));
        const plan = events.reduce(planDecider.evolve, planDecider.initial).latest;
        const { knopen, opgegaan } = hasPlan(plan) ? plan : { knopen: new Map<KnoopId, Knoop>(), opgegaan: new Map<KnoopId, Opgegaan>() };
        expect([...knopen.keys(), ...opgegaan.keys()].toSorted()).toEqual(events.flatMap(madeBy).toSorted());
        knopen.forEach((knoop) => {
          const above = (een: Knoop | undefined, steps = 0): number =>
            een && steps <= knopen.size ? above(knopen.get(een.bovenliggend as KnoopId), steps + 1) : steps;
          expect(above(knoop)).toBeLessThanOrEqual(knopen.size);
          expect([undefined, ...knopen.keys()]).toContain(knoop.bovenliggend);
        });
      }),
    );
  });

  it('stelt hoogstens één keer vast, en niet na intrekken; wat al van later was verteld blijft staan', () => {
    fc.assert(
      fc.property(reeks, (commands) => {
        const { facts } = eventsOf(play(planDecider, commands.map(verteld))).reduce(planDecider.evolve, planDecider.initial);
        const types = facts.map(({ type }) => type);
        expect(types.filter((type) => type === 'PlanVastgesteld').length).toBeLessThanOrEqual(1);
        if (types.includes('PlanIngetrokken')) expect(types.indexOf('PlanVastgesteld')).toBeLessThan(types.indexOf('PlanIngetrokken'));
      }),
    );
  });

  it('laat van een dag na intrekken niets meer vertellen', () => {
    fc.assert(
      fc.property(reeks, (commands) => {
        for (const { command, before, decision } of play(planDecider, commands.map(verteld))) {
          const plan = before.on(command.data.op);
          if (hasPlan(plan) && plan.ingetrokken && !['PlanHerstellen', 'HerindelingTerugnemen'].includes(command.type))
            expect(decision.accepted ? decision.events : []).toEqual([]);
        }
      }),
    );
  });

  it('verandert niets als dezelfde opdracht nog eens komt', () => {
    fc.assert(
      fc.property(reeks, (commands) => {
        play(planDecider, commands.map(verteld))
          .filter(({ decision }) => decision.accepted)
          .forEach((step) => expect(planDecider.decide(step.command, step.after)).toMatchObject({ accepted: true, events: [] }));
      }),
    );
  });
});
