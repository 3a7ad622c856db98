import { csvHead, csvLines } from '../edge/csv.js';
import type { EvaluatieAntwoord, EvaluatieRegelAntwoord } from './antwoorden.js';

const columns = [
  'periode',
  'van',
  'tot',
  'groep',
  'groepId',
  'planId',
  'organisatie',
  'staand',
  'staandAantal',
  'staandDagen',
  'voorstel',
  'voorstelAantal',
  'voorstelDagen',
  'verschil',
] as const;

/** The notation of Dutch Excel: a comma before the decimals. */
const decimal = (value: number | undefined): string | undefined => value?.toString().replace('.', ',');

const rowOf = ({ periode, groep, staand, voorstel, verschil }: EvaluatieRegelAntwoord): object => ({
  ...{ periode: periode.naam, van: periode.van, tot: periode.tot },
  ...{ groep: groep.naam, groepId: groep.id, planId: groep.planId, organisatie: groep.organisatie },
  ...{ staand: decimal(staand?.waarde), staandAantal: staand?.aantal, staandDagen: staand?.dagen },
  ...{ voorstel: decimal(voorstel?.waarde), voorstelAantal: voorstel?.aantal, voorstelDagen: voorstel?.dagen },
  verschil: decimal(verschil),
});

/** The figures as a file for Dutch Excel, one line per period and group. */
export const evaluatieCsv = ({ regels = [] }: EvaluatieAntwoord): string => csvHead(columns) + csvLines(columns, regels.map(rowOf));
