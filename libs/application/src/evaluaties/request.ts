import { type Dag, defined, firstDay, uuidV5 } from '@actiespoor/kernel';
import { type EventStore, type Position } from '@actiespoor/event-store';
import { definitieAfwijzing, type DefinitieAfwijzing } from '@actiespoor/plan';
import type { Definitie, IndicatorId, OrganisatieCode, PlanId } from '@actiespoor/plan/events';
import {
  type AskedAs,
  bekendOpMoment,
  type EvaluatieId,
  type EvaluatieOpdracht,
  type GebruikteDefinitie,
  type IndicatorRij,
  type Periodemaat,
  periodsOf,
  type PlanCursor,
  type PlanRij,
  system,
} from '@actiespoor/voortgang';

import { type Clock, dayAt } from '../clock.js';
import { type ReadProgress, untilRead } from '../machine.js';
import { placeIn } from '../spoor/place.js';
import type { EvaluatieStore, NieuweEvaluatie } from './evaluatie-store.js';

/** A definition that is recorded, by its version, or one that nobody recorded yet. */
export type Voorstel = { readonly versie: number } | { readonly definitie: Definitie };

export interface EvaluatieRequest {
  readonly commandId: string;
  /** Hash of the whole question, so that its id used again for another one is noticed. */
  readonly vraag: string;
  /** Opaque id of who asks. */
  readonly door: string;
  readonly organisatie: string;
  readonly indicatorId: IndicatorId;
  /** The version that stands; the last one where absent. */
  readonly versie?: number;
  readonly voorstel: Voorstel;
  /** From the beginning of the plans where absent. */
  readonly van?: Dag;
  /** Until the last day that is known where absent. */
  readonly tot?: Dag;
  /** Per year where absent. */
  readonly per?: Periodemaat;
  readonly plan?: PlanId;
  /** Of whom the plans are; of everybody where absent. */
  readonly eigenaars?: readonly OrganisatieCode[];
  /** A place in the spoor, a day (the end of it) or a moment: what was recorded after it does not count. The end where absent. */
  readonly bekendTot?: string;
}

/** A fault in a request: the field, and a sentence that follows its name. */
export interface RequestFault {
  readonly veld: string;
  readonly reden: string;
}

/** The store of evaluations, and the sources that they look up. */
export interface EvaluatieStores extends ReadProgress, AskedAs<'plannen' | 'indicatoren'> {
  readonly evaluaties: EvaluatieStore;
}

export interface RequestSources {
  readonly eventStore: EventStore;
  readonly readStore: EvaluatieStores;
  readonly clock: Clock;
}

/** A question with nothing wrong, ready to be kept. */
export type Beoordeeld = { readonly evaluatie: NieuweEvaluatie } | { readonly fouten: readonly RequestFault[] };

const maxPeriods = 400;
const plansAtOnce = 500;

/** The reasons why a definition gives no figure: sentences that follow the name of the field. */
export const definitieRedenen: Readonly<Record<DefinitieAfwijzing, string>> = {
  'teller-leeg': 'noemt geen status in teller; noem wat meetelt als bereikt',
  'noemer-leeg': 'noemt geen status in noemer; noem waar het een deel van is',
  'teller-buiten-noemer': 'heeft in teller een status die niet in noemer staat',
  'van-leeg': 'noemt geen status in van; noem waar de doorlooptijd begint',
  'tot-leeg': 'noemt geen status in tot; noem waar de doorlooptijd eindigt',
  'van-en-tot-overlappen': 'heeft een status die zowel in van als in tot staat',
  'schalen-leeg': 'noemt geen schaal in schalen',
};

export const evaluatieIdOf = (commandId: string): EvaluatieId => uuidV5(commandId, 'evaluatie');

/** Collects what is wrong, so that all is told at once. */
class Fouten {
  readonly alle: RequestFault[] = [];

  add(veld: string, reden: string): undefined {
    this.alle.push({ veld, reden });
  }
}

