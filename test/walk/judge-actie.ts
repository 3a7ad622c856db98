import { type NewFact, only, part, plain, text, type Words, without } from './fact.js';
import { already, type Case, everyOutcome, type Judged, orAlready, told } from './judged.js';
import { knoopObjections } from './objections.js';
import { type ActieState, actieFields, doingOf, standing } from './state.js';
import { opOf } from './step.js';

export const actieOf = ({ state, step }: Case): ActieState | undefined => state.acties.get(step.over ?? '');

export const ofActie = (one: Case, soort: string, data: Words): NewFact => ({ soort, op: opOf(one.step), stream: one.step.over ?? '', data });

const code = (value: unknown): string => (typeof value === 'string' ? value.trim().toLowerCase() : '');

/** Who has a code now. */
const holderOf = ({ ever }: Case, wanted: unknown, but?: string): ActieState | undefined =>
  wanted === undefined ? undefined : [...ever.acties.values()].find(({ actieId, fields, vervallen }) => actieId !== but && !vervallen && code(fields['code']) === code(wanted));

const fieldsOf = (body: Words): Words => only(body, actieFields);

const change = (one: Case): Judged => {
  const { over = '', body } = one.step;
  const now = actieOf(one)?.fields ?? {};
  const velden = ['omschrijving', 'code', 'soort', 'schaal'].filter((veld) => body[veld] !== undefined && plain(body[veld]) !== plain(now[veld]));
  const wijzigingen = velden.map((veld) => ({ veld, nieuw: body[veld] }));
  const changed = velden.length === 0 ? [] : [ofActie(one, 'actie-gewijzigd', { wijzigingen, ...(velden.includes('schaal') && { schaal: body['schaal'] }) })];
  const { knoopId } = body;
  const moved = knoopId === undefined || knoopId === now['knoopId'] ? [] : [ofActie(one, 'actie-verplaatst', { nieuw: knoopId })];
  const facts = [...changed, ...moved];
  const taken = holderOf(one, body['code'], over) ? ['code-bezet'] : [];
  const objections = [...taken, ...knoopObjections(one.state, knoopId)];
  const hyp = facts.length > 0 ? facts : [ofActie(one, 'actie-gewijzigd', { wijzigingen: [] })];
  if (objections.length > 0) return facts.length === 0 ? { facts: hyp, open: everyOutcome } : { facts, objections };
  const place = typeof now['knoopId'] === 'string' ? standing(one.state, now['knoopId'], [over]) : undefined;
  return { ...orAlready(one, facts.length === 0, ...hyp), ...(knoopId !== undefined && place === knoopId && { maybeSo: true }) };
};

/** Whoever was taken up with the same words is the same actie. */
const twinOf = ({ facts, step: { body } }: Case): string | undefined =>
  facts.find(({ soort, data }) => soort === 'actie-opgenomen' && plain(without(data, 'op')) === plain(without(body, 'op')))?.stream;

const include = (one: Case): Judged => {
  const { state, ever, step: { nr, body } } = one;
  const fact: NewFact = { soort: 'actie-opgenomen', op: opOf(one.step), stream: `@A${String(nr)}`, data: body };
  const twin = twinOf(one);
  const stands = twin === undefined ? undefined : state.acties.get(twin);
  const isSame = stands !== undefined && plain(fieldsOf(stands.fields)) === plain(fieldsOf(body)) && !stands.vervallen;
  const holder = holderOf(one, body['code']);
  if (isSame && (holder?.actieId === twin || body['code'] === undefined)) return already({ actieId: twin });
  const isFree = twin !== undefined && (body['code'] === undefined || isSame || ever.acties.get(twin)?.vervallen !== undefined);
  const head = text(body, 'hoofdactieId');
  const hoofd = head === undefined ? undefined : state.acties.get(head);
  const objections = [
    ...(holder ? ['code-bezet', 'actie-bestaat-al', 'later-feit', 'actie-vervallen'] : []),
    ...(state.plan ? [] : ['*']),
    ...(head !== undefined && !hoofd ? ['*'] : []),
    ...knoopObjections(state, body['knoopId']),
  ];
  const doubts = hoofd?.vervallen || (head !== undefined && ever.acties.get(head)?.vervallen) ? ['*'] : [];
  return { facts: [fact], objections, doubts, open: isFree && objections.length === 0 ? everyOutcome : undefined };
};

