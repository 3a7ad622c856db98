import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Medewerker, Plannen, PlanWrites } from '@actiespoor/application';
import { defined } from '@actiespoor/kernel';
import type { PlanId } from '@actiespoor/plan/events';
import { bekendOpMoment, composePlanregel, type PlanWeergave } from '@actiespoor/voortgang';

import { answered, type Created, created, type Found, found, type Vastgelegd } from '../answers.js';
import { Caller } from '../edge/authentication.js';
import { type CursorOf, writeCursor } from '../edge/cursor.js';
import { IdParam } from '../edge/parameters.js';
import { bladOf, MomentPageQueryParameters, MomentQueryParameters } from '../edge/queries.js';
import { Write, type WriteRequest } from '../edge/write-request.js';
import { Reads, Writes } from '../openapi/operations.js';
import { uuidFault } from '../validation/text.js';
import type { PlanLijst } from './antwoorden.js';
import { Planopgave, toPlan } from './opgaven.js';

/** Each day, and each moment of knowledge, has a list of its own. */
const planCursor = (query: MomentPageQueryParameters): CursorOf => ({
  list: ['plannen', query.peildatum, query.bekendOp && bekendOpMoment(query.bekendOp)].join(' ').trim(),
  fault: uuidFault,
});

@ApiTags('Plannen')
@Controller('plannen')
export class PlannenController {
  constructor(
    private readonly plannen: Plannen,
    private readonly writes: PlanWrites,
  ) {}

  @Get()
  @Reads({
    operation: 'plannenLezen',
    summary: 'De plannen die u mag lezen, zoals zij zijn of zoals zij er op een peildatum voor stonden',
    answer: 'PlanLijst',
  })
  async list(@Query() query: MomentPageQueryParameters, @Caller() medewerker: Medewerker): Promise<PlanLijst> {
    const { plannen, volgende, peildatum } = answered(await this.plannen.list(medewerker, { ...query, ...bladOf(query, planCursor(query)) }));
    return defined({
      plannen: plannen.map((inhoud) => composePlanregel(inhoud, peildatum)),
      volgende: volgende && writeCursor(planCursor(query).list, volgende),
    });
  }

  @Post()
  @Writes({ operation: 'planOpstellen', summary: 'Stel een plan op', on: 'new', answer: 'Vastgelegd' })
  async make(@Body() opgave: Planopgave, @Write() request: WriteRequest): Promise<Created<Vastgelegd>> {
    return created(
      await this.writes.make(request, toPlan(opgave)),
      ({ planId }) => `/v1/plannen/${planId}`,
      ({ planId }) => ({ planId }),
    );
  }

  @Get(':planId')
  @Reads({
    operation: 'planLezen',
    summary: 'Een plan met al zijn acties, zoals het is of zoals het er op een peildatum voor stond',
    answer: 'PlanAntwoord',
    tagged: true,
  })
  async plan(@IdParam('planId') planId: PlanId, @Query() query: MomentQueryParameters, @Caller() medewerker: Medewerker): Promise<Found<PlanWeergave>> {
    return found(await this.plannen.plan(medewerker, planId, query));
  }
}
