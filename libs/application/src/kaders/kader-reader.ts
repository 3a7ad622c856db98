import type { Dag } from '@actiespoor/kernel';
import type { KaderId, PlanId } from '@actiespoor/plan/events';
import { kaderStream, planStream } from '@actiespoor/plan/model';
import {
  asMedewerker,
  type AskedAs,
  composeKader,
  dutchOrder,
  type GevolgdPlan,
  gevolgdPlanAsOf,
  hasComeBy,
  kaderAsOf,
  type KaderGegevens,
  type KaderRegistratie,
  type KaderRij,
  kaders,
  type KaderWeergave,
  soortOf,
  withUiterlijk,
} from '@actiespoor/voortgang';

import type { Medewerker } from '../access/medewerker.js';
import { mayReadKader } from '../access/rechten.js';
import { type Clock, dayAt } from '../clock.js';
import { behind, type Facts } from '../facts.js';
import { type ReadQuery, type MomentQuery, tijdstipOf } from '../moment.js';
import { type Declined, denied, isDeclined, unknown } from '../outcome.js';
import type { ReadView } from '../reading.js';

// Kaders are few: laws and national programmes.
const maxKaders = 10_000;

type Geregistreerd = Pick<KaderRegistratie, 'geregistreerdDoor'>;

export type GelijstKader = KaderGegevens & Geregistreerd;
export type GelezenKader = KaderWeergave & Geregistreerd;

export interface KaderReaderSources {
  readonly view: () => ReadView;
  readonly facts: Facts;
  readonly readModels: AskedAs<'kaders' | 'plannen' | 'spoor'>;
  readonly clock: Clock;
}

const noReader = (medewerker: Medewerker): Declined | undefined =>
  mayReadKader(medewerker) ? undefined : denied('Uw rol geeft geen recht om kaders te lezen.');

/** Reads a kader and what became of it in the plans that the caller may read, out of the events themselves. */
export class KaderReader {
  constructor(private readonly sources: KaderReaderSources) {}

  /** Those that are there today, by title: each out of its own events, as one of them is read, and while those are away as the read models have it. */
  async list(medewerker: Medewerker, query: ReadQuery): Promise<readonly GelijstKader[] | Declined> {
    const { facts, clock } = this.sources;
    const declined = noReader(medewerker) ?? (await behind(facts, query.wachtOp, [kaders.name]));
    if (declined) return declined;
    const peildatum = dayAt(clock());
    const rijen = await this.sources.readModels.as(asMedewerker(medewerker)).kaders.listKaders();
    const geregistreerd = await (facts.isEndUnknown() ? this.kept(medewerker, rijen, peildatum) : this.recorded(rijen, peildatum));
    return geregistreerd
      .map(({ gegevens, geregistreerdDoor }) => ({ ...withUiterlijk(gegevens), geregistreerdDoor }))
      .toSorted((een, ander) => dutchOrder(een.titel, ander.titel));
  }

  /** Unknown where the kader was not there then, or was not known. */
  async read(medewerker: Medewerker, kaderId: KaderId, query: MomentQuery): Promise<GelezenKader | Declined> {
    const { facts, clock } = this.sources;
    const declined = noReader(medewerker) ?? (await behind(facts, query.wachtOp));
    if (declined) return declined;
    const tijdstip = tijdstipOf(query, clock);
    const kader = kaderAsOf(await facts.of([kaderStream(kaderId)]), tijdstip);
    if (!kader) return unknown(`Kader ${kaderId} bestaat niet, of was er toen nog niet.`);
    const planIds = await this.plansOf(medewerker, kaderId);
    if (isDeclined(planIds)) return planIds;
    const plannen = await Promise.all(planIds.map(async (planId) => gevolgdPlanAsOf(await facts.of([planStream(planId)]), tijdstip)));
    const { gegevens, geregistreerdDoor } = kader;
    return {
      ...composeKader(
        gegevens,
        plannen.filter((plan): plan is GevolgdPlan => plan !== undefined),
        tijdstip.peildatum,
      ),
      geregistreerdDoor,
    };
  }

  private async recorded(rijen: readonly KaderRij[], peildatum: Dag): Promise<readonly KaderRegistratie[]> {
    const byStream = Map.groupBy(await this.sources.facts.of(rijen.map(({ stream }) => stream)), ({ stream }) => stream);
    return [...byStream.values()].flatMap((events) => kaderAsOf(events, { peildatum }) ?? []);
  }

  /** The spoor has the organisatie that registered it. */
  private async kept(medewerker: Medewerker, rijen: readonly KaderRij[], peildatum: Dag): Promise<readonly KaderRegistratie[]> {
    const { spoor } = this.sources.readModels.as(asMedewerker(medewerker));
    const { regels } = await spoor.regels({ soorten: [soortOf('KaderGeregistreerd')], aantal: maxKaders });
    const door = new Map(regels.toReversed().map(({ stream, medewerker: { organisatie } }) => [stream, organisatie]));
    return rijen.flatMap(({ stream, gegevens }) => {
      const geregistreerdDoor = door.get(stream);
      return geregistreerdDoor === undefined || !hasComeBy(gegevens, peildatum) ? [] : [{ gegevens: gegevens.waarde, geregistreerdDoor }];
    });
  }

  /** A plan keeps the kader that it was made under, so today's list has the plans of every date. */
  private async plansOf(medewerker: Medewerker, kaderId: KaderId): Promise<readonly PlanId[] | Declined> {
    const eigenaars = await this.sources.view().access.ownersFor(medewerker);
    if (isDeclined(eigenaars)) return eigenaars;
    return this.sources.readModels.as(asMedewerker(medewerker)).plannen.plansUnder(kaderId, eigenaars);
  }
}