const single = (name: string, soort: string, read: (body: Words) => unknown = (body) => body[name]) => (one: Case): Judged => {
  const nieuw = read(one.step.body);
  return orAlready(one, plain(actieOf(one)?.fields[name]) === plain(nieuw), ofActie(one, soort, { nieuw }));
};

const link = (one: Case): Judged => {
  const koppeling = without(one.step.body, 'op');
  const [soort, doel] = [text(koppeling, 'soort') ?? '', text(koppeling, 'doel') ?? ''];
  const known = actieOf(one)?.koppelingen.get(`${soort} ${doel}`);
  const missing = soort === 'tevensOnder' ? knoopObjections(one.state, doel) : [];
  const isUnknownActie = soort === 'zieOok' && !one.state.acties.has(doel);
  const judged = orAlready(one, known !== undefined, ofActie(one, 'actie-gekoppeld', { koppeling }));
  if (judged.isSo) return missing.length > 0 ? { ...judged, doubts: missing } : judged;
  const isShown = soort === 'tevensOnder' && [...(actieOf(one)?.koppelingen.values() ?? [])].some((een) => een['soort'] === soort && standing(one.state, String(een['doel'])) === doel);
  return { ...judged, objections: missing, doubts: isUnknownActie ? ['*'] : [], maybeSo: isShown };
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
  if (actieOf(one)?.ontheven.has(trekkerId)) return already();
  return told(ofActie(one, 'trekker-ontheven', { trekker: { trekkerId } }));
};

const drop = (one: Case): Judged => {
  const { motief } = one.step.body;
  return actieOf(one)?.vervallen?.['motief'] === motief ? already() : told(ofActie(one, 'actie-vervallen', { motief }));
};

const decide = (one: Case): Judged => {
  const { body } = one.step;
  const actie = actieOf(one);
  const besluit = actie ? doingOf(actie, text(body, 'organisatie') ?? '').besluit : undefined;
  const said = only(body, ['besluit', 'motief']);
  const judged = orAlready(one, plain(besluit) === plain(said), ofActie(one, 'deelname-besloten', without(body, 'op')));
  const isPart = besluit?.['besluit'] === body['besluit'] && body['motief'] === undefined;
  return judged.isSo || !isPart ? judged : { ...judged, maybeSo: true };
};

/** What each write about the content of an actie comes to. */
export const actieJudges: Readonly<Record<string, (one: Case) => Judged>> = {
  acties: include,
  wijzigingen: change,
  koppelingen: link,
  dekkingen: single('dekking', 'dekking-vastgelegd', (body) => without(body, 'op')),
  planningen: single('planning', 'planning-vastgelegd', (body) => ({ ...without(body, 'op', 'reden'), zekerheid: 'hoog' })),
  resultaten: single('resultaat', 'resultaat-beoogd'),
  'standen-van-zaken': single('standVanZaken', 'stand-van-zaken-vastgelegd'),
  vervallenverklaringen: drop,
  trekkers: assign,
  ontheffingen: relieve,
  actoren: (one) => {
    const actor = without(one.step.body, 'op');
    return orAlready(one, actieOf(one)?.actoren.has(plain(actor)) === true, ofActie(one, 'actor-betrokken', { actor }));
  },
  deelnames: decide,
  tekst: (one) => {
    const { veld, nieuw } = one.step.body;
    const now = actieOf(one)?.fields[String(veld)];
    const words = typeof now === 'string' ? now : part({ now }, 'now')?.['tekst'];
    return orAlready(one, words === nieuw, ofActie(one, 'tekst-gecorrigeerd', { veld, nieuw }));
  },
};
