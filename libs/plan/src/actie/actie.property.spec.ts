import { datum, type Told } from '@actiespoor/kernel';
import { houten, lekstroom, lopik, moviera } from '@actiespoor/testing';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { actieId, andereActie, andereKnoop, knoopId, opname, planning, planContext, vandaag } from '../../test/actie.fixture.js';
import { eventsOf, play } from '../../test/play.js';
import { actieDecider } from './actie.js';
import type { ActieCommand, BareActieCommand } from './actie.commands.js';
import type { ActieEvent, ActieStatusEvent, Status } from './actie.events.js';
import type { StatusupdateId, TrekkerId } from '../ids.js';
import { type ActieHistory, hasActie, uitvoeringOf } from './actie.state.js';
import { statusOf } from './verloop.js';

const organisatie = fc.constantFrom(houten, lopik, lekstroom, moviera);
const op = fc.constantFrom('2021', '2021-41', '2022-03', '2022-03-15', '2022-23', '2023', '2023-04-30', '2024-01-01').map(datum);
const tekst = fc.constantFrom('een', 'twee', 'drie');
const hoe = fc.constantFrom(planning.najaar, planning.doorlopend, planning.driePerJaar);
const soort = fc.constantFrom('actie', 'actie', 'actie', 'optie');
const schaal = fc.constantFrom('lokaal', 'regionaal', 'regionaal-en-lokaal').map((gelezen) => ({ tekst: gelezen, soort: gelezen }));
const trekkerId = fc.constantFrom('trekker-1', 'trekker-2').map((id) => id as TrekkerId);
const statusupdateId = fc.uuid().map((id) => id as StatusupdateId);
const statusnaam = fc.constantFrom<Status>('gepland', 'gestart', 'uitgevoerd', 'geevalueerd', 'uitgesteld', 'gestopt');
// The choice of ids is small, so that a correction sometimes names an existing one.
const bekendeId = fc.constantFrom('s1', 's2', 's3').map((id) => id as StatusupdateId);

const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

/** Drops absent members, as the edge of the system does. */
const compact = <T extends object>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

const wensOf = (type: BareActieCommand['type'], members: Readonly<Record<string, fc.Arbitrary<unknown>>>): fc.Arbitrary<BareActieCommand> =>
  fc.record({ actieId: fc.constant(actieId), op, ...members }).map((data) => compact({ type, data }) as unknown as BareActieCommand);

const bericht = { organisatie, toelichting: optional(tekst), statusupdateId: fc.oneof(statusupdateId, bekendeId) };

const voortgang: fc.Arbitrary<BareActieCommand> = fc.oneof(
  wensOf('ActieStarten', bericht),
  wensOf('ActieUitvoeren', bericht),
  wensOf('ActieEvalueren', { ...bericht, conclusie: tekst }),
  wensOf('ActieUitstellen', bericht),
  wensOf('ActieStoppen', bericht),
  wensOf('ActieHervatten', bericht),
  wensOf('StatusCorrigeren', { organisatie, statusupdateId, vervangt: bekendeId, status: optional(statusnaam) }),
  wensOf('BijeenkomstHouden', { organisatie, onderwerp: optional(tekst) }),
);

const redactie: fc.Arbitrary<BareActieCommand> = fc.oneof(
  wensOf('DeelnameBesluiten', { organisatie, besluit: fc.constantFrom('ja', 'nee', 'later'), motief: optional(tekst) }),
  wensOf('ActieWijzigen', {
    omschrijving: optional(tekst),
    soort: optional(soort),
    schaal: optional(schaal),
    knoopId: optional(fc.constantFrom(knoopId, andereKnoop)),
  }),
  wensOf('TekstCorrigeren', { veld: fc.constantFrom('omschrijving', 'standVanZaken', 'resultaat', 'dekking', 'planning'), nieuw: tekst }),
  wensOf('ActieKoppelen', {
    koppeling: fc.record({ soort: fc.constantFrom('tevensOnder', 'zieOok'), doel: fc.constantFrom(andereKnoop, andereActie) }),
  }),
  wensOf('PlanningVastleggen', { planning: hoe }),
  wensOf('PlanningBijstellen', { planning: hoe }),
  wensOf('TrekkerToewijzen', { trekker: fc.record({ trekkerId, tekst, soort: fc.constant('functie') }) }),
  wensOf('TrekkerOntheffen', { trekkerId }),
  wensOf('ActorBetrekken', { actor: fc.record({ tekst }) }),
  wensOf('ResultaatBeogen', { resultaat: tekst }),
  wensOf('DekkingVastleggen', { dekking: fc.record({ tekst, zekerheid: fc.constantFrom('voorlopig', 'definitief') }) }),
  wensOf('StandVanZakenVastleggen', { standVanZaken: tekst }),
);

