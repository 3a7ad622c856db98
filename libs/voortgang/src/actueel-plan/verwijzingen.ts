import type { ActieWeergave, PlanWeergave } from './plan-weergave.js';

type Verwijzingen = ActieWeergave['verwijzingen'];

const sleutelOf = ({ soort, doel }: Verwijzingen[number]): string => `${soort} ${doel}`;

/** Each reference once, with its latest words; without the knoop of the actie itself. */
const distinct = (verwijzingen: Verwijzingen, knoopId: string | undefined): Verwijzingen =>
  [...new Map(verwijzingen.map((een) => [sleutelOf(een), een])).values()].filter(({ soort, doel }) => soort !== 'tevensOnder' || doel !== knoopId);

const withDistinct = (actie: ActieWeergave): ActieWeergave => ({
  ...actie,
  verwijzingen: distinct(actie.verwijzingen, actie.knoopId),
  deelacties: actie.deelacties.map(withDistinct),
});

/**
 * The plan with every reference once: knopen that were merged had references of their own, and an actie may have belonged to both.
 * Only for readers of the plan, and outside composePlan: the hash of an adoption covers the references as they were told.
 */
export const withDistinctReferences = (plan: PlanWeergave): PlanWeergave => ({
  ...plan,
  knopen: plan.knopen.map((knoop) => {
    const own = new Set(knoop.acties.map(({ actieId }) => actieId));
    return { ...knoop, acties: knoop.acties.map(withDistinct), tevens: knoop.tevens.filter((actieId) => !own.has(actieId)) };
  }),
  acties: plan.acties.map(withDistinct),
});
