import type { Reading, Remark } from '../../bevinding.js';
import type { Bijzonderheid } from '../../gelezen.js';
import { optional } from '../../text.js';
import { readDatum } from '../../values/date-words.js';
import { readStatus, type GelezenStatus } from '../../values/status.js';
import type { Rij } from '../document.js';
import { stripTags } from '../markup.js';

const isNothing = (text: string): boolean => /^(?:[-–—.]*|n\.?v\.?t\.?)$/iu.test(text);

/** True if a planning holds a status and nothing else; work that is under way keeps its planning. */
export const isStatusOnly = (planning: string): boolean => {
  const status = readStatus(planning);
  return status?.soort !== undefined && status.soort !== 'gestart' && status.soort !== 'gepland';
};

const inPlanning: Remark = {
  code: 'status-in-planning',
  tekst: 'In de planning staat een status. Zij is niet als status overgenomen: geef zo nodig een statusupdate.',
};

const unreadable = (tekst: string): Remark => ({
  code: 'status-onleesbaar',
  tekst: `De status "${tekst.slice(0, 80)}" is niet te lezen. Schrijf bijvoorbeeld niet gestart, gestart, gereed of vervallen, of een kleur.`,
});

/** The day in a column that says when the actie was finished; other words there are a remark. */
const finished = (text: string): GelezenStatus | undefined => {
  const op = readDatum(text)?.van;
  return op === undefined ? readStatus(text) : { tekst: text, soort: 'uitgevoerd', ...optional('op', op) };
};

const isUnknown = ({ soort, kleur }: GelezenStatus): boolean => soort === undefined && kleur === undefined;

const ofColumn = (text: string): GelezenStatus | undefined => (isNothing(text) ? undefined : (readStatus(text) ?? { tekst: text }));

/** The statuses of a row: of its status column, of the day on which it was finished, and of its planning. */
export const statussenOf = ({ velden }: Rij, planning: string): Reading<readonly GelezenStatus[]> => {
  const read = ofColumn(stripTags(velden['status'] ?? ''));
  const done = finished(stripTags(velden['gereedOp'] ?? ''));
  const planned = isStatusOnly(planning) ? readStatus(planning) : undefined;
  return {
    value: [read, done, planned].filter((one) => one !== undefined),
    remarks: [...(read && isUnknown(read) ? [unreadable(read.tekst)] : []), ...(planned ? [inPlanning] : [])],
  };
};

const kinds = ['toelichting', 'indicator', 'aard', 'opmerking'] as const satisfies readonly Bijzonderheid['soort'][];

/** Words of columns that a plan has no place for; undefined if the row has none. */
export const bijzonderhedenOf = ({ regel, velden }: Rij): readonly Bijzonderheid[] | undefined => {
  const finishedText = stripTags(velden['gereedOp'] ?? '');
  const late = isNothing(finishedText) || finished(finishedText) ? [] : [{ regel, soort: 'opmerking' as const, tekst: `Gereed: ${finishedText}` }];
  const found = kinds.map((soort) => ({ regel, soort, tekst: stripTags(velden[soort] ?? '') })).filter(({ tekst }) => !isNothing(tekst));
  return found.length + late.length === 0 ? undefined : [...found, ...late];
};
