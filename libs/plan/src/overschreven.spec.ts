import { type Datum, datum, type Decider, type Told } from '@actiespoor/kernel';
import { houten } from '@actiespoor/testing';
import { describe, expect, it } from '@jest/globals';

import { actieId, andereKnoop, opname, planning, wens } from '../test/actie.fixture.js';
import { actielijn1, knoopToegevoegd, opgesteld, planId, verteld } from '../test/plan.fixture.js';
import { actieDecider } from './actie/actie.js';
import type { BareActieCommand } from './actie/actie.commands.js';
import type { ActieSoort } from './actie/actie.events.js';
import { planDecider } from './plan/plan.js';
import type { PlanCommand } from './plan/plan.commands.js';
import type { KnoopId } from './ids.js';

const [begin, tussen, later, laatst] = [datum('2022-06-01'), datum('2022-09-01'), datum('2023-01-01'), datum('2023-04-01')];
const { knoopId } = actielijn1;
const tweede = '1a7d3f52-63c5-5a0e-9a55-94c8b2e51b02' as KnoopId;

/** A field, a value of it and another one, as a person tells them from a day on. */
type Veld<W> = readonly [naam: string, zo: (op: Datum) => W, anders: (op: Datum) => W];

const actie =
  (data: object) =>
  (op: Datum): BareActieCommand => ({ type: 'ActieWijzigen', data: { actieId, op, ...data } });
const tekst =
  (type: 'ResultaatBeogen' | 'StandVanZakenVastleggen', data: object) =>
  (op: Datum): BareActieCommand =>
    ({ type, data: { actieId, op, ...data } }) as BareActieCommand;
const gepland =
  (nieuw: (typeof planning)[keyof typeof planning], type: 'PlanningVastleggen' | 'PlanningBijstellen' = 'PlanningBijstellen') =>
  (op: Datum): BareActieCommand => ({ type, data: { actieId, op, planning: nieuw } });
const dekking =
  (zekerheid: 'definitief' | 'voorlopig') =>
  (op: Datum): BareActieCommand => ({ type: 'DekkingVastleggen', data: { actieId, op, dekking: { tekst: 'Begroting', zekerheid } } });
const soort =
  (nieuw: ActieSoort) =>
  (op: Datum): BareActieCommand => ({ type: 'SoortCorrigeren', data: { actieId, op, nieuw } });
const deelname =
  (besluit: 'ja' | 'nee') =>
  (op: Datum): BareActieCommand => ({ type: 'DeelnameBesluiten', data: { actieId, op, organisatie: houten, besluit } });
const koppeling =
  (woorden: string) =>
  (op: Datum): BareActieCommand => ({
    type: 'ActieKoppelen',
    data: { actieId, op, koppeling: { soort: 'buitenPlan', doel: 'Een ander plan', tekst: woorden } },
  });

const actievelden: readonly Veld<BareActieCommand>[] = [
  ['omschrijving', actie({ omschrijving: opname.omschrijving }), actie({ omschrijving: 'Anders' })],
  ['code', actie({ code: opname.code }), actie({ code: '9z' })],
  ['soort', actie({ soort: opname.soort }), actie({ soort: 'optie' })],
  ['schaal', actie({ schaal: opname.schaal }), actie({ schaal: { tekst: 'Regionaal', soort: 'regionaal' } })],
  ['plaats', actie({ knoopId: opname.knoopId }), actie({ knoopId: andereKnoop })],
  ['resultaat', tekst('ResultaatBeogen', { resultaat: 'Geoefend' }), tekst('ResultaatBeogen', { resultaat: 'Getraind' })],
  ['stand van zaken', tekst('StandVanZakenVastleggen', { standVanZaken: 'Loopt' }), tekst('StandVanZakenVastleggen', { standVanZaken: 'Klaar' })],
  ['dekking', dekking('definitief'), dekking('voorlopig')],
  ['planning', gepland(planning.doorlopend), gepland(planning.driePerJaar)],
  ['deelname', deelname('ja'), deelname('nee')],
  ['koppeling', koppeling('Zie daar'), koppeling('Zie elders')],
];