const versieOf = ({ versies }: IndicatorRij, versie: number): GebruikteDefinitie | undefined => {
  const found = versies.find((known) => known.versie === versie);
  return found && { versie, definitie: found.definitie };
};

const versiesText = ({ versies }: IndicatorRij): string => `moet een versie zijn die er is: 1 tot en met ${String(versies.length)}`;

const proposed = (rij: IndicatorRij, voorstel: Voorstel, fouten: Fouten): GebruikteDefinitie | undefined => {
  if ('versie' in voorstel) return versieOf(rij, voorstel.versie) ?? fouten.add('voorstel.versie', versiesText(rij));
  const afwijzing = definitieAfwijzing(voorstel.definitie);
  return afwijzing ? fouten.add('voorstel.definitie', definitieRedenen[afwijzing]) : voorstel;
};

type Definities = Pick<EvaluatieOpdracht, 'staand' | 'voorstel'> & { readonly naam: string };

/** Figures of unlike measures cannot stand beside each other. */
const definitiesOf = (rij: IndicatorRij, asked: EvaluatieRequest, fouten: Fouten): Definities | undefined => {
  const last = rij.versies.at(-1)?.versie ?? 1;
  const staand = versieOf(rij, asked.versie ?? last) ?? fouten.add('versie', versiesText(rij));
  const voorstel = proposed(rij, asked.voorstel, fouten);
  if (!staand || !voorstel) return undefined;
  const { maat } = staand.definitie;
  if (voorstel.definitie.maat !== maat) return fouten.add('voorstel.definitie', `moet dezelfde maat hebben als de geldende: ${maat}`);
  return { naam: rij.naam, staand, voorstel };
};

/** The end of the store, with the read models that are asked as far. @throws StoreUnavailable */
const headOf = async ({ eventStore, readStore }: RequestSources, more: readonly string[]): Promise<Position | undefined> => {
  const head = await eventStore.head();
  if (head === undefined) return undefined;
  await untilRead(readStore, ['actueel-plan', 'indicatoren', ...more], head);
  return head;
};

interface Kennis {
  readonly totEnMet: Position;
  /** The last day that is known of. */
  readonly dag: Dag;
}

const momentText = 'noemt een moment waarop hier nog niets was vastgelegd';
const placeText = 'moet een positie zijn uit een eerder antwoord, een dag of een moment met tijdzone';

const kennisAt = async ({ readStore }: RequestSources, moment: string): Promise<Kennis | undefined> => {
  const totEnMet = await readStore.evaluaties.positionAt(moment);
  return totEnMet && { totEnMet, dag: dayAt(moment) };
};

const boundBy = async (sources: RequestSources, bekendTot: string, now: Kennis & { readonly moment: string }): Promise<Kennis | RequestFault> => {
  const moment = bekendOpMoment(bekendTot);
  const place = placeIn(bekendTot, now.totEnMet);
  if (place !== undefined) return { ...now, totEnMet: place };
  if (moment === undefined) return { veld: 'bekendTot', reden: placeText };
  if (moment >= now.moment) return now;
  return (await kennisAt(sources, moment)) ?? { veld: 'bekendTot', reden: momentText };
};

const kennisOf = async (sources: RequestSources, { bekendTot }: EvaluatieRequest, fouten: Fouten): Promise<Kennis | undefined> => {
  const head = await headOf(sources, bekendTot === undefined ? [] : ['spoor']);
  const moment = sources.clock();
  const now = head && { totEnMet: head, dag: dayAt(moment), moment };
  if (!now || bekendTot === undefined) return now;
  const bound = await boundBy(sources, bekendTot, now);
  return 'veld' in bound ? fouten.add(bound.veld, bound.reden) : bound;
};

/** Every plan of these owners that is asked about, for an outcome that the program makes; an import that is under way has none. */
const plansOf = async ({ readStore }: RequestSources, { plan, eigenaars }: EvaluatieRequest): Promise<readonly PlanRij[]> => {
  const { plannen } = readStore.as(system);
  if (plan !== undefined) {
    const rij = await plannen.findPlan(plan);
    return rij ? [rij] : [];
  }
  const rijen: PlanRij[] = [];
  let na: PlanCursor | undefined;
  do {
    const page = await plannen.listPlannen(defined({ eigenaars, na, aantal: plansAtOnce }));
    rijen.push(...page.plannen);
    na = page.volgende;
  } while (na !== undefined);
  return rijen;
};

