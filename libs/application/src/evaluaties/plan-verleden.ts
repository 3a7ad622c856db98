import { type EventStore, type Position, readFactsOf, type Recorded } from '@actiespoor/event-store';
import type { OrganisatieCode, PlanEvent, PlanId } from '@actiespoor/plan/events';
import { actieStream, ledenVanPlan, organisatieStream, planStream } from '@actiespoor/plan/model';
import { type AskedAs, organisaties, type OrganisatieRij, type PlanVerleden, system } from '@actiespoor/voortgang';

import { eventSchema } from '../commands/commands.js';
import { type ReadProgress, untilRead } from '../machine.js';

export interface VerledenSources {
  readonly eventStore: EventStore;
  readonly readStore: ReadProgress & AskedAs<'plannen'>;
}

const schema = eventSchema();

const eigenaarIn = (events: readonly Recorded[]): OrganisatieCode | undefined => {
  const made = events.find(({ type }) => type === ('PlanOpgesteld' satisfies PlanEvent['type']));
  return made && (made.data as { readonly eigenaar: OrganisatieCode }).eigenaar;
};

const ledenOf = (register: OrganisatieRij | undefined, eigenaar: OrganisatieCode | undefined, jaar: number): readonly OrganisatieCode[] =>
  eigenaar === undefined ? [] : ledenVanPlan(eigenaar, register?.gegevens.waarde, jaar);

/** The past of plans as it was recorded up to a place in the feed, one after the other. */
export class Verledens {
  private readonly registers = new Map<OrganisatieCode, Promise<OrganisatieRij | undefined>>();

  constructor(
    private readonly sources: VerledenSources,
    private readonly totEnMet: Position,
  ) {}

  /** The read model only tells which acties a plan has; it must know all of them. @throws StoreUnavailable */
  async prepare(): Promise<void> {
    await untilRead(this.sources.readStore, ['actueel-plan'], this.totEnMet);
  }

  /** @throws StoreUnavailable, UnknownEvent */
  async of(planId: PlanId): Promise<PlanVerleden> {
    const events = await this.read(await this.streamsOf(planId));
    const eigenaar = eigenaarIn(events);
    const register = eigenaar && (await this.registerOf(eigenaar));
    return { events, ledenIn: (jaar) => ledenOf(register, eigenaar, jaar) };
  }

  private read(streams: readonly string[]): Promise<readonly Recorded[]> {
    return readFactsOf({ store: this.sources.eventStore, schema }, streams, this.totEnMet);
  }

  private async streamsOf(planId: PlanId): Promise<readonly string[]> {
    const sleutels = await this.sources.readStore.as(system).plannen.actieSleutels(planId);
    return [planStream(planId), ...sleutels.map(({ actieId }) => actieStream(actieId)).toSorted()];
  }

  /** As it was registered then: a later change of it must not show, however often the work was broken off. */
  private registerOf(eigenaar: OrganisatieCode): Promise<OrganisatieRij | undefined> {
    const known = this.registers.get(eigenaar) ?? this.readRegister(eigenaar);
    this.registers.set(eigenaar, known);
    return known;
  }

  private async readRegister(eigenaar: OrganisatieCode): Promise<OrganisatieRij | undefined> {
    const events = await this.read([organisatieStream(eigenaar)]);
    return events.reduce<OrganisatieRij | undefined>((rij, recorded) => organisaties.project(rij, recorded, eigenaar), undefined);
  }
}
