import { Inject, Injectable } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import type { Position, Recorded } from '@actiespoor/event-store';
import { maySeePersonsInSpoor, type Medewerker } from '@actiespoor/application';
import type { ActieEvent, ActieId, PlanEvent, PlanId } from '@actiespoor/plan/events';
import { actieStream, planStream } from '@actiespoor/plan/model';
import type { Platform } from '@actiespoor/platform';
import { soortOf } from '@actiespoor/voortgang';

import { Access } from './access.js';
import { PLATFORM } from './commands.js';

export type Soort = (ActieEvent | PlanEvent)['type'];

/** One fact of a sub-collection: what was recorded, when, and in which role. */
export class Regel {
  @ApiProperty({ type: 'string', format: 'uuid' })
  readonly gebeurtenisId!: string;

  @ApiProperty({ type: 'string', description: 'De soort, zoals actie-gestart.' })
  readonly soort!: string;

  @ApiProperty({ type: 'string', required: false, description: 'Wat voor actie, plan of consultatie het is, zoals voornemen of advies.' })
  readonly aard?: string;

  @ApiProperty({ type: 'string', format: 'date-time' })
  readonly geregistreerdOp!: string;

  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' }, description: 'Wie het vastlegde: id, rol en organisatie.' })
  readonly medewerker!: { readonly id?: string; readonly rol: string; readonly organisatie: string };

  @ApiProperty({ type: 'string', required: false })
  readonly reden?: string;
}

/** What a sub-collection has known over time, oldest first; each line holds what the fact says, in today's shape. */
export class Geschiedenis {
  @ApiProperty({ type: () => Regel, isArray: true })
  readonly regels!: readonly Regel[];

  @ApiProperty({ type: 'string', description: 'Tot waar dit antwoord loopt.' })
  readonly positie!: Position;
}

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

interface Part {
  /** Which facts belong to the sub-collection. */
  readonly soorten: readonly Soort[];
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
  async ofActie(medewerker: Medewerker, actieId: ActieId, soorten: readonly Soort[]): Promise<Geschiedenis> {
    const { feiten, position } = await this.access.actie(medewerker, actieId);
    return this.read(actieStream(actieId), { soorten, position, isNamed: maySeePersonsInSpoor(medewerker, feiten) });
  }

  /** @throws ProblemException 404, 403 */
  async ofPlan(medewerker: Medewerker, planId: PlanId, soorten: readonly Soort[]): Promise<Geschiedenis> {
    const { feiten, position } = await this.access.plan(medewerker, planId);
    return this.read(planStream(planId), { soorten, position, isNamed: maySeePersonsInSpoor(medewerker, feiten) });
  }

  private async read(stream: string, { soorten, isNamed, position }: Part): Promise<Geschiedenis> {
    const facts = await this.platform.factsOf([stream]);
    const regels = facts.filter(({ type }) => soorten.some((soort) => soort === type)).map(regelOf);
    return { regels: isNamed ? regels : regels.map(withoutWho), positie: position };
  }
}
