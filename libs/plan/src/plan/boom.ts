import type { ActieId, KnoopId } from '../ids.js';
import type { Knoop, PlanEvent } from './plan.events.js';

type Fact<Type extends PlanEvent['type']> = Extract<PlanEvent, { readonly type: Type }>;

/** The fact by which a knoop left the tree: merged into another one, split, or never made because that was taken back. */
export type Opgang = Fact<'KnoopSamengevoegd' | 'KnoopGesplitst' | 'HerindelingTeruggenomen'>;

/** The fact by which a knoop left the tree, and the one that would hold without it. */
export interface Opgegaan {
  readonly feit: Opgang;
  readonly vorige?: Opgegaan;
}

/** The tree of a plan. */
export interface Boom {
  /** The knopen in the tree, each under the one in the place of the knoop that it was put under. */
  readonly knopen: ReadonlyMap<KnoopId, Knoop>;
  /** Every knoop as it was told, under the knoop that was named then. */
  readonly geplaatst: ReadonlyMap<KnoopId, Knoop>;
  readonly opgegaan: ReadonlyMap<KnoopId, Opgegaan>;
}

export const legeBoom: Boom = { knopen: new Map(), geplaatst: new Map(), opgegaan: new Map() };

/** Of a split knoop the part that names one of these acties, otherwise the first part. */
const deelVoor = ({ delen }: Fact<'KnoopGesplitst'>['data'], acties: readonly ActieId[]): KnoopId | undefined => {
  const genoemd = acties.flatMap((actieId) => delen.find((deel) => deel.acties.includes(actieId)) ?? []);
  return (genoemd[0] ?? delen[0])?.knoopId;
};

const naarVan = ({ type, data }: Opgang, acties: readonly ActieId[] = []): KnoopId | undefined => {
  switch (type) {
    case 'KnoopSamengevoegd':
      return data.in;
    case 'KnoopGesplitst':
      return deelVoor(data, acties);
    case 'HerindelingTeruggenomen':
      return data.terug[0];
  }
};

/**
 * The knoop in the place of this one, after any number of merges and splits. An impossible history has circles: each knoop is passed once.
 *
 * @param acties the actie of the question and then its hoofdactie, for the part that it went into
 */
export const staandeKnoop = (knoopId: KnoopId, { opgegaan }: Pick<Boom, 'opgegaan'>, acties: readonly ActieId[] = []): KnoopId => {
  const passed = new Set<KnoopId>();
  let at = knoopId;
  for (;;) {
    const went = passed.has(at) ? undefined : opgegaan.get(at);
    const naar = went && naarVan(went.feit, acties);
    if (naar === undefined) return at;
    passed.add(at);
    at = naar;
  }
};

const hangend = (knoop: Knoop, boom: Pick<Boom, 'opgegaan'>): Knoop =>
  knoop.bovenliggend === undefined ? knoop : { ...knoop, bovenliggend: staandeKnoop(knoop.bovenliggend, boom) };

export const withKnoop = <B extends Boom>(boom: B, knoop: Knoop): B => {
  const geplaatst = new Map(boom.geplaatst).set(knoop.knoopId, knoop);
  if (boom.opgegaan.has(knoop.knoopId)) return { ...boom, geplaatst };
  return { ...boom, geplaatst, knopen: new Map(boom.knopen).set(knoop.knoopId, hangend(knoop, boom)) };
};

/** The same tree with other lineages: everything under a knoop that left follows, and comes back with it. */
const withOpgegaan = <B extends Boom>(boom: B, opgegaan: Boom['opgegaan']): B => {
  const staand = [...boom.geplaatst].filter(([knoopId]) => !opgegaan.has(knoopId));
  return { ...boom, opgegaan, knopen: new Map(staand.map(([knoopId, knoop]) => [knoopId, hangend(knoop, { opgegaan })])) };
};

const gegaan = (opgegaan: Boom['opgegaan'], weg: readonly KnoopId[], feit: Opgang): Boom['opgegaan'] => {
  const na = new Map(opgegaan);
  for (const knoopId of weg) {
    const vorige = opgegaan.get(knoopId);
    na.set(knoopId, { feit, ...(vorige && { vorige }) });
  }
  return na;
};

export const samengevoegd = <B extends Boom>(boom: B, feit: Fact<'KnoopSamengevoegd'>): B => {
  const { in: knoopId, nieuw, knopen } = feit.data;
  const met = nieuw ? withKnoop(boom, { knoopId, ...nieuw }) : boom;
  return withOpgegaan(met, gegaan(met.opgegaan, knopen, feit));
};

export const gesplitst = <B extends Boom>(boom: B, feit: Fact<'KnoopGesplitst'>): B => {
  const { knoopId, delen } = feit.data;
  // The parts take the place of the whole on that day: a move of the whole may be told later than the split.
  const bovenliggend = boom.geplaatst.get(knoopId)?.bovenliggend;
  const met = delen.reduce((na, { acties: _, ...deel }) => withKnoop(na, { ...deel, ...(bovenliggend !== undefined && { bovenliggend }) }), boom);
  return withOpgegaan(met, gegaan(met.opgegaan, [knoopId], feit));
};

/** The tree as if the merge or split had not been: its knopen come back, and those that it made lead to the first of them. */
export const teruggenomen = <B extends Boom>(boom: B, feit: Fact<'HerindelingTeruggenomen'>): B => {
  const { terug, weg } = feit.data;
  const opgegaan = new Map(boom.opgegaan);
  for (const knoopId of terug) {
    const vorige = boom.opgegaan.get(knoopId)?.vorige;
    if (vorige) opgegaan.set(knoopId, vorige);
    else opgegaan.delete(knoopId);
  }
  return withOpgegaan(boom, gegaan(opgegaan, weg, feit));
};

/** The knoop that is meant by who names this one: itself, or the one in the place of a knoop that was never there. */
export const bedoeldeKnoop = (knoopId: KnoopId, boom: Pick<Boom, 'opgegaan'>): KnoopId => {
  const passed = new Set<KnoopId>();
  let at = knoopId;
  while (isNooitGeweest(at, boom) && !passed.has(at)) {
    passed.add(at);
    const went = boom.opgegaan.get(at);
    at = (went && naarVan(went.feit)) ?? at;
  }
  return at;
};

/** True for a knoop that a merge or split made which was taken back: others may still name it, and mean the one in its place. */
export const isNooitGeweest = (knoopId: KnoopId, { opgegaan }: Pick<Boom, 'opgegaan'>): boolean =>
  opgegaan.get(knoopId)?.feit.type === 'HerindelingTeruggenomen';

/** Each knoop that was never there, with the one that is meant by its name. */
export const nooitGeweestIn = (boom: Pick<Boom, 'opgegaan'>): ReadonlyMap<KnoopId, KnoopId> =>
  new Map([...boom.opgegaan.keys()].filter((knoopId) => isNooitGeweest(knoopId, boom)).map((knoopId) => [knoopId, bedoeldeKnoop(knoopId, boom)]));
