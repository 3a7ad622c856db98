import { type Position, type Recorded } from '@actiespoor/event-store';
import { type Fact, fromKafka, fromMessage, messageSource, testOin, toKafka, toMessage } from '@actiespoor/integration-events';
import { dag, uuidV5 } from '@actiespoor/kernel';
import type { DomainEvent, OrganisatieGegevens, PlanId } from '@actiespoor/plan/events';
import { demoGeschiedenis } from '@actiespoor/demo';
import { type AsOf, composeRegiobord, planOpTijdstip, type PlanOpTijdstip, regioIn, type Regiobord, rowsAsOf } from '@actiespoor/voortgang';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { startset } from '../../libs/demo/src/startset/startset.js';
import { replay } from '../../libs/demo/test/replay.js';
import { ofPlan, storedFacts } from '../../libs/demo/test/stored-facts.js';

const source = messageSource(testOin, 'west');
const alles = storedFacts(replay(demoGeschiedenis));

const namespace = '6b0f9c1e-77a1-5d0e-9a55-0d2a3c4b5e60';

const factOf = ({ stream, revision, position, type, data, metadata }: Recorded): Fact => {
  const { recordedAt, organisatie } = metadata;
  return { id: uuidV5(namespace, position), stream, revision, position, recordedAt, organisatie, event: { type, data } as unknown as DomainEvent };
};

/** The event as a regional service has it: out of its message alone. */
const overKafka = (recorded: Recorded): readonly Recorded[] => {
  const message = toMessage(source, factOf(recorded));
  if (!message) return [];
  const read = fromMessage(fromKafka(toKafka(message)));
  if (read.outcome !== 'fact') throw new RangeError(JSON.stringify(read));
  const { event, position, recordedAt, organisatie, ...place } = read.fact;
  const metadata = { ...recorded.metadata, actor: '', role: '', recordedAt, organisatie };
  return [{ ...place, ...event, position: position as Position, version: recorded.version, metadata }];
};

const verteld = alles.flatMap(overKafka);
const plannen = [...new Set(alles.flatMap(({ type, data }) => (type === 'PlanOpgesteld' ? [(data as { readonly planId: PlanId }).planId] : [])))];
const register: readonly OrganisatieGegevens[] = startset;
const regio = regioIn(register.find(({ organisatie }) => organisatie === 'VT09') ?? (register[0] as OrganisatieGegevens), register, 2022);

const plansIn = (events: readonly Recorded[], asOf: AsOf): readonly PlanOpTijdstip[] =>
  plannen.flatMap((planId) => {
    const rijen = rowsAsOf(ofPlan(planId, events), asOf);
    const plan = rijen && planOpTijdstip(rijen);
    return plan ? [plan] : [];
  });

/** The board without the reasons that stay at the source. */
const bordVan = (events: readonly Recorded[], asOf: AsOf): Regiobord => {
  const bord = composeRegiobord(plansIn(events, asOf), { regio, ledenVan: (eigenaar) => [eigenaar], naamVan: (een) => een, ...asOf });
  return JSON.parse(JSON.stringify(bord, (key, value: unknown) => (key === 'motief' || key === 'tekst' ? undefined : value))) as Regiobord;
};

const day = fc.date({ min: new Date('2021-01-01'), max: new Date('2025-01-01'), noInvalidDate: true }).map((moment) => moment.toISOString());

describe('Het regiobord uit berichten alleen', () => {
  it('heeft alle plannen van de demo', () => {
    expect(bordVan(verteld, {}).plannen).toHaveLength(plannen.length);
    expect(plannen.length).toBeGreaterThan(2);
  });

  it('is op elke peildatum en elk moment van weten hetzelfde als uit de gebeurtenissen zelf', () => {
    fc.assert(
      fc.property(day, day, (peildatum, bekendOp) => {
        const asOf: AsOf = { peildatum: dag(peildatum.slice(0, 10)), bekendOp };
        expect(bordVan(verteld, asOf)).toEqual(bordVan(alles, asOf));
      }),
      { numRuns: 200 },
    );
  });
});