const knoop =
  (data: object) =>
  (op: Datum): PlanCommand => ({ type: 'KnoopWijzigen', data: { planId, knoopId, op, ...data } });
const plaats =
  (volgorde: number) =>
  (op: Datum): PlanCommand => ({ type: 'KnoopVerplaatsen', data: { planId, knoopId, volgorde, op } });
const verwacht =
  (orgaan: string) =>
  (op: Datum): PlanCommand => ({ type: 'VaststellingPlannen', data: { planId, orgaan, verwacht: datum('2024'), op } });

const planvelden: readonly Veld<PlanCommand>[] = [
  ['titel', knoop({ titel: actielijn1.titel }), knoop({ titel: 'Anders' })],
  ['code', knoop({ code: actielijn1.code }), knoop({ code: '9' })],
  ['niveau', knoop({ niveau: actielijn1.niveau }), knoop({ niveau: 'thema' })],
  ['toelichting', knoop({ toelichting: 'Zo' }), knoop({ toelichting: 'Anders' })],
  ['plaats', plaats(actielijn1.volgorde), plaats(9)],
  ['verwachte vaststelling', verwacht('raad'), verwacht('college')],
];

/** Tells commands one after the other, and gives the answer to the last one: if it told something new, and since when it is overridden. */
const answered = <C extends Told, S, E, F extends E>(
  decider: Decider<C, S, E, string>,
  facts: readonly F[],
  commands: readonly C[],
): readonly [boolean, Datum | undefined] => {
  let [state, answer] = [facts.reduce<S>(decider.evolve, decider.initial), [false, undefined] as readonly [boolean, Datum | undefined]];
  for (const command of commands) {
    const decision = decider.decide(command, state);
    if (!decision.accepted) throw new Error(`${command.type}: ${decision.refusal}`);
    const after = decision.events.reduce(decider.evolve, state);
    answer = [decision.events.length > 0, decision.overriddenFrom];
    // A retry is answered with the day of the first attempt.
    if (decision.events.length > 0) expect(decider.overriddenFrom?.(command, decision.events, after)).toBe(decision.overriddenFrom);
    state = after;
  }
  return answer;
};

const opActie = (...wishes: readonly BareActieCommand[]) =>
  answered(
    actieDecider,
    [{ type: 'ActieOpgenomen', data: { ...opname, op: datum('2022-01-01') } }],
    wishes.map((wish) => wens(wish, { codes: [] })),
  );
const opPlan = (...commands: readonly PlanCommand[]) =>
  answered(
    planDecider,
    [opgesteld, knoopToegevoegd, { type: 'KnoopToegevoegd', data: { ...actielijn1, code: '2', knoopId: tweede, planId, op: datum('2022-03-01') } }],
    commands.map(verteld),
  );

const kind = <W>(velden: readonly Veld<W>[], run: (...wishes: readonly W[]) => readonly [boolean, Datum | undefined]): void => {
  it.each(velden)('%s: wat er al zo stond, door de opname of een wijziging', (_, zo, anders) => {
    const first = zo(begin);
    expect(run(first, zo(tussen))).toEqual([false, undefined]);
    expect(run(first, anders(later), zo(tussen))).toEqual([false, later]);
    expect(run(anders(begin), zo(begin), anders(later), zo(tussen))).toEqual([false, later]);
    expect(run(first, zo(later), zo(tussen))).toEqual([false, undefined]);
  });
  it.each(velden)('%s: wat nieuw is', (_, zo, anders) => {
    expect(run(zo(begin), anders(tussen))).toEqual([true, undefined]);
    expect(run(anders(begin), anders(later), zo(tussen))[0]).toBe(true);
    expect(run(zo(begin), anders(begin), zo(later), anders(tussen))[1]).toBe(later);
  });
  it.each(velden)('%s: niet door wat op zijn eigen dag is vervangen, wel door wat er dan staat', (_, zo, anders) => {
    expect(run(zo(begin), anders(later), zo(later), zo(tussen))).toEqual([false, undefined]);
    expect(run(anders(begin), anders(later), zo(later), zo(tussen))).toEqual([true, undefined]);
    expect(run(zo(begin), anders(later), zo(later), anders(later), zo(tussen))).toEqual([false, later]);
    expect(run(zo(begin), anders(later), zo(later), anders(laatst), zo(tussen))).toEqual([false, laatst]);
  });
  it.each(velden)('%s: niet door een later feit over een ander veld', (naam, zo) => {
    for (const [, , anders] of velden.filter(([ander]) => ander !== naam)) expect(run(zo(begin), anders(later), zo(tussen))).toEqual([false, undefined]);
  });
};

