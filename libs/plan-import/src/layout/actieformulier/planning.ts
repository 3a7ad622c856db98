import type { Datum } from '@actiespoor/kernel';
import type { Planning } from '@actiespoor/plan';

import { bevinding, onLine, type Bevinding } from '../../bevinding.js';
import type { VerwachteVaststelling, Located } from '../../gelezen.js';
import { findDatum } from '../../values/date-words.js';
import { readPlanning } from '../../values/planning.js';
import { linesOf } from '../markup.js';
import { likeliestItem, namedItem, type Item } from './items.js';

/** The planning of each point of the form. */
export interface Planningen {
  readonly hoofdactie?: Located<Planning>;
  readonly deelacties: readonly (Located<Planning> | undefined)[];
  readonly opties: readonly (Located<Planning> | undefined)[];
  readonly verwachteVaststelling?: VerwachteVaststelling;
  readonly bevindingen: readonly Bevinding[];
}

interface Points {
  readonly deelacties: readonly Item[];
  readonly opties: readonly Item[];
}

const adoption = /(?:dit|het) plan (?:wordt|zal|is) .{0,80}(?:goedgekeurd|vastgesteld).{0,40}?(college|gemeenteraad|raad|dagelijks bestuur|algemeen bestuur)/iu;

const expectedAdoption = (line: string, regel: number): VerwachteVaststelling | undefined => {
  const [, orgaan] = adoption.exec(line) ?? [];
  const verwacht: Datum | undefined = findDatum(line)?.van;
  return orgaan === undefined || verwacht === undefined ? undefined : { regel, orgaan: orgaan.toLowerCase(), verwacht };
};

const adoptionFinding = ({ regel, orgaan, verwacht }: VerwachteVaststelling): Bevinding =>
  bevinding('vaststelling-verwacht', regel, `Vaststelling wordt verwacht (${orgaan}, ${verwacht}). Dat is nog geen vaststelling: leg haar vast als zij er is.`);

type Target = readonly [kind: 'deelactie' | 'optie' | 'hoofdactie', index: number];

const targetOf = (line: string, { deelacties, opties }: Points): Target => {
  const deelactie = namedItem(deelacties, line);
  if (deelactie !== -1) return ['deelactie', deelactie];
  const optie = likeliestItem(opties, line);
  return optie === -1 ? ['hoofdactie', 0] : ['optie', optie];
};

const isTarget =
  ([kind, index]: Target) =>
  ([otherKind, otherIndex]: Target): boolean =>
    kind === otherKind && index === otherIndex;

/** Joins the lines about one point into one planning: their words together, with the reading of the whole. */
const planningFor = (target: Target, lines: readonly (readonly [Target, string])[], regel: number): Located<Planning> | undefined => {
  const own = lines.filter(([of]) => isTarget(target)(of)).map(([, line]) => line);
  return own.length === 0 ? undefined : { regel, waarde: readPlanning(own.join(' ')).value };
};

/** An option without a line of its own may name its date itself. */
const ownDate = ({ tekst }: Item, regel: number): Located<Planning> | undefined =>
  findDatum(tekst) ? { regel, waarde: readPlanning(tekst).value } : undefined;

const remarksOf = (lines: readonly (readonly [Target, string])[], regel: number): readonly Bevinding[] =>
  onLine(
    regel,
    lines.flatMap(([, line]) => readPlanning(line).remarks),
  );

/** Divides the lines of the planning over the points of the form, and separates the expected adoption of the plan. */
export const readPlanningen = (cell: Located<string>, points: Points, wieRegel: number): Planningen => {
  const { regel } = cell;
  const all = linesOf(cell.waarde);
  const verwachteVaststelling = all.map((line) => expectedAdoption(line, regel)).find((found) => found !== undefined);
  const lines = all.filter((line) => !expectedAdoption(line, regel)).map((line) => [targetOf(line, points), line] as const);
  const hoofdactie = planningFor(['hoofdactie', 0], lines, regel);
  return {
    ...(hoofdactie ? { hoofdactie } : {}),
    deelacties: points.deelacties.map((_, index) => planningFor(['deelactie', index], lines, regel)),
    opties: points.opties.map((item, index) => planningFor(['optie', index], lines, regel) ?? ownDate(item, wieRegel)),
    ...(verwachteVaststelling ? { verwachteVaststelling } : {}),
    bevindingen: [...(verwachteVaststelling ? [adoptionFinding(verwachteVaststelling)] : []), ...remarksOf(lines, regel)],
  };
};
