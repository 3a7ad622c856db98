import type { ActieId, PlanId } from '@actiespoor/plan/events';
import { actiesIn, asMedewerker, type ActieWeergave, type PlanWeergave } from '@actiespoor/voortgang';

import type { Medewerker } from '../access/medewerker.js';
import { isPast, type MomentPageQuery, type MomentQuery } from '../moment.js';
import { type Declined, isDeclined } from '../outcome.js';
import type { ReadView } from '../reading.js';
import type { PlanDossier } from './dossiers.js';
import type { Planlijst, PlanReader } from './plan-reader.js';
import { isActieToldByRevision, isPlanToldByRevision, latestRevision } from './told-by-revision.js';

/** An answer, with the revision to write on; absent for a past state, for nobody can write to that. */
export interface Shown<T> {
  readonly weergave: T;
  readonly revision?: number;
  /** True if it has been the same ever since the revision came to be. */
  readonly isToldByRevision: boolean;
}

export interface PlannenSources {
  readonly view: () => ReadView;
  readonly reader: PlanReader;
}

/** True if a merge or split ever decided on the places in the plan, also one that was taken back; and if only the events know that and they are away. */
const isHeringedeeld = ({ opgegaan = [] }: Pick<PlanWeergave, 'opgegaan'>, { history }: Partial<Pick<PlanDossier, 'history'>>): boolean =>
  opgegaan.length > 0 || history === undefined || history.facts.some(({ type }) => type === 'HerindelingTeruggenomen');

/** Plans and their acties, as somebody may read them. */
export class Plannen {
  constructor(private readonly sources: PlannenSources) {}

  async list(medewerker: Medewerker, query: MomentPageQuery): Promise<Planlijst | Declined> {
    const eigenaars = await this.sources.view().access.ownersFor(medewerker);
    return isDeclined(eigenaars) ? eigenaars : this.sources.reader.list(asMedewerker(medewerker), eigenaars, query);
  }

  async plan(medewerker: Medewerker, planId: PlanId, query: MomentQuery): Promise<Shown<PlanWeergave> | Declined> {
    const access = await this.sources.view().access.plan(medewerker, planId);
    if (isDeclined(access)) return access;
    const weergave = await this.sources.reader.read(access, query);
    if (isDeclined(weergave)) return weergave;
    if (isPast(query)) return { weergave, isToldByRevision: false };
    return { weergave, revision: latestRevision(weergave, access), isToldByRevision: isPlanToldByRevision(weergave, access) };
  }

  /** All acties of a plan, deelacties too. */
  async acties(medewerker: Medewerker, planId: PlanId, query: MomentQuery): Promise<readonly ActieWeergave[] | Declined> {
    const shown = await this.plan(medewerker, planId, query);
    return isDeclined(shown) ? shown : actiesIn(shown.weergave);
  }

  async actie(medewerker: Medewerker, actieId: ActieId, query: MomentQuery): Promise<Shown<ActieWeergave> | Declined> {
    const access = await this.sources.view().access.actie(medewerker, actieId);
    if (isDeclined(access)) return access;
    const { plan, feiten, caller, position, revision } = access;
    const found = await this.sources.reader.actie({ ...plan, feiten, caller }, query, { actieId, position });
    if (isDeclined(found)) return found;
    const { actie } = found;
    if (isPast(query)) return { weergave: actie, isToldByRevision: false };
    const isToldByRevision = isActieToldByRevision(actie, found, {
      planPosition: plan.position,
      isPlanDeciding: isHeringedeeld(found.plan, plan as Partial<PlanDossier>) || plan.wasWithdrawn(),
      revision,
    });
    return { weergave: actie, revision: latestRevision(actie, { revision }), isToldByRevision };
  }
}
