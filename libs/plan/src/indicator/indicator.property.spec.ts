import { dag, datum, type Told } from '@actiespoor/kernel';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { eventsOf, play } from '../../test/play.js';
import { definitieAfwijzing, isSameDefinitie } from './definitie.js';
import { indicatorDecider, type IndicatorCommand } from './indicator.js';
import type { Definitie, Groepering, IndicatorId, SchaalSoort, Status, Telregel } from '../events.js';

const indicatorId = '3abfffd7-2b8c-50a6-a5d7-f2778bb4b2ef' as IndicatorId;

const statussen = fc.uniqueArray(fc.constantFrom<Status>('gestart', 'uitgevoerd', 'geevalueerd'), { maxLength: 3 });
const per = fc.constantFrom<Groepering>('actielijn', 'geheel');
const telt = fc.constantFrom('telt-mee' as const, 'telt-niet-mee' as const);
const telregel: fc.Arbitrary<Telregel> = fc.record({ zonderBesluit: telt, onzeker: telt });

const definitie: fc.Arbitrary<Definitie> = fc.oneof(
  fc.record({ maat: fc.constant('aandeel' as const), per, teller: statussen, noemer: statussen, telregel }),
  fc.record({ maat: fc.constant('doorlooptijd' as const), per, van: statussen, tot: statussen, telregel }),
  fc.record({ maat: fc.constant('verschuivingen' as const), per }),
  fc.record({ maat: fc.constant('deelname' as const), per, schalen: fc.uniqueArray(fc.constantFrom<SchaalSoort>('lokaal', 'regionaal')), telregel }),
);

const op = fc.constantFrom('2021', '2022-03', '2022-06-21').map(datum);
const tekst = fc.constantFrom('een', 'twee');

const vandaag = dag('2025-01-01');

const command: fc.Arbitrary<Told<IndicatorCommand>> = fc.oneof(
  fc
    .record({ naam: tekst, omschrijving: tekst, definitie, op })
    .map((data): Told<IndicatorCommand> => ({ type: 'IndicatorDefinieren', data: { indicatorId, ...data }, vandaag })),
  fc.record({ definitie, motief: tekst, op }).map((data): Told<IndicatorCommand> => ({ type: 'IndicatorHerzien', data: { indicatorId, ...data }, vandaag })),
);

// Commands pass through JSON, as at the edge, which removes the null-prototype objects of the generator.
const reeks = fc.array(command, { maxLength: 30, size: 'max' }).map((commands) => JSON.parse(JSON.stringify(commands)) as readonly Told<IndicatorCommand>[]);

describe('Elke reeks opdrachten over een indicator', () => {
  it('begint met één definitie en telt de versies daarna door, elk met de vorige erbij', () => {
    fc.assert(
      fc.property(reeks, (commands) => {
        const events = eventsOf(play(indicatorDecider, commands));
        expect(JSON.parse(JSON.stringify(events))).toStrictEqual(events);
        // The same definition may be told again of an earlier day.
        const [eerste, ...later] = events;
        const zelfde = later.flatMap(({ type, data }) => (type === 'IndicatorGedefinieerd' ? [data.definitie] : []));
        let staand = eerste?.type === 'IndicatorGedefinieerd' ? eerste.data.definitie : undefined;
        expect(zelfde.filter((een) => !staand || !isSameDefinitie(een, staand))).toEqual([]);
        later
          .flatMap((event) => (event.type === 'IndicatorHerzien' ? [event.data] : []))
          .forEach(({ versie, oud, nieuw }, index) => {
            expect([versie, oud]).toEqual([index + 2, staand]);
            staand = nieuw;
          });
      }),
    );
  });

  it('laat alleen definities toe waar een cijfer uit komt, en van één maat', () => {
    fc.assert(
      fc.property(reeks, (commands) => {
        const definities = eventsOf(play(indicatorDecider, commands)).map(({ type, data }) => (type === 'IndicatorHerzien' ? data.nieuw : data.definitie));
        expect(definities.map(definitieAfwijzing).filter((afwijzing) => afwijzing !== undefined)).toEqual([]);
        expect(new Set(definities.map(({ maat }) => maat)).size).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('verandert niets als dezelfde opdracht nog eens komt', () => {
    fc.assert(
      fc.property(reeks, (commands) => {
        play(indicatorDecider, commands)
          .filter(({ decision }) => decision.accepted)
          .forEach((step) => expect(indicatorDecider.decide(step.command, step.after)).toMatchObject({ accepted: true, events: [] }));
      }),
    );
  });

  it('kan na een weigering om de dag wel op de dag die de weigering noemt', () => {
    fc.assert(
      fc.property(reeks, (commands) => {
        for (const { command, decision, after } of play(indicatorDecider, commands)) {
          // One that names a difference blames the motive, whatever the day.
          if (decision.accepted || !decision.details?.feit || decision.details.verschillen) continue;
          const opDieDag = { ...command, data: { ...command.data, op: decision.details.feit.op } } as typeof command;
          const opnieuw = indicatorDecider.decide(opDieDag, after);
          expect(opnieuw.accepted ? [] : [opnieuw.refusal]).not.toContain(decision.refusal);
          expect(opnieuw.accepted ? [] : [opnieuw.refusal]).not.toContain('later-feit');
        }
      }),
    );
  });
});
