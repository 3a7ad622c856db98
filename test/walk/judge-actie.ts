import { firstDayOf } from './days.js';
import { type Fact, type NewFact, only, part, plain, text, type Words, without } from './fact.js';
import { already, type Case, endedSo, everyOutcome, type Judged, orAlready, saidBefore, told } from './judged.js';
import { doubles } from './codes.js';
import { knoopObjections, type Objections, when } from './objections.js';
import { placeOf, shownOn, standing, supersededIn } from './state.js';
import { actieFields, type ActieState, isNeverSo } from './state-actie.js';
import { opOf } from './step.js';
import { leavesSplit } from './splits.js';
import { isTakenBack } from './taken-back.js';

export const actieOf = ({ state, step }: Case): ActieState | undefined => state.acties.get(step.over ?? '');

export const ofActie = (one: Case, soort: string, data: Words): NewFact => ({ soort, op: opOf(one.step), stream: one.step.over ?? '', data });

const fieldsOf = (body: Words): Words => only(body, actieFields);

const changedFields = (one: Case): readonly string[] => {
  const now = actieOf(one)?.fields ?? {};
  return ['omschrijving', 'code', 'soort', 'schaal'].filter((veld) => one.step.body[veld] !== undefined && plain(one.step.body[veld]) !== plain(now[veld]));
};

/** Text and place are two facts. */
const changeFacts = (one: Case): readonly NewFact[] => {
  const { body } = one.step;
  const velden = changedFields(one);
  const wijzigingen = velden.map((veld) => ({ veld, nieuw: body[veld] }));
  const isMoved = body['knoopId'] !== undefined && body['knoopId'] !== actieOf(one)?.fields['knoopId'];
  return [
    ...(velden.length === 0 ? [] : [ofActie(one, 'actie-gewijzigd', { wijzigingen, ...(velden.includes('schaal') && { schaal: body['schaal'] }) })]),
    ...(isMoved ? [ofActie(one, 'actie-verplaatst', { nieuw: body['knoopId'] })] : []),
  ];
};

/** Text and place as facts, with every field of the request. */
const changeAsSaid = (one: Case): readonly NewFact[] => {
  const { body } = one.step;
  const wijzigingen = ['omschrijving', 'code', 'soort', 'schaal'].filter((veld) => body[veld] !== undefined).map((veld) => ({ veld, nieuw: body[veld] }));
  const text = ofActie(one, 'actie-gewijzigd', { wijzigingen, ...only(body, ['schaal']) });
  return [
    ...(wijzigingen.length === 0 ? [] : [text]),
    ...(body['knoopId'] === undefined ? [] : [ofActie(one, 'actie-verplaatst', { nieuw: body['knoopId'] })]),
  ];
};

const change = (one: Case): Judged => {
  const { body } = one.step;
  const facts = changeFacts(one);
  const asked = facts.length > 0 ? facts : [ofActie(one, 'actie-gewijzigd', { wijzigingen: [] })];
  const objections = [
    ...(facts.some((fact) => doubles(one.facts, fact)) ? ['code-bezet'] : []),
    ...knoopObjections(one.state, body['knoopId']),
    ...when(leavesSplit(one, facts), 'splitsing-noemt-actie'),
  ];
  if (objections.length === 0) return { ...orAlready(one, facts.length === 0, ...asked), says: changeAsSaid(one) };
  return facts.length === 0 ? { facts: asked, open: everyOutcome } : { facts, objections };
};

/** An actie that was taken up with the same words is the same actie. */
const twinOf = ({ facts, step: { body } }: Case): string | undefined =>
  facts.find(({ soort, data }) => soort === 'actie-opgenomen' && plain(without(data, 'op')) === plain(without(body, 'op')))?.stream;

/** True if an actie on that day equals the request. */
const standsSo = ({ state, step: { body } }: Case, actieId: string | undefined): boolean => {
  const stands = state.acties.get(actieId ?? '');
  return stands !== undefined && plain(fieldsOf(stands.fields)) === plain(fieldsOf(body)) && !stands.vervallen;
};

const headOf = ({ step: { body } }: Case): string | undefined => text(body, 'hoofdactieId');

const ownReports = [
  'actie-gestart',
  'actie-uitgevoerd',
  'actie-geevalueerd',
  'actie-uitgesteld',
  'actie-gestopt',
  'actie-hervat',
  'bijeenkomst-gehouden',
  'deelname-besloten',
];

