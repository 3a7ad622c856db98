import { firstDayOf } from './days.js';
import { factOf, type Fact, type NewFact, text } from './fact.js';
import { actieJudges } from './judge-actie.js';
import { planJudges } from './judge-plan.js';
import { statusJudges } from './judge-status.js';
import { against, type Case, type Judged, type Outcome, told, type Verdict } from './judged.js';
import { type Broken, brokenBy, type Objections, when, type World } from './objections.js';
import { mayWrite } from './people.js';
import { withReason } from './reasons.js';
import { type PlanState, stateOn } from './state.js';
import type { ActieState } from './state-actie.js';
import { type Kind, makesNew, opOf, type Step } from './step.js';

const kaderJudge = ({ step }: Case): Judged => told({ soort: 'kader-geregistreerd', op: opOf(step), stream: 'kader', data: {} });

const judgeOf = ({ step: { kind, body } }: Case): ((one: Case) => Judged) | undefined => {
  if (kind === 'kaders') return kaderJudge;
  if (kind === 'correcties' && body['vervangt'] !== undefined) return statusJudges['status'];
  if (kind === 'correcties') return actieJudges[body['veld'] === 'soort' ? 'soort' : 'tekst'];
  return planJudges[kind] ?? actieJudges[kind] ?? statusJudges[kind];
};

const reports: readonly Kind[] = ['statusupdates', 'bijeenkomsten', 'deelnames'];
const onActie = (kind: Kind): boolean => !(kind in planJudges) && kind !== 'kaders';

const partsIn = ({ acties }: PlanState, over: string): readonly ActieState[] => [...acties.values()].filter(({ first }) => first['hoofdactieId'] === over);

/** Writes that a deelactie of a dropped actie still accepts. */
const stays: readonly Kind[] = ['teruggenomen-bijeenkomsten', 'teruggenomen-deelnames', 'vervallenverklaringen', 'herstellingen'];

/** Writes that a withdrawn plan still accepts, beside what makes a new thing. */
const staysInPlan: readonly Kind[] = ['plannen', 'kaders', 'intrekkingen', 'plan-herstellingen', 'teruggenomen-verslagen', 'teruggenomen-herindelingen'];

const isOfDropped = ({ acties }: PlanState, over: string): boolean => {
  const head = acties.get(over)?.first['hoofdactieId'];
  return typeof head === 'string' && acties.get(head)?.vervallen !== undefined;
};

/** True for a report of an organisatie about the actie as a whole. */
const isReport = ({ kind, body }: Step): boolean =>
  reports.includes(kind) || (kind === 'correcties' && body['vervangt'] !== undefined && ![undefined, 'gepland'].includes(text(body, 'status')));

/** True if a report is withdrawn without another one in its place. */
const isTakingBack = ({ kind, body }: Step): boolean =>
  kind === 'teruggenomen-bijeenkomsten' ||
  kind === 'teruggenomen-deelnames' ||
  (kind === 'correcties' && body['vervangt'] !== undefined && (body['status'] ?? 'gepland') === 'gepland');

/** The objections from the plan around it, also to a repetition. */
const around = ({ step, state }: Case): Objections => {
  const { kind, body, over = '' } = step;
  if (!onActie(kind)) return when(state.withdrawn !== undefined && !staysInPlan.includes(kind), 'plan-ingetrokken');
  const isDivided = isReport(step) && partsIn(state, over).some(({ vervallen }) => !vervallen);
  return [
    ...when(state.withdrawn !== undefined && !isTakingBack(step), 'plan-ingetrokken'),
    ...when(isDivided, 'heeft-deelacties'),
    ...when(isOfDropped(state, over) && !stays.includes(kind) && body['vervangt'] === undefined, 'hoofdactie-vervallen'),
  ];
};

const refused = (redenen: Objections, more: Partial<Verdict> = {}): Verdict => ({ may: ['geweigerd'], redenen, facts: [], ids: {}, differs: [], ...more });

const none: Objections = [];

interface Weighed extends Judged {
  readonly against: Objections;
  readonly broken: Broken | undefined;
}

const impossible = ({ broken, differs = [] }: Weighed, redenen: Objections): Verdict => refused(broken ? [...redenen, 'later-feit'] : redenen, { differs });

/** Accepts a step without objections on its day, unless a later fact or a doubt applies. */
const accepted = ({ facts, says, ids = {}, maybeSo, broken }: Weighed, perhaps: Objections): Verdict => {
  if (broken) return refused(['later-feit', ...perhaps], { broken });
  const may: readonly Outcome[] = ['vastgelegd', ...(perhaps.length > 0 ? ['geweigerd' as const] : []), ...(maybeSo ? ['al-zo' as const] : [])];
  return { may, redenen: [...perhaps, ...(perhaps.length > 0 ? ['later-feit'] : [])], facts, says, ids, differs: [] };
};

const alreadySo = ({ ids = {}, says }: Judged, redenen: Objections): Verdict => ({
  may: redenen.length > 0 ? ['al-zo', 'geweigerd'] : ['al-zo'],
  redenen,
  facts: [],
  says,
  ids,
  differs: [],
});

const weigh = (judged: Weighed, around: Objections): Verdict => {
  const all = [...judged.against, ...(judged.objections ?? none), ...around];
  const perhaps = judged.doubts ?? none;
  if (judged.open) return { may: judged.open, redenen: ['*'], facts: judged.facts, says: judged.says, ids: {}, differs: [] };
  if (judged.isSo) return alreadySo(judged, [...all, ...perhaps]);
  return all.length > 0 ? impossible(judged, [...all, ...perhaps]) : accepted(judged, perhaps);
};

const firstBroken = ({ facts, world, step }: Case, added: readonly NewFact[]): Broken | undefined => {
  const stream = facts.filter((fact) => fact.stream === added[0]?.stream);
  const broken = brokenBy(
    stream,
    added.map((one, index) => factOf(one, facts.length + index)),
    world,
  );
  return broken.find(({ fact }) => fact.day > firstDayOf(opOf(step)));
};

/** True if a date of a kader, besides its own, lies in the future. */
const isFuture = ({ body }: Step, day: string): boolean =>
  [text(body, 'op'), text(body, 'datum'), text(body, 'vastgesteldOp')].some((date) => date !== undefined && firstDayOf(date) > day);

/** The verdict of the rules on a step, after all earlier facts. */
export const verdictOn = (step: Step, facts: readonly Fact[], { world, today }: { readonly world: World; readonly today: string }): Verdict => {
  if (!mayWrite(step, world)) return { ...refused(['*']), may: ['geen-recht', ...(isFuture(step, today) ? ['geweigerd' as const] : [])] };
  if (isFuture(step, today)) return refused(['in-de-toekomst']);
  const one: Case = { step, facts, world, state: stateOn(facts, firstDayOf(opOf(step))), ever: stateOn(facts, '9999') };
  const judged = judgeOf(one)?.(one) ?? told();
  // The first write of a stream has no facts before it.
  const inStream = makesNew(step) ? [] : judged.facts;
  return withReason(one, weigh({ ...judged, against: against(one, inStream), broken: firstBroken(one, inStream) }, around(one)));
};
