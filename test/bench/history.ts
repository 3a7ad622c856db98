import type { NewEvent, Recorded } from '@actiespoor/event-store';
import { linkHash } from '@actiespoor/event-store';
import { type Datum, uuidV5 } from '@actiespoor/kernel';
import {
  type ActieEvent,
  type ActieId,
  eventVersions,
  type KnoopId,
  type OrganisatieCode,
  type PlanEvent,
  type PlanId,
  type StatusupdateId,
  type TrekkerId,
} from '@actiespoor/plan/events';

/** A stored event of a history, without its place in the feed. */
export type Historic = Omit<Recorded, 'position'>;

/** The owner of the plans of a history, and the organisaties that carry their acties out. */
export interface HistoryRegion {
  readonly eigenaar: OrganisatieCode;
  readonly leden: readonly OrganisatieCode[];
}

/** The size of a history: {@link actiesPerPlan} acties in each plan, with so many events each. */
export interface HistoryShape {
  /** Another name gives other ids, so that two histories fit into one store. */
  readonly name: string;
  readonly plans: number;
  readonly eventsPerActie: number;
  /** Lekstroom if absent. */
  readonly region?: HistoryRegion;
}

type Fact = PlanEvent | ActieEvent;

export const actiesPerPlan = 40;
export const eigenaar = 'SV-LEKSTROOM' as OrganisatieCode;
const lekstroom: HistoryRegion = { eigenaar, leden: ['GM0321', 'GM0331', 'GM0353', 'GM0356', 'GM1961'].map((code) => code as OrganisatieCode) };
const namespace = '6d1f3b52-8c0e-5a44-9a57-1f0b6c2d7e90';
const begin = Date.UTC(2021, 0, 4);
const dayMs = 86_400_000;
const daysPerEvent = 14;

const toelichtingen = [
  'De werkgroep is begonnen met het werven van aandachtsfunctionarissen bij scholen en kinderopvang.',
  'Het lokale team heeft te weinig mensen; na de zomer wordt opnieuw bekeken wat mogelijk is.',
  'Met Veilig Thuis is afgesproken dat iedere melding binnen vijf werkdagen wordt besproken.',
  'De training is gegeven aan twee groepen beroepskrachten en wordt volgend jaar herhaald.',
];

const idOf = <Id extends string>(...parts: readonly (string | number)[]): Id => uuidV5(namespace, parts.join('|')) as Id;

export const planIdIn = (name: string, plan: number): PlanId => idOf(name, 'plan', plan);
export const actieIdIn = (name: string, plan: number, actie: number): ActieId => idOf(name, 'actie', plan, actie);

const dayOf = (step: number): Datum => new Date(begin + step * daysPerEvent * dayMs).toISOString().slice(0, 10) as Datum;

const planFacts = ({ name, region = lekstroom }: HistoryShape, plan: number): readonly PlanEvent[] => {
  const planId = planIdIn(name, plan);
  const op = dayOf(0);
  return [
    {
      type: 'PlanOpgesteld',
      data: {
        planId,
        titel: `Uitvoeringsplan ${plan + 1}`,
        soort: 'regionaal',
        eigenaar: region.eigenaar,
        periode: { van: '2021' as Datum, tot: '2024' as Datum },
        niveaus: ['actielijn'],
        op,
      },
    },
    ...['Eerder en beter in beeld', 'Stoppen en duurzaam oplossen', 'Aandacht voor specifieke groepen', 'Voorwaarden'].map((titel, index): PlanEvent => ({
      type: 'KnoopToegevoegd',
      data: { planId, knoopId: idOf<KnoopId>(name, 'knoop', plan, index), niveau: 'actielijn', code: String(index + 1), titel, volgorde: index + 1, op },
    })),
  ];
};

