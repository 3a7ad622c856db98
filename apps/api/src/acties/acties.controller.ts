import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Medewerker, Plannen } from '@actiespoor/application';
import type { ActieId } from '@actiespoor/plan/events';
import type { ActieWeergave } from '@actiespoor/voortgang';

import { type Found, found } from '../answers.js';
import { Caller } from '../edge/authentication.js';
import { IdParam } from '../edge/parameters.js';
import { MomentQueryParameters } from '../edge/queries.js';
import { Reads } from '../openapi/operations.js';

@ApiTags('Acties')
@Controller('acties')
export class ActiesController {
  constructor(private readonly plannen: Plannen) {}

  @Get(':actieId')
  @Reads({ operation: 'actieLezen', summary: 'Eén actie, zoals zij is of zoals zij er op een peildatum voor stond', answer: 'ActieAntwoord', tagged: true })
  async actie(@IdParam('actieId') actieId: ActieId, @Query() query: MomentQueryParameters, @Caller() medewerker: Medewerker): Promise<Found<ActieWeergave>> {
    return found(await this.plannen.actie(medewerker, actieId, query));
  }
}
