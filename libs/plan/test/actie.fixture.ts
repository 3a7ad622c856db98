import { dag, datum, type Told } from '@actiespoor/kernel';
import { ledenLekstroom, lekstroom, lopik, westBetuwe } from '@actiespoor/testing';

import type { ActieCommand, BareStatusCommand, BareActieCommand, DecisionContext } from '../src/actie/actie.commands.js';
import type { ActieEvent, Deelnamebesluit, Planning, Status } from '../src/actie/actie.events.js';
import type { Codebezit } from '../src/actie/codeperioden.js';
import type { ActieId, KnoopId, OrganisatieCode, PlanId, StatusupdateId } from '../src/ids.js';

/** A local actie in the regional plan of Lekstroom: five members, each for itself. */
export const planId = '7f0a2c9e-5d0b-5b57-9a7e-3b1c5d8e4f01' as PlanId;
export const actieId = '2c4e6f80-9b1d-5c3e-8f50-a1b2c3d4e501' as ActieId;
export const andereActie = '2c4e6f80-9b1d-5c3e-8f50-a1b2c3d4e502' as ActieId;
export const knoopId = '3d5f7a91-ac2e-5d4f-9a61-b2c3d4e5f601' as KnoopId;
export const andereKnoop = '3d5f7a91-ac2e-5d4f-9a61-b2c3d4e5f602' as KnoopId;

export const vandaag = dag('2023-05-01');

/** A code of an actie from a day on, until the first day on which it has the code no longer. */
export const codebezit = (code: string, van: ActieId, [begin = '2021-01-01', einde]: readonly [begin?: string, einde?: string] = []): Codebezit => ({
  sleutel: code,
  code,
  actieId: van,
  van: dag(begin),
  ...(einde !== undefined && { einde: dag(einde) }),
});

export const planContext: DecisionContext = {
  planId,
  eigenaar: lekstroom,
  opgesteldOp: datum('2020'),
  leden: ledenLekstroom,
  knopen: [knoopId, andereKnoop],
  codes: [codebezit('1a', actieId), codebezit('1b', andereActie)],
  deelacties: [],
};

/** A plan of a single gemeente. */
export const eigenPlan: DecisionContext = { ...planContext, eigenaar: westBetuwe, leden: [westBetuwe] };

/** The command as it reaches the decider: on an ordinary day, in an ordinary plan, unless told otherwise. */
export const wens = <W extends BareActieCommand>(wish: W, around: Partial<DecisionContext> = {}): Told<W> & Pick<ActieCommand, 'planContext'> => {
  const rond = { vandaag, planContext: { ...planContext, ...around } };
  return { ...wish, ...rond };
};

const begin = datum('2021-01-01');

export const opname = {
  actieId,
  planId,
  knoopId,
  soort: 'actie',
  code: '1a',
  omschrijving: 'Samenwerkingsafspraken oefenen in de praktijk',
  schaal: { tekst: 'Lokaal', soort: 'lokaal' },
  volgorde: 1,
  op: begin,
} as const;

export const opgenomen: ActieEvent = { type: 'ActieOpgenomen', data: opname };
export const regionaalOpgenomen: ActieEvent = { type: 'ActieOpgenomen', data: { ...opname, schaal: { tekst: 'Regionaal', soort: 'regionaal' } } };
export const voorstelOpgenomen: ActieEvent = { type: 'ActieOpgenomen', data: { ...opname, soort: 'optie' } };
export const vervallen: ActieEvent = { type: 'ActieVervallen', data: { actieId, motief: 'Gaat op in een andere actie', op: datum('2022-12-01') } };

export const planning = {
  najaar: { tekst: 'najaar 2022', soort: 'eenmalig', van: datum('2022-23'), tot: datum('2022-23'), zekerheid: 'hoog' },
  doorlopend: { tekst: 'Doorlopend', soort: 'doorlopend', zekerheid: 'hoog' },
  driePerJaar: { tekst: '3x per jaar', soort: 'herhalend', perJaar: 3, zekerheid: 'hoog' },
} as const satisfies Record<string, Planning>;

export const gepland = (hoe: Planning): ActieEvent => ({ type: 'PlanningVastgelegd', data: { actieId, oud: null, nieuw: hoe, op: begin } });

export const besloten = (organisatie: OrganisatieCode, besluit: Deelnamebesluit): ActieEvent => ({
  type: 'DeelnameBesloten',
  data: { actieId, organisatie, vorige: null, besluit, op: begin },
});

export const lopikZietAf = besloten(lopik, 'nee');

export const bijeenkomst = (organisatie: OrganisatieCode, nummer: number, op: string): ActieEvent => ({
  type: 'BijeenkomstGehouden',
  data: { actieId, organisatie, nummer, op: datum(op) },
});

/** A report: its organisatie and its first day. Its id is made of both and of its name, so that each report has its own. */
export interface Bericht {
  readonly organisatie: OrganisatieCode;
  readonly op: string;
  readonly id?: string;
}

const bericht = ({ organisatie, op, id = `${organisatie} ${op}` }: Bericht) => ({
  actieId,
  statusupdateId: id as StatusupdateId,
  organisatie,
  op: datum(op),
});

type Gewoon = 'ActieStarten' | 'ActieUitvoeren' | 'ActieUitstellen' | 'ActieStoppen' | 'ActieHervatten';

/** The command to report a status, such as `melden('ActieStarten', { organisatie: houten, op: '2022-03' })`. */
export const melden = (type: Gewoon | 'ActieEvalueren', over: Bericht, around: Partial<DecisionContext> = {}): Told<ActieCommand> =>
  wens<BareStatusCommand>(type === 'ActieEvalueren' ? { type, data: { ...bericht(over), conclusie: 'Het werkt' } } : { type, data: bericht(over) }, around);

type Gemeld = 'ActieGestart' | 'ActieUitgevoerd' | 'ActieUitgesteld' | 'ActieGestopt' | 'ActieHervat';

/** The event of a reported status, with the status before it. */
export const gemeld = (type: Gemeld, over: Bericht, vorige: Status): ActieEvent => ({ type, data: { ...bericht(over), vorige } });

export const geevalueerd = (over: Bericht, ronde?: number): ActieEvent => ({
  type: 'ActieGeevalueerd',
  data:
    ronde === undefined
      ? { ...bericht(over), conclusie: 'Het werkt', vorige: 'uitgevoerd' }
      : { ...bericht(over), conclusie: 'Het werkt', vorige: 'gestart', ronde },
});
