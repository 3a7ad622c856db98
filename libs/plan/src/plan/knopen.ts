import { accept, alreadySo, compareDatum, type Decision, type Difference, refuse } from '@actiespoor/kernel';

import { codeSleutel, fold } from '../actie/code.js';
import { obstacleOf } from '../obstacle.js';
import { differencesFrom, isSame } from '../same.js';
import type { PlanCommandData } from './plan.commands.js';
import { type Knoop, type KnoopWijziging, knoopvelden, type PlanEvent } from './plan.events.js';
import type { KnoopId } from '../ids.js';
import { hasPlan, type OpgesteldPlan, type Plan, type PlanHistory } from './plan.state.js';
import { laatsteOver } from './onderwerpen.js';
import { bezwaarTegenGenoemde, bezwaarTegenKnoop } from './structuur.js';

/** Decisions about single knopen of the plan. */
export type KnoopAfwijzing = 'knoop-onbekend' | 'knoop-opgegaan' | 'knoop-bestaat-al';

type Besluit = Decision<PlanEvent, KnoopAfwijzing>;

type Toegevoegd = Extract<PlanEvent, { readonly type: 'KnoopToegevoegd' }>;

const toevoegingOf = ({ facts }: PlanHistory, knoopId: KnoopId): Toegevoegd | undefined =>
  facts.find((fact): fact is Toegevoegd => fact.type === 'KnoopToegevoegd' && fact.data.knoopId === knoopId);

/** The words and the place in which a request differs from a knoop of the same name. */
const verschilMet = ({ toelichting, volgorde }: Knoop, data: PlanCommandData<'KnoopToevoegen'>): readonly Difference[] =>
  differencesFrom({ toelichting: data.toelichting, volgorde: data.volgorde }, { toelichting, volgorde });

const naamVan = ({ niveau, titel, code = '', bovenliggend }: Omit<Knoop, 'knoopId'>): readonly unknown[] => [
  codeSleutel(niveau),
  fold(titel),
  codeSleutel(code),
  bovenliggend ?? null,
];

/** The same knoop, told of a day before its first one, or of that day under the name that it got another one for then. */
const andersBegonnen = (data: PlanCommandData<'KnoopToevoegen'>, { knopen }: OpgesteldPlan, history: PlanHistory): Besluit | undefined => {
  const { knoopId: _, ...gevraagd } = data;
  const isVanaf = (feit: Toegevoegd): boolean => compareDatum(feit.data.op, data.op) >= 0 && isSame(naamVan(feit.data), naamVan(data));
  const feit = history.facts.find((een): een is Toegevoegd => een.type === 'KnoopToegevoegd' && isVanaf(een) && isStaand(een, history.latest));
  if (!feit) return undefined;
  const { knoopId: id, op } = feit.data;
  return refuse('knoop-bestaat-al', { id, feit: obstacleOf(feit), verschillen: differencesFrom(gevraagd, { ...feit.data, ...knopen.get(id), op }) });
};

const isStaand = ({ data }: Toegevoegd, plan: Plan): boolean => hasPlan(plan) && plan.knopen.has(data.knoopId);

/**
 * The knoop beside it, of the same level, title and code: sent again under another key, the same knoop is meant. Of several, as where one was told
 * later of an earlier day, it is the one told of this day, or else one with the same content.
 */
const naamgenootVan = (data: PlanCommandData<'KnoopToevoegen'>, { knopen }: OpgesteldPlan, history: PlanHistory): Knoop | undefined => {
  const gelijk = [...knopen.values()].filter((knoop) => isSame(naamVan(knoop), naamVan(data)));
  const vanDieDag = gelijk.find(({ knoopId }) => toevoegingOf(history, knoopId)?.data.op === data.op);
  return vanDieDag ?? gelijk.find((knoop) => verschilMet(knoop, data).length === 0) ?? gelijk[0];
};

/** The request told again: other words or another place contradict what stands. */
const opnieuw = (data: PlanCommandData<'KnoopToevoegen'>, naamgenoot: Knoop, history: PlanHistory): Besluit => {
  const { knoopId: id } = naamgenoot;
  const verschillen = verschilMet(naamgenoot, data);
  if (verschillen.length > 0) return refuse('knoop-bestaat-al', { id, verschillen });
  return alreadySo<PlanEvent>(toevoegingOf(history, id) ?? laatsteOver(`plaats ${id}`, data.op, history));
};

export const knoopToevoegen = (data: PlanCommandData<'KnoopToevoegen'>, plan: OpgesteldPlan, history: PlanHistory): Besluit => {
  const known = plan.knopen.get(data.knoopId);
  if (known && isSame({ ...data, planId: null }, { ...known, planId: null }))
    return alreadySo<PlanEvent>(toevoegingOf(history, data.knoopId) ?? laatsteOver(`plaats ${data.knoopId}`, data.op, history));
  const naamgenoot = known ? undefined : naamgenootVan(data, plan, history);
  if (naamgenoot) return opnieuw(data, naamgenoot, history);
  return andersBegonnen(data, plan, history) ?? accept({ type: 'KnoopToegevoegd', data });
};

/** The reason why a knoop cannot be added; undefined if it can. */
export const bezwaarTegenToevoeging = ({ knoopId, bovenliggend }: Knoop, plan: OpgesteldPlan): KnoopAfwijzing | undefined => {
  if (plan.knopen.has(knoopId)) return 'knoop-bestaat-al';
  if (plan.opgegaan.has(knoopId)) return 'knoop-opgegaan';
  return bovenliggend === undefined ? undefined : bezwaarTegenGenoemde(bovenliggend, plan);
};

const wijzigingen = (wens: PlanCommandData<'KnoopWijzigen'>, knoop: Knoop): readonly KnoopWijziging[] =>
  knoopvelden
    .filter((veld) => wens[veld] !== undefined && wens[veld] !== knoop[veld])
    .map((veld) => ({ veld, oud: knoop[veld] ?? null, nieuw: wens[veld] ?? null }));

export const knoopWijzigen = (data: PlanCommandData<'KnoopWijzigen'>, plan: OpgesteldPlan, history: PlanHistory): Besluit => {
  const { planId, knoopId, op } = data;
  const knoop = plan.knopen.get(knoopId);
  if (!knoop) return refuse(bezwaarTegenKnoop(knoopId, plan) ?? 'knoop-onbekend');
  const anders = wijzigingen(data, knoop);
  if (anders.length > 0) return accept({ type: 'KnoopGewijzigd', data: { planId, knoopId, wijzigingen: anders, op } });
  const gevraagd = knoopvelden.filter((veld) => data[veld] !== undefined).map((veld) => `${veld} ${knoopId}`);
  return alreadySo(laatsteOver(gevraagd, op, history));
};
