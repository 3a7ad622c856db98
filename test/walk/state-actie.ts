import { type Fact, only, part, parts, plain, text, type Words } from './fact.js';

export interface Report {
  readonly id: string;
  readonly status: string;
  readonly op: string;
  readonly day: string;
  readonly isRound: boolean;
  /** The number of the meeting that was evaluated. */
  readonly ronde?: unknown;
  /** The soort of the fact, because `hervat` and `gestart` give the same status. */
  readonly soort: string;
  texts: Words;
}

export interface Doing {
  /** The decisions that stand, each of another day, the last one on top. */
  readonly besluiten: { readonly op: string; readonly words: Words }[];
  readonly reports: Report[];
  readonly meetings: Words[];
  /** True if a report was ever made, also if none of it stands. */
  hasReported: boolean;
}

export interface ActieState {
  readonly actieId: string;
  readonly first: Words;
  /** The present content, by name. */
  readonly fields: Record<string, unknown>;
  readonly trekkers: Map<string, Words>;
  readonly ontheven: Set<string>;
  readonly actoren: Map<string, Words>;
  readonly koppelingen: Map<string, Words>;
  readonly doings: Map<string, Doing>;
  vervallen?: Words | undefined;
}

export const statusNames: Readonly<Record<string, string>> = {
  'actie-gestart': 'gestart',
  'actie-uitgevoerd': 'uitgevoerd',
  'actie-geevalueerd': 'geevalueerd',
  'actie-uitgesteld': 'uitgesteld',
  'actie-gestopt': 'gestopt',
  'actie-hervat': 'gestart',
};

const textNames = ['toelichting', 'resultaat', 'conclusie', 'vervolg', 'tot'];

export const textsOf = (data: Words): Words => only(data, textNames);

export const actieFields = ['code', 'soort', 'omschrijving', 'schaal', 'knoopId'] as const;

export const doingOf = (actie: ActieState, organisatie: string): Doing => {
  const doing = actie.doings.get(organisatie) ?? { besluiten: [], reports: [], meetings: [], hasReported: false };
  actie.doings.set(organisatie, doing);
  return doing;
};

/** The present decision to take part; undefined if there is none. */
export const besluitOf = ({ besluiten }: Doing): Words | undefined => besluiten.at(-1)?.words;

/** The present knoop in the place of one: itself, or its successor; for an actie the part that names it or its hoofdactie. */
export const opened = ({ stream, op, data }: Fact): ActieState => ({
  actieId: stream,
  first: { ...data, op },
  fields: { ...only(data, actieFields) },
  trekkers: new Map(),
  ontheven: new Set(),
  actoren: new Map(),
  koppelingen: new Map(),
  doings: new Map(),
});

/** The fields that a fact changes, with what they became. */
export const changes = (data: Words): readonly (readonly [string, unknown])[] =>
  parts(data, 'wijzigingen').map((one) => [text(one, 'veld') ?? '', one['nieuw']] as const);

const changed = ({ fields }: ActieState, { data }: Fact): void => {
  const plainChanges = changes(data).filter(([veld]) => veld !== 'schaal');
  Object.assign(fields, Object.fromEntries(plainChanges), data['schaal'] === undefined ? {} : { schaal: data['schaal'] });
};

const corrected = ({ fields }: ActieState, { data }: Fact): void => {
  const veld = text(data, 'veld') ?? '';
  const isWhole = !['planning', 'dekking'].includes(veld);
  fields[veld] = isWhole ? data['nieuw'] : { ...(fields[veld] as object), tekst: data['nieuw'] };
};

const reported = (actie: ActieState, { soort, op, day, data }: Fact): void => {
  const doing = doingOf(actie, text(data, 'organisatie') ?? '');
  const status = statusNames[soort] ?? text(data, 'status');
  const isRound = typeof data['ronde'] === 'number';
  if (status === undefined) return;
  doing.hasReported ||= !isRound;
  doing.reports.push({ id: text(data, 'statusupdateId') ?? '', status, op, day, isRound, ronde: data['ronde'], soort, texts: textsOf(data) });
};

const completed = (actie: ActieState, { data }: Fact): void => {
  const reports = [...actie.doings.values()].flatMap((doing) => doing.reports);
  const report = reports.find(({ id }) => id === data['statusupdateId']);
  if (report) report.texts = { ...report.texts, ...textsOf(data) };
};

const sets =
  (name: string) =>
  ({ fields }: ActieState, { data }: Fact): void =>
    void (fields[name] = data['nieuw']);

