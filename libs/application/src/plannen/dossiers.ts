import { type Datum, defined, firstDay, type Obstacle } from '@actiespoor/kernel';
import type { Folded, Position } from '@actiespoor/event-store';
import {
  type Actie,
  type ActieHistory,
  type BareActieCommand,
  hasActie,
  hasPlan,
  kaderInDeWeg,
  type OpgenomenActie,
  type OpgesteldPlan,
  type PlanHistory,
  type DecisionContext,
} from '@actiespoor/plan';
import type { ActieId, KaderId, OrganisatieCode, PlanId } from '@actiespoor/plan/events';
import {
  actieIdOf,
  type Actienaam,
  actieStream,
  type Codefeiten,
  codeSleutel,
  fold,
  kaderStream,
  ledenVanPlan,
  opgesteldPlan,
  type PlanWithActies,
  planContextOf,
  planStream,
} from '@actiespoor/plan/model';
import { type ActieSleutel, type AskedAs, type Questions, system } from '@actiespoor/voortgang';

import type { Loaders } from '../commands/commands.js';
import { canGiveCode, codefeitenOf } from './codefeiten.js';
import { actiesAround, laterAround } from './command-surroundings.js';
import type { KnownPlan, KnownPlans } from './known-plans.js';
import type { RecentActies } from './recent-acties.js';

/** A plan as its own stream tells it, never behind. */
export interface PlanDossier {
  readonly plan: OpgesteldPlan;
  readonly history: PlanHistory;
  readonly revision: bigint;
  readonly position: Position;
  /** True if it was ever withdrawn, also if it is in force again. */
  readonly wasWithdrawn: () => boolean;
}

/** An actie with the plan that it belongs to, each as its own stream tells it. */
export interface ActieDossier {
  readonly actie: OpgenomenActie;
  readonly history: ActieHistory;
  readonly revision: bigint;
  readonly position: Position;
  readonly plan: PlanDossier;
}

/** An actie that is to be taken up: what it is called, since when, and by which command (all ids that this has had). */
export interface NieuweActie {
  readonly naam: Actienaam;
  readonly op: Datum;
  readonly commandIds: readonly string[];
}

export interface Dossiers extends KnownPlans<PlanDossier, ActieDossier> {
  /** Members of the plan's owner in the year of a date; a gemeente is the only member of its own plan. */
  leden(plan: KnownPlan['plan'], op: Datum): Promise<readonly OrganisatieCode[]>;
  /** The plan around a decision about one actie, on the day of the command. */
  contextOf(plan: PlanDossier, command: BareActieCommand): Promise<DecisionContext>;
  /**
   * The id of an actie that is to be taken up: that of the one that has this code or these words, now or on its day, else a new
   * one. What gave up its code before that, or was dropped, keeps its id.
   */
  actieId(plan: PlanDossier, opname: NieuweActie): Promise<ActieId>;
  /** The facts by which acties of a plan get and lose their codes, on all days. */
  codes(planId: PlanId): Promise<Codefeiten>;
  /** True for a kader that was registered on a day; for a later one, the fact that registered it. */
  kader(kaderId: KaderId, op: Datum): Promise<KaderOpDag>;
}

export interface KaderOpDag {
  readonly isBekend: boolean;
  readonly inDeWeg?: Obstacle;
}

export interface DossierSources {
  readonly load: Loaders;
  readonly readModels: AskedAs<'plannen' | 'organisaties'>;
  /** Facts that this process recorded and the read model may not show yet. */
  readonly recent: RecentActies;
}

/** An import that stopped halfway must not show half a plan. */
const isVisible = ({ opstelling, doorgevoerd }: OpgesteldPlan): boolean => opstelling.importId === undefined || doorgevoerd.size > 0;

const byActie = (sleutels: readonly ActieSleutel[]): PlanWithActies['acties'] => new Map(sleutels.map((sleutel) => [sleutel.actieId, sleutel]));

/** Undefined of a stream in which nothing happened. */
const whereOf = ({ marks }: Folded<unknown>): Pick<PlanDossier, 'revision' | 'position'> | undefined => marks.at(-1);

const findPlan = async ({ plan: load }: Loaders, planId: PlanId): Promise<PlanDossier | undefined> => {
  const folded = await load(planStream(planId));
  const [history, where] = [folded.state, whereOf(folded)];
  const plan = history.latest;
  if (!hasPlan(plan) || !where || !isVisible(plan)) return undefined;
  const wasWithdrawn = (): boolean => history.facts.some(({ type }) => type === 'PlanIngetrokken');
  return { plan, history, revision: where.revision, position: where.position, wasWithdrawn };
};

const findActie = async (load: Loaders, actieId: ActieId): Promise<ActieDossier | undefined> => {
  const folded = await load.actie(actieStream(actieId));
  const [history, where] = [folded.state, whereOf(folded)];
  const actie = history.latest;
  if (!hasActie(actie) || !where) return undefined;
  const plan = await findPlan(load, actie.planId);
  return plan && { actie, history, revision: where.revision, position: where.position, plan };
};

const isNamed = (actie: OpgenomenActie, { code, omschrijving }: Actienaam): boolean =>
  code === undefined ? fold(actie.omschrijving) === fold(omschrijving) : codeSleutel(actie.code ?? '') === codeSleutel(code);

