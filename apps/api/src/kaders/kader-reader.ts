import { Inject, Injectable } from '@nestjs/common';
import type { Medewerker } from '@actiespoor/identity';
import { defined } from '@actiespoor/kernel';
import type { KaderId, PlanId } from '@actiespoor/plan/events';
import { dayAt, kaderStream, type Platform, planStream } from '@actiespoor/platform';
import { type AsOf, composeKader, type GevolgdPlan, gevolgdPlanAsOf, kaderAsOf, type KaderWeergave, type PlanPagina } from '@actiespoor/voortgang';

import { Access } from '../access.js';
import { PLATFORM } from '../commands.js';
import { knownUntil, type Standvraag } from '../edge/queries.js';
import { notFound } from '../edge/problem.js';
import { PlanReader } from '../plannen/plan-reader.js';

const plansAtOnce = 500;

/** Reads a kader and what became of it in the plans that the caller may read, out of the events themselves. */
@Injectable()
export class KaderReader {
  constructor(
    private readonly access: Access,
    private readonly plannen: PlanReader,
    @Inject(PLATFORM) private readonly platform: Platform,
  ) {}

  /** @throws ProblemException 404 where the kader was not there then, or was not known; 503 where the position to wait for does not come */
  async read(medewerker: Medewerker, kaderId: KaderId, vraag: Standvraag): Promise<KaderWeergave> {
    await this.plannen.awaits(vraag);
    const bekendOp = knownUntil(vraag);
    const opDag = vraag.peildatum ?? dayAt(bekendOp ?? this.platform.clock());
    const asOf: AsOf = defined({ peildatum: opDag, bekendOp });
    const rij = kaderAsOf(await this.platform.factsOf([kaderStream(kaderId)]), asOf);
    if (!rij) throw notFound(`Kader ${kaderId} bestaat niet, of was er toen nog niet.`);
    const planIds = await this.plansOf(medewerker, kaderId);
    const plannen = await Promise.all(planIds.map(async (planId) => gevolgdPlanAsOf(await this.platform.factsOf([planStream(planId)]), asOf)));
    return composeKader(rij.gegevens.waarde, plannen.filter((plan): plan is GevolgdPlan => plan !== undefined), opDag);
  }

  /** A plan keeps the kader that it was made under, so today's list has the plans of every date. */
  private async plansOf(medewerker: Medewerker, kaderId: KaderId): Promise<readonly PlanId[]> {
    const eigenaars = await this.access.ownersFor(medewerker);
    const found: PlanId[] = [];
    let na: PlanPagina['volgende'];
    do {
      const { plannen, volgende } = await this.platform.readStore.plannen.listPlannen(defined({ eigenaars, aantal: plansAtOnce, na }));
      found.push(...plannen.flatMap(({ opgesteld }) => (opgesteld?.waarde.kaderId === kaderId ? [opgesteld.waarde.planId] : [])));
      na = volgende;
    } while (na !== undefined);
    return found;
  }

}
