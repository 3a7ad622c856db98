import { actiesVan, type ActieWeergave, type PlanWeergave } from '../support/plannen.js';
import { only, plain, type Words, without } from './fact.js';
import { inOrder, type Shown } from './view.js';

const certain = (value: object): Words => without(value as Words, 'onzeker');

const planningOf = ({ planning }: ActieWeergave): Words | undefined => planning && without(certain(planning), 'edtf');

/** The number of realisations per status, without the sentence and without zeros. */
const countsOf = (samenvatting: object): Words => ({
  totaal: 0,
  ...Object.fromEntries(Object.entries(samenvatting).filter(([, count]) => typeof count === 'number' && count > 0)),
});

/** One actie, in the shape of the second opinion. */
export const actieShownBy = (actie: ActieWeergave): Words => ({
  ...only(actie as unknown as Words, ['soort', 'omschrijving', 'schaal', 'knoopId', 'hoofdactieId', 'volgorde', 'resultaat', 'standVanZaken']),
  code: actie.code?.trim(),
  trekkers: inOrder(actie.trekkers.map(certain)),
  actoren: inOrder(actie.actoren.map(certain)),
  verwijzingen: inOrder(actie.verwijzingen.map(certain)),
  bijeenkomsten: inOrder(actie.bijeenkomsten.map(certain)),
  uitvoeringen: inOrder(actie.uitvoeringen.map(certain)),
  samenvatting: countsOf(actie.samenvatting),
  planning: planningOf(actie),
  dekking: actie.dekking && certain(actie.dekking),
  vervallen: actie.vervallen && certain(actie.vervallen),
});

const planOf = (plan: PlanWeergave): Words => ({
  ...only(plan as unknown as Words, ['titel', 'soort', 'eigenaar', 'niveaus', 'status']),
  samenvatting: countsOf(plan.samenvatting),
  consultaties: inOrder(plan.consultaties.map((one) => ({ ...certain(one), afgezegd: one.afgezegd && certain(one.afgezegd) }))),
  vaststelling: {
    gepland: plan.vaststelling.gepland && certain(plan.vaststelling.gepland),
    vastgesteld: plan.vaststelling.vastgesteld && without(certain(plan.vaststelling.vastgesteld), 'inhoudHash'),
  },
  ingetrokken: plan.ingetrokken && certain(plan.ingetrokken),
  opgegaan: inOrder((plan.opgegaan ?? []).map((one) => only(one as unknown as Words, ['knoopId', 'soort', 'op', 'opgegaanIn']))),
});

/** The answer of the API, in the shape of the second opinion. */
export const shownBy = (plan: PlanWeergave): Shown => ({
  plan: planOf(plan),
  knopen: Object.fromEntries(
    plan.knopen.map((knoop) => [knoop.knoopId, only(knoop as unknown as Words, ['niveau', 'code', 'titel', 'toelichting', 'volgorde', 'bovenliggend'])]),
  ),
  acties: Object.fromEntries(actiesVan(plan).map((actie) => [actie.actieId, actieShownBy(actie)])),
});

const isRecord = (value: unknown): value is Words => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The differences between two values, as lines that people read. */
export const differences = (expected: unknown, found: unknown, path = ''): readonly string[] => {
  if (plain(expected) === plain(found)) return [];
  if (!isRecord(expected) || !isRecord(found)) return [`${path}: verwacht ${plain(expected)}, maar er staat ${plain(found)}`];
  return [...new Set([...Object.keys(expected), ...Object.keys(found)])].flatMap((name) => differences(expected[name], found[name], `${path}/${name}`));
};

const withoutDoubt = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withoutDoubt);
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(without(value, 'onzeker', 'onzekereVelden')).map(([name, one]) => [name, withoutDoubt(one)]));
};

/** A whole answer, without the marks that may differ between now and today. */
export const whole = withoutDoubt;
