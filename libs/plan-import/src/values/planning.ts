import type { Planning } from '@actiespoor/plan';

import type { Reading, Remark } from '../bevinding.js';
import { findDatum, plainWords, readDatum, type DatumReading } from './date-words.js';
import { readHerhaling } from './herhaling.js';

/** The typed part of a planning; the words are added by the caller. */
type PlanningReading = Omit<Planning, 'tekst'>;

type Rule = (plain: string) => Reading<PlanningReading> | undefined;

const read = (value: PlanningReading, ...remarks: readonly Remark[]): Reading<PlanningReading> => ({ value, remarks });

const dated = ({ van, tot, zekerheid }: DatumReading, limit: 'hoog' | 'middel'): PlanningReading => ({
  soort: van !== undefined && van === tot ? 'eenmalig' : 'periode',
  ...(van === undefined ? {} : { van }),
  ...(tot === undefined ? {} : { tot }),
  zekerheid: limit === 'middel' ? 'middel' : zekerheid,
});

const statusRemark: Remark = {
  code: 'status-in-planning',
  tekst: 'In de planning staat een status. Zij is niet als status overgenomen: geef zo nodig een statusupdate.',
};

const tbd: Rule = (plain) => {
  if (/^(?:nader te bepalen|nog te bepalen|nog niet bekend|n\.?t\.?b\.?)$/u.test(plain)) {
    return read({ soort: 'nader-te-bepalen', doorWie: 'eigenaar', zekerheid: 'hoog' });
  }
  return /^(?:lokaal|per gemeente|door (?:de |elke |iedere )?gemeenten?) te bepalen$/u.test(plain)
    ? read({ soort: 'nader-te-bepalen', doorWie: 'deelnemers', zekerheid: 'hoog' })
    : undefined;
};

const outside: Rule = (plain) => (/buiten (?:dit|het) (?:uitvoerings)?plan/u.test(plain) ? read({ soort: 'buiten-plan', zekerheid: 'hoog' }) : undefined);

const started: Rule = (plain) => {
  const [, when] = /^(?:is |al )?(?:gestart|lopend|loopt)(?: (?:in|op|sinds|per))?(?: (.{1,40}))?$/u.exec(plain) ?? [undefined, null];
  if (when === null) return undefined;
  const van = when === undefined ? undefined : readDatum(when)?.van;
  return read({ soort: 'gestart', ...(van === undefined ? {} : { van }), zekerheid: van === undefined ? 'laag' : 'hoog' }, statusRemark);
};

/** The bounds of a recurrence: "jaarlijks vanaf 2025", "maandelijks tot 2026". */
const boundsOf = (plain: string): Pick<PlanningReading, 'van' | 'tot'> => {
  const [bound] = /(?:vanaf|sinds|met ingang van|m\.i\.v\.|tot en met|t\/m|tot|van) \S.*$/u.exec(plain) ?? [];
  const { van, tot } = readDatum(bound ?? '') ?? {};
  return { ...(van === undefined ? {} : { van }), ...(tot === undefined ? {} : { tot }) };
};

const recurring: Rule = (plain) => {
  const herhaling = readHerhaling(plain);
  return herhaling ? read({ soort: 'herhalend', ...herhaling, ...boundsOf(plain) }) : undefined;
};

const ongoing: Rule = (plain) => {
  const match = /^(?:doorlopend|continu|structureel)(?:,? (.{1,40}))?$/u.exec(plain);
  if (!match) return undefined;
  const since = match[1] === undefined ? undefined : readDatum(match[1]);
  const van = since?.van;
  return read({ soort: 'doorlopend', ...(van === undefined ? {} : { van }), zekerheid: match[1] === undefined || since ? 'hoog' : 'middel' });
};

const conditional: Rule = (plain) => {
  const [, on] = /^afhankelijk van (.+)$/u.exec(plain) ?? [];
  if (on !== undefined) return read({ soort: 'voorwaardelijk', voorwaarde: on, zekerheid: 'hoog' });
  const [, condition] = /^((?:in overleg|indien|als|mocht|wanneer|onder voorbehoud).*?)(?:,| kan | kunnen | wordt | worden |$)/u.exec(plain) ?? [];
  return condition === undefined ? undefined : read({ soort: 'voorwaardelijk', voorwaarde: condition, zekerheid: 'middel' });
};

const ambiguousRemark = (first: number): Remark => ({
  code: 'planning-dubbelzinnig',
  tekst: `Dit kan ${first} tot en met ${first + 1} zijn, of één schooljaar; gelezen als de eerste. Schrijf "${first}-${first + 1}" of de maanden.`,
});

