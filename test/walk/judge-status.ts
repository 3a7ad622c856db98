import { type Fact, factOf, type NewFact, only, plain, text, type Words, without } from './fact.js';
import { actieOf, ofActie } from './judge-actie.js';
import { against, already, type Case, everyOutcome, type Judged, orAlready, saidBefore, told } from './judged.js';
import { brokenBy, isRecurring, reporterObjections, statusOf, transitionRedenen } from './objections.js';
import { type ActieState, besluitOf, type Doing, doingOf, type Report, statusNames, textsOf } from './state-actie.js';
import { firstDayOf } from './days.js';
import { opOf } from './step.js';

const soortOf: Readonly<Record<string, string>> = {
  gestart: 'actie-gestart',
  uitgevoerd: 'actie-uitgevoerd',
  geevalueerd: 'actie-geevalueerd',
  uitgesteld: 'actie-uitgesteld',
  gestopt: 'actie-gestopt',
  hervat: 'actie-hervat',
};

const organisatieOf = ({ step: { body } }: Case): string => text(body, 'organisatie') ?? '';

/** The standing reports of an organisatie, of every day. */
const everOf = ({ ever, step }: Case, organisatie: string): Doing | undefined => ever.acties.get(step.over ?? '')?.doings.get(organisatie);

const differences = (known: Words, given: Words): readonly string[] =>
  Object.keys(given).filter((name) => known[name] !== undefined && known[name] !== given[name]);

const additions = (known: Words, given: Words): Words => Object.fromEntries(Object.entries(given).filter(([name]) => known[name] === undefined));

/** The same status on the same date: additional words are recorded, other words are refused. */
const again = (one: Case, report: Report): Judged => {
  const given = textsOf(one.step.body);
  const differs = differences(report.texts, given);
  const more = additions(report.texts, given);
  const ids = { statusupdateId: report.id };
  if (differs.length > 0) return { facts: [], objections: ['*'], differs };
  if (Object.keys(more).length === 0) return already(ids);
  return { ...told(ofActie(one, 'status-aangevuld', { ...ids, organisatie: organisatieOf(one), ...more })), ids };
};

const twinOf = (one: Case, actie: ActieState, status: string): Report | undefined =>
  doingOf(actie, organisatieOf(one)).reports.findLast(
    (report) =>
      !report.isRound &&
      report.op === opOf(one.step) &&
      report.status === (statusNames[soortOf[status] ?? ''] ?? '') &&
      [soortOf[status], 'status-gecorrigeerd'].includes(report.soort),
  );

/** The last meeting of a recurring actie is evaluated once. */
const roundJudged = (one: Case, actie: ActieState, fact: NewFact): Judged => {
  const earlier = doingOf(actie, organisatieOf(one)).reports.find(({ isRound, ronde }) => isRound && ronde === fact.data['ronde']);
  return earlier?.op === fact.op ? again(one, earlier) : told(fact);
};

const statusIn = ({ step: { body } }: Case): string => text(body, 'status') ?? '';

/** While an actie is under way and recurring, an evaluation is that of its last meeting. */
const isOfRound = (one: Case, actie: ActieState): boolean =>
  statusIn(one) === 'geevalueerd' && statusOf(doingOf(actie, organisatieOf(one))) === 'gestart' && isRecurring(actie);

const toldAgain = (one: Case, actie: ActieState, twin: Report): Judged => {
  const isOther = twin.soort !== soortOf[statusIn(one)] || reporterObjections(actie, organisatieOf(one), one.world).length > 0 || actie.vervallen !== undefined;
  return isOther ? { ...again(one, twin), open: everyOutcome } : again(one, twin);
};

const reporting = (one: Case): Judged => {
  const { nr, body } = one.step;
  const data = { ...without(body, 'op', 'status'), statusupdateId: `@S${String(nr)}` };
  const fact = ofActie(one, soortOf[statusIn(one)] ?? '', data);
  const actie = actieOf(one);
  if (!actie) return told(fact);
  if (isOfRound(one, actie))
    return roundJudged(one, actie, { ...fact, data: { ...data, ronde: doingOf(actie, organisatieOf(one)).meetings.at(-1)?.['nummer'] ?? 0 } });
  const isNoStep = against(one, [fact]).some((reden) => transitionRedenen.includes(reden));
  const twin = isNoStep ? twinOf(one, actie, statusIn(one)) : undefined;
  return twin ? toldAgain(one, actie, twin) : told(fact);
};

/** The place of a correction among the reports of the organisatie. */
const between = (one: Case, reports: readonly Report[], vervangt: string): Pick<Judged, 'objections' | 'doubts'> => {
  const at = reports.findIndex(({ id }) => id === vervangt);
  const dayOf = (index: number, otherwise: string): string => reports[index]?.day ?? otherwise;
  const [before, day, after] = [dayOf(at - 1, ''), firstDayOf(opOf(one.step)), dayOf(at + 1, '9999')];
  const isOutside = day < before || day > after;
  if (isOutside && one.step.body['status'] !== undefined) return { objections: ['*'] };
  return isOutside || day === after ? { doubts: ['*'] } : {};
};

/** The same correction, made before. */
const doneBefore = ({ facts, step }: Case): Fact | undefined =>
  facts.find(
    ({ soort, stream, op, data }) =>
      soort === 'status-gecorrigeerd' &&
      stream === step.over &&
      op === opOf(step) &&
      plain(only(data, ['vervangt', 'status'])) === plain(only(step.body, ['vervangt', 'status'])) &&
      plain(only(data, Object.keys(textsOf(step.body)))) === plain(textsOf(step.body)),
  );

