import { Body, Controller, Get, Inject, Post, Query } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { asEditor, type Medewerker } from '@actiespoor/identity';
import type { PlanId } from '@actiespoor/plan/events';
import type { Platform } from '@actiespoor/platform';
import { planStatus, type PlanRij, type PlanWeergave } from '@actiespoor/voortgang';

import { Access, capacityOr403 } from '../access.js';
import { acceptedOr, Created, Found, vastgelegd, Vastgelegd } from '../answers.js';
import { HandlePlan, PLATFORM } from '../commands.js';
import { Caller } from '../edge/authentication.js';
import { IdParam } from '../edge/parameters.js';
import { Lijstvraag, pageSize, Standvraag } from '../edge/queries.js';
import { commandContext, Write, writeNew, type WriteRequest } from '../edge/write-request.js';
import { Reads, Writes } from '../openapi/operations.js';
import { planWeigeringen } from './afwijzing.problem.js';
import { PlanAntwoord, PlanLijst, type PlanRegel } from './antwoorden.js';
import { planIdOf, Planopgave, toPlanCommand } from './opgaven.js';
import { PlanReader } from './plan-reader.js';

const regelOf = (rij: PlanRij): readonly PlanRegel[] => {
  if (!rij.opgesteld) return [];
  const { planId, titel, soort, eigenaar, periode } = rij.opgesteld.waarde;
  return [{ planId, titel, soort, eigenaar, periode, status: planStatus(rij) }];
};

@ApiTags('Plannen')
@Controller('plannen')
export class PlannenController {
  constructor(
    private readonly access: Access,
    private readonly reader: PlanReader,
    private readonly commandBus: CommandBus,
    @Inject(PLATFORM) private readonly platform: Platform,
  ) {}

  @Get()
  @Reads({ summary: 'De plannen die u mag lezen', answer: PlanLijst })
  async list(@Query() vraag: Lijstvraag, @Caller() medewerker: Medewerker): Promise<PlanLijst> {
    await this.reader.awaits(vraag);
    const { volgende: na } = vraag;
    const eigenaars = await this.access.ownersFor(medewerker);
    const page = await this.platform.readStore.plannen.listPlannen({ eigenaars, aantal: pageSize(vraag), ...(na !== undefined && { na }) });
    const plannen = page.plannen.flatMap(regelOf);
    return { plannen, ...(page.volgende !== undefined && { volgende: page.volgende }) };
  }

  @Post()
  @Writes({ summary: 'Stel een plan op', on: 'new', answer: Vastgelegd })
  async make(@Body() opgave: Planopgave, @Write() request: WriteRequest): Promise<Created<Vastgelegd & { planId: PlanId }>> {
    const capacity = asEditor(request.medewerker, { eigenaar: opgave.eigenaar, leden: [] });
    const hoedanigheid = capacityOr403(capacity, `een plan van ${opgave.eigenaar} op te stellen`);
    const context = writeNew(request);
    const command = toPlanCommand(context.commandId, opgave);
    const handled = await this.commandBus.execute(new HandlePlan(command, commandContext(context, hoedanigheid)));
    const accepted = acceptedOr(handled, planWeigeringen);
    const planId = planIdOf(context.commandId);
    return new Created({ ...vastgelegd(accepted), planId }, { location: `/v1/plannen/${planId}`, revision: accepted.revision });
  }

  @Get(':planId')
  @Reads({ summary: 'Een plan met al zijn acties, zoals het is of zoals het er op een peildatum voor stond', answer: PlanAntwoord })
  async plan(@IdParam('planId') planId: PlanId, @Query() vraag: Standvraag, @Caller() medewerker: Medewerker): Promise<Found<PlanWeergave>> {
    const weergave = await this.reader.read(await this.access.plan(medewerker, planId), vraag);
    const isPast = vraag.peildatum !== undefined || vraag.bekendOp !== undefined;
    return isPast ? new Found(weergave) : new Found(weergave, weergave.revisie);
  }
}
