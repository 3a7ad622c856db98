import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { dayAt, type Medewerker } from '@actiespoor/application';
import type { Recorded } from '@actiespoor/event-store';
import { defined } from '@actiespoor/kernel';
import { actieStream, planStream } from '@actiespoor/plan/model';
import type { Platform } from '@actiespoor/platform';
import { composeSignalen, type PlanStanden, type Register } from '@actiespoor/voortgang';

import { Access } from '../access.js';
import { PLATFORM } from '../commands.js';
import { Caller } from '../edge/authentication.js';
import { knownUntil } from '../edge/queries.js';
import { Reads } from '../openapi/operations.js';
import { PlanReader } from '../plannen/plan-reader.js';
import { signaalAntwoord, type SignaalLijst } from './antwoorden.js';
import { Signaalvraag } from './signaalvraag.js';

/** What asks for attention, and whose turn it is. */
@ApiTags('Signalen')
@Controller('signalen')
export class SignalenController {
  constructor(
    private readonly access: Access,
    private readonly plans: PlanReader,
    @Inject(PLATFORM) private readonly platform: Platform,
  ) {}

  @Get()
  @Reads({
    operation: 'signalenLezen',
    summary: 'Wat aandacht vraagt in de plannen die u mag lezen, wie aan de beurt is en wat eraan te doen is',
    description:
      'Een dubbele code ontstaat als twee mensen tegelijk dezelfde code geven; daarna weigert het systeem haar. De andere soorten zijn feiten die noemen wat er op hun eigen dag niet meer was, omdat dat later is verteld: een ingetrokken plan, een vervallen (hoofd)actie, een opgegaan onderdeel, een organisatie die volgens het register niet bestond of geen lid was. Zo\'n signaal blijft zolang het feit staat, ook als het plan of de actie later weer gold.',
    answer: 'SignaalLijst',
  })
  async list(@Query() vraag: Signaalvraag, @Caller() medewerker: Medewerker): Promise<SignaalLijst> {
    await this.plans.awaits(vraag);
    const bekendOp = knownUntil(vraag);
    const peildatum = vraag.peildatum ?? dayAt(bekendOp ?? this.platform.clock());
    const eigenaars = await this.access.ownersFor(medewerker);
    const { plannen, positie } = await this.platform.readStore.tijdlijn.standen(defined({ eigenaars, peildatum, bekendOp }));
    const bronnen = { plannen, events: await this.eventsOf(plannen), register: await this.register() };
    const signalen = composeSignalen(bronnen, defined({ peildatum, bekendOp, totEnMet: positie }));
    const isGevraagd = ({ soort, organisatie }: { readonly soort: string; readonly organisatie: string }): boolean =>
      soort === (vraag.soort ?? soort) && organisatie === (vraag.organisatie ?? organisatie);
    return defined({ peildatum, signalen: signalen.filter(isGevraagd).map(signaalAntwoord), positie });
  }

  private eventsOf(plannen: readonly PlanStanden[]): Promise<readonly Recorded[]> {
    const streams = plannen.flatMap(({ plan, acties }) => [planStream(plan.opgesteld.waarde.planId), ...acties.map(({ actie }) => actieStream(actie.opname.waarde.actieId))]);
    return this.platform.factsOf(streams);
  }

  private async register(): Promise<Register> {
    const rijen = await this.platform.readStore.organisaties.listOrganisaties();
    return new Map(rijen.map(({ gegevens: { waarde } }) => [waarde.organisatie, waarde]));
  }
}
