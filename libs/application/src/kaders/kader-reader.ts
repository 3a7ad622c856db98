import { Inject, Injectable } from '@nestjs/common';
import { dayAt, type Medewerker } from '@actiespoor/application';
import { defined } from '@actiespoor/kernel';
import type { KaderId, PlanId } from '@actiespoor/plan/events';
import { kaderStream, planStream } from '@actiespoor/plan/model';
import type { Platform } from '@actiespoor/platform';
import {
  type AsOf,
  composeKader,
  dutchOrder,
  type GevolgdPlan,
  gevolgdPlanAsOf,
  kaderAsOf,
  kaders,
  type PlanPagina,
  withUiterlijk,
} from '@actiespoor/voortgang';

import { Access } from '../access.js';
import { PLATFORM } from '../commands.js';
import { knownUntil, type Leesvraag, type Standvraag } from '../edge/queries.js';
import { notFound } from '../edge/problem.js';
import { PlanReader } from '../plannen/plan-reader.js';
import type { GelezenKader, GelijstKader } from './antwoorden.js';

const plansAtOnce = 500;

/** Reads a kader and what became of it in the plans that the caller may read, out of the events themselves. */
@Injectable()
export class KaderReader {
  constructor(
    private readonly access: Access,
    private readonly plannen: PlanReader,
    @Inject(PLATFORM) private readonly platform: Platform,
  ) {}

  /** Those that are there today, by title: each out of its own events, as one of them is read. @throws ProblemException 503 */
  async list(vraag: Leesvraag): Promise<readonly GelijstKader[]> {
    await this.plannen.awaits(vraag, [kaders.name]);
    const peildatum = dayAt(this.platform.clock());
    const rijen = await this.platform.readStore.kaders.listKaders();
    const byStream = Map.groupBy(await this.platform.factsOf(rijen.map(({ stream }) => stream)), ({ stream }) => stream);
    const geregistreerd = [...byStream.values()].flatMap((events) => kaderAsOf(events, { peildatum }) ?? []);
    return geregistreerd
      .map(({ gegevens, geregistreerdDoor }) => ({ ...withUiterlijk(gegevens), geregistreerdDoor }))
      .toSorted((een, ander) => dutchOrder(een.titel, ander.titel));
  }

  /** @throws ProblemException 404 where the kader was not there then, or was not known; 503 where the position to wait for does not come */
  async read(medewerker: Medewerker, kaderId: KaderId, vraag: Standvraag): Promise<GelezenKader> {
    await this.plannen.awaits(vraag);
    const bekendOp = knownUntil(vraag);
    const opDag = vraag.peildatum ?? dayAt(bekendOp ?? this.platform.clock());
    const asOf: AsOf = defined({ peildatum: opDag, bekendOp });
    const kader = kaderAsOf(await this.platform.factsOf([kaderStream(kaderId)]), asOf);
    if (!kader) throw notFound(`Kader ${kaderId} bestaat niet, of was er toen nog niet.`);
    const planIds = await this.plansOf(medewerker, kaderId);
    const plannen = await Promise.all(planIds.map(async (planId) => gevolgdPlanAsOf(await this.platform.factsOf([planStream(planId)]), asOf)));
    const { gegevens, geregistreerdDoor } = kader;
    return { ...composeKader(gegevens, plannen.filter((plan): plan is GevolgdPlan => plan !== undefined), opDag), geregistreerdDoor };
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
