import { type Datum, datum } from '@actiespoor/kernel';
import { houten } from '@actiespoor/testing';
import { describe, expect, it } from '@jest/globals';

import { actieId, andereKnoop, geevalueerd, gemeld, gepland, knoopId, melden, opgenomen, planning, wens } from '../../test/actie.fixture.js';
import type { ActieCommandOf, BareActieCommand } from './actie.commands.js';
import { actieDecider } from './actie.js';
import type { ActieEvent, ActieTekstveld, Dekking } from './actie.events.js';

const [op, later, laatst] = [datum('2022-06'), datum('2023-01'), datum('2023-04')];

type Feit = ActieEvent extends infer E
  ? E extends ActieEvent
    ? { readonly type: E['type']; readonly data: Omit<E['data'], 'actieId' | 'op'> }
    : never
  : never;

const feit = ({ type, data }: Feit, dag: Datum): ActieEvent => ({ type, data: { ...data, actieId, op: dag } }) as ActieEvent;

const wijziging = (wens: Omit<ActieCommandOf<'ActieWijzigen'>['data'], 'actieId' | 'op'>): BareActieCommand => ({
  type: 'ActieWijzigen',
  data: { actieId, op, ...wens },
});

const gewijzigd = (veld: 'omschrijving' | 'soort' | 'code', nieuw: string): Feit => ({
  type: 'ActieGewijzigd',
  data: { wijzigingen: [{ veld, oud: null, nieuw }] },
});
const schaal = (soort: 'regionaal' | 'bovenregionaal'): Feit => ({
  type: 'ActieGewijzigd',
  data: { wijzigingen: [{ veld: 'schaal', oud: null, nieuw: 'Regio' }], schaal: { tekst: 'Regio', soort } },
});
const verplaatst = (nieuw: typeof knoopId): Feit => ({ type: 'ActieVerplaatst', data: { oud: null, nieuw } });
const verschreven = (veld: ActieTekstveld, nieuw: string): Feit => ({ type: 'TekstGecorrigeerd', data: { veld, oud: '', nieuw } });
const dekking = (tekst: string, zekerheid: Dekking['zekerheid'] = 'definitief'): Feit => ({
  type: 'DekkingVastgelegd',
  data: { oud: null, nieuw: { tekst, zekerheid } },
});
const deelname = (besluit: 'ja' | 'later', motief?: string): Feit => ({
  type: 'DeelnameBesloten',
  data: { organisatie: houten, vorige: null, besluit, ...(motief !== undefined && { motief }) },
});
const vastgelegd = (nieuw: (typeof planning)[keyof typeof planning]): Feit => ({ type: 'PlanningVastgelegd', data: { oud: null, nieuw } });
const { doorlopend, driePerJaar } = planning;

/** A command, a later fact that says the same, and a later fact that differs. */
const gevallen: readonly (readonly [naam: string, verteld: BareActieCommand, zelfde: Feit, anders: Feit])[] = [
  ['de omschrijving', wijziging({ omschrijving: 'X' }), gewijzigd('omschrijving', 'X'), gewijzigd('omschrijving', 'Y')],
  ['de omschrijving die later is verschreven', wijziging({ omschrijving: 'X' }), verschreven('omschrijving', 'X'), verschreven('omschrijving', 'Y')],
  ['de soort', wijziging({ soort: 'optie' }), gewijzigd('soort', 'optie'), gewijzigd('soort', 'voornemen')],
  ['de schaal, met dezelfde woorden', wijziging({ schaal: { tekst: 'Regio', soort: 'regionaal' } }), schaal('regionaal'), schaal('bovenregionaal')],
  ['de plaats', wijziging({ knoopId: andereKnoop }), verplaatst(andereKnoop), verplaatst(knoopId)],
  [
    'het resultaat',
    { type: 'ResultaatBeogen', data: { actieId, op, resultaat: 'X' } },
    { type: 'ResultaatBeoogd', data: { oud: null, nieuw: 'X' } },
    { type: 'ResultaatBeoogd', data: { oud: null, nieuw: 'Y' } },
  ],
  [
    'de dekking',
    { type: 'DekkingVastleggen', data: { actieId, op, dekking: { tekst: 'X', zekerheid: 'definitief' } } },
    dekking('X'),
    dekking('X', 'voorlopig'),
  ],
  [
    'de woorden van de planning',
    { type: 'TekstCorrigeren', data: { actieId, op, veld: 'planning', nieuw: doorlopend.tekst } },
    vastgelegd(doorlopend),
    vastgelegd(driePerJaar),
  ],
  ['de deelname', { type: 'DeelnameBesluiten', data: { actieId, op, organisatie: houten, besluit: 'later' } }, deelname('later', 'Eerst geld'), deelname('ja')],
];

const besluit = (command: ReturnType<typeof wens>, feiten: readonly ActieEvent[]) => {
  const decision = actieDecider.decide(command, feiten.reduce(actieDecider.evolve, actieDecider.initial));
  return decision.accepted ? (decision.overriddenFrom ?? 'nooit') : decision;
};

describe('Van wanneer iets door een later feit is overschreven', () => {
  it.each(gevallen)('is bij %s de dag waarop het anders wordt, en niet die waarop hetzelfde nog eens is verteld', (...[, verteld, zelfde, anders]) => {
    const begin = [opgenomen, gepland(driePerJaar)];
    expect([
      besluit(wens(verteld), [...begin, feit(zelfde, later)]),
      besluit(wens(verteld), [...begin, feit(anders, laatst)]),
      besluit(wens(verteld), [...begin, feit(zelfde, later), feit(anders, laatst)]),
    ]).toEqual(['nooit', laatst, laatst]);
  });

  it('is bij een status die waarop zij verandert, en niet die waarop een ronde is geëvalueerd', () => {
    const gestart = (dag: string) => gemeld('ActieGestart', { organisatie: houten, op: dag }, 'gepland');
    const uitgevoerd = gemeld('ActieUitgevoerd', { organisatie: houten, op: '2023-04' }, 'gestart');
    const ronde = geevalueerd({ organisatie: houten, op: '2023-01' }, 1);
    const opnieuw = melden('ActieStarten', { organisatie: houten, op: '2022-06' });
    expect(besluit(opnieuw, [opgenomen, gestart('2022-06'), ronde, uitgevoerd])).toBe('2023-04');
  });

  it('is bij herhalen van de opdracht dezelfde dag', () => {
    const [eerder, anders] = [feit(gewijzigd('omschrijving', 'X'), op), feit(gewijzigd('omschrijving', 'Y'), laatst)];
    const timeline = [opgenomen, eerder, feit(gewijzigd('omschrijving', 'X'), later), anders].reduce(actieDecider.evolve, actieDecider.initial);
    const herhaald = (omschrijving: string, dag: Datum) =>
      actieDecider.overriddenFrom?.(wens({ type: 'ActieWijzigen', data: { actieId, omschrijving, op: dag } }), [], timeline);
    expect([herhaald('X', op), herhaald('Y', laatst)]).toEqual([laatst, undefined]);
  });
});
