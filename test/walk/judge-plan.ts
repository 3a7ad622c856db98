import { firstDayOf } from './days.js';
import { doublesKnoop } from './codes.js';
import { type Fact, inTime, type NewFact, only, part, parts, plain, text, texts, without, type Words } from './fact.js';
import { against, already, type Case, endedSo, type Judged, orAlready, saidBefore, told } from './judged.js';
import { type Objections, when } from './objections.js';
import { standing } from './state.js';
import { opOf } from './step.js';

const knoopWords = ['niveau', 'code', 'titel', 'toelichting'];

const ofPlan = (one: Case, soort: string, data: Words): NewFact => ({ soort, op: opOf(one.step), stream: 'plan', data });

const name = (one: Case, letter: string, index?: number): string => `@${letter}${String(one.step.nr)}${index === undefined ? '' : `.${String(index)}`}`;

const nameOf = ({ state }: Case, knoop: Words): string =>
  plain([
    ...['niveau', 'titel', 'code'].map((veld) => (text(knoop, veld) ?? '').trim().toLowerCase()),
    typeof knoop['bovenliggend'] === 'string' ? standing(state, knoop['bovenliggend']) : null,
  ]);

const isLike = (knoop: Words, body: Words): boolean =>
  knoop['volgorde'] === body['volgorde'] && (body['toelichting'] === undefined || knoop['toelichting'] === body['toelichting']);

/** The first day of the same knoop, if it is told of an earlier day, or of that day under a name that it lost then. */
const beginOf = (one: Case): Fact | undefined =>
  one.facts
    .filter(({ soort, day, data }) => soort === 'knoop-toegevoegd' && day >= firstDayOf(opOf(one.step)) && nameOf(one, data) === nameOf(one, one.step.body))
    .find(({ data }) => one.ever.knopen.has(text(data, 'knoopId') ?? '') && !one.ever.gone.has(text(data, 'knoopId') ?? ''));

type Knoop = readonly [knoopId: string, knoop: Words];

/** The knoop of this name on that day; of several the one that was added on that day, or else one with the same content. */
const twinOf = (one: Case): Knoop | undefined => {
  const { body } = one.step;
  const twins = [...one.state.knopen].filter(([id, knoop]) => !one.state.gone.has(id) && nameOf(one, knoop) === nameOf(one, body));
  const addings = one.facts.filter(({ soort, op }) => soort === 'knoop-toegevoegd' && op === opOf(one.step)).map(({ data }) => data['knoopId']);
  return twins.find(([id]) => addings.includes(id)) ?? twins.find(([, knoop]) => isLike(knoop, body)) ?? twins[0];
};

const addAgain = (one: Case, [knoopId, twin]: Knoop): Judged => {
  const { body } = one.step;
  if (!isLike(twin, body)) return { facts: [], objections: ['knoop-bestaat-al'] };
  const again = ofPlan(one, 'knoop-toegevoegd', { ...body, knoopId });
  return saidBefore(one, again) ? already({ knoopId }, [again]) : already({ knoopId });
};

/** True if nothing of the plan on that day is in the way of a fact. */
const isInForce = (one: Case, fact: NewFact): boolean => against(one, [fact]).length === 0 && one.state.plan !== undefined && one.state.withdrawn === undefined;

/** A knoop with the name of one beside it is that one. */
const add = (one: Case): Judged => {
  const fact = ofPlan(one, 'knoop-toegevoegd', { ...one.step.body, knoopId: name(one, 'K') });
  const [twin, begin] = [twinOf(one), beginOf(one)];
  if (!twin && begin) return { facts: [fact], objections: ['knoop-bestaat-al'], differs: isInForce(one, fact) && begin.op !== opOf(one.step) ? ['op'] : [] };
  return twin && against(one, [fact]).length === 0 ? addAgain(one, twin) : told(fact);
};

