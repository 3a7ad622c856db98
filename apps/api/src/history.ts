import { Inject, Injectable } from '@nestjs/common';
import type { Position, Recorded } from '@actiespoor/event-store';
import { maySeePersonsInSpoor, type Medewerker } from '@actiespoor/application';
import type { ActieId, PlanId } from '@actiespoor/plan/events';
import { actieStream, planStream } from '@actiespoor/plan/model';
import type { Platform } from '@actiespoor/platform';
import { soortOf } from '@actiespoor/voortgang';

import { Access } from './access.js';
import { PLATFORM } from './commands.js';
import type { Geschiedenis, Soort, Vastlegging } from './geschiedenis.js';

type Regel = Vastlegging & { readonly soort: string };

/** What an event says, with the kind of its subject under a name of its own: `soort` is that of the event. */
const inhoudOf = ({ soort, ...inhoud }: { readonly soort?: unknown }): object => (soort === undefined ? inhoud : { ...inhoud, aard: soort });

const regelOf = ({ id, type, data, metadata }: Recorded): Regel => ({
  ...inhoudOf(data),
  gebeurtenisId: id,
  soort: soortOf(type),
  geregistreerdOp: metadata.recordedAt,
  medewerker: { id: metadata.actor, rol: metadata.role, organisatie: metadata.organisatie },
  ...(metadata.reason !== undefined && { reden: metadata.reason }),
});

const withoutWho = ({ medewerker: { rol, organisatie }, ...regel }: Regel): Regel => ({ ...regel, medewerker: { rol, organisatie } });

interface Part<S extends Soort> {
  /** Which facts belong to the sub-collection. */
  readonly soorten: readonly S[];
  /** Whether the caller may see who it was. */
  readonly isNamed: boolean;
  /** Of the last event of the stream. */
  readonly position: Position;
}

/** The history of one sub-collection, read from the stream itself and so never behind. */
@Injectable()
export class History {
  constructor(
    private readonly access: Access,
    @Inject(PLATFORM) private readonly platform: Platform,
  ) {}

  /** @param soorten which facts belong to the sub-collection. @throws ProblemException 404, 403 */
  async ofActie<S extends Soort>(medewerker: Medewerker, actieId: ActieId, soorten: readonly S[]): Promise<Geschiedenis<S>> {
    const { feiten, position } = await this.access.actie(medewerker, actieId);
    return this.read(actieStream(actieId), { soorten, position, isNamed: maySeePersonsInSpoor(medewerker, feiten) });
  }

  /** @throws ProblemException 404, 403 */
  async ofPlan<S extends Soort>(medewerker: Medewerker, planId: PlanId, soorten: readonly S[]): Promise<Geschiedenis<S>> {
    const { feiten, position } = await this.access.plan(medewerker, planId);
    return this.read(planStream(planId), { soorten, position, isNamed: maySeePersonsInSpoor(medewerker, feiten) });
  }

  // The store promises that the data of an event has the shape of its type; the journeys hold every line against its schema.
  private async read<S extends Soort>(stream: string, { soorten, isNamed, position }: Part<S>): Promise<Geschiedenis<S>> {
    const facts = await this.platform.factsOf([stream]);
    const regels = facts.filter(({ type }) => soorten.some((soort) => soort === type)).map(regelOf);
    return { regels: (isNamed ? regels : regels.map(withoutWho)) as unknown as Geschiedenis<S>['regels'], positie: position };
  }
}
