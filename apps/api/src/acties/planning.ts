import { type Datum, defined } from '@actiespoor/kernel';
import { hasActie } from '@actiespoor/plan';
import type { ActieEvent, Actor, OrganisatieCode, PersoonId, Planning, PlanningSoort, Trekker, TrekkerId } from '@actiespoor/plan/events';
import { idMadeBy, planningbeslissers, planningsoorten, trekkersoorten } from '@actiespoor/plan/model';

import { Choice, DatumField, NumberField, OrganisatieField, TextField, UuidField } from '../validation/fields.js';
import { FitsHerhaling, IsHerhaling } from '../validation/herhaling.js';
import { NeededWhen, NotBefore, ofSoort, OnlyWhen } from '../validation/relations.js';
import type { BareActieCommandOf, Made, Target } from './actie-table.js';

/** True for a period without any day. */
const hasNoDay = ({ soort, tot }: { readonly soort: string; readonly tot?: Datum }): boolean => soort === 'periode' && tot === undefined;

export class Planningopgave {
  @TextField({ max: 500, description: 'De planning in woorden, zoals in het plan.' })
  readonly tekst!: string;

  @Choice(planningsoorten)
  readonly soort!: PlanningSoort;

  @NeededWhen(hasNoDay, 'is verplicht bij soort periode als tot ontbreekt')
  @DatumField({ optional: true, requiredWhen: hasNoDay, description: 'Bij periode is van of tot verplicht.' })
  readonly van?: Datum;

  @OnlyWhen(({ soort }: Planningopgave) => soort !== 'doorlopend', 'hoort niet bij doorlopend: dat heeft geen eind')
  @NotBefore('van')
  @DatumField({ optional: true, description: 'Niet bij doorlopend: dat heeft geen eind.' })
  readonly tot?: Datum;

  @OnlyWhen(ofSoort('herhalend'), 'hoort alleen bij soort herhalend')
  @FitsHerhaling()
  @NumberField({ min: 1, max: 366, optional: true, description: 'Alleen bij herhalend: hoe vaak per jaar; met herhaling ernaast hetzelfde aantal.' })
  readonly perJaar?: number;

  @OnlyWhen(ofSoort('herhalend'), 'hoort alleen bij soort herhalend')
  @IsHerhaling()
  @TextField({ max: 200, optional: true, description: 'Alleen bij herhalend: herhaling naar RFC 5545, zoals FREQ=WEEKLY;INTERVAL=2;BYDAY=TU.' })
  readonly herhaling?: string;

  @OnlyWhen(ofSoort('nader-te-bepalen'), 'hoort alleen bij soort nader-te-bepalen')
  @Choice(planningbeslissers, { optional: true, description: 'Alleen bij nader-te-bepalen: wie nog moet bepalen wanneer.' })
  readonly doorWie?: Planning['doorWie'];

  @OnlyWhen(ofSoort('voorwaardelijk'), 'hoort alleen bij soort voorwaardelijk')
  @TextField({ max: 500, optional: true, description: 'Alleen bij voorwaardelijk: waarvan het afhangt.' })
  readonly voorwaarde?: string;

  @DatumField({ description: 'Vanaf wanneer deze planning geldt.' })
  readonly op!: Datum;

  @TextField({ max: 1000, optional: true })
  readonly reden?: string;
}

export class Trekkeropgave {
  @TextField({ max: 300, description: 'De trekker in woorden; geen naam van een persoon.' })
  readonly tekst!: string;

  @Choice(trekkersoorten)
  readonly soort!: Trekker['soort'];

  @OnlyWhen(ofSoort('organisatie', 'functie', 'persoon'), 'hoort niet bij soort iedere-gemeente: dan trekt elke gemeente van het plan')
  @NeededWhen(ofSoort('organisatie'), 'is verplicht bij soort organisatie')
  @OrganisatieField({
    optional: true,
    requiredWhen: ofSoort('organisatie'),
    description: 'Bij soort organisatie verplicht; niet bij iedere-gemeente.',
  })
  readonly organisatie?: OrganisatieCode;

  @OnlyWhen(ofSoort('functie', 'persoon'), 'hoort alleen bij soort functie of persoon')
  @NeededWhen(ofSoort('functie'), 'is verplicht bij soort functie')
  @TextField({ max: 200, optional: true, requiredWhen: ofSoort('functie'), description: 'Bij soort functie verplicht.' })
  readonly functie?: string;

  @OnlyWhen(ofSoort('persoon'), 'hoort alleen bij soort persoon')
  @NeededWhen(ofSoort('persoon'), 'is verplicht bij soort persoon')
  @UuidField({
    optional: true,
    requiredWhen: ofSoort('persoon'),
    description:
      'Bij soort persoon verplicht: het id dat een medewerker nu heeft (een id van voor een bijwerking is persoon-onbekend); de naam staat niet in de gebeurtenis.',
  })
  readonly persoon?: PersoonId;

  @DatumField()
  readonly op!: Datum;
}

export class Trekkerontheffing {
  @UuidField({ description: 'De toewijzing die eindigt.' })
  readonly trekkerId!: TrekkerId;

  @DatumField()
  readonly op!: Datum;

  @TextField({ max: 1000, optional: true })
  readonly reden?: string;
}

export class Actoropgave {
  @TextField({ max: 500 })
  readonly tekst!: string;

  @OrganisatieField({ optional: true })
  readonly organisatie?: OrganisatieCode;

  @DatumField()
  readonly op!: Datum;
}

const planningOf = ({ op: _, reden: __, ...planning }: Planningopgave): Planning => defined({ ...planning, zekerheid: 'hoog' as const });

/** A first planning is laid down, a later one adjusts the one that stands on its day. */
export const toPlanningCommand = (opgave: Planningopgave, { actieId, history }: Target): BareActieCommandOf<'PlanningVastleggen' | 'PlanningBijstellen'> => {
  const toen = history.on(opgave.op);
  const type = hasActie(toen) && toen.planning ? 'PlanningBijstellen' : 'PlanningVastleggen';
  return { type, data: { actieId, op: opgave.op, planning: planningOf(opgave) } };
};

export const toAssignment = ({ op, ...trekker }: Trekkeropgave, { actieId, commandId }: Made): BareActieCommandOf<'TrekkerToewijzen'> => ({
  type: 'TrekkerToewijzen',
  data: { actieId, op, trekker: defined({ ...trekker, trekkerId: idMadeBy(commandId, 'trekker') }) },
});

/** The assignment that the facts are about: one that was there already keeps its id. */
export const trekkerOf = ([feit]: readonly ActieEvent[]): { readonly trekkerId?: TrekkerId } =>
  feit?.type === 'TrekkerToegewezen' ? { trekkerId: feit.data.trekker.trekkerId } : {};

export const toActorCommand = ({ op, ...actor }: Actoropgave, { actieId }: Made): BareActieCommandOf<'ActorBetrekken'> => ({
  type: 'ActorBetrekken',
  data: { actieId, op, actor: defined(actor) satisfies Actor },
});
