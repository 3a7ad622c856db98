import { defined } from '../defined.js';
import type { Bijdrage, Groepbijdrage } from './bijdrage.js';
import type { Evaluatieperiode, EvaluatieOpdracht, EvaluatieRegel, GebruikteDefinitie, Groep } from './evaluatie.js';
import { geheel, keyOf } from './groepen.js';
import { periodsOf } from './periodes.js';
import { cijferOf, nothingCounted, type Telling } from './telling.js';

const words = new Intl.Collator('nl', { numeric: true });

const isGeheel = ({ id, planId }: Groep): boolean => id === undefined && planId === undefined;

const compareText = (a = '', b = ''): number => {
  if (a === b) return 0;
  return a < b ? -1 : 1;
};

/** Groups of one plan together, in the order of their names with numbers in numeric order; the whole comes last. */
const compareGroep = (a: Groep, b: Groep): number =>
  Number(isGeheel(a)) - Number(isGeheel(b)) || compareText(a.planId, b.planId) || words.compare(a.naam, b.naam) || compareText(a.id, b.id);

const nothing = ({ definitie }: GebruikteDefinitie): Telling => nothingCounted(definitie.maat);

/** Every period has a line for the whole, also before there was a plan. */
const withGeheel = (bijdrage: Bijdrage | undefined): readonly Groepbijdrage[] => {
  const groepen = bijdrage?.groepen ?? {};
  const sleutel = keyOf('geheel', geheel);
  return Object.values({ [sleutel]: { groep: geheel, perioden: {} }, ...groepen }).toSorted((a, b) => compareGroep(a.groep, b.groep));
};

const regelOf = ({ groep, perioden }: Groepbijdrage, periode: Evaluatieperiode, opdracht: EvaluatieOpdracht): readonly EvaluatieRegel[] => {
  const hier = perioden[periode.naam];
  if (hier === undefined && !isGeheel(groep)) return [];
  const whole = isGeheel(groep) ? { staand: nothing(opdracht.staand), voorstel: nothing(opdracht.voorstel) } : {};
  const { staand, voorstel }: { readonly staand?: Telling; readonly voorstel?: Telling } = { ...whole, ...hier };
  return [defined({ periode, groep, staand: staand && cijferOf(staand), voorstel: voorstel && cijferOf(voorstel) })];
};

/**
 * The figures of all plans together: by period, then those of one plan together, and the whole last.
 *
 * @param bijdrage undefined if no plan contributed: every period then has only its line for the whole, without content
 */
export const composeUitkomst = (opdracht: EvaluatieOpdracht, bijdrage: Bijdrage | undefined): readonly EvaluatieRegel[] => {
  const groepen = withGeheel(bijdrage);
  return periodsOf(opdracht.van, opdracht.tot, opdracht.per).flatMap((periode) => groepen.flatMap((een) => regelOf(een, periode, opdracht)));
};
