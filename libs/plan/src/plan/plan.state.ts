import type { Datum, Timeline } from '@actiespoor/kernel';

import type { ConsultatieId, ImportId } from '../ids.js';
import { type Boom, gesplitst, legeBoom, samengevoegd, teruggenomen, withKnoop } from './boom.js';
import type { Consultatie, Knoop, KnoopWijziging, PlanEvent } from './plan.events.js';

type Fact<Type extends PlanEvent['type']> = Extract<PlanEvent, { readonly type: Type }>['data'];

export type Opstelling = Fact<'PlanOpgesteld'>;

/** The state of one consultatie: the day until which it was expected, or the day on which it was held. */
export interface ConsultatieState {
  readonly consultatie: Consultatie;
  readonly verwacht?: Datum;
  readonly afgezegd?: { readonly motief: string; readonly op: Datum };
  readonly gehoudenOp?: Datum;
  readonly opbrengst?: string;
  /** The state that holds without the report of that day. */
  readonly vorige?: ConsultatieState;
}

/** The present adoption, and the one that would hold without it. */
export interface Vaststelling {
  readonly orgaan: string;
  readonly besluitnummer?: string;
  readonly op: Datum;
  readonly vorige?: Vaststelling;
}

export interface OpgesteldPlan extends Boom {
  readonly fase: 'opgesteld';
  /** Title, kind, owner, period and levels, as the plan was made. */
  readonly opstelling: Opstelling;
  readonly consultaties: ReadonlyMap<ConsultatieId, ConsultatieState>;
  readonly doorgevoerd: ReadonlySet<ImportId>;
  readonly vaststellingGepland?: { readonly orgaan: string; readonly verwacht: Datum };
  readonly vastgesteld?: Vaststelling;
  readonly ingetrokken?: { readonly motief: string; readonly op: Datum };
}

/** `eerder` holds the facts of an old history from before the plan existed: they count once it exists. */
export type Plan = { readonly fase: 'onbekend'; readonly eerder: readonly PlanEvent[] } | OpgesteldPlan;

/** A plan on every day. */
export type PlanHistory = Timeline<Plan, PlanEvent>;

export const onbekendPlan: Plan = { fase: 'onbekend', eerder: [] };

/** True if the plan exists; then owner, tree and adoption can be read from it. */
export const hasPlan = (plan: Plan): plan is OpgesteldPlan => plan.fase === 'opgesteld';

/** A plan of which no more is told than that it was made. */
export const opgesteldPlan = (opstelling: Opstelling): OpgesteldPlan => ({
  fase: 'opgesteld',
  opstelling,
  ...legeBoom,
  consultaties: new Map(),
  doorgevoerd: new Set(),
});

const gewijzigd = (knoop: Knoop, { veld, nieuw }: KnoopWijziging): Knoop => (nieuw === null ? knoop : { ...knoop, [veld]: nieuw });

const withKnoopwijziging = (plan: OpgesteldPlan, { knoopId, wijzigingen }: Fact<'KnoopGewijzigd'>): OpgesteldPlan => {
  const knoop = plan.geplaatst.get(knoopId);
  return knoop ? withKnoop(plan, wijzigingen.reduce(gewijzigd, knoop)) : plan;
};

const verplaatst = (plan: OpgesteldPlan, { knoopId, nieuw }: Fact<'KnoopVerplaatst'>): OpgesteldPlan => {
  const knoop = plan.geplaatst.get(knoopId);
  if (!knoop) return plan;
  const { bovenliggend: _, ...rest } = knoop;
  const { bovenliggend, volgorde } = nieuw;
  return withKnoop(plan, { ...rest, volgorde, ...(bovenliggend === null ? {} : { bovenliggend }) });
};

const withConsultatie = (plan: OpgesteldPlan, consultatie: ConsultatieState): OpgesteldPlan => ({
  ...plan,
  consultaties: new Map(plan.consultaties).set(consultatie.consultatie.consultatieId, consultatie),
});

/** The consultatie alone, without the plan and the dates around it. */
export const consultatieOf = ({ consultatieId, soort, onderwerp, deelnemers }: Consultatie): Consultatie => ({
  consultatieId,
  soort,
  onderwerp,
  deelnemers,
});

const gehouden = (data: Fact<'ConsultatieGehouden'>, known: ConsultatieState | undefined): ConsultatieState => {
  const vorige = known?.gehoudenOp === data.op ? known.vorige : known;
  return {
    consultatie: consultatieOf(data),
    gehoudenOp: data.op,
    ...(data.opbrengst !== undefined && { opbrengst: data.opbrengst }),
    ...(vorige && { vorige }),
  };
};

