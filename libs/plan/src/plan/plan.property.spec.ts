import { datum } from '@actiespoor/kernel';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { importId, inspiratiesessie, opstellen, planId } from '../../test/plan.fixture.js';
import { eventsOf, play } from '../../test/play.js';
import { planDecider } from './plan.js';
import type { PlanCommand } from './plan.commands.js';
import type { KnoopId } from './plan.events.js';

const op = fc.constantFrom('2021', '2022-03', '2022-06-21').map(datum);
const tekst = fc.constantFrom('een', 'twee');
const knoopId = fc.constantFrom('k1', 'k2', 'k3').map((id) => id as KnoopId);
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

const opdracht = (type: PlanCommand['type'], members: Readonly<Record<string, fc.Arbitrary<unknown>>>): fc.Arbitrary<PlanCommand> =>
  fc.record({ planId: fc.constant(planId), op, ...members }).map((data) => JSON.parse(JSON.stringify({ type, data })) as PlanCommand);

const consultatiePlannen = fc
  .record({ op, verwacht: op })
  .map((dagen): PlanCommand => ({ type: 'ConsultatiePlannen', data: { planId, ...inspiratiesessie, ...dagen } }));

const command = fc.oneof(
  opdracht('DoorvoeringVoltooien', { importId: fc.constant(importId) }),
  opdracht('KnoopToevoegen', { knoopId, niveau: tekst, titel: tekst, bovenliggend: optional(knoopId), volgorde: fc.constantFrom(1, 2) }),
  opdracht('KnoopWijzigen', { knoopId, titel: optional(tekst), code: optional(tekst), toelichting: optional(tekst), niveau: optional(tekst) }),
  opdracht('VaststellingPlannen', { orgaan: tekst, verwacht: op }),
  opdracht('PlanVaststellen', { orgaan: tekst, inhoud: tekst }),
  consultatiePlannen,
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

describe('Elke reeks opdrachten over een plan', () => {
  it('krijgt bij elke stap een besluit, en feiten die als JSON bewaard kunnen worden', () => {
    fc.assert(
      fc.property(reeks, (commands) => {
        const events = eventsOf(play(planDecider, commands));
        expect(JSON.parse(JSON.stringify(events))).toStrictEqual(events);
        expect(events.reduce(planDecider.evolve, planDecider.initial)).toMatchObject({ fase: 'opgesteld' });
      }),
    );
  });

  it('voegt geen knoop twee keer toe, en geen knoop onder een die er niet is', () => {
    fc.assert(
      fc.property(reeks, (commands) => {
        const knopen = eventsOf(play(planDecider, commands)).flatMap((event) => (event.type === 'KnoopToegevoegd' ? [event.data] : []));
        const ids = knopen.map((knoop) => knoop.knoopId);
        expect(new Set(ids).size).toBe(ids.length);
        knopen.forEach(({ bovenliggend }, index) => expect([undefined, ...ids.slice(0, index)]).toContain(bovenliggend));
      }),
    );
  });

  it('stelt hoogstens één keer vast en laat na intrekken niets meer toe', () => {
    fc.assert(
      fc.property(reeks, (commands) => {
        const types = eventsOf(play(planDecider, commands)).map(({ type }) => type);
        expect(types.filter((type) => type === 'PlanVastgesteld').length).toBeLessThanOrEqual(1);
        expect([-1, types.length - 1]).toContain(types.indexOf('PlanIngetrokken'));
      }),
    );
  });

  it('verandert niets als dezelfde opdracht nog eens komt', () => {
    fc.assert(
      fc.property(reeks, (commands) => {
        play(planDecider, commands)
          .filter(({ decision }) => decision.accepted)
          .forEach((step) => expect(planDecider.decide(step.command, step.after)).toStrictEqual({ accepted: true, events: [] }));
      }),
    );
  });
});