/** A report of an organisatie about an actie as a whole. */
export const isOwnReport = ({ soort, data }: Pick<Fact, 'soort' | 'data'>): boolean =>
  soort === 'status-gecorrigeerd' ? ![undefined, 'gepland'].includes(text(data, 'status')) : ownReports.includes(soort);

/** True if a hoofdactie reported or decided for itself on a day on which it would be divided. */
const reportsItself = ({ step, facts }: Case, head: string | undefined, until = '9999'): boolean => {
  const superseded = supersededIn(facts);
  return facts.some(
    (fact) =>
      fact.stream === head &&
      isOwnReport(fact) &&
      !isNeverSo(fact, superseded) &&
      !isTakenBack(fact, facts) &&
      fact.day >= firstDayOf(opOf(step)) &&
      fact.day < until,
  );
};

const placeObjections = (one: Case, twin: string | undefined): Objections => {
  const head = headOf(one);
  const isEarly = !one.state.plan || (head !== undefined && !one.state.acties.has(head));
  const found = [
    ...(isEarly ? ['*'] : []),
    ...(reportsItself(one, head) ? ['hoofdactie-meldt-zelf'] : []),
    ...knoopObjections(one.state, one.step.body['knoopId']),
  ];
  return found.length > 0 && twin !== undefined ? [...found, 'actie-bestaat-al'] : found;
};

/** Cases that the rules leave open: the same words again, for an actie that has another code by now or was dropped. */
const isOpenAgain = (one: Case, twin: string | undefined): boolean =>
  twin !== undefined && (one.step.body['code'] === undefined || standsSo(one, twin) || one.ever.acties.get(twin)?.vervallen !== undefined);

/** Doubts because of a hoofdactie that was dropped on any day. */
const includeDoubts = (one: Case): Objections => (one.ever.acties.get(headOf(one) ?? '')?.vervallen ? ['*'] : []);

const include = (one: Case): Judged => {
  const { nr, body } = one.step;
  const fact: NewFact = { soort: 'actie-opgenomen', op: opOf(one.step), stream: `@A${String(nr)}`, data: body };
  const twin = twinOf(one);
  if (standsSo(one, twin)) return already({ actieId: twin }, [{ ...fact, stream: twin ?? '' }]);
  const taken = doubles(one.facts, fact) ? ['code-bezet', 'actie-bestaat-al', 'later-feit', 'actie-vervallen'] : [];
  const objections = [...taken, ...placeObjections(one, twin)];
  const isOpen = objections.length === 0 && isOpenAgain(one, twin);
  return { facts: [fact], objections, doubts: includeDoubts(one), open: isOpen ? everyOutcome : undefined };
};

const single =
  (name: string, soort: string, read: (body: Words) => unknown = (body) => body[name]) =>
  (one: Case): Judged => {
    const nieuw = read(one.step.body);
    return orAlready(one, plain(actieOf(one)?.fields[name]) === plain(nieuw), ofActie(one, soort, { nieuw }));
  };

const isSameLink = (one: Case, een: Words): boolean => een['soort'] === 'tevensOnder' && standing(one.state, text(een, 'doel') ?? '') === one.step.body['doel'];

/** An actie that did not exist on that day, or no longer. */
const unknownActie = ({ state }: Case, soort: string, doel: string): Objections => {
  const actie = state.acties.get(doel);
  return soort === 'zieOok' && (!actie || actie.vervallen) ? ['*'] : [];
};

const standsUnder = (one: Case, knoopId: string): boolean => {
  const actie = actieOf(one);
  return actie !== undefined && placeOf(one.state, actie) === knoopId;
};

const alsoUnder = (one: Case, doel: string): Objections => (standsUnder(one, doel) ? ['verwijst-naar-zichzelf'] : knoopObjections(one.state, doel));

const link = (one: Case): Judged => {
  const koppeling = without(one.step.body, 'op');
  const [soort, doel] = [text(koppeling, 'soort') ?? '', text(koppeling, 'doel') ?? ''];
  const known = actieOf(one)?.koppelingen ?? new Map<string, Words>();
  const missing = soort === 'tevensOnder' ? alsoUnder(one, doel) : [];
  const judged = orAlready(one, known.has(`${soort} ${doel}`), ofActie(one, 'actie-gekoppeld', { koppeling }));
  if (judged.isSo) return { ...judged, doubts: missing };
  return { ...judged, objections: missing, doubts: unknownActie(one, soort, doel), maybeSo: [...known.values()].some((een) => isSameLink(one, een)) };
};

