import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ActieWrites, type Medewerker, Plannen } from '@actiespoor/application';
import type { PlanId } from '@actiespoor/plan/events';

import { answered, type Created, created, type Vastgelegd } from '../answers.js';
import { Caller } from '../edge/authentication.js';
import { IdParam } from '../edge/parameters.js';
import { MomentQueryParameters } from '../edge/queries.js';
import { Write, type WriteRequest } from '../edge/write-request.js';
import { Reads, Writes } from '../openapi/operations.js';
import type { ActieLijst } from './antwoorden.js';
import { Actieopgave, toActieCommand } from './opgaven.js';

@ApiTags('Acties')
@Controller('plannen/:planId/acties')
export class ActiesVanPlanController {
  constructor(
    private readonly plannen: Plannen,
    private readonly writes: ActieWrites,
  ) {}

  @Get()
  @Reads({ operation: 'actiesVanPlanLezen', summary: 'Alle acties van een plan, deelacties ook', answer: 'ActieLijst' })
  async list(@IdParam('planId') planId: PlanId, @Query() query: MomentQueryParameters, @Caller() medewerker: Medewerker): Promise<ActieLijst> {
    return { acties: answered(await this.plannen.acties(medewerker, planId, query)) };
  }

  @Post()
  @Writes({ operation: 'actieOpnemen', summary: 'Neem een actie of deelactie op in een plan', on: 'new', answer: 'Vastgelegd' })
  async include(@IdParam('planId') planId: PlanId, @Body() opgave: Actieopgave, @Write() request: WriteRequest): Promise<Created<Vastgelegd>> {
    const included = await this.writes.include(request, {
      planId,
      naam: opgave,
      hoofdactieId: opgave.hoofdactieId,
      op: opgave.op,
      toCommand: (actieId) => toActieCommand(planId, actieId, opgave),
    });
    return created(
      included,
      ({ actieId }) => `/v1/acties/${actieId}`,
      ({ actieId }) => ({ actieId }),
    );
  }
}