const bijzonder: fc.Arbitrary<BareActieCommand> = fc.oneof(
  wensOf('ActieLatenVervallen', { motief: tekst }),
  fc.constant<BareActieCommand>({ type: 'ActieOpnemen', data: opname }),
);

const rond = fc.constantFrom(...Array<object>(12).fill({}), { deelacties: [andereActie] }, { leden: [houten] }, { ingetrokkenOp: datum('2020') });

const command: fc.Arbitrary<Told<ActieCommand>> = fc
  .tuple(fc.oneof({ weight: 40, arbitrary: voortgang }, { weight: 20, arbitrary: redactie }, { weight: 1, arbitrary: bijzonder }), rond)
  .map(([wish, anders]) => ({ ...wish, vandaag, planContext: { ...planContext, ...anders } }));

const opnemen: Told<ActieCommand> = { type: 'ActieOpnemen', data: opname, vandaag, planContext };

const reeks = fc.array(command, { maxLength: 60, size: 'max' }).map((commands) => [opnemen, ...commands]);

/** The allowed statuses before each report. This list is independent of the rules, to check them. */
const magVanuit: Readonly<Record<Exclude<ActieStatusEvent['type'], 'StatusGecorrigeerd'>, readonly Status[]>> = {
  ActieGestart: ['gepland'],
  ActieUitgevoerd: ['gepland', 'gestart'],
  ActieGeevalueerd: ['uitgevoerd'],
  ActieUitgesteld: ['gestart'],
  ActieGestopt: ['gestart'],
  ActieHervat: ['uitgesteld', 'gestopt'],
};

const isOvergang = (event: ActieEvent): event is Exclude<ActieStatusEvent, { type: 'StatusGecorrigeerd' }> => event.type in magVanuit;

const isRonde = (event: ActieEvent): boolean => event.type === 'ActieGeevalueerd' && event.data.ronde !== undefined;

// All types of event about an actie, and the evaluation of a round.
const soortenFeiten = 23 + 1;

const statusOn = (history: ActieHistory, { organisatie: wie, op: dag }: ActieStatusEvent['data']): Status | undefined => {
  const actie = history.on(dag);
  return hasActie(actie) ? statusOf(uitvoeringOf(actie, wie)) : undefined;
};

describe('Elke reeks opdrachten over een actie', () => {
  it('krijgt bij elke stap een besluit, en feiten die als JSON bewaard kunnen worden', () => {
    fc.assert(
      fc.property(reeks, (commands) => {
        const events = eventsOf(play(actieDecider, commands));
        expect(JSON.parse(JSON.stringify(events))).toStrictEqual(events);
        expect(events.reduce(actieDecider.evolve, actieDecider.initial).latest).toMatchObject({ fase: 'opgenomen' });
      }),
    );
  });

  it('verlaat de tabel van overgangen nooit', () => {
    fc.assert(
      fc.property(reeks, (commands) => {
        const overgangen = eventsOf(play(actieDecider, commands)).filter(isOvergang);
        overgangen.filter((event) => !isRonde(event)).forEach(({ type, data }) => expect(magVanuit[type]).toContain(data.vorige));
        overgangen.filter(isRonde).forEach(({ data }) => expect(data.vorige).toBe('gestart'));
      }),
    );
  });

  it('noemt bij elke status wat die organisatie daarvoor was', () => {
    fc.assert(
      fc.property(reeks, (commands) => {
        play(actieDecider, commands).forEach(({ before, decision }) => {
          const events = decision.accepted ? decision.events.filter(isOvergang) : [];
          events.forEach(({ data }) => expect(statusOn(before, data)).toBe(data.vorige));
        });
      }),
    );
  });

  it('verandert niets als dezelfde opdracht nog eens komt', () => {
    fc.assert(
      fc.property(reeks, (commands) => {
        play(actieDecider, commands)
          .filter(({ decision }) => decision.accepted)
          .forEach((step) => expect(actieDecider.decide(step.command, step.after)).toMatchObject({ accepted: true, events: [] }));
      }),
    );
  });

  it('komt langs elk soort feit', () => {
    const seen = fc
      .sample(reeks, { numRuns: 800, seed: 1 })
      .flatMap((commands) => eventsOf(play(actieDecider, commands)))
      .map((event) => (isRonde(event) ? 'ronde' : event.type));
    expect(new Set(seen).size).toBe(soortenFeiten);
  });
});
