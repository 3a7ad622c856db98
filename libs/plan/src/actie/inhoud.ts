import { accept, alreadySo, type Decision, refuse, type ToldRefusal } from '@actiespoor/kernel';

import { isKnown, isSame } from '../same.js';
import type { ActieCommandOf, DecisionContext } from './actie.commands.js';
import type { ActieEvent, ActieTekstveld, ActieWijziging, Schaal } from './actie.events.js';
import { type ActieHistory, tekstOf, type OpgenomenActie } from './actie.state.js';
import { actieOnderwerpen, laatsteOver } from './onderwerpen.js';
import { bezwaarTegenCode, bezwaarTegenKnoop, bezwaarTegenSplitsing, type PlaatsAfwijzing, plaatsOp } from './plaats.js';

/** Decisions about the content of an actie: its text, its koppelingen, its resultaat and its dekking. */
export type InhoudAfwijzing =
  Extract<ToldRefusal, 'reden-zonder-verandering'> | 'tekst-ontbreekt' | 'verwijst-naar-zichzelf' | 'doel-onbekend' | PlaatsAfwijzing;

type Besluit = Decision<ActieEvent, InhoudAfwijzing>;

type WijzigenData = ActieCommandOf<'ActieWijzigen'>['data'];

const velden = ['omschrijving', 'code', 'soort'] as const;

const veldwijzigingen = (wens: WijzigenData, actie: OpgenomenActie): readonly ActieWijziging[] =>
  velden
    .filter((veld) => wens[veld] !== undefined && wens[veld] !== actie[veld])
    .map((veld) => ({ veld, oud: actie[veld] ?? null, nieuw: wens[veld] ?? null }));

// If the words stay and only our reading of them changes, old and new show the reading.
const schaalwijziging = (nieuw: Schaal, oud: Schaal | undefined): ActieWijziging =>
  oud?.tekst === nieuw.tekst ? { veld: 'schaal', oud: oud.soort, nieuw: nieuw.soort } : { veld: 'schaal', oud: oud?.tekst ?? null, nieuw: nieuw.tekst };

const andereSchaal = ({ schaal }: WijzigenData, actie: OpgenomenActie): Schaal | undefined =>
  schaal && actie.schaal && isSame(schaal, actie.schaal) ? undefined : schaal;

const kenmerkenOf = ({ actieId, op, geconsulteerd }: WijzigenData) => ({ actieId, op, ...(geconsulteerd === undefined ? {} : { geconsulteerd }) });

const gewijzigd = (wens: WijzigenData, actie: OpgenomenActie): readonly ActieEvent[] => {
  const schaal = andereSchaal(wens, actie);
  const wijzigingen = [...veldwijzigingen(wens, actie), ...(schaal ? [schaalwijziging(schaal, actie.schaal)] : [])];
  if (wijzigingen.length === 0) return [];
  return [{ type: 'ActieGewijzigd', data: { ...kenmerkenOf(wens), wijzigingen, ...(schaal ? { schaal } : {}) } }];
};

/** Told of the knoop that its own was merged or split into, the place of an actie is its own from then on; a signal may ask for that. */
const verplaatst = (wens: WijzigenData, actie: OpgenomenActie, planContext: DecisionContext): readonly ActieEvent[] => {
  const { knoopId: nieuw } = wens;
  if (nieuw === undefined || nieuw === actie.knoopId) return [];
  return [{ type: 'ActieVerplaatst', data: { ...kenmerkenOf(wens), oud: plaatsOp(actie, planContext) ?? null, nieuw } }];
};

type Gewijzigd = Extract<ActieEvent, { readonly type: 'ActieGewijzigd' | 'ActieVerplaatst' }>;

const isWijziging = (fact: ActieEvent): fact is Gewijzigd => fact.type === 'ActieGewijzigd' || fact.type === 'ActieVerplaatst';

const gevraagd = (wens: WijzigenData): readonly string[] => [...velden, 'schaal' as const, 'knoopId' as const].filter((veld) => wens[veld] !== undefined);

/** The command repeats the present text. A consultation that it adds is not lost silently: the fact that says the same must have it. */
const onveranderd = (wens: WijzigenData, history: ActieHistory): Besluit => {
  const { op, geconsulteerd: nieuw } = wens;
  const onderwerpen = gevraagd(wens);
  const eerder = history.until(op).findLast((fact) => actieOnderwerpen(fact).some((onderwerp) => onderwerpen.includes(onderwerp)));
  const oud = eerder && isWijziging(eerder) ? eerder.data.geconsulteerd : undefined;
  if (nieuw === undefined || nieuw === oud) return alreadySo<ActieEvent>(eerder);
  return refuse('reden-zonder-verandering', { verschillen: [{ veld: 'geconsulteerd', oud: oud ?? null, nieuw }] });
};