const change = (one: Case): Judged => {
  const { over = '', body } = one.step;
  const knoop = one.state.knopen.get(over) ?? {};
  const wijzigingen = knoopWords.filter((veld) => body[veld] !== undefined && body[veld] !== knoop[veld]).map((veld) => ({ veld, nieuw: body[veld] }));
  const asSaid = knoopWords.filter((veld) => body[veld] !== undefined).map((veld) => ({ veld, nieuw: body[veld] }));
  const fact = (of: readonly Words[]): NewFact => ofPlan(one, 'knoop-gewijzigd', { knoopId: over, wijzigingen: of });
  return { ...orAlready(one, wijzigingen.length === 0, fact(wijzigingen)), says: [fact(asSaid)] };
};

const move = (one: Case): Judged => {
  const { over = '', body } = one.step;
  const knoop = one.state.knopen.get(over) ?? {};
  const [nieuw, now] = [body['bovenliggend'] ?? null, knoop['bovenliggend'] ?? null];
  const under = typeof now === 'string' ? standing(one.state, now) : now;
  const isSame = nieuw === under && body['volgorde'] === knoop['volgorde'];
  return orAlready(one, isSame, ofPlan(one, 'knoop-verplaatst', { knoopId: over, nieuw: { bovenliggend: nieuw, volgorde: body['volgorde'] } }));
};

/** A merge or split of one day is not that of another. */
const anotherDay: Judged = { facts: [], objections: ['knoop-opgegaan'], differs: ['op'] };

const isOfOtherDay = ({ state, step }: Case, knoopId = ''): boolean => state.gone.get(knoopId)?.op !== opOf(step);

const merge = (one: Case): Judged => {
  const { over = '', body } = one.step;
  const nieuw = part(body, 'nieuw');
  const data = nieuw ? { knopen: [over, ...texts(body, 'knopen')], in: name(one, 'K'), nieuw } : { knopen: texts(body, 'knopen'), in: over };
  // A knoop that the merge made has another id when the same is told once more.
  const merged = (by: Words): string => plain([texts(by, 'knopen').toSorted(), by['nieuw'] ?? by['in']]);
  const [done, ...others] = data.knopen.map((knoopId) => one.state.gone.get(knoopId)?.by ?? {});
  const isDone = done !== undefined && [done, ...others].every((by) => merged(by) === merged(data));
  if (!isDone) return told(ofPlan(one, 'knoop-samengevoegd', data));
  if (isOfOtherDay(one, data.knopen[0])) return anotherDay;
  return already({ knoopId: done['in'] }, [ofPlan(one, 'knoop-samengevoegd', done)]);
};

const split = (one: Case): Judged => {
  const { over = '', body } = one.step;
  const delen = parts(body, 'delen').map((deel, index) => ({ ...deel, knoopId: name(one, 'K', index) }));
  const done = one.state.gone.get(over)?.by;
  const unnamed = (of: readonly Words[]): string => plain(of.map((deel) => ({ ...deel, knoopId: null })));
  if (done?.['delen'] !== undefined && unnamed(parts(done, 'delen')) === unnamed(delen))
    return isOfOtherDay(one, over) ? anotherDay : already({}, [ofPlan(one, 'knoop-gesplitst', done)]);
  return told(ofPlan(one, 'knoop-gesplitst', { knoopId: over, delen }));
};

/** The knopen that a merge or split took out of the tree, and those that it made. */
const regrouped = (by: Words): Words => {
  const made = parts(by, 'delen').map(({ knoopId }) => knoopId);
  if (by['knopen'] === undefined) return { terug: [by['knoopId']], weg: made };
  return { terug: by['knopen'], weg: by['nieuw'] === undefined ? [] : [by['in']] };
};

const wasRegroupedBack = ({ facts, step }: Case): boolean =>
  facts
    .filter(({ soort, op, data }) => soort === 'herindeling-teruggenomen' && op === opOf(step) && data['motief'] === step.body['motief'])
    .some(({ data }) => texts(data, 'terug').includes(step.over ?? ''));

