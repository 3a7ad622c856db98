import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Indicatoren, type Medewerker } from '@actiespoor/application';
import type { IndicatorId } from '@actiespoor/plan/events';

import { answered, type Created, created, Found, type Vastgelegd } from '../answers.js';
import { Caller } from '../edge/authentication.js';
import { IdParam } from '../edge/parameters.js';
import { ReadQueryParameters } from '../edge/queries.js';
import { Write, type WriteRequest } from '../edge/write-request.js';
import { Reads, Writes } from '../openapi/operations.js';
import { type IndicatorAntwoord, indicatorAntwoord, type IndicatorLijst } from './antwoorden.js';
import { Herziening, Indicatoropgave } from './opgaven.js';

const vastgelegdeIndicator = (outcome: Awaited<ReturnType<Indicatoren['define']>>): Created<Vastgelegd> =>
  created(
    outcome,
    ({ indicatorId }) => `/v1/indicatoren/${indicatorId}`,
    ({ indicatorId }) => ({ indicatorId }),
  );

/** Definitions of figures, which are recorded and revised like everything else. */
@ApiTags('Indicatoren')
@Controller('indicatoren')
export class IndicatorenController {
  constructor(private readonly indicatoren: Indicatoren) {}

  @Get()
  @Reads({ operation: 'indicatorenLezen', summary: 'De indicatoren, met elke versie van hun definitie', answer: 'IndicatorLijst' })
  async list(@Query() query: ReadQueryParameters, @Caller() medewerker: Medewerker): Promise<IndicatorLijst> {
    return { indicatoren: answered(await this.indicatoren.list(medewerker, query)).map(indicatorAntwoord) };
  }

  @Get(':indicatorId')
  @Reads({ operation: 'indicatorLezen', summary: 'Een indicator, met elke versie van zijn definitie', answer: 'IndicatorAntwoord', tagged: true })
  async indicator(
    @IdParam('indicatorId') indicatorId: IndicatorId,
    @Query() query: ReadQueryParameters,
    @Caller() medewerker: Medewerker,
  ): Promise<Found<IndicatorAntwoord>> {
    const rij = answered(await this.indicatoren.find(medewerker, indicatorId, query));
    return new Found(indicatorAntwoord(rij), rij.revisie, true);
  }

  @Post()
  @Writes({ operation: 'indicatorDefinieren', summary: 'Definieer een indicator', on: 'new', answer: 'Vastgelegd' })
  async define(@Body() opgave: Indicatoropgave, @Write() request: WriteRequest): Promise<Created<Vastgelegd>> {
    return vastgelegdeIndicator(await this.indicatoren.define(request, { ...opgave }));
  }

  @Post(':indicatorId/herzieningen')
  @Writes({
    operation: 'indicatorHerzien',
    summary: 'Herzie de definitie van een indicator',
    description: 'De vorige versie blijft te lezen en te gebruiken; wat ermee is berekend verandert niet.',
    on: 'existing',
    answer: 'Vastgelegd',
  })
  async revise(@IdParam('indicatorId') indicatorId: IndicatorId, @Body() herziening: Herziening, @Write() request: WriteRequest): Promise<Created<Vastgelegd>> {
    return vastgelegdeIndicator(await this.indicatoren.revise(request, indicatorId, { ...herziening }));
  }
}