const nietGehouden = (plan: OpgesteldPlan, { consultatieId, op }: Fact<'VerslagTeruggenomen'>): OpgesteldPlan => {
  const known = plan.consultaties.get(consultatieId);
  if (known?.gehoudenOp !== op) return plan;
  if (known.vorige) return withConsultatie(plan, known.vorige);
  return { ...plan, consultaties: new Map([...plan.consultaties].filter(([id]) => id !== consultatieId)) };
};

const isGehouden = ({ consultaties }: OpgesteldPlan, { consultatieId }: Consultatie): boolean => consultaties.get(consultatieId)?.gehoudenOp !== undefined;

const afgezegd = (plan: OpgesteldPlan, { consultatieId, motief, op }: Fact<'ConsultatieAfgezegd'>): OpgesteldPlan => {
  const known = plan.consultaties.get(consultatieId);
  const isGepland = known?.gehoudenOp === undefined && known?.afgezegd === undefined;
  return known && isGepland ? withConsultatie(plan, { ...known, afgezegd: { motief, op } }) : plan;
};

const nietVastgesteld = ({ vastgesteld, ...plan }: OpgesteldPlan): OpgesteldPlan => (vastgesteld?.vorige ? { ...plan, vastgesteld: vastgesteld.vorige } : plan);

const inForceAgain = ({ ingetrokken: _, ...plan }: OpgesteldPlan): OpgesteldPlan => plan;

const vastgesteldDoor = ({ orgaan, besluitnummer, op }: Fact<'PlanVastgesteld'>): Vaststelling => ({
  orgaan,
  op,
  ...(besluitnummer !== undefined && { besluitnummer }),
});

type LaterEvent = Exclude<PlanEvent, { readonly type: 'PlanOpgesteld' }>;

const evolveOpgesteld = (plan: OpgesteldPlan, event: LaterEvent): OpgesteldPlan => {
  const { type, data } = event;
  switch (type) {
    case 'DoorvoeringVoltooid':
      return { ...plan, doorgevoerd: new Set(plan.doorgevoerd).add(data.importId) };
    case 'KnoopToegevoegd':
      return withKnoop(plan, data);
    case 'KnoopGewijzigd':
      return withKnoopwijziging(plan, data);
    case 'KnoopVerplaatst':
      return verplaatst(plan, data);
    case 'KnoopSamengevoegd':
      return samengevoegd(plan, event);
    case 'KnoopGesplitst':
      return gesplitst(plan, event);
    case 'HerindelingTeruggenomen':
      return teruggenomen(plan, event);
    case 'VaststellingGepland':
      return { ...plan, vaststellingGepland: { orgaan: data.orgaan, verwacht: data.verwacht } };
    case 'PlanVastgesteld':
      return { ...plan, vastgesteld: { ...vastgesteldDoor(data), ...(plan.vastgesteld && { vorige: plan.vastgesteld }) } };
    case 'VaststellingTeruggenomen':
      return nietVastgesteld(plan);
    case 'VaststellingAangevuld':
      return plan.vastgesteld ? { ...plan, vastgesteld: { ...plan.vastgesteld, besluitnummer: data.besluitnummer } } : plan;
    case 'PlanIngetrokken':
      return plan.ingetrokken ? plan : { ...plan, ingetrokken: { motief: data.motief, op: data.op } };
    case 'PlanHersteld':
      return inForceAgain(plan);
    case 'ConsultatieGepland':
      return isGehouden(plan, data) ? plan : withConsultatie(plan, { consultatie: consultatieOf(data), verwacht: data.verwacht });
    case 'ConsultatieAfgezegd':
      return afgezegd(plan, data);
    case 'ConsultatieGehouden':
      return withConsultatie(plan, gehouden(data, plan.consultaties.get(data.consultatieId)));
    case 'VerslagTeruggenomen':
      return nietGehouden(plan, data);
  }
};

const isLater = (event: PlanEvent): event is LaterEvent => event.type !== 'PlanOpgesteld';

/** The plan after a fact; facts come in the order of their days. */
export const evolvePlan = (plan: Plan, event: PlanEvent): Plan => {
  if (hasPlan(plan)) return isLater(event) ? evolveOpgesteld(plan, event) : plan;
  if (isLater(event)) return { ...plan, eerder: [...plan.eerder, event] };
  return plan.eerder.filter(isLater).reduce(evolveOpgesteld, opgesteldPlan(event.data));
};
