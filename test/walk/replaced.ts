import { type Fact, parts, text, type Words } from './fact.js';

const fieldsIn = (data: Words): readonly string[] => parts(data, 'wijzigingen').map((one) => text(one, 'veld') ?? '');

/** The subjects of facts of which only the last of a day counts. */
const settles: Readonly<Record<string, (data: Words) => readonly string[]>> = {
  'knoop-gewijzigd': (data) => fieldsIn(data).map((veld) => `${text(data, 'knoopId') ?? ''} ${veld}`),
  'knoop-verplaatst': (data) => [text(data, 'knoopId') ?? ''],
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
  'knoop-toegevoegd': (data) => [text(data, 'knoopId') ?? ''],
  'actie-gewijzigd': fieldsIn,
  'planning-vastgelegd': () => ['planning'],
  'dekking-vastgelegd': () => ['dekking'],
  'resultaat-beoogd': () => ['resultaat'],
  'stand-van-zaken-vastgelegd': () => ['standVanZaken'],
};

const familyOf = ({ soort }: Fact): string => (soort.startsWith('knoop-') || soort === 'deelname-besloten' ? (soort.split('-')[0] ?? '') : '');

/** True if a later fact of the same day has the same subject. */
export const isReplaced = (fact: Fact, later: readonly Fact[]): boolean => {
  const about = settles[fact.soort]?.(fact.data) ?? [];
  const others = later.filter(({ day, soort }) => day === fact.day && soort in alsoSettles);
  return (
    about.length > 0 && others.some((other) => familyOf(other) === familyOf(fact) && about.every((one) => alsoSettles[other.soort]?.(other.data).includes(one)))
  );
};
