import { defined } from '@actiespoor/kernel';
import type { OrganisatieCode, OrganisatieGegevens, PlanId } from '@actiespoor/plan/events';
import { ledenIn } from '@actiespoor/plan/model';
import { asMedewerker, type AskedAs, type BordOpties, composeRegiobord, isRegio, type Regio, regioIn, type Regiobord, system } from '@actiespoor/voortgang';

import type { Medewerker } from '../access/medewerker.js';
import { mayReadVoortgang } from '../access/rechten.js';
import { type Clock, dayAt, yearOf } from '../clock.js';
import { behind, type Facts } from '../facts.js';
import { type MomentQuery, tijdstipOf } from '../moment.js';
import { type Declined, denied, isDeclined, unknown } from '../outcome.js';
import type { ReadView } from '../reading.js';

/** A part of the board, on a moment. */
export interface BordQuery extends MomentQuery {
  readonly plan?: PlanId;
  readonly organisatie?: OrganisatieCode;
  readonly stand?: NonNullable<BordOpties['stand']>;
}

export interface RegioSources {
  readonly view: () => ReadView;
  readonly facts: Facts;
  readonly readModels: AskedAs<'organisaties' | 'tijdlijn'>;
  readonly clock: Clock;
}

const noRegio = ({ organisatie, naam }: OrganisatieGegevens, alle: readonly OrganisatieGegevens[], jaar: number): Declined => {
  const verbanden = alle.filter((een) => een.organisatie !== organisatie && ledenIn(een, jaar).includes(organisatie)).map((een) => een.organisatie);
  const kies = verbanden.length === 0 ? '' : ` Kies ${verbanden.join(' of ')}.`;
  return unknown(`${naam} (${organisatie}) is geen regio: een bord is er van een samenwerkingsverband of een Veilig Thuis-regio.${kies}`);
};

/** All organisaties, and what a region is made of in a year. */
class Register {
  private readonly byCode: ReadonlyMap<string, OrganisatieGegevens>;

  constructor(readonly alle: readonly OrganisatieGegevens[]) {
    this.byCode = new Map(alle.map((een) => [een.organisatie, een]));
  }

  /** Unknown where it is not there, or is no region. */
  regio(code: OrganisatieCode, jaar: number): Regio | Declined {
    const gegevens = this.byCode.get(code);
    if (!gegevens) return unknown(`Regio ${code} bestaat niet; zie /v1/organisaties.`);
    return isRegio(gegevens) ? regioIn(gegevens, this.alle, jaar) : noRegio(gegevens, this.alle, jaar);
  }

  naamVan(organisatie: OrganisatieCode): string {
    return this.byCode.get(organisatie)?.naam ?? organisatie;
  }

  ledenVan(organisatie: OrganisatieCode, jaar: number): readonly OrganisatieCode[] {
    const gegevens = this.byCode.get(organisatie);
    const leden = gegevens ? ledenIn(gegevens, jaar) : [];
    return leden.length > 0 ? leden : [organisatie];
  }
}

/** Rights look at who belongs to the region today. */
const notReadable = (medewerker: Medewerker, regio: Regio | Declined): Declined | undefined => {
  if (isDeclined(regio)) return regio;
  const { code, naam, eigenaars } = regio;
  return mayReadVoortgang(medewerker, { code, leden: eigenaars })
    ? undefined
    : denied(`Uw rol of organisatie geeft geen recht om het bord van ${naam} te lezen.`);
};

/** Reads how a region stands, or stood. */
export class RegioReader {
  constructor(private readonly sources: RegioSources) {}

  /** The plans of the region that the caller may read. */
  async board(medewerker: Medewerker, code: OrganisatieCode, query: BordQuery): Promise<Regiobord | Declined> {
    const { readModels, facts, clock } = this.sources;
    const register = new Register((await readModels.as(system).organisaties.listOrganisaties()).map(({ gegevens }) => gegevens.waarde));
    const declined = notReadable(medewerker, register.regio(code, yearOf(dayAt(clock())))) ?? (await behind(facts, query.wachtOp));
    if (declined) return declined;
    const regio = register.regio(code, yearOf(tijdstipOf(query, clock).peildatum));
    if (isDeclined(regio)) return regio;
    const eigenaars = await this.readable(medewerker, regio);
    return isDeclined(eigenaars) ? eigenaars : this.composed(medewerker, { register, regio, eigenaars }, query);
  }

  private async composed(
    medewerker: Medewerker,
    { register, regio, eigenaars }: { readonly register: Register; readonly regio: Regio; readonly eigenaars: readonly OrganisatieCode[] },
    query: BordQuery,
  ): Promise<Regiobord> {
    const { plan: planId, organisatie, stand } = query;
    const tijdstip = tijdstipOf(query, this.sources.clock);
    const { plannen, positie } = await this.sources.readModels
      .as(asMedewerker(medewerker))
      .tijdlijn.standen({ eigenaars, ...tijdstip, ...defined({ planId }) });
    return composeRegiobord(plannen, {
      regio,
      ledenVan: (eigenaar) => register.ledenVan(eigenaar, yearOf(tijdstip.peildatum)),
      naamVan: (een) => register.naamVan(een),
      ...tijdstip,
      ...defined({ organisatie, stand, positie }),
    });
  }

  private async readable(medewerker: Medewerker, { eigenaars }: Regio): Promise<readonly OrganisatieCode[] | Declined> {
    const mine = await this.sources.view().access.ownersFor(medewerker);
    return isDeclined(mine) ? mine : eigenaars.filter((eigenaar) => mine.includes(eigenaar));
  }
}
