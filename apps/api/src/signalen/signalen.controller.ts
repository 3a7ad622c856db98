import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { dayAt, type Medewerker } from '@actiespoor/application';
import { defined } from '@actiespoor/kernel';
import type { Platform } from '@actiespoor/platform';
import { composeSignalen } from '@actiespoor/voortgang';

import { Access } from '../access.js';
import { PLATFORM } from '../commands.js';
import { Caller } from '../edge/authentication.js';
import { knownUntil } from '../edge/queries.js';
import { Reads } from '../openapi/operations.js';
import { PlanReader } from '../plannen/plan-reader.js';
import { signaalAntwoord, SignaalLijst } from './antwoorden.js';
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
    summary: 'Wat aandacht vraagt in de plannen die u mag lezen, wie aan de beurt is en wat eraan te doen is',
    description:
      'Een dubbele code ontstaat als twee mensen tegelijk dezelfde code geven; daarna weigert het systeem haar. Later dan de intrekking of dan de hoofdactie is wat van een actie is vastgelegd van na de dag waarop haar plan is ingetrokken of haar hoofdactie verviel.',
    answer: SignaalLijst,
  })
  async list(@Query() vraag: Signaalvraag, @Caller() medewerker: Medewerker): Promise<SignaalLijst> {
    await this.plans.awaits(vraag);
    const bekendOp = knownUntil(vraag);
    const peildatum = vraag.peildatum ?? dayAt(bekendOp ?? this.platform.clock());
    const eigenaars = await this.access.ownersFor(medewerker);
    const { plannen, positie } = await this.platform.readStore.tijdlijn.standen(defined({ eigenaars, peildatum, bekendOp }));
    const isGevraagd = ({ soort, organisatie }: { readonly soort: string; readonly organisatie: string }): boolean =>
      soort === (vraag.soort ?? soort) && organisatie === (vraag.organisatie ?? organisatie);
    return defined({ peildatum, signalen: composeSignalen(plannen).filter(isGevraagd).map(signaalAntwoord), positie });
  }
}
