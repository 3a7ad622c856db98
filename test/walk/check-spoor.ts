import type { SpoorAntwoord } from '../support/plannen.js';
import { type Fact, part, text } from './fact.js';
import { statusOf } from './objections.js';
import { type Play, planIdOf } from './play.js';
import { placeOf, type PlanState, shownOn, standing, stateOn } from './state.js';
import { besluitOf, doingOf, isReport } from './state-actie.js';

type Values = Readonly<Record<string, string | null>>;

const asText = (value: unknown): string | null => (typeof value === 'string' || typeof value === 'number' ? String(value) : null);

const tekstOf = (value: unknown): string | null => asText(part({ value }, 'value')?.['tekst']);

/** The fields of each kind of line. */
const fieldsOf: Readonly<Record<string, readonly string[]>> = {
  'actie-gewijzigd': ['code', 'soort', 'omschrijving', 'schaal'],
  'actie-verplaatst': ['knoopId'],
  'soort-gecorrigeerd': ['soort'],
  'tekst-gecorrigeerd': ['omschrijving', 'standVanZaken', 'resultaat', 'dekking', 'planning'],
  'planning-vastgelegd': ['planning'],
  'resultaat-beoogd': ['resultaat'],
  'stand-van-zaken-vastgelegd': ['standVanZaken'],
  'dekking-vastgelegd': ['dekking'],
  'deelname-besloten': ['deelname'],
  'knoop-gewijzigd': ['niveau', 'code', 'titel', 'toelichting'],
  'knoop-verplaatst': ['bovenliggend', 'volgorde'],
  'vaststelling-gepland': ['vaststelling'],
};

const actieValues = (state: PlanState, { stream, data }: Fact): Values => {
  const actie = state.acties.get(stream);
  if (!actie) return {};
  const { fields } = actie;
  const doing = doingOf(actie, text(data, 'organisatie') ?? '');
  return {
    ...Object.fromEntries(['code', 'soort', 'omschrijving', 'resultaat', 'standVanZaken'].map((name) => [name, asText(fields[name])])),
    knoopId: asText(placeOf(state, actie)),
    ...Object.fromEntries(['schaal', 'planning', 'dekking'].map((name) => [name, tekstOf(fields[name])])),
    deelname: asText(besluitOf(doing)?.['besluit']),
    status: statusOf(doing),
  };
};

const planValues = (state: PlanState, { data }: Fact): Values => {
  const knoop = state.knopen.get(text(data, 'knoopId') ?? '') ?? {};
  const above = knoop['bovenliggend'];
  return {
    ...Object.fromEntries(['niveau', 'code', 'titel', 'toelichting', 'volgorde'].map((name) => [name, asText(knoop[name])])),
    bovenliggend: typeof above === 'string' ? standing(state, above) : null,
    vaststelling: asText(state.expected?.['verwacht']),
  };
};

const valuesOf = (state: PlanState, fact: Fact): Values => (fact.stream === 'plan' ? planValues(state, fact) : actieValues(state, fact));

const lineOf = (veld: string, oud: unknown, nieuw: unknown): string => `${veld}: ${String(oud)} → ${String(nieuw)}`;

const speaksOf = (fact: Fact): readonly string[] => (isReport(fact) && fact.data['ronde'] === undefined ? ['status'] : (fieldsOf[fact.soort] ?? []));

/** The expected content of a line: the values on its day before the step, and after it. */
const expectedOf = (fact: Fact, before: Values, after: Values): readonly string[] =>
  speaksOf(fact)
    .filter((veld) => veld !== 'status' || fact.soort !== 'status-gecorrigeerd')
    .filter((veld) => (before[veld] ?? null) !== (after[veld] ?? null))
    .map((veld) => lineOf(veld, before[veld] ?? null, after[veld] ?? null));

export type Line = SpoorAntwoord['regels'][number];

/** A correction tells all words that stand after it, kept or told. */
const wordFaults = (line: Line, { data }: Fact): readonly string[] =>
  ['toelichting', 'resultaat', 'conclusie']
    .filter((name) => (line.wijzigingen.find(({ veld }) => veld === name)?.nieuw ?? null) !== asText(data[name]))
    .map((name) => `spoor ${line.soort} op ${line.op} noemt niet ${name} ${String(data[name])}`);