const takeRegroupingBack = (one: Case): Judged => {
  const { over = '', body } = one.step;
  const went = one.state.gone.get(over);
  if (went && went.soort !== 'teruggenomen' && went.op === opOf(one.step))
    return told(ofPlan(one, 'herindeling-teruggenomen', { ...regrouped(went.by), ...only(body, ['motief']) }));
  return wasRegroupedBack(one) ? already() : { facts: [], objections: ['herindeling-onbekend', ...when(!one.state.plan, '*')] };
};

const adopt = (one: Case): Judged => {
  const { body } = one.step;
  const data = only(body, ['orgaan', 'besluitnummer']);
  const { adopted } = one.state;
  if (!adopted) return told(ofPlan(one, 'plan-vastgesteld', data));
  const isSame = adopted['orgaan'] === body['orgaan'] && adopted['op'] === opOf(one.step);
  if (!isSame) return { ...told(ofPlan(one, 'plan-vastgesteld', data)), objections: ['plan-al-vastgesteld', 'vaststelling-anders'] };
  const [known, given] = [adopted['besluitnummer'], body['besluitnummer']];
  if (given === undefined || given === known) return already();
  if (known !== undefined) return { facts: [], objections: ['*'], differs: ['besluitnummer'] };
  return told(ofPlan(one, 'vaststelling-aangevuld', data));
};

const expect = (one: Case): Judged => {
  const data = only(one.step.body, ['orgaan', 'verwacht']);
  const isSame = plain(one.state.expected) === plain(data);
  const judged = orAlready(one, isSame, ofPlan(one, 'vaststelling-gepland', data));
  return isSame ? judged : { ...judged, objections: when(one.state.adopted !== undefined, 'plan-al-vastgesteld') };
};

/** The same consultatie is planned once, however often it is told. */
const consult = (one: Case): Judged => {
  const { body } = one.step;
  const planned = ({ data }: Fact): string => plain(only(data, ['soort', 'onderwerp', 'deelnemers', 'verwacht']));
  const plannings = inTime(one.facts).filter(({ soort }) => soort === 'consultatie-gepland');
  const among = (of: readonly Fact[]): Fact | undefined => {
    const lasts = [...new Map(of.map((fact) => [fact.data['consultatieId'], fact])).values()];
    const twins = lasts.filter((fact) => planned(fact) === plain(without(body, 'op')));
    return twins.find(({ op }) => op === body['op']) ?? twins[0];
  };
  const ofDay = plannings.find((fact) => fact.op === body['op'] && planned(fact) === plain(without(body, 'op')));
  const twin = among(plannings.filter(({ day }) => day <= firstDayOf(opOf(one.step)))) ?? among(plannings) ?? ofDay;
  const consultatieId = twin ? text(twin.data, 'consultatieId') : name(one, 'C');
  const known = one.state.consultaties.get(consultatieId ?? '');
  const isSo = known !== undefined && known.off === undefined && (known.held.length > 0 || known.planned['verwacht'] === body['verwacht']);
  const judged = orAlready(one, isSo, ofPlan(one, 'consultatie-gepland', { ...body, consultatieId }));
  return { ...judged, ids: { consultatieId } };
};

const rescheduleObjections = ({ state, step: { over = '' } }: Case): Objections => {
  const known = state.consultaties.get(over);
  return known ? when(known.held.length > 0, 'consultatie-al-gehouden') : ['consultatie-onbekend', '*'];
};

const reschedule = (one: Case): Judged => {
  const { over = '', body } = one.step;
  const { planned = {}, off } = one.state.consultaties.get(over) ?? {};
  const fact = ofPlan(one, 'consultatie-gepland', { ...only(planned, ['soort', 'onderwerp', 'deelnemers']), ...only(body, ['verwacht']), consultatieId: over });
  const objections = rescheduleObjections(one);
  const isHeld = objections.includes('consultatie-al-gehouden');
  if (isHeld && saidBefore(one, fact)) return already({}, [fact]);
  return objections.length > 0 ? { facts: [fact], objections } : orAlready(one, off === undefined && planned['verwacht'] === body['verwacht'], fact);
};

