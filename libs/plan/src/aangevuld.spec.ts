import { datum, type Decider, type Told } from '@actiespoor/kernel';
import { houten } from '@actiespoor/testing';
import { describe, expect, it } from '@jest/globals';

import { actieId, opname, wens } from '../test/actie.fixture.js';
import { inspiratiesessie, opgesteld, planId, verteld } from '../test/plan.fixture.js';
import { actieDecider } from './actie/actie.js';
import type { BareActieCommand } from './actie/actie.commands.js';
import type { ActieEvent } from './actie/actie.events.js';
import type { StatusupdateId } from './ids.js';
import { planDecider } from './plan/plan.js';
import type { PlanCommand } from './plan/plan.commands.js';
import type { PlanEvent } from './plan/plan.events.js';

const [vroeg, eerder, op] = [datum('2022-02-01'), datum('2022-03-01'), datum('2022-09-01')];
const motief = 'Geen geld';
const { consultatieId } = inspiratiesessie;

/** Something that is told, told once more with more words, and what cannot be told of an earlier day because of it. */
interface Geval<C> {
  readonly kaal: C;
  readonly aangevuld: C;
  readonly eerder: readonly C[];
}

const planGevallen: Readonly<Record<string, Geval<PlanCommand>>> = {
  'een verslag met een opbrengst': {
    kaal: { type: 'ConsultatieHouden', data: { planId, consultatieId, op } },
    aangevuld: { type: 'ConsultatieHouden', data: { planId, consultatieId, op, opbrengst: 'Bijval' } },
    eerder: [
      { type: 'ConsultatieAfzeggen', data: { planId, consultatieId, motief, op: eerder } },
      { type: 'ConsultatieHouden', data: { planId, consultatieId, op: eerder } },
    ],
  },
  'een vaststelling met een besluitnummer': {
    kaal: { type: 'PlanVaststellen', data: { planId, orgaan: 'raad', inhoudHash: 'x', op } },
    aangevuld: { type: 'PlanVaststellen', data: { planId, orgaan: 'raad', inhoudHash: 'x', besluitnummer: 'B1', op } },
    eerder: [
      { type: 'PlanIntrekken', data: { planId, motief, op: eerder } },
      { type: 'PlanVaststellen', data: { planId, orgaan: 'raad', inhoudHash: 'x', op: eerder } },
    ],
  },
};

const van = (type: BareActieCommand['type'], data: object, wanneer = op) =>
  ({ type, data: { actieId, organisatie: houten, op: wanneer, ...data } }) as BareActieCommand;
const [statusupdateId, anderId] = ['s1', 's2'] as [StatusupdateId, StatusupdateId];
const ziePas = van('DeelnameBesluiten', { besluit: 'nee' }, eerder);
const vervalt = van('ActieLatenVervallen', { motief }, eerder);

const actieGevallen: Readonly<Record<string, Geval<BareActieCommand>>> = {
  'een statusupdate met een toelichting': {
    kaal: van('ActieStarten', { statusupdateId }),
    aangevuld: van('ActieStarten', { statusupdateId: anderId, toelichting: 'Met vier partners' }),
    eerder: [ziePas, vervalt, van('ActieStarten', { statusupdateId: anderId }, eerder)],
  },
  'een bijeenkomst met een onderwerp': {
    kaal: van('BijeenkomstHouden', {}),
    aangevuld: van('BijeenkomstHouden', { onderwerp: 'Meldcode' }),
    eerder: [ziePas],
  },
  'een deelname met een motief': {
    kaal: van('DeelnameBesluiten', { besluit: 'nee' }),
    aangevuld: van('DeelnameBesluiten', { besluit: 'nee', motief }),
    eerder: [van('ActieStarten', { statusupdateId }, eerder)],
  },
};

const opgenomen: ActieEvent = { type: 'ActieOpgenomen', data: { ...opname, op: vroeg } };
const gepland: PlanEvent = { type: 'ConsultatieGepland', data: { ...inspiratiesessie, planId, verwacht: datum('2022-09'), op: vroeg } };

const told = <C extends Told, S, E>(decider: Decider<C, S, E, string>, state: S, command: C): S => {
  const decision = decider.decide(command, state);
  if (!decision.accepted || decision.events.length === 0) throw new Error(`${JSON.stringify(command)}: ${JSON.stringify(decision)}`);
  return decision.events.reduce(decider.evolve, state);
};

/** A later fact stands in the way of an earlier one no less because more was told about it. */
const expectNetZo = <C extends Told, S, E>(decider: Decider<C, S, E, string>, facts: readonly E[], { kaal, aangevuld, eerder: vroegere }: Geval<C>): void => {
  const eens = told(decider, facts.reduce(decider.evolve, decider.initial), kaal);
  const tweemaal = told(decider, eens, aangevuld);
  for (const command of vroegere) {
    const geweigerd = decider.decide(command, eens);
    expect(geweigerd).toMatchObject({ accepted: false, refusal: 'later-feit', details: { feit: { op } } });
    expect(decider.decide(command, tweemaal)).toEqual(geweigerd);
  }
};

describe('Wat is aangevuld, staat even vast als wat in één keer werd verteld', () => {
  it.each(Object.entries(planGevallen))('%s', (_, { kaal, aangevuld, eerder: vroegere }) => {
    expectNetZo(planDecider, [opgesteld, gepland], { kaal: verteld(kaal), aangevuld: verteld(aangevuld), eerder: vroegere.map(verteld) });
  });
  it.each(Object.entries(actieGevallen))('%s', (_, { kaal, aangevuld, eerder: vroegere }) => {
    const rond = (command: BareActieCommand) => wens(command, { codes: [] });
    expectNetZo(actieDecider, [opgenomen], { kaal: rond(kaal), aangevuld: rond(aangevuld), eerder: vroegere.map(rond) });
  });
});
