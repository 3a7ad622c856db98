import { type Fact, parts, text, texts, type Words } from './fact.js';

const fieldsIn = (data: Words): readonly string[] => parts(data, 'wijzigingen').map((one) => text(one, 'veld') ?? '');

/** The subjects of facts of which only the last of a day counts. */
const settles: Readonly<Record<string, (data: Words) => readonly string[]>> = {
  'knoop-gewijzigd': (data) => fieldsIn(data).map((veld) => `${text(data, 'knoopId') ?? ''} ${veld}`),
  'knoop-verplaatst': (data) => [text(data, 'knoopId') ?? ''],
  'knoop-samengevoegd': (data) => texts(data, 'knopen').map((knoopId) => `opgang ${knoopId}`),
  'knoop-gesplitst': (data) => [`opgang ${text(data, 'knoopId') ?? ''}`],
  'consultatie-afgezegd': (data) => [`consultatie ${text(data, 'consultatieId') ?? ''}`],
  'vaststelling-gepland': () => ['verwacht'],
  'plan-vastgesteld': () => ['vastgesteld'],
  'vaststelling-teruggenomen': () => ['vastgesteld'],
  'tekst-gecorrigeerd': (data) => [text(data, 'veld') ?? ''],
  'deelname-besloten': (data) => [text(data, 'organisatie') ?? ''],
  'consultatie-gehouden': (data) => [`verslag ${text(data, 'consultatieId') ?? ''}`],
  'verslag-teruggenomen': (data) => [`verslag ${text(data, 'consultatieId') ?? ''}`],
};

/** The subjects of facts that replace others, and are not replaced themselves. */
const alsoSettles: typeof settles = {
  ...settles,
  'herindeling-teruggenomen': (data) => texts(data, 'terug').map((knoopId) => `opgang ${knoopId}`),
  'consultatie-gepland': (data) => [`consultatie ${text(data, 'consultatieId') ?? ''}`],
  'deelname-teruggenomen': (data) => [text(data, 'organisatie') ?? ''],
  'knoop-toegevoegd': (data) => [text(data, 'knoopId') ?? ''],
  'actie-gewijzigd': fieldsIn,
  'planning-vastgelegd': () => ['planning'],
  'dekking-vastgelegd': () => ['dekking'],
  'resultaat-beoogd': () => ['resultaat'],
  'stand-van-zaken-vastgelegd': () => ['standVanZaken'],
};

const families = ['knoop', 'deelname'];

const familyOf = ({ soort }: Fact): string => {
  const [family = ''] = soort.replace('herindeling', 'knoop').split('-');
  return families.includes(family) ? family : '';
};

/** True if a later fact of the same day has the same subject. */
export const isReplaced = (fact: Fact, later: readonly Fact[]): boolean => {
  const about = settles[fact.soort]?.(fact.data) ?? [];
  const others = later.filter(({ day, soort }) => day === fact.day && soort in alsoSettles);
  return (
    about.length > 0 && others.some((other) => familyOf(other) === familyOf(fact) && about.every((one) => alsoSettles[other.soort]?.(other.data).includes(one)))
  );
};
