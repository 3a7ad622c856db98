import { datum } from '@actiespoor/kernel';
import { describe, expect, it } from '@jest/globals';

import { actieId, andereKnoop, knoopId, opgenomen, planning, wens } from '../test/actie.fixture.js';
import { planId } from '../test/plan.fixture.js';
import { actieDecider } from './actie/actie.js';
import type { ActieEvent } from './actie/actie.events.js';
import { eventVersions } from './domain-event.js';
import { retiredTypes, upcasters } from './upcasts.js';

const op = '2022-01-01';
const omschreven = { veld: 'omschrijving', oud: 'Oefenen', nieuw: 'Trainen' };
const verhangen = { veld: 'knoopId', oud: knoopId, nieuw: andereKnoop };

const gelezen = (key: keyof typeof upcasters, data: object) => upcasters[key]({ data }).map(({ type, data: nu }) => ({ type, data: nu }));

/** The actie after events that were stored in an old shape. */
const naOud = (...oud: readonly (readonly [keyof typeof upcasters, object])[]) =>
  [opgenomen, ...oud.flatMap(([key, data]) => gelezen(key, data) as readonly ActieEvent[])].reduce(actieDecider.evolve, actieDecider.initial);

describe('Een vorm van vroeger', () => {
  it('wordt een vorm die nu geschreven wordt', () => {
    const versies: Readonly<Record<string, number>> = eventVersions;
    const gelezenAls = [
      upcasters['PlanVastgesteld@1']({ data: { planId, orgaan: 'college', inhoud: 'ab', op } }),
      upcasters['ActieGewijzigd@1']({ data: { actieId, wijzigingen: [omschreven, verhangen], op } }),
      upcasters['PlanningVastgelegd@1']({ data: { actieId, planning: planning.najaar, op } }),
      upcasters['PlanningBijgesteld@1']({ data: { actieId, oud: planning.najaar, nieuw: planning.doorlopend, op } }),
    ].flat();
    expect(gelezenAls.map(({ type, version }) => [type, version])).toEqual(gelezenAls.map(({ type }) => [type, versies[type]]));
  });

  it('die een andere naam kreeg houdt haar waarde', () => {
    expect(gelezen('PlanVastgesteld@1', { planId, orgaan: 'college', besluitnummer: 'B1', inhoud: 'ab', op })).toEqual([
      { type: 'PlanVastgesteld', data: { planId, orgaan: 'college', besluitnummer: 'B1', inhoudHash: 'ab', op } },
    ]);
  });

  it.each([
    ['twee feiten waar zij twee dingen zei', [omschreven, verhangen], ['ActieGewijzigd', 'ActieVerplaatst']],
    ['één feit waar alleen de tekst veranderde', [omschreven], ['ActieGewijzigd']],
    ['één feit waar alleen de plaats veranderde', [verhangen], ['ActieVerplaatst']],
    ['nooit niets', [], ['ActieGewijzigd']],
  ])('wordt %s', (_, wijzigingen, types) => {
    expect(gelezen('ActieGewijzigd@1', { actieId, wijzigingen, op }).map(({ type }) => type)).toEqual(types);
  });

  it('deelt wat bij beide feiten hoort, en de schaal hoort bij de tekst', () => {
    const schaal = { tekst: 'Regionaal', soort: 'regionaal' };
    const data = { actieId, op, geconsulteerd: 'werkgroep', schaal, wijzigingen: [{ veld: 'schaal', oud: 'Lokaal', nieuw: 'Regionaal' }, verhangen] };
    expect(gelezen('ActieGewijzigd@1', data)).toEqual([
      { type: 'ActieGewijzigd', data: { actieId, op, geconsulteerd: 'werkgroep', schaal, wijzigingen: [data.wijzigingen[0]] } },
      { type: 'ActieVerplaatst', data: { actieId, op, geconsulteerd: 'werkgroep', oud: knoopId, nieuw: andereKnoop } },
    ]);
  });

  it('telt in het besluit mee als wat zij nu heet', () => {
    const actie = naOud(
      ['ActieGewijzigd@1', { actieId, wijzigingen: [omschreven, verhangen], op }],
      ['PlanningVastgelegd@1', { actieId, planning: planning.najaar, op }],
      ['PlanningBijgesteld@1', { actieId, oud: planning.najaar, nieuw: planning.doorlopend, op }],
    );
    expect(actie.latest).toMatchObject({ omschrijving: 'Trainen', knoopId: andereKnoop, planning: planning.doorlopend });
    const nogEens = wens({ type: 'PlanningVastleggen', data: { actieId, planning: planning.najaar, op: datum(op) } });
    expect(actieDecider.decide(nogEens, actie)).toMatchObject({ accepted: false, refusal: 'planning-bestaat-al' });
  });

  it('van een soort die niet meer bestaat noemt de soort waarin zij opging', () => {
    expect(Object.keys(retiredTypes).filter((type) => Object.hasOwn(eventVersions, type))).toEqual([]);
    expect(Object.values(retiredTypes).every((type) => Object.hasOwn(eventVersions, type))).toBe(true);
  });
});