/** Text and place are two facts, also if one command changes both. */
export const wijzigen = ({ data, planContext }: ActieCommandOf<'ActieWijzigen'>, actie: OpgenomenActie, history: ActieHistory): Besluit => {
  const bezwaar = bezwaarTegenKnoop(data.knoopId, planContext);
  if (bezwaar) return refuse(bezwaar);
  const feiten = [...gewijzigd(data, actie), ...verplaatst(data, actie, planContext)];
  if (feiten.length === 0) return onveranderd(data, history);
  const besluit = { actieId: data.actieId, feiten, history, planContext };
  return bezwaarTegenSplitsing(besluit) ?? bezwaarTegenCode('code-bezet', besluit) ?? accept(...feiten);
};

export const tekstCorrigeren = ({ data }: ActieCommandOf<'TekstCorrigeren'>, actie: OpgenomenActie, history: ActieHistory): Besluit => {
  const oud = tekstOf(actie, data.veld);
  if (oud === undefined) return refuse('tekst-ontbreekt');
  return oud === data.nieuw ? alreadySo(laatsteOver(data.veld, data.op, history)) : accept({ type: 'TekstGecorrigeerd', data: { ...data, oud } });
};

/** A kind that was recorded by mistake; it may be told of any day. */
export const soortCorrigeren = ({ data }: ActieCommandOf<'SoortCorrigeren'>, { soort: oud }: OpgenomenActie, history: ActieHistory): Besluit =>
  oud === data.nieuw ? alreadySo(laatsteOver('soort', data.op, history)) : accept({ type: 'SoortGecorrigeerd', data: { ...data, oud } });

/** Only existing text can be corrected. */
export const bezwaarTegenCorrectie = ({ veld }: { readonly veld: ActieTekstveld }, actie: OpgenomenActie): 'tekst-ontbreekt' | undefined =>
  tekstOf(actie, veld) === undefined ? 'tekst-ontbreekt' : undefined;

const bezwaarTegenDoel = ({ data, planContext }: ActieCommandOf<'ActieKoppelen'>, actie: OpgenomenActie): InhoudAfwijzing | undefined => {
  const { soort, doel } = data.koppeling;
  if (doel === data.actieId || (soort === 'tevensOnder' && doel === plaatsOp(actie, planContext))) return 'verwijst-naar-zichzelf';
  if (soort === 'tevensOnder') return bezwaarTegenKnoop(doel, planContext);
  return planContext.isDoelOnbekend ? 'doel-onbekend' : undefined;
};

/** An existing koppeling with the same words is told again; other words replace it. */
export const koppelen = (command: ActieCommandOf<'ActieKoppelen'>, actie: OpgenomenActie, history: ActieHistory): Besluit => {
  const { data } = command;
  const { soort, doel } = data.koppeling;
  const known = actie.koppelingen.findLast((een) => een.soort === soort && een.doel === doel);
  if (known && isKnown(data.koppeling, known)) return alreadySo(laatsteOver(`koppeling ${soort} ${doel}`, data.op, history));
  const bezwaar = bezwaarTegenDoel(command, actie);
  return bezwaar ? refuse(bezwaar) : accept({ type: 'ActieGekoppeld', data });
};

export const actorBetrekken = ({ data }: ActieCommandOf<'ActorBetrekken'>, { actoren }: OpgenomenActie, history: ActieHistory): Besluit => {
  const feit: ActieEvent = { type: 'ActorBetrokken', data };
  if (!actoren.some((known) => isSame(data.actor, known))) return accept(feit);
  const [onderwerp = ''] = actieOnderwerpen(feit);
  return alreadySo(laatsteOver(onderwerp, data.op, history));
};

export const resultaatBeogen = ({ data }: ActieCommandOf<'ResultaatBeogen'>, { resultaat: oud }: OpgenomenActie, history: ActieHistory): Besluit => {
  const { actieId, op, resultaat: nieuw } = data;
  return oud === nieuw ? alreadySo(laatsteOver('resultaat', op, history)) : accept({ type: 'ResultaatBeoogd', data: { actieId, op, oud: oud ?? null, nieuw } });
};

export const dekkingVastleggen = ({ data }: ActieCommandOf<'DekkingVastleggen'>, { dekking: oud }: OpgenomenActie, history: ActieHistory): Besluit => {
  const { actieId, op, dekking: nieuw } = data;
  if (oud && isSame(nieuw, oud)) return alreadySo(laatsteOver('dekking', op, history));
  return accept({ type: 'DekkingVastgelegd', data: { actieId, op, oud: oud ?? null, nieuw } });
};

export const standVanZakenVastleggen = (
  { data }: ActieCommandOf<'StandVanZakenVastleggen'>,
  { standVanZaken: oud }: OpgenomenActie,
  history: ActieHistory,
): Besluit => {
  const { actieId, op, standVanZaken: nieuw } = data;
  return oud === nieuw
    ? alreadySo(laatsteOver('standVanZaken', op, history))
    : accept({ type: 'StandVanZakenVastgelegd', data: { actieId, op, oud: oud ?? null, nieuw } });
};
