import { datum } from '@actiespoor/kernel';
import { houten } from '@actiespoor/testing';
import { describe, it } from '@jest/globals';

import { actieId, andereActie, opname, planning, wens } from '../../test/actie.fixture.js';
import { begin, eerder, expectHetzelfdeNaEerder, expectOnveranderd, type Geval, laatst, later } from '../../test/nog-eens.js';
import type { StatusupdateId, TrekkerId } from '../ids.js';
import { actieDecider } from './actie.js';
import type { BareActieCommand } from './actie.commands.js';
import type { ActieEvent, Status } from './actie.events.js';

const vroeg = datum('2022-02-01');
const motief = 'Dit was een vergissing';
const opgenomen: ActieEvent = { type: 'ActieOpgenomen', data: { ...opname, op: datum('2022-01-01') } };
const id = (nummer: number) => `6f2d8b11-0c3e-5a7d-9b1a-c1d2e3f4000${String(nummer)}` as StatusupdateId & TrekkerId;

type Besluit = Extract<BareActieCommand, { readonly type: 'DeelnameBesluiten' }>['data']['besluit'];
type Feit = (op?: typeof begin) => BareActieCommand;

const over =
  (type: BareActieCommand['type'], data: object): Feit =>
  (op = begin) =>
    ({ type, data: { actieId, op, ...data } }) as BareActieCommand;
const wijzigen = (data: object): Feit => over('ActieWijzigen', data);
const planningen = { type: 'PlanningVastgelegd', data: { actieId, oud: null, nieuw: planning.najaar, op: vroeg } } as const satisfies ActieEvent;
const deelname = (besluit: Besluit): Feit => over('DeelnameBesluiten', { organisatie: houten, besluit });
const trekker = (trekkerId: TrekkerId) => ({ trekkerId, tekst: 'Houten', soort: 'organisatie', organisatie: houten }) as const;
const toegewezen: ActieEvent = { type: 'TrekkerToegewezen', data: { actieId, trekker: trekker(id(1)), op: vroeg } };
const ontheven = (op: typeof begin): ActieEvent => ({ type: 'TrekkerOntheven', data: { actieId, trekker: trekker(id(1)), op } });
const koppeling = (tekst: string): Feit => over('ActieKoppelen', { koppeling: { soort: 'zieOok', doel: andereActie, tekst } });
const melding = (type: BareActieCommand['type'], nummer: number, more: object = {}): Feit =>
  over(type, { organisatie: houten, statusupdateId: id(nummer), ...more });
const gemeld = (type: 'ActieGestart' | 'ActieUitgevoerd' | 'ActieUitgesteld', op: typeof begin, vorige: Status): ActieEvent => ({
  type,
  data: { actieId, organisatie: houten, statusupdateId: id(op === vroeg ? 1 : 5), vorige, op },
});
const gestart = gemeld('ActieGestart', vroeg, 'gepland');

/** A report, told once more with the id that another key gives it. */
const opnieuw = (zo: (nummer: number) => Feit, daarna: Feit, voor: readonly ActieEvent[] = [opgenomen, gestart]): Geval<BareActieCommand, ActieEvent> => ({
  voor,
  zo: zo(2)(),
  nogEens: zo(3)(),
  daarna: [daarna(later)],
  vanaf: later,
});

const anders = (feit: Feit, ander: Feit, ...voor: readonly ActieEvent[]): Geval<BareActieCommand, ActieEvent> => ({
  voor: [opgenomen, ...voor],
  zo: feit(),
  daarna: [ander(later), feit(laatst)],
  vanaf: later,
});

const [laten, weer] = [over('ActieLatenVervallen', { motief }), over('ActieHerstellen', { motief })];
const evaluatie = (nummer: number): Feit => melding('ActieEvalueren', nummer, { conclusie: 'Goed' });

