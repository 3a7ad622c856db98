import { type Fact, only, text, type Words, without } from './fact.js';
import { actieOf, ofActie } from './judge-actie.js';
import { against, already, type Case, everyOutcome, type Judged, told } from './judged.js';
import { brokenBy, isRecurring, reporterObjections, statusOf, transitionRedenen } from './objections.js';
import { type ActieState, type Doing, doingOf, isReport, type Report, statusNames, textsOf } from './state.js';
import { firstDayOf } from './days.js';
import { opOf } from './step.js';

const soortOf: Readonly<Record<string, string>> = {
  gestart: 'actie-gestart', uitgevoerd: 'actie-uitgevoerd', geevalueerd: 'actie-geevalueerd',
  uitgesteld: 'actie-uitgesteld', gestopt: 'actie-gestopt', hervat: 'actie-hervat',
};

const organisatieOf = ({ step: { body } }: Case): string => text(body, 'organisatie') ?? '';

/** What an organisatie has reported that stands, on every day. */
const everOf = ({ ever, step }: Case, organisatie: string): Doing | undefined => ever.acties.get(step.over ?? '')?.doings.get(organisatie);

const isOlder = (one: Case): boolean => (everOf(one, organisatieOf(one))?.reports.at(-1)?.day ?? '') > firstDayOf(opOf(one.step));

const differences = (known: Words, given: Words): readonly string[] => Object.keys(given).filter((name) => known[name] !== undefined && known[name] !== given[name]);

const additions = (known: Words, given: Words): Words => Object.fromEntries(Object.entries(given).filter(([name]) => known[name] === undefined));

/** The same status on the same date: more is recorded, other words are refused. */
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
  doingOf(actie, organisatieOf(one)).reports.find((report) => !report.isRound && report.op === opOf(one.step) && report.status === (statusNames[soortOf[status] ?? ''] ?? ''));

interface Rounds {
  readonly judged?: Judged;
  readonly objections: readonly string[];
  readonly doubts: readonly string[];
}

/** Of the last meeting of an actie that comes back one evaluation is told. */
const roundsOf = (one: Case, actie: ActieState): Rounds => {
  const { reports, meetings } = doingOf(actie, organisatieOf(one));
  const rounds = reports.filter(({ isRound }) => isRound);
  const last = rounds.at(-1);
  if (rounds.length === 0) return { objections: [], doubts: [] };
  const isAfter = meetings.some((meeting) => firstDayOf(String(meeting['op'])) > (last?.day ?? ''));
  if (last?.op === opOf(one.step) && !isAfter) return { judged: { ...again(one, last), doubts: ['ronde-al-geevalueerd'] }, objections: [], doubts: [] };
  if (rounds.length >= meetings.length) return { objections: ['ronde-al-geevalueerd'], doubts: [] };
  return { objections: [], doubts: isAfter ? [] : ['ronde-al-geevalueerd'] };
};

const reporting = (one: Case): Judged => {
  const { step: { nr, body } } = one;
  const status = text(body, 'status') ?? '';
  const actie = actieOf(one);
  const doing = actie && doingOf(actie, organisatieOf(one));
  const isRound = status === 'geevalueerd' && actie !== undefined && doing !== undefined && statusOf(doing) === 'gestart' && isRecurring(actie);
  const data = { ...without(body, 'op', 'status'), statusupdateId: `@S${String(nr)}`, ...(isRound && { ronde: doing.meetings.length }) };
  const fact = ofActie(one, soortOf[status] ?? '', data);
  const older = isOlder(one) ? ['ouder-dan-laatste-status'] : [];
  if (isRound) {
    const { judged, objections, doubts } = roundsOf(one, actie);
    return judged ?? { facts: [fact], objections: [...older, ...objections], doubts };
  }
  const inTheWay = against(one, [fact]);
  const twin = actie && inTheWay.some((reden) => transitionRedenen.includes(reden)) ? twinOf(one, actie, status) : undefined;
  if (!twin || !actie) return { facts: [fact], objections: older };
  const isOther = twin.soort !== soortOf[status] || reporterObjections(actie, organisatieOf(one), one.world).length > 0 || actie.vervallen !== undefined;
  return isOther ? { ...again(one, twin), open: everyOutcome } : again(one, twin);
};

const between = (one: Case, reports: readonly Report[], vervangt: string): Pick<Judged, 'objections' | 'doubts'> => {
  const at = reports.findIndex(({ id }) => id === vervangt);
  const [before, after] = [reports[at - 1]?.day ?? '', reports[at + 1]?.day ?? '9999'];
  const day = firstDayOf(opOf(one.step));
  const isOutside = day < before || day > after;
  const isStatus = one.step.body['status'] !== undefined;
  if (isStatus && isOutside) return { objections: ['*'] };
  return isOutside || day === after || day === before ? { doubts: ['*'] } : {};
};

/** The same correction, made before. */
const doneBefore = (one: Case): Fact | undefined =>
  one.facts.find(({ soort, stream, op, data }) =>
    soort === 'status-gecorrigeerd' && stream === one.step.over && op === opOf(one.step) && data['vervangt'] === one.step.body['vervangt'] && data['status'] === one.step.body['status']);

const correction = (one: Case): Judged => {
  const { step: { nr, body, over } } = one;
  const vervangt = text(body, 'vervangt') ?? '';
  const stream = one.facts.filter((fact) => fact.stream === over);
  const fact = ofActie(one, 'status-gecorrigeerd', { ...without(body, 'op'), statusupdateId: `@S${String(nr)}` });
  const done = doneBefore(one);
  if (done) return already({ statusupdateId: done.data['statusupdateId'] });
  const isKnown = stream.some((known) => isReport(known) && known.data['statusupdateId'] === vervangt && known.data['organisatie'] === body['organisatie']);
  const isGone = stream.some(({ soort, data }) => soort === 'status-gecorrigeerd' && data['vervangt'] === vervangt);
  const reports = everOf(one, organisatieOf(one))?.reports ?? [];
  const standing = reports.find(({ id }) => id === vervangt);
  if (!isKnown || isGone || !standing) return { facts: [fact], objections: ['statusupdate-onbekend', 'statusupdate-al-vervangen'] };
  const place = between(one, reports, vervangt);
  const added = [{ ...fact, nr: one.facts.length, day: firstDayOf(fact.op) }];
  const earlier = brokenBy(stream, added, one.world).some(({ fact: { day } }) => day <= firstDayOf(fact.op));
  const actie = actieOf(one);
  const isStranger = actie !== undefined && reporterObjections(actie, organisatieOf(one), one.world).length > 0;
  const maybeSo = standing.op === fact.op && standing.status === body['status'];
  return { facts: [fact], ...place, doubts: [...(place.doubts ?? []), ...(earlier || isStranger ? ['*'] : [])], maybeSo };
};

const meeting = (one: Case): Judged => {
  const { body } = one.step;
  const actie = actieOf(one);
  const said = only(body, ['organisatie', 'onderwerp', 'op']);
  const fact = ofActie(one, 'bijeenkomst-gehouden', without(body, 'op'));
  const isSame = actie !== undefined && doingOf(actie, organisatieOf(one)).meetings.some((known) => JSON.stringify(only(known, ['organisatie', 'onderwerp', 'op'])) === JSON.stringify(said));
  return isSame && against(one, [fact]).length === 0 ? already() : told(fact);
};

/** What an organisatie reports. */
export const statusJudges: Readonly<Record<string, (one: Case) => Judged>> = { statusupdates: reporting, status: correction, bijeenkomsten: meeting };