/** "2021/2022" can be two years or one school year, and "2021-22" two years or, as EDTF, a summer. */
const ambiguous: Rule = (plain) => {
  const [, years, next] = /^(\d{4})\s?(?:\/\s?\d\d|-)(\d{2})$/u.exec(plain) ?? [];
  const first = Number(years);
  if (Number(next) !== (first + 1) % 100) return undefined;
  const reading = readDatum(`${first}-${first + 1}`);
  return reading ? read({ ...dated(reading, 'hoog'), zekerheid: 'laag' }, ambiguousRemark(first)) : undefined;
};

const date: Rule = (plain) => {
  const reading = readDatum(plain);
  return reading ? read(dated(reading, 'hoog')) : undefined;
};

const withoutYear: Rule = (plain) =>
  /^(?:na|voor|tijdens|rond|eind|begin|medio|half)?\s?(?:de |het )?(?:zomer|najaar|voorjaar|herfst|winter|kerst|januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)\p{L}*$/u.test(
    plain,
  )
    ? read({ soort: 'eenmalig', zekerheid: 'laag' }, { code: 'planning-onvolledig', tekst: 'Deze planning noemt geen jaar. Voeg het jaar toe.' })
    : undefined;

const inSentence: Rule = (plain) => {
  const found = findDatum(plain);
  if (!found) return undefined;
  const status = /inmiddels|is gestart|is gedaan|afgerond|gereed/u.test(plain) ? [statusRemark] : [];
  return read(dated(found, 'middel'), ...status);
};

const revised =
  /^(?:opening |start |gereed )?(?:was|eerst|oorspronkelijk|gepland voor) (.{3,40}?)[,;]? (?:nu|wordt|werd|nieuw|verschoven naar|naar) (.{3,60})$|(?:schuift|verschoven|verplaatst|verzet|uitgesteld|opgeschoven)(?: \p{L}+){0,2}? van (.{3,30}?) naar (.{3,60})$/u;

/** "was maart 2024, nu oktober 2024": the later date counts. The earlier one may lack its year. */
const revision: Rule = (plain) => {
  const [, , now, , moved] = revised.exec(plain) ?? [];
  const words = now ?? moved;
  const reading = words === undefined ? undefined : (readDatum(words) ?? findDatum(words));
  if (!reading) return undefined;
  return read(dated(reading, 'hoog'), { code: 'planning-herzien', tekst: 'Deze planning noemt ook een eerdere; gelezen is de nieuwe.' });
};

const gap = /^\d{4}(?:\s*(?:,|en)\s*\d{4})+$/u;

/** "2025, 2027" leaves a year out: a planning has one beginning and one end, so a person must decide. */
const interrupted: Rule = (plain) => {
  const years = gap.test(plain) ? (plain.match(/\d{4}/gu) ?? []) : [];
  const reading = years.length > 1 ? readDatum(`${years[0]}-${years.at(-1)}`) : undefined;
  if (!reading) return undefined;
  const tekst = `Deze planning slaat een jaar over (${years.join(', ')}); gelezen is de periode van het eerste tot en met het laatste. Splits de actie zo nodig.`;
  return read({ ...dated(reading, 'hoog'), zekerheid: 'laag' }, { code: 'planning-onderbroken', tekst });
};

const quarterWithoutYear: Rule = (plain) =>
  /^(?:q[1-4]|[1-4]e kwartaal)(?: t\/m (?:q[1-4]|[1-4]e kwartaal))?(?:, q[1-4])*$/u.test(plain)
    ? read({ soort: 'periode', zekerheid: 'laag' }, { code: 'planning-onvolledig', tekst: 'Deze planning noemt geen jaar. Voeg het jaar toe.' })
    : undefined;

const rules: readonly Rule[] = [
  tbd,
  outside,
  revision,
  started,
  recurring,
  ongoing,
  conditional,
  ambiguous,
  date,
  interrupted,
  quarterWithoutYear,
  withoutYear,
  inSentence,
];

const unreadable = (tekst: string): Reading<PlanningReading> =>
  read(
    { soort: 'voorwaardelijk', voorwaarde: tekst, zekerheid: 'laag' },
    {
      code: 'planning-onleesbaar',
      tekst: 'Deze planning is niet te lezen; de tekst is bewaard als voorwaarde. Schrijf een jaar, een maand of een periode.',
    },
  );

/** Reads the words of a planning. Text that no rule knows stays, with low confidence and a remark. */
export const readPlanning = (tekst: string): Reading<Planning> => {
  const plain = plainWords(tekst);
  const known = rules.reduce<Reading<PlanningReading> | undefined>((found, rule) => found ?? rule(plain), undefined);
  const { value, remarks } = known ?? unreadable(tekst);
  return { value: { tekst, ...value }, remarks };
};
