import { datum, type Decider, type Told } from '@actiespoor/kernel';
import { describe, expect, it } from '@jest/globals';

import { actieId, opname, wens } from '../test/actie.fixture.js';
import { inspiratiesessie, opgesteld, planId, verteld } from '../test/plan.fixture.js';
import { actieDecider } from './actie/actie.js';
import type { BareActieCommand } from './actie/actie.commands.js';
import { planDecider } from './plan/plan.js';
import type { PlanCommand } from './plan/plan.commands.js';

const [eerst, eerder, begin, later, laatst] = [datum('2022-01-01'), datum('2022-04-01'), datum('2022-06-01'), datum('2023-01-01'), datum('2023-04-01')];
const { consultatieId } = inspiratiesessie;

type Einde = (op?: typeof begin, motief?: string) => Verteld;

/** A command with what its decider answers to it. */
interface Verteld {
  readonly type: string;
  readonly data: object;
}

/** A thing that ends, and returns, with the days on which it is gone. */
interface Geval {
  readonly decider: Decider<Told, unknown, object, string>;
  readonly voor: readonly object[];
  readonly einde: Einde;
  readonly weer: Einde;
  readonly sinds: (state: never) => unknown;
}

const overActie =
  (type: BareActieCommand['type']): Einde =>
  (op = begin, motief = 'Voorbij') =>
    wens({ type, data: { actieId, motief, op } } as BareActieCommand, { codes: [] });
const overPlan =
  (type: PlanCommand['type'], more: object = {}): Einde =>
  (op = begin, motief = 'Voorbij') =>
    verteld({ type, data: { planId, motief, op, ...more } } as PlanCommand);

const gevallen: Readonly<Record<string, Geval>> = {
  'een actie vervalt': {
    decider: actieDecider as never,
    voor: [{ type: 'ActieOpgenomen', data: { ...opname, op: eerst } }],
    einde: overActie('ActieLatenVervallen'),
    weer: overActie('ActieHerstellen'),
    sinds: (actie: { readonly vervallen?: unknown }) => actie.vervallen,
  },
  'een plan wordt ingetrokken': {
    decider: planDecider as never,
    voor: [opgesteld],
    einde: overPlan('PlanIntrekken'),
    weer: overPlan('PlanHerstellen'),
    sinds: (plan: { readonly ingetrokken?: unknown }) => plan.ingetrokken,
  },
  'een consultatie wordt afgezegd': {
    decider: planDecider as never,
    voor: [opgesteld, { type: 'ConsultatieGepland', data: { ...inspiratiesessie, planId, verwacht: datum('2024'), op: eerst } }],
    einde: overPlan('ConsultatieAfzeggen', { consultatieId }),
    weer: overPlan('ConsultatieVerzetten', { consultatieId, verwacht: datum('2024-06') }),
    sinds: (plan: { readonly consultaties: ReadonlyMap<string, { readonly afgezegd?: unknown }> }) => plan.consultaties.get(consultatieId)?.afgezegd,
  },
};

/** The state after commands that are all accepted, and the fact of the first of them. */
const na = ({ decider, voor }: Geval, ...commands: readonly Verteld[]) =>
  commands.reduce<{ state: unknown; feit?: object | undefined }>(
    ({ state, feit }, command) => {
      const decision = decider.decide(command as never, state);
      if (!decision.accepted) throw new Error(`${JSON.stringify(command.data)}: ${decision.refusal}`);
      return { state: decision.events.reduce(decider.evolve, state), feit: feit ?? decision.events[0] };
    },
    { state: voor.reduce(decider.evolve, decider.initial) },
  );

describe.each(Object.entries(gevallen))('Nog eens verteld dat %s', (_, geval) => {
  const { decider, einde, weer, sinds } = geval;
  const antwoord = (command: Verteld, state: unknown) => decider.decide(command as never, state);
  const opDag = (state: unknown, op: typeof begin) => sinds((state as { on: (day: typeof begin) => unknown }).on(op) as never);

  it.each(['Voorbij', 'Opgegaan in een ander'])('is al zo, ook nadat het van een eerdere dag is verteld met motief %j', (motief) => {
    const { state, feit } = na(geval, einde(), einde(eerder, motief));
    expect(antwoord(einde(), state)).toEqual({ accepted: true, events: [], already: feit });
    expect(antwoord(einde(begin, 'Anders'), state)).toMatchObject({ accepted: false, details: { feit: { op: eerder }, verschillen: expect.any(Array) } });
  });
  it('verandert niets aan sinds wanneer het zo is: het eerste einde geldt', () => {
    const { state } = na(geval, einde(), einde(eerder, 'Eerst'));
    for (const op of [eerder, begin, later]) expect(opDag(state, op)).toEqual({ motief: 'Eerst', op: eerder });
    expect(na(geval, einde()).state).not.toEqual(state);
  });
  it('zegt van een eerder einde niet dat het wordt overschreven door een later, met een ander motief', () => {
    expect(antwoord(einde(eerder, 'Eerst'), na(geval, einde()).state)).not.toHaveProperty('overriddenFrom');
  });
  it('noemt bij een andere dag of een ander motief het verschil', () => {
    const { state } = na(geval, einde());
    expect(antwoord(einde(later), state)).toMatchObject({ accepted: false, details: { verschillen: [{ veld: 'op', oud: begin, nieuw: later }] } });
    expect(antwoord(einde(begin, 'Anders'), state)).toMatchObject({ details: { verschillen: [{ veld: 'motief', oud: 'Voorbij', nieuw: 'Anders' }] } });
  });
  it('is niet al zo als het er sindsdien weer was', () => {
    const { state } = na(geval, einde(), weer(begin), einde(begin, 'Alsnog'));
    expect(antwoord(einde(), state)).toMatchObject({ accepted: false, details: { verschillen: [{ veld: 'motief', oud: 'Alsnog', nieuw: 'Voorbij' }] } });
    expect(antwoord(einde(laatst), na(geval, einde(), weer(later)).state)).toMatchObject({ accepted: true, events: [{ data: { op: laatst } }] });
  });
});
