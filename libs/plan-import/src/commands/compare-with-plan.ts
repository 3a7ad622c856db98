import { bevinding, type Bevinding } from '../bevinding.js';
import type { Gelezen } from '../gelezen.js';
import { likeness } from '../text.js';
import type { BestaandeActie } from './bestaand.js';
import { koppelingenPerActie } from './koppelingen.js';
import { compare, type ActiePair, type ImportTarget, type Comparison } from './matching.js';
import { isSameActor, isSameKoppeling } from './sameness.js';

const alike = 0.8;
const different = 0.5;
/** With more comparisons than this the document is a different one, and a list of similar acties helps nobody. */
const mostComparisons = 250_000;

const nameOf = ({ code, omschrijving }: BestaandeActie): string => (code === undefined ? `"${omschrijving.slice(0, 80)}"` : `actie ${code}`);

/** True for a row that is new, or whose code had a different text: it may be an actie of the plan under another name. */
const isSuspect = ({ gelezen, bestaand }: ActiePair): boolean => bestaand === undefined || likeness(gelezen.omschrijving, bestaand.omschrijving) < different;

const lookAlike = ({ gelezen, actieId }: ActiePair, candidates: readonly BestaandeActie[]): readonly Bevinding[] => {
  const near = candidates.find((actie) => actie.actieId !== actieId && likeness(gelezen.omschrijving, actie.omschrijving) >= alike);
  if (!near) return [];
  const tekst = `Deze rij lijkt op ${nameOf(near)} van het plan. Zij wordt niet samengevoegd: corrigeer de code als het dezelfde actie is.`;
  return [bevinding('bijna-gelijke-rij', gelezen.regel, tekst)];
};

const lookAlikes = ({ acties }: Comparison, { bestaand }: ImportTarget): readonly Bevinding[] => {
  const suspects = bestaand.acties.length === 0 ? [] : acties.filter(isSuspect);
  const candidates = bestaand.acties.filter(({ isVervallen }) => isVervallen !== true);
  if (suspects.length * candidates.length > mostComparisons) {
    return [bevinding('te-veel-verschillen', 1, 'Document en plan verschillen te veel om gelijkende rijen te zoeken. Is het hetzelfde plan?')];
  }
  return suspects.flatMap((pair) => lookAlike(pair, candidates));
};

const gone = ({ verdwenenKnopen, verdwenenActies }: Comparison): readonly Bevinding[] => [
  ...verdwenenKnopen.map(({ niveau, titel }) =>
    bevinding('niet-meer-in-document', 1, `Het plan heeft ${niveau} "${titel}"; het document niet meer. Zij blijft in het plan staan.`),
  ),
  ...verdwenenActies.map((actie) =>
    bevinding('niet-meer-in-document', 1, `Het plan heeft ${nameOf(actie)}; het document niet meer. Zij blijft staan: laat haar zo nodig vervallen.`),
  ),
];

const goneParts = ({ gelezen, bestaand }: ActiePair, koppelingen: ReturnType<typeof koppelingenPerActie>): readonly string[] => {
  if (!bestaand) return [];
  const links = koppelingen.get(bestaand.actieId) ?? [];
  return [
    ...(bestaand.planning && !gelezen.planning ? ['de planning'] : []),
    ...(bestaand.schaal && !gelezen.schaal ? ['de schaal'] : []),
    ...bestaand.actoren.filter((actor) => !gelezen.actoren.some(({ waarde }) => isSameActor(waarde, actor))).map(({ tekst }) => `actor "${tekst}"`),
    ...bestaand.koppelingen.filter((one) => !links.some(({ waarde }) => isSameKoppeling(waarde, one))).map(({ soort }) => `een koppeling (${soort})`),
  ];
};

const findingsAbout = (pair: ActiePair, koppelingen: ReturnType<typeof koppelingenPerActie>): readonly Bevinding[] => {
  const { regel } = pair.gelezen;
  if (pair.bestaand?.isVervallen === true) {
    return [bevinding('actie-vervallen', regel, 'Deze actie is in het plan vervallen; wat het document over haar zegt, wordt niet overgenomen.')];
  }
  const parts = goneParts(pair, koppelingen);
  return parts.length === 0 ? [] : [bevinding('niet-meer-in-document', regel, `Staat niet meer bij deze actie, en blijft in het plan: ${parts.join(', ')}.`)];
};

/** The warnings for the import of a changed document into an existing plan: similar acties, and rows that disappeared. */
export const compareWithPlan = (gelezen: Gelezen, target: ImportTarget): readonly Bevinding[] => {
  const comparison = compare(gelezen, target);
  const koppelingen = koppelingenPerActie(gelezen, comparison);
  return [...lookAlikes(comparison, target), ...gone(comparison), ...comparison.acties.flatMap((pair) => findingsAbout(pair, koppelingen))];
};
