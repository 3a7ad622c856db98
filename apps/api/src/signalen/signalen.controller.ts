import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Medewerker, Signalen } from '@actiespoor/application';

import { answered } from '../answers.js';
import { Caller } from '../edge/authentication.js';
import { Reads } from '../openapi/operations.js';
import { signaalAntwoord, type SignaalLijst } from './antwoorden.js';
import { SignaalQueryParameters } from './query.js';

/** Facts that need attention, with the organisatie that must act. */
@ApiTags('Signalen')
@Controller('signalen')
export class SignalenController {
  constructor(private readonly signalen: Signalen) {}

  @Get()
  @Reads({
    operation: 'signalenLezen',
    summary: 'Wat aandacht vraagt in de plannen die u mag lezen, wie aan de beurt is en wat eraan te doen is',
    description:
      "Een dubbele code ontstaat als twee mensen tegelijk dezelfde code geven, of stond er al voor het systeem haar weigerde; een code van een onderdeel is dubbel als een onderdeel ernaast, van hetzelfde niveau, haar ook heeft. Zij blijft een signaal, met van en tot, ook als die dagen voorbij zijn: het plan van zo\'n dag toont de code dubbel. De andere soorten zijn feiten die noemen wat er op hun eigen dag niet meer was, omdat dat later is verteld: een ingetrokken plan, een vervallen (hoofd)actie, een opgegaan onderdeel, een organisatie die volgens het register niet bestond of geen lid was. Zo'n signaal blijft zolang het feit staat, ook als het plan of de actie later weer gold.",
    answer: 'SignaalLijst',
  })
  async list(@Query() query: SignaalQueryParameters, @Caller() medewerker: Medewerker): Promise<SignaalLijst> {
    const { signalen, ...lijst } = answered(await this.signalen.list(medewerker, query));
    return { ...lijst, signalen: signalen.map(signaalAntwoord) };
  }
}