/** An actie that once had this name: whether it has it on the day that is meant, or was made by this very command; and now. */
interface Genoemd {
  readonly actieId: ActieId;
  readonly isOfDay: boolean;
  readonly isOfNow: boolean;
}

const genoemd = (actieId: ActieId, { state, marks }: Folded<ActieHistory>, { naam, op, commandIds }: NieuweActie): Genoemd => {
  const isNamedSo = (actie: Actie): boolean => hasActie(actie) && !actie.vervallen && isNamed(actie, naam);
  return {
    actieId,
    isOfDay: marks.some((mark) => commandIds.includes(mark.commandId)) || isNamedSo(state.on(op)),
    isOfNow: isNamedSo(state.latest),
  };
};

// The number of times that one code can have been given up and taken again.
const maxPogingen = 50;

/** Reads what decisions need beside the stream that they are about. */
class DossierRoom implements Dossiers {
  constructor(private readonly sources: DossierSources) {}

  /** A decision looks at the whole plan, whoever asks for it. */
  private get questions(): Pick<Questions, 'plannen' | 'organisaties'> {
    return this.sources.readModels.as(system);
  }

  plan(planId: PlanId): Promise<PlanDossier | undefined> {
    return findPlan(this.sources.load, planId);
  }

  actie(actieId: ActieId): Promise<ActieDossier | undefined> {
    return findActie(this.sources.load, actieId);
  }

  async leden({ opstelling }: KnownPlan['plan'], op: Datum): Promise<readonly OrganisatieCode[]> {
    const eigenaar = await this.questions.organisaties.findOrganisatie(opstelling.eigenaar);
    return ledenVanPlan(opstelling.eigenaar, eigenaar?.gegevens.waarde, Number(firstDay(op).slice(0, 4)));
  }

  async contextOf({ plan, history }: PlanDossier, command: BareActieCommand): Promise<DecisionContext> {
    const { planId } = plan.opstelling;
    const toen = history.on(command.data.op);
    const sleutels = await this.sleutels(planId);
    const codes = canGiveCode(command)
      ? await codefeitenOf(
          this.sources.load,
          sleutels.map(({ actieId }) => actieId),
        )
      : new Map();
    const surroundings = { load: this.sources.load, planId, sleutels };
    return {
      ...planContextOf({ plan: hasPlan(toen) ? toen : opgesteldPlan(plan.opstelling), acties: byActie(sleutels), codes }, command.data.actieId),
      leden: await this.leden(plan, command.data.op),
      ...(await laterAround(surroundings, command, history)),
      ...(await actiesAround(surroundings, command)),
    };
  }

  async codes(planId: PlanId): Promise<Codefeiten> {
    const sleutels = await this.sleutels(planId);
    return codefeitenOf(
      this.sources.load,
      sleutels.map(({ actieId }) => actieId),
    );
  }

  private async sleutels(planId: PlanId): Promise<readonly ActieSleutel[]> {
    return this.sources.recent.over(planId, await this.questions.plannen.actieSleutels(planId));
  }

  async actieId({ plan }: PlanDossier, opname: NieuweActie): Promise<ActieId> {
    const { naam } = opname;
    const { planId } = plan.opstelling;
    const named = await this.named(planId, opname);
    const ofDay = named.find(({ isOfDay }) => isOfDay) ?? named.find(({ isOfNow }) => isOfNow);
    if (ofDay) return ofDay.actieId;
    const known = naam.code === undefined ? await this.withWords(planId, naam.omschrijving) : undefined;
    return known ?? actieIdOf(planId, naam, named.length + 1);
  }

  /** The acties that were ever taken up under this name, in the order of their ids. @throws RangeError where there are too many */
  private async named(planId: PlanId, opname: NieuweActie): Promise<readonly Genoemd[]> {
    const found: Genoemd[] = [];
    while (found.length < maxPogingen) {
      const actieId = actieIdOf(planId, opname.naam, found.length + 1);
      const folded = await this.sources.load.actie(actieStream(actieId));
      if (folded.marks.length === 0) return found;
      found.push(genoemd(actieId, folded, opname));
    }
    throw new RangeError(`Plan ${planId}: deze code is te vaak opnieuw gebruikt`);
  }

  async kader(kaderId: KaderId, op: Datum): Promise<KaderOpDag> {
    const { state } = await this.sources.load.kader(kaderStream(kaderId));
    return defined({ isBekend: state.on(op).gegevens !== undefined, inDeWeg: kaderInDeWeg(state, op) });
  }

  /** An actie without a code is known by its words, whichever id those had when it was taken up. */
  private async withWords(planId: PlanId, omschrijving: string): Promise<ActieId | undefined> {
    const rijen = await this.questions.plannen.findPlanMetActies(planId);
    const same = rijen?.acties.find(
      ({ code, vervallen, omschrijving: woorden }) => !code?.waarde && !vervallen && fold(woorden?.waarde ?? '') === fold(omschrijving),
    );
    return same?.opname?.waarde.actieId;
  }
}

export const openDossiers = (sources: DossierSources): Dossiers => new DossierRoom(sources);
