import { Body, Controller, Get, Inject, Post, Query } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { Medewerker } from '@actiespoor/identity';
import type { ActieId, PlanId } from '@actiespoor/plan/events';
import { dayAt, type Platform } from '@actiespoor/platform';
import type { ActieWeergave } from '@actiespoor/voortgang';

import { Access, capacityOr403, editor } from '../access.js';
import { actieWeigeringen } from '../acties/afwijzing.problem.js';
import { acceptedOr, Created, vastgelegd, Vastgelegd } from '../answers.js';
import { HandleActie, PLATFORM } from '../commands.js';
import { Caller } from '../edge/authentication.js';
import { IdParam } from '../edge/parameters.js';
import { Standvraag } from '../edge/queries.js';
import { commandContext, Write, writeNew, type WriteRequest } from '../edge/write-request.js';
import { Reads, Writes } from '../openapi/operations.js';
import { ActieLijst } from './antwoorden.js';
import { Actieopgave, toActieCommand } from './opgaven.js';
import { actiesIn, PlanReader } from './plan-reader.js';

@ApiTags('Acties')
@Controller('plannen/:planId/acties')
export class ActiesVanPlanController {
  constructor(
    private readonly access: Access,
    private readonly reader: PlanReader,
    private readonly commandBus: CommandBus,
    @Inject(PLATFORM) private readonly platform: Platform,
  ) {}

  @Get()
  @Reads({ summary: 'Alle acties van een plan, deelacties ook', answer: ActieLijst })
  async list(@IdParam('planId') planId: PlanId, @Query() vraag: Standvraag, @Caller() medewerker: Medewerker): Promise<{ acties: readonly ActieWeergave[] }> {
    return { acties: actiesIn(await this.reader.read(await this.access.plan(medewerker, planId), vraag)) };
  }

  @Post()
  @Writes({ summary: 'Neem een actie of deelactie op in een plan', on: 'new', answer: Vastgelegd })
  async include(@IdParam('planId') planId: PlanId, @Body() opgave: Actieopgave, @Write() request: WriteRequest): Promise<Created<Vastgelegd & { actieId: ActieId }>> {
    const { plan, feiten } = await this.access.plan(request.medewerker, planId);
    const hoedanigheid = capacityOr403(editor(request.medewerker, feiten), 'dit plan te wijzigen');
    const context = writeNew(request);
    const wish = toActieCommand(planId, opgave);
    const { actieId, op } = wish.data;
    const stand = await this.platform.dossiers.stand(plan, actieId, op);
    const command = { ...wish, stand, vandaag: dayAt(this.platform.clock()) };
    const handled = await this.commandBus.execute(new HandleActie(command, commandContext(context, hoedanigheid)));
    const accepted = acceptedOr(handled, actieWeigeringen);
    return new Created({ ...vastgelegd(accepted), actieId }, { location: `/v1/acties/${actieId}`, revision: accepted.revision });
  }
}