const correctionFaults = (line: Line, fact: Fact, before: Values): readonly string[] => {
  const status = line.wijzigingen.find(({ veld }) => veld === 'status');
  return status?.oud === before['status']
    ? wordFaults(line, fact)
    : [`spoor ${line.soort} op ${line.op} zegt als oude status ${String(status?.oud)}, er stond ${String(before['status'])}`];
};

const saidBy = ({ wijzigingen }: Line, fields: readonly string[]): readonly string[] =>
  wijzigingen.filter(({ veld, oud, nieuw }) => fields.includes(veld) && oud !== nieuw).map(({ veld, oud, nieuw }) => lineOf(veld, oud, nieuw));

const reasonFaults = ({ soort, op, reden }: Line, fact: Fact): readonly string[] =>
  fact.reden === undefined || reden === fact.reden ? [] : [`spoor ${soort} op ${op} noemt als reden ${String(reden)} en niet ${fact.reden}`];

const headOf = (one: { readonly soort: string; readonly op: string } | undefined): string => (one ? `${one.soort} op ${one.op}` : 'niets');

const lineFaults = (line: Line | undefined, fact: Fact, [before, after]: readonly [Values, Values]): readonly string[] => {
  if (!line || headOf(line) !== headOf(fact)) return [`spoor heeft ${headOf(line)} in plaats van ${headOf(fact)}`];
  if (fact.soort === 'status-gecorrigeerd') return correctionFaults(line, fact, before);
  const said = saidBy(line, speaksOf(fact));
  const expected = expectedOf(fact, before, after);
  const isSame = said.length === expected.length && said.every((one) => expected.includes(one));
  const reasons = reasonFaults(line, fact);
  return isSame ? reasons : [...reasons, `spoor ${fact.soort} op ${fact.op} zegt ${said.join('; ') || 'niets'}, dit was zo: ${expected.join('; ') || 'niets'}`];
};

const linesOf = async (play: Play, stream: string): Promise<readonly Line[]> => {
  const path = stream === 'plan' ? `/v1/plannen/${planIdOf(play)}` : `/v1/acties/${stream}`;
  const { body } = await play.clients[play.reader].read<SpoorAntwoord>(`${path}/spoor?aantal=500`);
  return stream === 'plan' ? body.regels.filter(({ actieId }) => actieId === undefined) : body.regels;
};

/** The values on the day of a fact. A correction tells which report it replaces, also if that does not count because of an end. */
const valuesOn = (facts: readonly Fact[], fact: Fact): Values =>
  valuesOf(fact.soort === 'status-gecorrigeerd' ? stateOn(facts, fact.day) : shownOn(facts, fact.day), fact);

/** The values around facts of one step: the words of one fact do not depend on the other. */
const valuesAround = (play: Play, fact: Fact, added: readonly Fact[]): readonly [Values, Values] => {
  const earlier = play.facts.filter(({ nr }) => nr < (added[0]?.nr ?? 0));
  return [valuesOn(earlier, fact), valuesOn(play.facts, fact)];
};

/** The faults in the whole spoor of one stream, line by line. */
export const spoorFaults = (facts: readonly Fact[], lines: readonly Line[]): readonly string[] =>
  facts.flatMap((fact, index) => {
    const [before, after] = [facts.slice(0, index), facts.slice(0, index + 1)].map((known) => valuesOn(known, fact));
    return lineFaults(lines[index], fact, [before ?? {}, after ?? {}]);
  });

/** The lines of new facts must tell the values before and after, on that day. */
export const checkSpoor = async (play: Play, added: readonly Fact[]): Promise<readonly string[]> => {
  const [first] = added;
  if (!first || first.stream === 'kader') return [];
  const lines = (await linesOf(play, first.stream)).slice(-added.length);
  return added.flatMap((fact, index) => lineFaults(lines[index], fact, valuesAround(play, fact, added)));
};