/** Reports of its own day or before would no longer follow, or the organisatie took no part then: the rules leave that open. */
const correctionDoubts = (one: Case, fact: NewFact): readonly string[] => {
  const stream = one.facts.filter((known) => known.stream === fact.stream);
  const added = factOf(fact, one.facts.length);
  const isEarlier = brokenBy(stream, [added], one.world).some((broken) => broken.fact.day <= added.day);
  const actie = actieOf(one);
  return isEarlier || (actie && reporterObjections(actie, organisatieOf(one), one.world).length > 0) ? ['*'] : [];
};

/** The words that a report of each status may have. */
const wordsOf: Readonly<Record<string, readonly string[]>> = {
  gestart: ['toelichting'],
  gestopt: ['toelichting'],
  uitgevoerd: ['toelichting', 'resultaat'],
  geevalueerd: ['toelichting', 'conclusie', 'vervolg'],
  uitgesteld: ['toelichting', 'tot'],
};

/** The words of the corrected report, as far as they suit the new status, and the told ones in their place. */
const keptIn = ({ texts }: Report, { status }: Words): Words => only(texts, wordsOf[String(status)] ?? []);

const firstCorrection = (one: Case, bare: NewFact, vervangt: string): Judged => {
  const reports = everOf(one, organisatieOf(one))?.reports ?? [];
  const report = reports.find(({ id }) => id === vervangt);
  if (!report) return { facts: [bare], objections: ['statusupdate-onbekend', 'statusupdate-al-vervangen', 'statusupdate-ingetrokken'] };
  const fact = { ...bare, data: { ...keptIn(report, bare.data), ...bare.data } };
  const { objections = [], doubts = [] } = between(one, reports, vervangt);
  return { facts: [fact], objections, doubts: [...doubts, ...correctionDoubts(one, fact)] };
};

const correction = (one: Case): Judged => {
  const { nr, body } = one.step;
  const vervangt = text(body, 'vervangt') ?? '';
  const fact = ofActie(one, 'status-gecorrigeerd', { ...without(body, 'op'), statusupdateId: `@S${String(nr)}` });
  const done = doneBefore(one);
  if (done) return already({ statusupdateId: done.data['statusupdateId'] });
  return firstCorrection(one, fact, vervangt);
};

/** The number of the meeting: that of the same one told before, or the next of this organisatie, also after one that was taken back. */
const numberOf = (one: Case, ofDay: readonly Words[]): unknown => {
  const {
    facts,
    step: { over, body },
  } = one;
  const known =
    ofDay.find((met) => met['onderwerp'] === body['onderwerp']) ?? ofDay.find((met) => body['onderwerp'] === undefined || met['onderwerp'] === undefined);
  const told = facts.filter(({ soort, stream, data }) => soort === 'bijeenkomst-gehouden' && stream === over && data['organisatie'] === body['organisatie']);
  return known?.['nummer'] ?? Math.max(0, ...told.map(({ data }) => Number(data['nummer']))) + 1;
};

const meeting = (one: Case): Judged => {
  const { body } = one.step;
  const actie = actieOf(one);
  const ofDay = (actie ? doingOf(actie, organisatieOf(one)).meetings : []).filter((known) => known['op'] === body['op']);
  const isSame = ofDay.some((known) => body['onderwerp'] === undefined || known['onderwerp'] === body['onderwerp']);
  return orAlready(one, isSame, ofActie(one, 'bijeenkomst-gehouden', { ...without(body, 'op'), nummer: numberOf(one, ofDay) }));
};

const meetingTakenBack = (one: Case): Judged => {
  const { body } = one.step;
  const fact = ofActie(one, 'bijeenkomst-teruggenomen', without(body, 'op'));
  const met = everOf(one, organisatieOf(one))?.meetings.find((known) => known['nummer'] === body['nummer']);
  if (met?.['op'] === body['op']) return told(fact);
  return saidBefore(one, fact) ? already() : { facts: [fact], objections: ['bijeenkomst-onbekend'] };
};

const decide = (one: Case): Judged => {
  const { body } = one.step;
  const actie = actieOf(one);
  const besluit = actie ? besluitOf(doingOf(actie, text(body, 'organisatie') ?? '')) : undefined;
  const said = only(body, ['besluit', 'motief']);
  const judged = orAlready(one, plain(besluit) === plain(said), ofActie(one, 'deelname-besloten', without(body, 'op')));
  const isPart = besluit?.['besluit'] === body['besluit'] && body['motief'] === undefined;
  return judged.isSo || !isPart ? judged : { ...judged, maybeSo: true };
};

const takeDecisionBack = (one: Case): Judged => {
  const { body } = one.step;
  const actie = actieOf(one);
  const fact = ofActie(one, 'deelname-teruggenomen', only(body, ['organisatie', 'motief']));
  if (actie && doingOf(actie, text(body, 'organisatie') ?? '').besluiten.at(-1)?.op === opOf(one.step)) return told(fact);
  return actie && saidBefore(one, fact) ? already() : { facts: [fact], objections: ['deelnamebesluit-onbekend'] };
};

/** The judgement of each write of an organisatie. */
export const statusJudges: Readonly<Record<string, (one: Case) => Judged>> = {
  statusupdates: reporting,
  status: correction,
  bijeenkomsten: meeting,
  'teruggenomen-bijeenkomsten': meetingTakenBack,
  deelnames: decide,
  'teruggenomen-deelnames': takeDecisionBack,
};
