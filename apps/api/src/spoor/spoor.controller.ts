import { Controller, Get, Inject, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Position } from '@actiespoor/event-store';
import { defined } from '@actiespoor/kernel';
import type { ActieId, PlanId } from '@actiespoor/plan/events';
import type { Platform } from '@actiespoor/platform';
import type { SpoorFilter } from '@actiespoor/voortgang';
import type { FastifyRequest } from 'fastify';

import { Access } from '../access.js';
import { PLATFORM } from '../commands.js';
import { callerOf } from '../edge/authentication.js';
import { answerType } from '../edge/content.js';
import { readCursor, writeCursor } from '../edge/cursor.js';
import { IdParam } from '../edge/parameters.js';
import { forbidden } from '../edge/problem.js';
import { pageSize } from '../edge/queries.js';
import { maySeeNames, named } from '../names.js';
import { Reads } from '../openapi/operations.js';
import { PlanReader } from '../plannen/plan-reader.js';
import { SpoorAntwoord, spoorregels } from './antwoorden.js';
import { spoorCsv } from './spoor-csv.js';
import { Spoorvraag } from './spoorvraag.js';

const csv = 'text/csv';

/** Who changed what, when, from what to what, and why. */
@ApiTags('Spoor')
@Controller()
export class SpoorController {
  constructor(
    private readonly access: Access,
    private readonly reader: PlanReader,
    @Inject(PLATFORM) private readonly platform: Platform,
  ) {}

  @Get('acties/:actieId/spoor')
  @Reads({ summary: 'Het spoor van een actie', answer: SpoorAntwoord, also: [csv] })
  async ofActie(@IdParam('actieId') actieId: ActieId, @Query() vraag: Spoorvraag, @Req() http: FastifyRequest): Promise<SpoorAntwoord | string> {
    await this.access.actie(callerOf(http), actieId);
    return this.answer({ actieId }, vraag, http);
  }

  @Get('plannen/:planId/spoor')
  @Reads({ summary: 'Het spoor van een plan en al zijn acties', answer: SpoorAntwoord, also: [csv] })
  async ofPlan(@IdParam('planId') planId: PlanId, @Query() vraag: Spoorvraag, @Req() http: FastifyRequest): Promise<SpoorAntwoord | string> {
    await this.access.plan(callerOf(http), planId);
    return this.answer({ planId }, vraag, http);
  }

  @Get('spoor')
  @Reads({ summary: 'Het spoor van alle plannen die u mag lezen', answer: SpoorAntwoord, also: [csv] })
  async all(@Query() vraag: Spoorvraag, @Req() http: FastifyRequest): Promise<SpoorAntwoord | string> {
    return this.answer({ eigenaars: await this.access.ownersFor(callerOf(http)) }, vraag, http);
  }

  private async answer(scope: Pick<SpoorFilter, 'actieId' | 'planId' | 'eigenaars'>, vraag: Spoorvraag, http: FastifyRequest): Promise<SpoorAntwoord | string> {
    if (vraag.medewerker !== undefined && !maySeeNames(callerOf(http))) throw forbidden('Uw rol leest wat er gebeurde, en niet wie het deed.');
    await this.reader.awaits(vraag);
    const { medewerker, organisatie, soort, van, tot, volgende } = vraag;
    const na = volgende === undefined ? undefined : (readCursor(volgende, 1)[0] as Position);
    const page = await this.platform.readStore.spoor.regels({ ...scope, ...defined({ medewerker, organisatie, soorten: soort === undefined ? undefined : [soort], van, tot, na }), aantal: pageSize(vraag) });
    const isNamed = maySeeNames(callerOf(http));
    const names = isNamed ? await this.platform.readStore.personen.names(page.regels.map((regel) => regel.medewerker.id)) : new Map<string, string>();
    const regels = spoorregels(page.regels, { names, isNamed });
    if (answerType(http) === csv) return spoorCsv(await named(regels, callerOf(http), this.platform.readStore.personen));
    return defined({ regels, volgende: page.volgende && writeCursor([page.volgende]) });
  }
}
