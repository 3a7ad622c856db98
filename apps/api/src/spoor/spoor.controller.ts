import { Controller, Get, Query, Req, type StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Spoorplaats, SpoorReader } from '@actiespoor/application';
import { defined } from '@actiespoor/kernel';
import type { ActieId, PlanId } from '@actiespoor/plan/events';
import type { FastifyRequest } from 'fastify';

import { answered } from '../answers.js';
import { callerOf } from '../edge/authentication.js';
import { answerType } from '../edge/content.js';
import { csvFile } from '../edge/csv.js';
import { writeCursor } from '../edge/cursor.js';
import { IdParam } from '../edge/parameters.js';
import { bladOf } from '../edge/queries.js';
import { Reads } from '../openapi/operations.js';
import { positionFault } from '../validation/text.js';
import type { SpoorAntwoord } from './antwoorden.js';
import { spoorCsv } from './spoor-csv.js';
import { PlanspoorQueryParameters, SpoorQueryParameters, toFilter } from './query.js';

const csv = 'text/csv';
const linesAtOnce = 500;

const listOf = ({ planId, actieId }: Spoorplaats): string => ['spoor', planId ?? actieId].join(' ').trim();

/** The changes of a plan: medewerker, moment, old and new value, and reason. */
@ApiTags('Spoor')
@Controller()
export class SpoorController {
  constructor(private readonly spoor: SpoorReader) {}

  @Get('acties/:actieId/spoor')
  @Reads({ operation: 'spoorVanActieLezen', summary: 'Het spoor van een actie', answer: 'SpoorAntwoord', also: [csv] })
  async ofActie(
    @IdParam('actieId') actieId: ActieId,
    @Query() query: SpoorQueryParameters,
    @Req() http: FastifyRequest,
  ): Promise<SpoorAntwoord | StreamableFile> {
    return this.answer({ actieId }, query, http);
  }

  @Get('plannen/:planId/spoor')
  @Reads({ operation: 'spoorVanPlanLezen', summary: 'Het spoor van een plan en al zijn acties', answer: 'SpoorAntwoord', also: [csv] })
  async ofPlan(
    @IdParam('planId') planId: PlanId,
    @Query() query: PlanspoorQueryParameters,
    @Req() http: FastifyRequest,
  ): Promise<SpoorAntwoord | StreamableFile> {
    return this.answer({ planId }, query, http);
  }

  @Get('spoor')
  @Reads({ operation: 'spoorLezen', summary: 'Het spoor van alle plannen die u mag lezen', answer: 'SpoorAntwoord', also: [csv] })
  async all(@Query() query: SpoorQueryParameters, @Req() http: FastifyRequest): Promise<SpoorAntwoord | StreamableFile> {
    return this.answer({}, query, http);
  }

  private async answer(
    plaats: Spoorplaats,
    query: SpoorQueryParameters | PlanspoorQueryParameters,
    http: FastifyRequest,
  ): Promise<SpoorAntwoord | StreamableFile> {
    const medewerker = callerOf(http);
    const list = listOf(plaats);
    const asked = { ...query, filter: toFilter(query), ...bladOf(query, { list, fault: positionFault }) };
    if (answerType(http) === csv)
      return csvFile(spoorCsv(answered(await this.spoor.pages(medewerker, plaats, { ...asked, aantal: linesAtOnce }))), ...list.split(' '));
    const { regels, volgende } = answered(await this.spoor.page(medewerker, plaats, asked));
    return defined({ regels, volgende: volgende && writeCursor(list, volgende) });
  }
}
