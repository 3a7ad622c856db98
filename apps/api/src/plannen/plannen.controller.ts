import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Medewerker } from '@actiespoor/application';
import { defined } from '@actiespoor/kernel';
import type { PlanId } from '@actiespoor/plan/events';
import { composePlanregel, type PlanWeergave } from '@actiespoor/voortgang';

import { Access } from '../access.js';
import { type Created, Found, type Vastgelegd } from '../answers.js';
import { Caller } from '../edge/authentication.js';
import { IdParam } from '../edge/parameters.js';
import { isPast, Standlijstvraag, Standvraag } from '../edge/queries.js';
import { Write, type WriteRequest } from '../edge/write-request.js';
import { Reads, Writes } from '../openapi/operations.js';
import type { PlanLijst } from './antwoorden.js';
import { Planopgave } from './opgaven.js';
import { isPlanToldByRevision, latestRevision } from './told-by-revision.js';
import { PlanReader, writePlanCursor } from './plan-reader.js';
import { PlanWrites } from './plan-writes.js';

@ApiTags('Plannen')
@Controller('plannen')
export class PlannenController {
  constructor(
    private readonly access: Access,
    private readonly reader: PlanReader,
    private readonly writes: PlanWrites,
  ) {}

  @Get()
  @Reads({ operation: 'plannenLezen', summary: 'De plannen die u mag lezen, zoals zij zijn of zoals zij er op een peildatum voor stonden', answer: 'PlanLijst' })
  async list(@Query() vraag: Standlijstvraag, @Caller() medewerker: Medewerker): Promise<PlanLijst> {
    const eigenaars = await this.access.ownersFor(medewerker);
    const { plannen, volgende, peildatum } = await this.reader.list(eigenaars, vraag);
    return defined({ plannen: plannen.map((stand) => composePlanregel(stand, peildatum)), volgende: writePlanCursor(volgende) });
  }

  @Post()
  @Writes({ operation: 'planOpstellen', summary: 'Stel een plan op', on: 'new', answer: 'Vastgelegd' })
  make(@Body() opgave: Planopgave, @Write() request: WriteRequest): Promise<Created<Vastgelegd>> {
    return this.writes.make(request, opgave);
  }

  @Get(':planId')
  @Reads({ operation: 'planLezen', summary: 'Een plan met al zijn acties, zoals het is of zoals het er op een peildatum voor stond', answer: 'PlanAntwoord', tagged: true })
  async plan(@IdParam('planId') planId: PlanId, @Query() vraag: Standvraag, @Caller() medewerker: Medewerker): Promise<Found<PlanWeergave>> {
    const access = await this.access.plan(medewerker, planId);
    const weergave = await this.reader.read(access, vraag);
    return isPast(vraag) ? new Found(weergave) : new Found(weergave, latestRevision(weergave, access), isPlanToldByRevision(weergave, access));
  }
}