/** Every command: one without a case does not compile. */
const gevallen: Readonly<Record<BareActieCommand['type'], readonly Geval<BareActieCommand, ActieEvent>[]>> = {
  ActieOpnemen: [{ voor: [], zo: over('ActieOpnemen', opname)(begin), daarna: [wijzigen({ omschrijving: 'Anders' })(later)] }].map((geval) => ({
    ...geval,
    zo: { type: 'ActieOpnemen', data: { ...opname, op: begin } },
    vanaf: later,
  })),
  ActieWijzigen: [anders(wijzigen({ omschrijving: 'Zo' }), wijzigen({ omschrijving: 'Anders' }))],
  TekstCorrigeren: [anders(over('TekstCorrigeren', { veld: 'omschrijving', nieuw: 'Zo' }), over('TekstCorrigeren', { veld: 'omschrijving', nieuw: 'Anders' }))],
  SoortCorrigeren: [anders(over('SoortCorrigeren', { nieuw: 'optie' }), over('SoortCorrigeren', { nieuw: 'voornemen' }))],
  ResultaatBeogen: [anders(over('ResultaatBeogen', { resultaat: 'Zo' }), over('ResultaatBeogen', { resultaat: 'Anders' }))],
  StandVanZakenVastleggen: [anders(over('StandVanZakenVastleggen', { standVanZaken: 'Zo' }), over('StandVanZakenVastleggen', { standVanZaken: 'Anders' }))],
  DekkingVastleggen: [
    anders(
      over('DekkingVastleggen', { dekking: { tekst: 'Zo', zekerheid: 'definitief' } }),
      over('DekkingVastleggen', { dekking: { tekst: 'Anders', zekerheid: 'definitief' } }),
    ),
  ],
  PlanningVastleggen: [
    {
      voor: [opgenomen],
      zo: over('PlanningVastleggen', { planning: planning.najaar })(),
      daarna: [over('PlanningBijstellen', { planning: planning.doorlopend })(later)],
      vanaf: later,
    },
  ],
  PlanningBijstellen: [
    anders(over('PlanningBijstellen', { planning: planning.doorlopend }), over('PlanningBijstellen', { planning: planning.driePerJaar }), planningen),
  ],
  ActieKoppelen: [anders(koppeling('Zie daar'), koppeling('Zie elders'))],
  ActorBetrekken: [{ voor: [opgenomen], zo: over('ActorBetrekken', { actor: { tekst: 'Politie' } })() }],
  TrekkerToewijzen: [
    {
      voor: [opgenomen],
      zo: over('TrekkerToewijzen', { trekker: trekker(id(1)) })(),
      nogEens: over('TrekkerToewijzen', { trekker: trekker(id(2)) })(),
      daarna: [over('TrekkerOntheffen', { trekkerId: id(1) })(later)],
      vanaf: later,
    },
    { voor: [opgenomen, toegewezen, ontheven(datum('2022-03-01'))], zo: over('TrekkerToewijzen', { trekker: trekker(id(2)) })() },
    {
      voor: [opgenomen],
      zo: over('TrekkerToewijzen', { trekker: trekker(id(1)) })(),
      daarna: [over('TrekkerToewijzen', { trekker: trekker(id(2)) })(vroeg)],
    },
  ],
  TrekkerOntheffen: [
    { voor: [opgenomen, toegewezen], zo: over('TrekkerOntheffen', { trekkerId: id(1) })() },
    { voor: [opgenomen, toegewezen, ontheven(later)], zo: over('TrekkerOntheffen', { trekkerId: id(1) })() },
    {
      voor: [opgenomen, toegewezen],
      zo: over('TrekkerOntheffen', { trekkerId: id(1) })(),
      daarna: [over('TrekkerOntheffen', { trekkerId: id(1) })(vroeg)],
    },
  ],
  DeelnameBesluiten: [anders(deelname('ja'), deelname('nee'))],
  DeelnameTerugnemen: [
    {
      voor: [opgenomen, { type: 'DeelnameBesloten', data: { actieId, organisatie: houten, besluit: 'nee', vorige: null, op: begin } }],
      zo: over('DeelnameTerugnemen', { organisatie: houten, motief })(),
      daarna: [deelname('ja')(later)],
    },
  ],
  BijeenkomstHouden: [
    { voor: [opgenomen], zo: over('BijeenkomstHouden', { organisatie: houten })(), daarna: [over('BijeenkomstHouden', { organisatie: houten })(later)] },
  ],
  BijeenkomstTerugnemen: [
    {
      voor: [opgenomen, { type: 'BijeenkomstGehouden', data: { actieId, organisatie: houten, nummer: 1, op: begin } }],
      zo: over('BijeenkomstTerugnemen', { organisatie: houten, nummer: 1, motief })(),
      daarna: [over('BijeenkomstHouden', { organisatie: houten })(later)],
    },
  ],
  ActieStarten: [opnieuw((nummer) => melding('ActieStarten', nummer), melding('ActieUitvoeren', 4), [opgenomen])],
  ActieUitvoeren: [opnieuw((nummer) => melding('ActieUitvoeren', nummer, { resultaat: 'Geoefend' }), evaluatie(4))],
  ActieEvalueren: [{ voor: [opgenomen, gemeld('ActieUitgevoerd', vroeg, 'gepland')], zo: evaluatie(2)(), nogEens: evaluatie(3)() }],
  ActieUitstellen: [opnieuw((nummer) => melding('ActieUitstellen', nummer), melding('ActieHervatten', 4))],
  ActieStoppen: [opnieuw((nummer) => melding('ActieStoppen', nummer), melding('ActieHervatten', 4))],
  ActieHervatten: [
    opnieuw((nummer) => melding('ActieHervatten', nummer), melding('ActieStoppen', 4), [
      opgenomen,
      gestart,
      gemeld('ActieUitgesteld', datum('2022-03-01'), 'gestart'),
    ]),
  ],
  StatusCorrigeren: [
    opnieuw((nummer) => melding('StatusCorrigeren', nummer, { vervangt: id(1), status: 'uitgevoerd' }), evaluatie(4)),
    {
      voor: [opgenomen, gestart],
      zo: melding('StatusCorrigeren', 2, { vervangt: id(1) })(vroeg),
      nogEens: melding('StatusCorrigeren', 3, { vervangt: id(1) })(vroeg),
    },
  ],
  ActieLatenVervallen: [{ voor: [opgenomen], zo: laten(), daarna: [weer(later), laten(laatst)], vanaf: later }],
  ActieHerstellen: [
    { voor: [opgenomen, { type: 'ActieVervallen', data: { actieId, motief, op: vroeg } }], zo: weer(), daarna: [laten(later), weer(laatst)], vanaf: later },
  ],
};

describe('Een opdracht over een actie, nog eens verteld onder een andere sleutel', () => {
  const alle = Object.entries(gevallen).flatMap(([type, van]) => van.map((geval, nummer) => ({ type, nummer, geval })));
  const rond = (command: BareActieCommand) => wens(command, { codes: [] });

  it.each(alle)('$type ($nummer) is al zo, met de dag waarop later iets anders is verteld', ({ geval: { voor = [], zo, nogEens, daarna, ...rest } }) => {
    expectOnveranderd(actieDecider, { ...rest, voor, zo: rond(zo), nogEens: rond(nogEens ?? zo), daarna: (daarna ?? []).map(rond) });
  });

  it.each(alle)('$type ($nummer) bedoelt hetzelfde, ook nadat het van een eerdere dag is verteld', ({ geval: { voor = [], zo, nogEens, daarna = [] } }) => {
    for (const na of [[], daarna]) {
      expectHetzelfdeNaEerder(actieDecider, { voor, zo: rond(zo), nogEens: rond(nogEens ?? zo), daarna: na.map(rond) }, eerder);
    }
  });
});