const idOf = (value: Words, name: string): string => text(value, name) ?? '';

const byKind: Readonly<Record<string, (actie: ActieState, fact: Fact) => void>> = {
  'actie-gewijzigd': changed,
  'actie-verplaatst': (actie, { data }) => void (actie.fields['knoopId'] = data['nieuw']),
  'tekst-gecorrigeerd': corrected,
  'soort-gecorrigeerd': sets('soort'),
  'actie-gekoppeld': ({ koppelingen }, { data }) => {
    const koppeling = part(data, 'koppeling') ?? {};
    koppelingen.set(`${idOf(koppeling, 'soort')} ${idOf(koppeling, 'doel')}`, koppeling);
  },
  'planning-vastgelegd': sets('planning'),
  'dekking-vastgelegd': sets('dekking'),
  'resultaat-beoogd': sets('resultaat'),
  'stand-van-zaken-vastgelegd': sets('standVanZaken'),
  'trekker-toegewezen': ({ trekkers }, { data }) => void trekkers.set(idOf(part(data, 'trekker') ?? {}, 'trekkerId'), part(data, 'trekker') ?? {}),
  'trekker-ontheven': ({ trekkers, ontheven }, { data }) => {
    const trekkerId = idOf(part(data, 'trekker') ?? {}, 'trekkerId');
    trekkers.delete(trekkerId);
    ontheven.add(trekkerId);
  },
  'actor-betrokken': ({ actoren }, { data }) => void actoren.set(plain(data['actor']), part(data, 'actor') ?? {}),
  'deelname-besloten': (actie, { op, data }) => {
    const { besluiten } = doingOf(actie, idOf(data, 'organisatie'));
    if (besluiten.at(-1)?.op === op) besluiten.pop();
    besluiten.push({ op, words: only(data, ['besluit', 'motief']) });
  },
  'deelname-teruggenomen': (actie, { op, data }) => {
    const { besluiten } = doingOf(actie, idOf(data, 'organisatie'));
    if (besluiten.at(-1)?.op === op) besluiten.pop();
  },
  'bijeenkomst-gehouden': (actie, { op, data }) => {
    const doing = doingOf(actie, idOf(data, 'organisatie'));
    doing.hasReported = true;
    const told = { ...only(data, ['organisatie', 'nummer', 'onderwerp']), op };
    // A meeting that is told again with its subject is the same meeting.
    const known = doing.meetings.findIndex((met) => met['nummer'] === data['nummer']);
    if (known < 0) doing.meetings.push(told);
    else doing.meetings[known] = told;
  },
  'status-aangevuld': completed,
  'actie-vervallen': (actie, { op, data }) => void (actie.vervallen ??= { ...only(data, ['motief']), op }),
  'actie-hersteld': (actie) => void (actie.vervallen = undefined),
};

export const isReport = ({ soort }: Fact): boolean => soort in statusNames || soort === 'status-gecorrigeerd';

const applyReport = (actie: ActieState, fact: Fact, superseded: ReadonlySet<string>): void => {
  const { soort, data } = fact;
  const isStatus = (statusNames[soort] ?? data['status']) !== undefined && data['ronde'] === undefined;
  if (!superseded.has(idOf(data, 'statusupdateId'))) reported(actie, fact);
  else if (isStatus) doingOf(actie, idOf(data, 'organisatie')).hasReported = true;
};

/** The name under which a report or a meeting may be taken back. */
export const takeable = ({ soort, stream, data }: Pick<Fact, 'soort' | 'stream' | 'data'>): string | undefined =>
  soort === 'bijeenkomst-gehouden' ? `${stream} ${idOf(data, 'organisatie')} ${String(data['nummer'])}` : text(data, 'statusupdateId');

/** True for a report or a meeting that was never so. */
export const isNeverSo = (fact: Fact, superseded: ReadonlySet<string>): boolean => superseded.has(takeable(fact) ?? '');

/** Adds one fact about an actie. A corrected report, or a meeting that was taken back, leaves only the mark that one was told. */
export const applyToActie = (actie: ActieState, fact: Fact, superseded: ReadonlySet<string>): void => {
  if (isReport(fact)) applyReport(actie, fact, superseded);
  else if (fact.soort === 'bijeenkomst-gehouden' && isNeverSo(fact, superseded)) doingOf(actie, idOf(fact.data, 'organisatie')).hasReported = true;
  else byKind[fact.soort]?.(actie, fact);
};