const openingFacts = (name: string, plan: number, actie: number): readonly ActieEvent[] => {
  const actieId = actieIdIn(name, plan, actie);
  const [planId, op, code] = [planIdIn(name, plan), dayOf(0), `${(actie % 4) + 1}.${Math.floor(actie / 4) + 1}`];
  const trekker = { trekkerId: idOf<TrekkerId>(name, 'trekker', plan, actie), tekst: 'Iedere gemeente', soort: 'iedere-gemeente' } as const;
  return [
    {
      type: 'ActieOpgenomen',
      data: {
        actieId,
        planId,
        knoopId: idOf<KnoopId>(name, 'knoop', plan, actie % 4),
        soort: 'actie',
        code,
        omschrijving: `Samenwerkingsafspraken ${code} oefenen in de praktijk met alle betrokken beroepskrachten`,
        schaal: { tekst: 'Lokaal', soort: 'lokaal' },
        volgorde: Math.floor(actie / 4) + 1,
        op,
      },
    },
    {
      type: 'PlanningVastgelegd',
      data: {
        actieId,
        oud: null,
        nieuw: { tekst: '2021 tot en met 2024', soort: 'periode', van: '2021' as Datum, tot: '2024' as Datum, zekerheid: 'hoog' },
        op,
      },
    },
    { type: 'TrekkerToegewezen', data: { actieId, trekker, op } },
  ];
};

/** The status event of one step: every member in turn starts, postpones and resumes, until the history ends. */
const statusFact = (actieId: ActieId, step: number, { leden, eigenaar: owner }: HistoryRegion = lekstroom): ActieEvent => {
  const [turn, organisatie] = [Math.floor(step / leden.length), leden[step % leden.length] ?? owner];
  const known = { actieId, statusupdateId: idOf<StatusupdateId>(actieId, step), organisatie, op: dayOf(step + 1) };
  const data = { ...known, toelichting: toelichtingen[step % toelichtingen.length] ?? '' };
  if (turn === 0) return { type: 'ActieGestart', data: { ...data, vorige: 'gepland' } };
  if (turn % 2 === 1) return { type: 'ActieUitgesteld', data: { ...data, vorige: 'gestart' } };
  return { type: 'ActieHervat', data: { ...data, vorige: 'uitgesteld' } };
};

/** Turns facts of one stream into events linked by their hashes. */
export class Chain {
  private revision = 0n;
  private previous: string | undefined;
  readonly stream: string;

  constructor(stream: string) {
    this.stream = stream;
  }

  add({ type, data }: Fact): Historic {
    const { stream, revision } = this;
    const commandId = idOf(stream, 'opdracht', String(revision));
    const recordedAt = new Date(Date.parse(data.op) + dayMs + Number(revision % 28_800n) * 1000).toISOString();
    const metadata = { recordedAt, actor: 'mdw-8c07', role: 'beleidsmedewerker', organisatie: 'GM0321', correlationId: commandId, causationId: commandId };
    const event = { stream, revision, id: idOf<string>(stream, String(revision)), type, version: eventVersions[type], data, metadata };
    this.previous = linkHash(this.previous, event);
    this.revision += 1n;
    return { ...event, metadata: { ...metadata, hash: this.previous } };
  }
}

/** The given number of status events of one new actie, to be appended one after another. */
export const statusEvents = (name: string, actie: number, count: number): { readonly stream: string; readonly events: readonly NewEvent[] } => {
  const actieId = actieIdIn(name, 0, actie);
  const chain = new Chain(`actie-${actieId}`);
  const events = Array.from({ length: count }, (_, step) => chain.add(statusFact(actieId, step)));
  return { stream: chain.stream, events: events.map(({ id, type, version, data, metadata }) => ({ id, type, version, data, metadata })) };
};

interface Line {
  readonly chain: Chain;
  readonly actieId: ActieId;
  readonly opening: readonly ActieEvent[];
}

const linesOf = ({ name, plans }: HistoryShape): readonly Line[] =>
  Array.from({ length: plans * actiesPerPlan }, (_, index) => {
    const [plan, actie] = [Math.floor(index / actiesPerPlan), index % actiesPerPlan];
    const actieId = actieIdIn(name, plan, actie);
    return { chain: new Chain(`actie-${actieId}`), actieId, opening: openingFacts(name, plan, actie) };
  });

/**
 * A history in the order of its growth: first all plans, then every fortnight one event of every actie, so that neighbours
 * in the feed belong to different streams. The same shape gives the same events.
 */
export function* history(shape: HistoryShape): Generator<Historic> {
  for (let plan = 0; plan < shape.plans; plan += 1) {
    const chain = new Chain(`plan-${planIdIn(shape.name, plan)}`);
    for (const fact of planFacts(shape, plan)) yield chain.add(fact);
  }
  const lines = linesOf(shape);
  for (let step = 0; step < shape.eventsPerActie; step += 1) {
    for (const { chain, actieId, opening } of lines) yield chain.add(opening[step] ?? statusFact(actieId, step - opening.length, shape.region));
  }
}