const callOff = (one: Case): Judged => {
  const { over = '', body } = one.step;
  const off = one.state.consultaties.get(over)?.off;
  const fact = ofPlan(one, 'consultatie-afgezegd', { consultatieId: over, ...only(body, ['motief']) });
  if (!off) return told(fact);
  return endedSo(one, fact, 'consultatie-gepland') ? already() : { facts: [fact], objections: ['consultatie-afgezegd'] };
};

const report = (one: Case): Judged => {
  const { over = '', body } = one.step;
  const held = one.state.consultaties.get(over)?.held.at(-1);
  const fact = ofPlan(one, 'consultatie-gehouden', { consultatieId: over, ...only(body, ['opbrengst']) });
  if (held?.['op'] !== opOf(one.step)) return told(fact);
  if (body['opbrengst'] === undefined || held['opbrengst'] === body['opbrengst']) return already();
  return held['opbrengst'] === undefined ? told(fact) : { facts: [], objections: ['*'] };
};

const withdraw = (one: Case): Judged => {
  const { motief } = one.step.body;
  const { withdrawn } = one.state;
  const fact = ofPlan(one, 'plan-ingetrokken', { motief });
  if (!withdrawn) return told(fact);
  return endedSo(one, fact, 'plan-hersteld') ? already({}, [fact]) : { facts: [fact], objections: ['plan-ingetrokken'] };
};

/** Withdraws a fact of the plan: that fact exists on its day, or was withdrawn in the same words. */
const takingBack =
  (soort: string, reden: string, isThere: (one: Case) => boolean) =>
  (one: Case): Judged => {
    const fact = ofPlan(one, soort, only(one.step.body, ['motief']));
    if (isThere(one)) return told(fact);
    return saidBefore(one, fact) && against(one, [fact]).length === 0 ? already() : { facts: [fact], objections: [reden] };
  };

const takeReportBack = (one: Case): Judged => {
  const { over = '', body } = one.step;
  const fact = ofPlan(one, 'verslag-teruggenomen', { consultatieId: over, ...only(body, ['motief']) });
  if (one.state.consultaties.get(over)?.held.at(-1)?.['op'] === opOf(one.step)) return told(fact);
  return saidBefore(one, fact) ? already() : { facts: [fact], objections: ['consultatie-niet-gehouden', 'consultatie-onbekend'] };
};

/** A knoop gets no code that one beside it, of its level, has on those days. */
const unlessDouble =
  (judge: (one: Case) => Judged) =>
  (one: Case): Judged => {
    const judged = judge(one);
    return doublesKnoop(one.facts, judged.facts) ? { ...judged, objections: [...(judged.objections ?? []), 'knoopcode-bezet'] } : judged;
  };

/** The judgement of each write to a plan. */
export const planJudges: Readonly<Record<string, (one: Case) => Judged>> = {
  plannen: (one) => told(ofPlan(one, 'plan-opgesteld', text(one.step.body, 'titel') === undefined ? {} : one.step.body)),
  knopen: unlessDouble(add),
  'knoop-wijzigingen': unlessDouble(change),
  'knoop-verplaatsingen': unlessDouble(move),
  'knoop-samenvoegingen': unlessDouble(merge),
  'knoop-splitsingen': unlessDouble(split),
  'teruggenomen-herindelingen': unlessDouble(takeRegroupingBack),
  'geplande-vaststellingen': expect,
  vaststellingen: adopt,
  consultaties: consult,
  verzettingen: reschedule,
  afzeggingen: callOff,
  verslagen: report,
  'teruggenomen-verslagen': takeReportBack,
  intrekkingen: withdraw,
  'teruggenomen-vaststellingen': takingBack('vaststelling-teruggenomen', 'plan-niet-vastgesteld', ({ state, step }) => state.adopted?.['op'] === opOf(step)),
  'plan-herstellingen': takingBack('plan-hersteld', 'plan-niet-ingetrokken', ({ state }) => state.withdrawn !== undefined),
};