const assign = (one: Case): Judged => {
  const trekker = without(one.step.body, 'op');
  const known = [...(actieOf(one)?.trekkers.values() ?? [])].find((een) => plain(without(een, 'trekkerId')) === plain(trekker));
  const fact = ofActie(one, 'trekker-toegewezen', { trekker: { ...trekker, trekkerId: `@T${String(one.step.nr)}` } });
  const judged = orAlready(one, known !== undefined, fact);
  return judged.isSo ? { ...judged, ids: { trekkerId: known?.['trekkerId'] } } : judged;
};

const relieve = (one: Case): Judged => {
  const trekkerId = text(one.step.body, 'trekkerId') ?? '';
  const actie = actieOf(one);
  // A trekker that was assigned again since can be relieved again.
  const isRelieved = actie?.ontheven.has(trekkerId) === true && !actie.trekkers.has(trekkerId);
  return orAlready(one, isRelieved, ofActie(one, 'trekker-ontheven', { trekker: { trekkerId } }));
};

const drop = (one: Case): Judged => {
  const { motief } = one.step.body;
  const gone = actieOf(one)?.vervallen;
  const fact = ofActie(one, 'actie-vervallen', { motief });
  if (!gone) return told(fact);
  return endedSo(one, fact, 'actie-hersteld') ? already() : { facts: [fact], objections: ['actie-vervallen'] };
};

/** The earlier told day on which it was dropped once more. */
const droppedAgain = ({ facts, step }: Case): string | undefined =>
  facts
    .filter(({ soort, stream, day }) => soort === 'actie-vervallen' && stream === step.over && day > firstDayOf(opOf(step)))
    .map(({ day }) => day)
    .toSorted()[0];

/** The objections of other acties to the return of an actie. */
const returnObjections = (one: Case, fact: NewFact, { first }: ActieState): Objections => {
  const head = first['hoofdactieId'];
  const isInTheWay = typeof head === 'string' && reportsItself(one, head, droppedAgain(one));
  return [...(doubles(one.facts, fact) ? ['code-intussen-bezet'] : []), ...(isInTheWay ? ['hoofdactie-meldt-zelf'] : [])];
};

const restore = (one: Case): Judged => {
  const fact = ofActie(one, 'actie-hersteld', only(one.step.body, ['motief']));
  const actie = actieOf(one);
  if (actie && !actie.vervallen) return saidBefore(one, fact) ? already() : { facts: [fact], objections: ['actie-niet-vervallen'] };
  return { facts: [fact], objections: actie ? returnObjections(one, fact, actie) : [] };
};

/** The judgement of each write about the content of an actie. */
export const actieJudges: Readonly<Record<string, (one: Case) => Judged>> = {
  acties: include,
  wijzigingen: change,
  koppelingen: link,
  dekkingen: single('dekking', 'dekking-vastgelegd', (body) => without(body, 'op')),
  planningen: single('planning', 'planning-vastgelegd', (body) => ({ ...without(body, 'op', 'reden'), zekerheid: 'hoog' })),
  resultaten: single('resultaat', 'resultaat-beoogd'),
  'standen-van-zaken': single('standVanZaken', 'stand-van-zaken-vastgelegd'),
  vervallenverklaringen: drop,
  herstellingen: restore,
  trekkers: assign,
  ontheffingen: relieve,
  actoren: (one) => {
    const actor = without(one.step.body, 'op');
    return orAlready(one, actieOf(one)?.actoren.has(plain(actor)) === true, ofActie(one, 'actor-betrokken', { actor }));
  },
  soort: (one) => {
    const { nieuw } = one.step.body;
    // The reason of a correction that changes nothing is known or not; the product decides.
    const isSo = actieOf(one)?.fields['soort'] === nieuw;
    const fact = ofActie(one, 'soort-gecorrigeerd', { nieuw });
    return isSo ? { facts: [], says: [fact], open: ['al-zo', 'geweigerd'] } : told(fact);
  },
  tekst: (one) => {
    const { veld, nieuw } = one.step.body;
    const shown = shownOn(one.facts, firstDayOf(opOf(one.step))).acties.get(one.step.over ?? '');
    const now = shown?.fields[String(veld)];
    const words = typeof now === 'string' ? now : part({ now }, 'now')?.['tekst'];
    const isMissing = shown !== undefined && now === undefined;
    return { ...orAlready(one, words === nieuw, ofActie(one, 'tekst-gecorrigeerd', { veld, nieuw })), objections: isMissing ? ['tekst-ontbreekt'] : [] };
  },
};
