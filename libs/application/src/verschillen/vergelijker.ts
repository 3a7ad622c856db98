import type { Position, Recorded } from '@actiespoor/event-store';
import { type Dag, type Datum, defined, firstDay } from '@actiespoor/kernel';
import type { OrganisatieCode, PlanEvent, PlanId } from '@actiespoor/plan/events';
import {
  adoptedContent,
  adoptedHash,
  asMedewerker,
  type AskedAs,
  type AsOf,
  bekendOpMoment,
  comparePlans,
  correctiesBetween,
  type VastgesteldeInhoud,
  type Verschil,
} from '@actiespoor/voortgang';

import type { PlanAccess } from '../access/access.js';
import type { Medewerker } from '../access/medewerker.js';
import type { ReadQuery } from '../moment.js';
import { type Declined, incorrect, isDeclined, unknown } from '../outcome.js';
import type { PlanReader } from '../plannen/plan-reader.js';
import type { View } from '../view.js';

/** The state of a plan on the day that it was adopted. */
export const vaststelling = 'vaststelling';

/** Two states: of two days, of two moments of knowing, of both, or of the adoption. A second one without a field is that of now. */
export interface VerschilQuery extends ReadQuery {
  readonly van?: Dag | typeof vaststelling;
  readonly tot?: Dag;
  readonly vanBekendOp?: string;
  readonly totBekendOp?: string;
}

/** The decision by which a plan was adopted. */
export interface Vaststellingsbesluit {
  readonly orgaan: string;
  readonly op: Datum;
  readonly besluitnummer?: string;
  readonly geregistreerdOp: string;
}

/** The state that was compared, on both clocks. */
export interface VergelekenMoment {
  readonly peildatum?: Dag;
  readonly bekendOp?: string;
  readonly vaststelling?: Vaststellingsbesluit;
}

/** A difference, with the two states that it is between. */
export type Vergelijking = Omit<Verschil, 'van' | 'tot'> & {
  readonly van: VergelekenMoment;
  readonly tot: VergelekenMoment;
  /** Up to where this answer goes. */
  readonly positie: Position;
};

/** The plan as it was adopted, and whether the events still say the same. */
export interface VastgesteldPlan {
  readonly planId: PlanId;
  readonly vaststelling: Vaststellingsbesluit;
  readonly klopt: boolean;
  readonly inhoudHash: string;
  readonly herberekend: string;
  readonly tekst: VastgesteldeInhoud;
  readonly positie: Position;
}

export interface VergelijkerSources {
  readonly view: () => View;
  readonly reader: PlanReader;
  readonly readModels: AskedAs<'organisaties'>;
}

interface Vastgesteld {
  readonly besluit: Vaststellingsbesluit;
  readonly inhoudHash: string;
  readonly positie: Position;
}

interface ComparedMoment {
  readonly asOf: AsOf;
  readonly moment: VergelekenMoment;
}

type PlanVastgesteld = Extract<PlanEvent, { readonly type: 'PlanVastgesteld' }>['data'];
type VaststellingAangevuld = Extract<PlanEvent, { readonly type: 'VaststellingAangevuld' }>['data'];

const isOf =
  (type: PlanEvent['type'], op: string) =>
  (recorded: Recorded): boolean =>
    recorded.type === type && (recorded.data as PlanVastgesteld).op === op;

/** The number of the decision, where it was told after the decision itself. */
const addedNumber = (events: readonly Recorded[], op: string): string | undefined => {
  const added = events.findLast(isOf('VaststellingAangevuld', op));
  return added && (added.data as VaststellingAangevuld).besluitnummer;
};

/** The decision that stands, in the events of the plan alone. */
const adoptionIn = (events: readonly Recorded[], { plan }: PlanAccess): Vastgesteld | Declined => {
  const op = plan.vastgesteld?.op;
  const found = op === undefined ? undefined : events.findLast(isOf('PlanVastgesteld', op));
  if (!found) return unknown(`Plan ${plan.opstelling.planId} is niet vastgesteld.`);
  const data = found.data as PlanVastgesteld;
  const { orgaan, besluitnummer = addedNumber(events, data.op), inhoudHash } = data;
  const besluit = defined({ orgaan, op: data.op, besluitnummer, geregistreerdOp: found.metadata.recordedAt });
  return { besluit, inhoudHash, positie: found.position };
};

