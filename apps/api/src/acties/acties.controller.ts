import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Medewerker } from '@actiespoor/application';
import type { ActieId } from '@actiespoor/plan/events';
import { actiesIn, type ActieWeergave } from '@actiespoor/voortgang';

import { Access } from '../access.js';
import { Found } from '../answers.js';
import { Caller } from '../edge/authentication.js';
import { IdParam } from '../edge/parameters.js';
import { notFound } from '../edge/problem.js';
import { isPast, Standvraag } from '../edge/queries.js';
import { Reads } from '../openapi/operations.js';
import { isActieToldByRevision, latestRevision } from '../plannen/told-by-revision.js';
import { PlanReader } from '../plannen/plan-reader.js';

@ApiTags('Acties')
@Controller('acties')
export class ActiesController {
  constructor(
    private readonly access: Access,
    private readonly plans: PlanReader,
  ) {}

  @Get(':actieId')
  @Reads({ operation: 'actieLezen', summary: 'Eén actie, zoals zij is of zoals zij er op een peildatum voor stond', answer: 'ActieAntwoord', tagged: true })
  async actie(@IdParam('actieId') actieId: ActieId, @Query() vraag: Standvraag, @Caller() medewerker: Medewerker): Promise<Found<ActieWeergave>> {
    const { plan, feiten, position, revision } = await this.access.actie(medewerker, actieId);
    const weergave = await this.plans.read({ ...plan, feiten }, vraag, { actieId, position });
    const actie = actiesIn(weergave).find((one) => one.actieId === actieId);
    if (!actie) throw notFound(`Actie ${actieId} was er toen nog niet, of nog niet bekend.`);
    return isPast(vraag) ? new Found(actie) : new Found(actie, latestRevision(actie, { revision }), isActieToldByRevision(actie, weergave, { planPosition: plan.position, revision }));
  }
}