describe('Van wanneer een opdracht over een actie is overschreven', () => {
  const first: BareActieCommand = gepland(planning.driePerJaar, 'PlanningVastleggen')(datum('2022-02-01'));
  kind(actievelden, (...wishes) => opActie(first, ...wishes));

  it('is de eerste dag waarop iets anders wordt van alles wat zij noemt, ook van wat er al zo stond', () => {
    const beide = actie({ omschrijving: opname.omschrijving, code: '2b' });
    expect(opActie(actie({ omschrijving: 'Anders' })(later), beide(begin))).toEqual([true, later]);
    expect(opActie(actie({ soort: 'optie' })(later), beide(begin))).toEqual([true, undefined]);
  });
  it('is bij een gecorrigeerde soort de dag waarop zij later anders werd', () => {
    expect(opActie(actie({ soort: 'optie' })(later), soort(opname.soort)(begin))).toEqual([false, later]);
    expect(opActie(soort('voornemen')(later), soort('optie')(begin))).toEqual([true, later]);
    expect(opActie(soort('voornemen')(later), soort('optie')(later), soort('optie')(begin))).toEqual([true, undefined]);
    expect(opActie(actie({ soort: 'voornemen' })(later), soort('optie')(later), actie({ soort: 'optie' })(begin))).toEqual([true, undefined]);
  });
  it('is bij herstellen de dag na welke zij vervallen is, en niet die waarop zij ook weer is hersteld', () => {
    const vervallen = (op: Datum): BareActieCommand => ({ type: 'ActieLatenVervallen', data: { actieId, op, motief: 'Vergissing' } });
    const hersteld = (op: Datum): BareActieCommand => ({ type: 'ActieHerstellen', data: { actieId, op, motief: 'Toch wel' } });
    expect(opActie(vervallen(later), hersteld(later), vervallen(begin), hersteld(tussen))).toEqual([true, undefined]);
    expect(opActie(vervallen(later), vervallen(begin), hersteld(tussen))).toEqual([true, later]);
  });
  it('is bij vervallen niet de dag van een later vervallen om een ander motief: wat al vervallen is blijft zoals het is', () => {
    const vervallen = (op: Datum, motief: string): BareActieCommand => ({ type: 'ActieLatenVervallen', data: { actieId, op, motief } });
    const hersteld = (op: Datum): BareActieCommand => ({ type: 'ActieHerstellen', data: { actieId, op, motief: 'Toch wel' } });
    expect(opActie(vervallen(later, 'Geen geld'), vervallen(begin, 'Geen tijd'))).toEqual([true, undefined]);
    expect(opActie(vervallen(later, 'Geen geld'), vervallen(begin, 'Geen tijd'), vervallen(begin, 'Geen tijd'))).toEqual([false, undefined]);
    expect(opActie(vervallen(later, 'Geen geld'), hersteld(laatst), vervallen(begin, 'Geen tijd'))).toEqual([true, laatst]);
    expect(opActie(vervallen(later, 'Geen geld'), hersteld(later), vervallen(laatst, 'Geen geld'), vervallen(begin, 'Geen tijd'))).toEqual([true, later]);
  });
  it('is bij een deelname niet de dag van hetzelfde besluit zonder motief, en wel die van een ander motief of besluit', () => {
    const besloten = (op: Datum, besluit: 'later' | 'nee', motief?: string): BareActieCommand => ({
      type: 'DeelnameBesluiten',
      data: { actieId, op, organisatie: houten, besluit, ...(motief !== undefined && { motief }) },
    });
    expect(opActie(besloten(later, 'later'), besloten(begin, 'later', 'Geen tijd'))).toEqual([true, undefined]);
    expect(opActie(besloten(later, 'later', 'Geen geld'), besloten(begin, 'later'))).toEqual([true, undefined]);
    expect(opActie(besloten(later, 'later', 'Geen geld'), besloten(begin, 'later', 'Geen tijd'))).toEqual([true, later]);
    expect(opActie(besloten(later, 'nee'), besloten(begin, 'later', 'Geen tijd'))).toEqual([true, later]);
  });
  it('is bij een planning met later gecorrigeerde woorden de dag waarop zij als geheel anders werd', () => {
    const woorden = ({ tekst: nieuw }: { readonly tekst: string }): BareActieCommand => ({
      type: 'TekstCorrigeren',
      data: { actieId, op: later, veld: 'planning', nieuw },
    });
    const [zo, anders] = [gepland(planning.doorlopend), gepland(planning.najaar)];
    expect(opActie(first, anders(later), woorden(planning.doorlopend), zo(begin))).toEqual([true, later]);
    expect(opActie(first, zo(later), woorden({ tekst: 'Steeds' }), zo(begin))).toEqual([true, later]);
    expect(opActie(first, zo(later), woorden({ tekst: 'Steeds' }), woorden(planning.doorlopend), zo(begin))).toEqual([true, undefined]);
  });
  it('is bij nog eens opnemen de dag waarop een veld dat zij noemt anders werd, en niet wat er later bij kwam', () => {
    const { code: _, schaal: __, ...zonder } = opname;
    const opnieuw = { type: 'ActieOpnemen', data: { ...opname, op: begin } } as const;
    expect(opActie(actie({ code: '2b' })(later), opnieuw)).toEqual([false, later]);
    const kaal = { type: 'ActieOpnemen', data: { ...zonder, op: begin } } as const;
    const run = (...wishes: readonly BareActieCommand[]) =>
      answered(
        actieDecider,
        [{ type: 'ActieOpgenomen', data: { ...zonder, op: datum('2022-01-01') } }],
        wishes.map((wish) => wens(wish, { codes: [] })),
      );
    expect(run(actie({ code: '2b' })(later), kaal)).toEqual([false, undefined]);
  });
});