const dayMoment = (peildatum: AsOf['peildatum'], asked: string | undefined): ComparedMoment => {
  const bekendOp = asked === undefined ? undefined : bekendOpMoment(asked);
  const asOf = defined({ peildatum, bekendOp });
  return { asOf, moment: asOf };
};

const adoptedMoment = (adoption: Vastgesteld | Declined, { tot }: VerschilQuery): ComparedMoment | Declined => {
  if (isDeclined(adoption)) return adoption;
  const { besluit, positie } = adoption;
  if (tot !== undefined && tot < firstDay(besluit.op)) return incorrect([{ name: 'tot', reason: `moet op of na de vaststelling liggen (${besluit.op})` }]);
  return { asOf: { totEnMet: positie }, moment: { vaststelling: besluit } };
};

const firstMoment = (access: PlanAccess, events: readonly Recorded[], query: VerschilQuery): ComparedMoment | Declined =>
  query.van === vaststelling ? adoptedMoment(adoptionIn(events, access), query) : dayMoment(query.van, query.vanBekendOp);

const lastOf = (events: readonly Recorded[]): Position => events.map(({ position }) => position).reduce((last, each) => (each > last ? each : last));

const organisatiesIn = ({ onderdelen }: Pick<Verschil, 'onderdelen'>): readonly OrganisatieCode[] => [
  ...new Set(onderdelen.flatMap(({ regels }) => regels.flatMap(({ organisatie }) => organisatie ?? []))),
];

/** Sets two states of a plan beside each other, out of its events. */
export class Vergelijker {
  constructor(private readonly sources: VergelijkerSources) {}

  /** Unknown where the plan was not there in one of both states, or was not adopted. */
  async compare(medewerker: Medewerker, planId: PlanId, query: VerschilQuery): Promise<Vergelijking | Declined> {
    const { reader } = this.sources;
    const found = await this.found(medewerker, planId, query);
    if (isDeclined(found)) return found;
    const { access, events } = found;
    const [van, tot] = [firstMoment(access, events, query), dayMoment(query.tot, query.totBekendOp)];
    if (isDeclined(van)) return van;
    const before = await reader.composeAsOf(access, events, van.asOf);
    if (isDeclined(before)) return before;
    const after = await reader.composeAsOf(access, events, tot.asOf);
    if (isDeclined(after)) return after;
    const verschil = comparePlans({ van: before, tot: after, correcties: correctiesBetween(events, van.asOf, tot.asOf) });
    return { ...verschil, van: van.moment, tot: tot.moment, positie: lastOf(events) };
  }

  /** The adopted text, and its comparison with the events. Unknown if nothing was adopted. */
  async adopted(medewerker: Medewerker, planId: PlanId, query: ReadQuery): Promise<VastgesteldPlan | Declined> {
    const found = await this.found(medewerker, planId, query);
    if (isDeclined(found)) return found;
    const { access, events } = found;
    const adoption = adoptionIn(events, access);
    if (isDeclined(adoption)) return adoption;
    const { besluit, inhoudHash, positie } = adoption;
    const weergave = await this.sources.reader.composeAsOf(access, events, { totEnMet: positie, ookNaEinde: true });
    if (isDeclined(weergave)) return weergave;
    const tekst = adoptedContent(weergave);
    const herberekend = adoptedHash(tekst);
    return { planId, vaststelling: besluit, klopt: herberekend === inhoudHash, inhoudHash, herberekend, tekst, positie };
  }

  /** The names of the organisaties of a difference. */
  async organisatieNamen(medewerker: Medewerker, verschil: Pick<Verschil, 'onderdelen'>): Promise<ReadonlyMap<OrganisatieCode, string>> {
    const { organisaties } = this.sources.readModels.as(asMedewerker(medewerker));
    const found = await Promise.all(organisatiesIn(verschil).map((code) => organisaties.findOrganisatie(code)));
    return new Map(found.flatMap((rij) => (rij ? [[rij.gegevens.waarde.organisatie, rij.gegevens.waarde.naam] as const] : [])));
  }

  private async found(
    medewerker: Medewerker,
    planId: PlanId,
    query: ReadQuery,
  ): Promise<{ readonly access: PlanAccess; readonly events: readonly Recorded[] } | Declined> {
    const access = await this.sources.view().access.plan(medewerker, planId);
    if (isDeclined(access)) return access;
    const late = await this.sources.reader.behind(query);
    return late ?? { access, events: await this.sources.reader.eventsOf(access) };
  }
}