interface Plankeuze {
  readonly plannen: readonly PlanId[];
  readonly eigenaars: readonly OrganisatieCode[];
  readonly eersteDag: Dag;
}

const choose = (rijen: readonly PlanRij[], { totEnMet }: Kennis): Plankeuze | undefined => {
  const made = rijen.flatMap(({ opgesteld }) => (opgesteld && opgesteld.positie <= totEnMet ? [opgesteld] : []));
  const [eersteDag] = made.map(({ op }) => firstDay(op)).toSorted();
  return (
    eersteDag && {
      plannen: made.map(({ waarde }) => waarde.planId).toSorted(),
      eigenaars: [...new Set(made.map(({ waarde }) => waarde.eigenaar))],
      eersteDag,
    }
  );
};

const geenPlan = 'is er niet: geen plan dat u mag lezen past bij deze vraag';

type Tijdvak = Pick<EvaluatieOpdracht, 'van' | 'tot' | 'per'>;

const tijdvakOf = (
  asked: EvaluatieRequest,
  { eersteDag, dag, vandaag }: Plankeuze & Kennis & { readonly vandaag: Dag },
  fouten: Fouten,
): Tijdvak | undefined => {
  const { van = eersteDag, tot = dag, per = 'jaar' } = asked;
  if (tot > vandaag) return fouten.add('tot', `ligt in de toekomst: de laatste dag kan vandaag zijn, ${vandaag}`);
  const aantal = periodsOf(van, tot, per).length;
  if (aantal === 0) return fouten.add(asked.tot === undefined ? 'van' : 'tot', `geeft geen tijdvak: ${tot} ligt voor ${van}`);
  if (aantal > maxPeriods) return fouten.add('per', `geeft ${String(aantal)} perioden, en het kunnen er ${String(maxPeriods)} zijn; neem een langere maat`);
  return { van, tot, per };
};

/** Over which plans, when, and as it was known when. */
const bereikOf = async (sources: RequestSources, asked: EvaluatieRequest, fouten: Fouten): Promise<(Plankeuze & Kennis & Tijdvak) | undefined> => {
  const kennis = await kennisOf(sources, asked, fouten);
  if (!kennis) return undefined;
  const keuze = choose(await plansOf(sources, asked), kennis) ?? fouten.add('plan', geenPlan);
  const tijdvak = keuze && tijdvakOf(asked, { ...keuze, ...kennis, vandaag: dayAt(sources.clock()) }, fouten);
  return tijdvak && { ...keuze, ...kennis, ...tijdvak };
};

/** All that a question asks for, looked up and checked; every fault at once. @throws StoreUnavailable */
export const assess = async (sources: RequestSources, asked: EvaluatieRequest): Promise<Beoordeeld> => {
  const fouten = new Fouten();
  const bereik = await bereikOf(sources, asked, fouten);
  const rij =
    (await sources.readStore.as(system).indicatoren.findIndicator(asked.indicatorId)) ?? fouten.add('indicatorId', 'moet een indicator zijn die er is');
  const definities = rij && definitiesOf(rij, asked, fouten);
  if (!bereik || !definities) return { fouten: fouten.alle };

  const { commandId, vraag: hash, door: gevraagdDoor, organisatie, indicatorId } = asked;
  const { naam: indicatorNaam, staand, voorstel } = definities;
  const { eigenaars, plannen, totEnMet, van, tot, per } = bereik;
  const opdracht = { indicatorId, staand, voorstel, van, tot, per, plannen, totEnMet };
  const gevraagdOp = sources.clock();
  return { evaluatie: { evaluatieId: evaluatieIdOf(commandId), vraag: hash, gevraagdDoor, organisatie, eigenaars, gevraagdOp, indicatorNaam, opdracht } };
};
