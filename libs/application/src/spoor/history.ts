import type { Position, Recorded } from '@actiespoor/event-store';
import type { ActieEvent, ActieId, PlanId } from '@actiespoor/plan/events';
import { actieStream, isActieStream, planStream, withBehoudenWoorden } from '@actiespoor/plan/model';
import { soortOf } from '@actiespoor/voortgang';

import type { Medewerker } from '../access/medewerker.js';
import { maySeePersonsInSpoor } from '../access/rechten.js';
import type { Facts } from '../facts.js';
import { type Declined, isDeclined } from '../outcome.js';
import type { View } from '../view.js';
import type { Geschiedenis, Soort, Vastlegging } from './geschiedenis.js';

type Regel = Vastlegging & { readonly soort: string };

/** The data of an event, with the kind of its subject under another name: `soort` is that of the event. */
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

/** The facts of an actie, in which each correction of a status has the words that it kept. */
const complete = (facts: readonly Recorded[]): readonly Recorded[] => {
  const known: ActieEvent[] = [];
  return facts.map((recorded) => {
    const fact = withBehoudenWoorden({ type: recorded.type, data: recorded.data } as ActieEvent, known);
    known.push(fact);
    return { ...recorded, data: fact.data };
  });
};

interface Part<S extends Soort> {
  /** The kinds of facts in the sub-collection. */
  readonly soorten: readonly S[];
  /** True if the caller may see the medewerker. */
  readonly isNamed: boolean;
  /** The position of the last event of the stream. */
  readonly position: Position;
}

export interface HistorySources {
  readonly view: () => View;
  readonly facts: Facts;
}

/** The history of one sub-collection, read from the stream itself and so never behind. */
export class History {
  constructor(private readonly sources: HistorySources) {}

  /** @param soorten the kinds of facts in the sub-collection */
  async ofActie<S extends Soort>(medewerker: Medewerker, actieId: ActieId, soorten: readonly S[]): Promise<Geschiedenis<S> | Declined> {
    const access = await this.sources.view().access.actie(medewerker, actieId);
    if (isDeclined(access)) return access;
    return this.read(actieStream(actieId), { soorten, position: access.position, isNamed: maySeePersonsInSpoor(medewerker, access.feiten) });
  }

  async ofPlan<S extends Soort>(medewerker: Medewerker, planId: PlanId, soorten: readonly S[]): Promise<Geschiedenis<S> | Declined> {
    const access = await this.sources.view().access.plan(medewerker, planId);
    if (isDeclined(access)) return access;
    return this.read(planStream(planId), { soorten, position: access.position, isNamed: maySeePersonsInSpoor(medewerker, access.feiten) });
  }

  // The store promises that the data of an event has the shape of its type; the journeys compare every line with its schema.
  private async read<S extends Soort>(stream: string, { soorten, isNamed, position }: Part<S>): Promise<Geschiedenis<S>> {
    const recorded = await this.sources.facts.of([stream]);
    const facts = isActieStream(stream) ? complete(recorded) : recorded;
    const regels = facts.filter(({ type }) => soorten.some((soort) => soort === type)).map(regelOf);
    return { regels: (isNamed ? regels : regels.map(withoutWho)) as unknown as Geschiedenis<S>['regels'], positie: position };
  }
}
