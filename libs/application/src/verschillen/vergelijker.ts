import { Inject, Injectable } from '@nestjs/common';
import type { Position, Recorded } from '@actiespoor/event-store';
import { defined, firstDay } from '@actiespoor/kernel';
import type { OrganisatieCode, PlanEvent } from '@actiespoor/plan/events';
import type { Platform } from '@actiespoor/platform';
import {
  adoptedContent,
  adoptedHash,
  type AsOf,
  bekendOpMoment,
  comparePlans,
  correctiesBetween,
  type Verschil,
} from '@actiespoor/voortgang';

import type { PlanAccess } from '../access.js';
import { PLATFORM } from '../commands.js';
import { invalidInput, notFound } from '../edge/problem.js';
import type { Leesvraag } from '../edge/queries.js';
import { PlanReader } from '../plannen/plan-reader.js';
import type { StandAntwoord, VastgesteldeInhoudAntwoord, Vaststellingsbesluit, VerschilAntwoord } from './antwoorden.js';
import { vaststelling, type Verschilvraag } from './verschilvraag.js';

interface Vastgesteld {
  readonly besluit: Vaststellingsbesluit;
  readonly inhoudHash: string;
  readonly positie: Position;
}

interface Stand {
  readonly asOf: AsOf;
  readonly antwoord: StandAntwoord;
}

type PlanVastgesteld = Extract<PlanEvent, { readonly type: 'PlanVastgesteld' }>['data'];
type VaststellingAangevuld = Extract<PlanEvent, { readonly type: 'VaststellingAangevuld' }>['data'];

const isOf = (type: PlanEvent['type'], op: string) => (recorded: Recorded): boolean => recorded.type === type && (recorded.data as PlanVastgesteld).op === op;

/** The number of the decision, where it was told after the decision itself. */
const addedNumber = (events: readonly Recorded[], op: string): string | undefined => {
  const added = events.findLast(isOf('VaststellingAangevuld', op));
  return added && (added.data as VaststellingAangevuld).besluitnummer;
};

/** The decision that stands, in the events of the plan alone. */
const adoptionIn = (events: readonly Recorded[], { plan }: PlanAccess): Vastgesteld => {
  const op = plan.vastgesteld?.op;
  const found = op === undefined ? undefined : events.findLast(isOf('PlanVastgesteld', op));
  if (!found) throw notFound(`Plan ${plan.opstelling.planId} is niet vastgesteld.`);
  const { orgaan, besluitnummer = addedNumber(events, (found.data as PlanVastgesteld).op), inhoudHash } = found.data as PlanVastgesteld;
  const besluit = defined({ orgaan, op: (found.data as PlanVastgesteld).op, besluitnummer, geregistreerdOp: found.metadata.recordedAt });
  return { besluit, inhoudHash, positie: found.position };
};

const dayStand = (peildatum: AsOf['peildatum'], asked: string | undefined): Stand => {
  const bekendOp = asked === undefined ? undefined : bekendOpMoment(asked);
  const asOf = defined({ peildatum, bekendOp });
  return { asOf, antwoord: asOf };
};

const adoptedStand = ({ besluit, positie }: Vastgesteld): Stand => ({ asOf: { totEnMet: positie }, antwoord: { vaststelling: besluit } });

const checkAfter = ({ besluit }: Vastgesteld, { tot }: Verschilvraag): void => {
  if (tot === undefined || tot >= firstDay(besluit.op)) return;
  throw invalidInput([{ name: 'tot', reason: `moet op of na de vaststelling liggen (${besluit.op})` }]);
};

const lastOf = (events: readonly Recorded[]): Position => events.map(({ position }) => position).reduce((last, each) => (each > last ? each : last));

const organisatiesIn = ({ onderdelen }: Verschil): readonly OrganisatieCode[] => [
  ...new Set(onderdelen.flatMap(({ regels }) => regels.flatMap(({ organisatie }) => organisatie ?? []))),
];

/** Sets two states of a plan beside each other, out of its events. */
@Injectable()
export class Vergelijker {
  constructor(
    private readonly reader: PlanReader,
    @Inject(PLATFORM) private readonly platform: Platform,
  ) {}

  /** @throws ProblemException 404 where the plan was not there in one of both states, or was not adopted; 400, 503 */
  async compare(access: PlanAccess, vraag: Verschilvraag): Promise<VerschilAntwoord> {
    await this.reader.awaits(vraag);
    const events = await this.reader.eventsOf(access);
    const van = this.firstStand(access, events, vraag);
    const tot = dayStand(vraag.tot, vraag.totBekendOp);
    const verschil = comparePlans({
      van: await this.reader.composeAsOf(access, events, van.asOf),
      tot: await this.reader.composeAsOf(access, events, tot.asOf),
      correcties: correctiesBetween(events, van.asOf, tot.asOf),
    });
    return { ...verschil, van: van.antwoord, tot: tot.antwoord, positie: lastOf(events) };
  }

  /** What was adopted, and whether that is still what the events say. @throws ProblemException 404 where nothing was, 503 */
  async adopted(access: PlanAccess, vraag: Leesvraag): Promise<VastgesteldeInhoudAntwoord> {
    await this.reader.awaits(vraag);
    const events = await this.reader.eventsOf(access);
    const { besluit, inhoudHash, positie } = adoptionIn(events, access);
    const tekst = adoptedContent(await this.reader.composeAsOf(access, events, { totEnMet: positie }));
    const herberekend = adoptedHash(tekst);
    return { planId: access.plan.opstelling.planId, vaststelling: besluit, klopt: herberekend === inhoudHash, inhoudHash, herberekend, tekst, positie };
  }

  /** How the organisaties of a difference are called. */
  async organisatieNamen(verschil: Verschil): Promise<ReadonlyMap<OrganisatieCode, string>> {
    const found = await Promise.all(organisatiesIn(verschil).map((code) => this.platform.readStore.organisaties.findOrganisatie(code)));
    return new Map(found.flatMap((rij) => (rij ? [[rij.gegevens.waarde.organisatie, rij.gegevens.waarde.naam] as const] : [])));
  }

  private firstStand(access: PlanAccess, events: readonly Recorded[], vraag: Verschilvraag): Stand {
    if (vraag.van !== vaststelling) return dayStand(vraag.van, vraag.vanBekendOp);
    const adoption = adoptionIn(events, access);
    checkAfter(adoption, vraag);
    return adoptedStand(adoption);
  }
}
