import { randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';

import { canonicalJson } from '@actiespoor/kernel';
import type { OrganisatieCode, OrganisatieGegevens } from '@actiespoor/plan/events';
import { system } from '@actiespoor/voortgang';

import type { Answer, Client } from './client.js';
import type { TestServer } from './test-server.js';

/** The parts of an answer to a write that a next write needs. */
export interface Antwoord {
  readonly planId: string;
  readonly actieId: string;
  readonly knoopId: string;
  readonly knopen: readonly string[];
  readonly kaderId: string;
  readonly statusupdateId: string;
  readonly consultatieId: string;
  readonly trekkerId: string;
  readonly reden: string;
  readonly detail: string;
}

export type Verteld = Promise<Answer<Antwoord>>;

const regionaal = { tekst: 'Regionaal', soort: 'regionaal' };
export const lokaal = { tekst: 'Lokaal', soort: 'lokaal' };

/** Writes about a plan of its own, one line a write; days are of 2022 unless they say otherwise. */
export class Verteller {
  planId = '';

  constructor(
    private readonly server: TestServer,
    readonly regio: Client,
    readonly lopik: Client,
  ) {}

  plan(more: object = {}): Verteld {
    return this.regio.post('/v1/plannen', {
      titel: `Plan ${randomUUID()}`,
      soort: 'regionaal',
      eigenaar: 'SV-LEKSTROOM',
      periode: {},
      niveaus: ['thema'],
      op: '2022-01-01',
      ...more,
    });
  }

  kader(more: object = {}): Verteld {
    return this.regio.post('/v1/kaders', {
      titel: `Visie ${randomUUID()}`,
      soort: 'regiovisie',
      periode: {},
      onderdelen: [],
      verplichtingen: [],
      op: '2022-01-01',
      ...more,
    });
  }

  opnemen(more: object = {}): Verteld {
    return this.regio.post(`/v1/plannen/${this.planId}/acties`, {
      omschrijving: `Actie ${randomUUID()}`,
      soort: 'actie',
      schaal: regionaal,
      volgorde: 1,
      op: '2022-02-01',
      ...more,
    });
  }

  async actie(more: object = {}): Promise<string> {
    return (await this.opnemen(more)).body.actieId;
  }

  async knoop(op = '2022-01-01'): Promise<string> {
    const { body } = await this.overPlan('knopen', { niveau: 'thema', titel: `Thema ${randomUUID()}`, volgorde: 1, op });
    return body.knoopId;
  }

  /** A write on the plan. */
  overPlan(path: string, json: object): Verteld {
    return this.regio.change(`/v1/plannen/${this.planId}/${path}`, json);
  }

  /** A write on a knoop of the plan. */
  overKnoop(knoopId: string, path: string, json: object): Verteld {
    return this.overDeel(`knopen/${knoopId}/${path}`, json);
  }

  /** A write on a part of the plan, which has no ETag of its own. */
  async overDeel(path: string, json: object): Verteld {
    const { headers } = await this.regio.read(`/v1/plannen/${this.planId}`);
    return this.regio.post(`/v1/plannen/${this.planId}/${path}`, json, { ifMatch: headers.get('etag') ?? '' });
  }

  over(actieId: string, path: string, json: object): Verteld {
    return this.regio.change(`/v1/acties/${actieId}/${path}`, json);
  }

  /** The same write by a member of the region, about itself. */
  alsLopik(actieId: string, path: string, json: object): Verteld {
    return this.lopik.change(`/v1/acties/${actieId}/${path}`, { organisatie: 'GM0331', ...json });
  }

  verhuist(actieId: string, json: { readonly knoopId: string; readonly op: string }): Verteld {
    return this.over(actieId, 'wijzigingen', json);
  }

  /** @param json the linked actie, and the day */
  zieOok(actieId: string, json: { readonly doel: string; readonly op: string }): Verteld {
    return this.over(actieId, 'koppelingen', { soort: 'zieOok', ...json });
  }

  /** Splits a knoop into two parts; the second gets these acties. */
  splitst(knoopId: string, { op, acties = [] }: { readonly op: string; readonly acties?: readonly string[] }): Verteld {
    const delen = [[], acties].map((own, index) => ({ niveau: 'thema', titel: `Deel ${String(index)}`, volgorde: index + 1, acties: own }));
    return this.overKnoop(knoopId, 'splitsingen', { op, delen });
  }

  melding(actieId: string, op: string, more: object = {}): Verteld {
    return this.over(actieId, 'statusupdates', { status: 'gestart', organisatie: 'SV-LEKSTROOM', op, ...more });
  }

  /** Changes the register of an organisatie from now on. */
  async register(organisatie: string, change: (gegevens: OrganisatieGegevens) => OrganisatieGegevens): Verteld {
    const told = change(await this.registered(organisatie));
    const command = { type: 'OrganisatieWijzigen', data: { ...told, op: '2021-01-01' } } as never;
    const [commandId, actor] = [randomUUID(), randomUUID()];
    const handled = await this.server.platform.commands.organisatie(`organisatie-${organisatie}`, command, {
      commandId,
      correlationId: commandId,
      actor,
      role: 'systeem',
      organisatie: 'systeem',
    });
    while (canonicalJson(await this.registered(organisatie)) !== canonicalJson(told)) await setImmediate();
    return { status: handled.outcome === 'accepted' ? 201 : 409, headers: new Headers(), body: {} as Antwoord };
  }

  private async registered(organisatie: string): Promise<OrganisatieGegevens> {
    const rij = await this.server.platform.readStore.as(system).organisaties.findOrganisatie(organisatie as OrganisatieCode);
    if (!rij) throw new Error(`${organisatie} staat niet in het register`);
    return rij.gegevens.waarde;
  }
}