describe('Van wanneer een opdracht over een plan is overschreven', () => {
  kind(planvelden, opPlan);

  it('is bij herstellen de dag na welke het is ingetrokken, en niet die waarop het ook weer is hersteld', () => {
    const ingetrokken = (op: Datum): PlanCommand => ({ type: 'PlanIntrekken', data: { planId, op, motief: 'Vergissing' } });
    const hersteld = (op: Datum): PlanCommand => ({ type: 'PlanHerstellen', data: { planId, op, motief: 'Toch wel' } });
    expect(opPlan(ingetrokken(later), hersteld(later), ingetrokken(begin), hersteld(tussen))).toEqual([true, undefined]);
    expect(opPlan(ingetrokken(later), ingetrokken(begin), hersteld(tussen))).toEqual([true, later]);
  });
  it('is bij intrekken niet de dag van een latere intrekking om een ander motief: wat al is ingetrokken blijft zoals het is', () => {
    const ingetrokken = (op: Datum, motief: string): PlanCommand => ({ type: 'PlanIntrekken', data: { planId, op, motief } });
    const hersteld = (op: Datum): PlanCommand => ({ type: 'PlanHerstellen', data: { planId, op, motief: 'Toch wel' } });
    expect(opPlan(ingetrokken(later, 'Opgegaan'), ingetrokken(begin, 'Gestopt'))).toEqual([true, undefined]);
    expect(opPlan(ingetrokken(later, 'Opgegaan'), hersteld(laatst), ingetrokken(begin, 'Gestopt'))).toEqual([true, laatst]);
  });
});
