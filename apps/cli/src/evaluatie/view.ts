import type { ReadStore } from '@actiespoor/read-store-postgres';
import type { Cijfer, EvaluatieRegel, GebruikteDefinitie, IndicatorRij } from '@actiespoor/voortgang';

import { positionText } from '../events/position.js';
import { counted, numberText, shortened, table } from '../terminal/text.js';

export type Evaluatie = NonNullable<Awaited<ReturnType<ReadStore['evaluaties']['get']>>>;
type ListedEvaluatie = Awaited<ReturnType<ReadStore['evaluaties']['list']>>['evaluaties'][number];
type Maat = GebruikteDefinitie['definitie']['maat'];

const groepWidth = 48;
const decimals = new Intl.NumberFormat('nl-NL', { maximumFractionDigits: 1 });

const unitOf: Readonly<Record<Maat, (waarde: number) => string>> = {
  aandeel: (waarde) => `${decimals.format(waarde * 100)} %`,
  deelname: (waarde) => `${decimals.format(waarde * 100)} %`,
  doorlooptijd: (waarde) => `${decimals.format(waarde)} d`,
  verschuivingen: (waarde) => `${decimals.format(waarde)}×`,
};

/** A figure and the number of cases behind it: `50 % (14)`; a dash if there are none to divide. */
const cijferText = (maat: Maat, cijfer: Cijfer | undefined): string => {
  if (!cijfer) return '';
  const waarde = cijfer.waarde === undefined ? '–' : unitOf[maat](cijfer.waarde);
  return `${waarde} (${numberText(cijfer.aantal)})`;
};

const verschilText = (maat: Maat, { staand, voorstel }: EvaluatieRegel): string => {
  if (staand?.waarde === undefined || voorstel?.waarde === undefined) return '';
  const verschil = voorstel.waarde - staand.waarde;
  return `${verschil > 0 ? '+' : ''}${unitOf[maat](verschil)}`;
};

const definitieText = ({ versie }: GebruikteDefinitie): string => (versie === undefined ? 'een definitie die niet is vastgelegd' : `versie ${String(versie)}`);

const headOf = ({ evaluatieId, indicatorNaam, staat, opdracht, klaarOp, voortgang }: Evaluatie): readonly string[] => [
  `${indicatorNaam}: ${definitieText(opdracht.staand)} naast ${definitieText(opdracht.voorstel)}`,
  `${opdracht.van} tot en met ${opdracht.tot}, per ${opdracht.per}, over ${counted(opdracht.plannen.length, 'plan', 'plannen')}, tot positie ${positionText(opdracht.totEnMet)}`,
  `Evaluatie ${evaluatieId}: ${staat}${klaarOp === undefined ? '' : ` op ${klaarOp}`}, ${counted(voortgang.gebeurtenissen, 'gebeurtenis', 'gebeurtenissen')}`,
];

const rowOf = (maat: Maat, regel: EvaluatieRegel): readonly string[] => [
  regel.periode.naam,
  shortened(regel.groep.naam, groepWidth),
  cijferText(maat, regel.staand),
  cijferText(maat, regel.voorstel),
  verschilText(maat, regel),
];

/** An evaluation as text: the request, and the figures side by side if they exist. */
export const evaluatieLines = (evaluatie: Evaluatie): readonly string[] => {
  const { regels, fout, opdracht, staat, evaluatieId } = evaluatie;
  const { maat } = opdracht.staand.definitie;
  if (regels)
    return [...headOf(evaluatie), '', ...table([['periode', 'groep', 'staand', 'voorstel', 'verschil'], ...regels.map((regel) => rowOf(maat, regel))])];
  const next = staat === 'gestopt' || staat === 'mislukt' ? [`Verdergaan doet u met: evaluatie hervat ${evaluatieId}`] : [];
  return [...headOf(evaluatie), ...(fout === undefined ? [] : ['', fout]), ...next];
};

const shareOf = ({ voortgang: { plannen, plannenTotaal } }: ListedEvaluatie): string => `${numberText(plannen)} van ${numberText(plannenTotaal)}`;

export const lijstLines = (evaluaties: readonly ListedEvaluatie[]): readonly string[] => {
  if (evaluaties.length === 0) return ['Er zijn nog geen evaluaties.'];
  const rows = evaluaties.map((een) => [
    een.evaluatieId,
    een.gevraagdOp.slice(0, 16).replace('T', ' '),
    een.staat,
    shareOf(een),
    een.organisatie,
    een.indicatorNaam,
  ]);
  return table([['evaluatie', 'gevraagd (UTC)', 'staat', 'plannen', 'voor', 'indicator'], ...rows]);
};

const lastOf = ({ versies }: IndicatorRij): string => {
  const last = versies.at(-1);
  return last ? `${last.definitie.maat} per ${last.definitie.per}` : '';
};

export const indicatorLines = (indicatoren: readonly IndicatorRij[]): readonly string[] =>
  table([['indicator', 'versies', 'maat', 'id'], ...indicatoren.map((rij) => [rij.naam, String(rij.versies.length), lastOf(rij), rij.indicatorId])]);
