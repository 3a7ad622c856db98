import { Inject, Injectable } from '@nestjs/common';
import { dayAt, mayReadVoortgang, type Medewerker } from '@actiespoor/application';
import { defined } from '@actiespoor/kernel';
import type { OrganisatieCode, OrganisatieGegevens } from '@actiespoor/plan/events';
import { ledenIn } from '@actiespoor/plan/model';
import type { Platform } from '@actiespoor/platform';
import { composeRegiobord, isRegio, regioIn, type Regio, type Regiobord } from '@actiespoor/voortgang';

import { Access } from '../access.js';
import { PLATFORM } from '../commands.js';
import { forbidden, notFound, type ProblemException } from '../edge/problem.js';
import { knownUntil } from '../edge/queries.js';
import { PlanReader } from '../plannen/plan-reader.js';
import { bordstanden, type Bordvraag } from './bordvraag.js';

const yearOf = (day: string): number => Number(day.slice(0, 4));

const noRegio = ({ organisatie, naam }: OrganisatieGegevens, alle: readonly OrganisatieGegevens[], jaar: number): ProblemException => {
  const verbanden = alle.filter((een) => een.organisatie !== organisatie && ledenIn(een, jaar).includes(organisatie)).map((een) => een.organisatie);
  const kies = verbanden.length === 0 ? '' : ` Kies ${verbanden.join(' of ')}.`;
  return notFound(`${naam} (${organisatie}) is geen regio: een bord is er van een samenwerkingsverband of een Veilig Thuis-regio.${kies}`);
};

/** All organisaties, and what a region is made of in a year. */
class Register {
  private readonly byCode: ReadonlyMap<string, OrganisatieGegevens>;

  constructor(readonly alle: readonly OrganisatieGegevens[]) {
    this.byCode = new Map(alle.map((een) => [een.organisatie, een]));
  }

  /** @throws ProblemException 404 for what is not there, or is no region */
  regio(code: OrganisatieCode, jaar: number): Regio {
    const gegevens = this.byCode.get(code);
    if (!gegevens) throw notFound(`Regio ${code} bestaat niet; zie /v1/organisaties.`);
    if (!isRegio(gegevens)) throw noRegio(gegevens, this.alle, jaar);
    return regioIn(gegevens, this.alle, jaar);
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

/** Reads how a region stands, or stood. */
@Injectable()
export class RegioReader {
  constructor(
    private readonly access: Access,
    private readonly plans: PlanReader,
    @Inject(PLATFORM) private readonly platform: Platform,
  ) {}

  /** The plans of the region that the caller may read. @throws ProblemException 404, 403, 503 */
  async board(medewerker: Medewerker, code: OrganisatieCode, vraag: Bordvraag): Promise<Regiobord> {
    const register = new Register((await this.platform.readStore.organisaties.listOrganisaties()).map(({ gegevens }) => gegevens.waarde));
    this.checkReads(medewerker, register.regio(code, yearOf(dayAt(this.platform.clock()))));
    await this.plans.awaits(vraag);
    const { plan: planId, organisatie, status } = vraag;
    const bekendOp = knownUntil(vraag);
    const peildatum = vraag.peildatum ?? dayAt(bekendOp ?? this.platform.clock());
    const tijdpunt = defined({ peildatum, bekendOp });
    const jaar = yearOf(peildatum);
    const regio = register.regio(code, jaar);
    const { plannen, positie } = await this.platform.readStore.tijdlijn.standen({
      eigenaars: await this.readable(medewerker, regio),
      ...tijdpunt,
      ...defined({ planId }),
    });
    return composeRegiobord(plannen, {
      regio,
      ledenVan: (eigenaar) => register.ledenVan(eigenaar, jaar),
      naamVan: (een) => register.naamVan(een),
      ...tijdpunt,
      ...defined({ organisatie, stand: status && bordstanden[status], positie }),
    });
  }

  /** Rights look at who belongs to the region today. */
  private checkReads(medewerker: Medewerker, { code, naam, eigenaars }: Regio): void {
    if (mayReadVoortgang(medewerker, { code, leden: eigenaars })) return;
    throw forbidden(`Uw rol of organisatie geeft geen recht om het bord van ${naam} te lezen.`);
  }

  private async readable(medewerker: Medewerker, { eigenaars }: Regio): Promise<readonly OrganisatieCode[]> {
    const mine = await this.access.ownersFor(medewerker);
    return eigenaars.filter((eigenaar) => mine.includes(eigenaar));
  }
}
