import { Controller, Get, Query, Req, type StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Position } from '@actiespoor/event-store';
import { defined } from '@actiespoor/kernel';
import type { ActieId, PlanId } from '@actiespoor/plan/events';
import type { SpoorFilter } from '@actiespoor/voortgang';
import type { FastifyRequest } from 'fastify';

import { Access } from '../access.js';
import { callerOf } from '../edge/authentication.js';
import { answerType } from '../edge/content.js';
import { csvFile } from '../edge/csv.js';
import { brokenCursor, readCursor, writeCursor } from '../edge/cursor.js';
import { IdParam } from '../edge/parameters.js';
import { forbidden } from '../edge/problem.js';
import { maySeeNames } from '../names.js';
import { Reads } from '../openapi/operations.js';
import { PlanReader } from '../plannen/plan-reader.js';
import { positionFault } from '../validation/text.js';
import type { SpoorAntwoord } from './antwoorden.js';
import { spoorCsv } from './spoor-csv.js';
import { SpoorReader } from './spoor-reader.js';
import { Planspoorvraag, Spoorvraag, toFilter } from './spoorvraag.js';

const csv = 'text/csv';
const linesAtOnce = 500;

type Scope = Pick<SpoorFilter, 'actieId' | 'planId' | 'eigenaars'>;

const listOf = ({ planId, actieId }: Scope): string => ['spoor', planId ?? actieId].join(' ').trim();

/** Who changed what, when, from what to what, and why. */
@ApiTags('Spoor')
@Controller()
export class SpoorController {
  constructor(
    private readonly access: Access,
    private readonly reader: PlanReader,
    private readonly spoor: SpoorReader,
  ) {}

  @Get('acties/:actieId/spoor')
  @Reads({ operation: 'spoorVanActieLezen', summary: 'Het spoor van een actie', answer: 'SpoorAntwoord', also: [csv] })
  async ofActie(@IdParam('actieId') actieId: ActieId, @Query() vraag: Spoorvraag, @Req() http: FastifyRequest): Promise<SpoorAntwoord | StreamableFile> {
    await this.access.actie(callerOf(http), actieId);
    return this.answer({ actieId }, vraag, http);
  }

  @Get('plannen/:planId/spoor')
  @Reads({ operation: 'spoorVanPlanLezen', summary: 'Het spoor van een plan en al zijn acties', answer: 'SpoorAntwoord', also: [csv] })
  async ofPlan(@IdParam('planId') planId: PlanId, @Query() vraag: Planspoorvraag, @Req() http: FastifyRequest): Promise<SpoorAntwoord | StreamableFile> {
    await this.access.plan(callerOf(http), planId);
    return this.answer({ planId }, vraag, http);
  }

  @Get('spoor')
  @Reads({ operation: 'spoorLezen', summary: 'Het spoor van alle plannen die u mag lezen', answer: 'SpoorAntwoord', also: [csv] })
  async all(@Query() vraag: Spoorvraag, @Req() http: FastifyRequest): Promise<SpoorAntwoord | StreamableFile> {
    return this.answer({ eigenaars: await this.access.ownersFor(callerOf(http)) }, vraag, http);
  }

  private async answer(scope: Scope, vraag: Spoorvraag | Planspoorvraag, http: FastifyRequest): Promise<SpoorAntwoord | StreamableFile> {
    const medewerker = callerOf(http);
    if (vraag.medewerker !== undefined && !maySeeNames(medewerker)) throw forbidden('Uw rol leest wat er gebeurde, en niet wie het deed.');
    await this.reader.awaits(vraag);
    const asked = { ...toFilter(vraag), ...scope };
    const filter = { ...asked, ...defined({ na: await this.cursorIn(asked, vraag) }) };
    if (answerType(http) === csv) return csvFile(spoorCsv(this.spoor.pages({ ...filter, aantal: linesAtOnce }, medewerker)), ...listOf(scope).split(' '));
    const { regels, volgende } = await this.spoor.page(filter, medewerker);
    return defined({ regels, volgende: volgende && writeCursor(listOf(scope), volgende) });
  }

  /** @throws ProblemException 400 for a cursor that is none, or that is not of this list as this caller and these questions have it */
  private async cursorIn(filter: SpoorFilter, { volgende }: Spoorvraag): Promise<Position | undefined> {
    if (volgende === undefined) return undefined;
    const positie = readCursor(volgende, { list: listOf(filter), fault: positionFault }) as Position;
    if (!(await this.spoor.has(positie, filter))) throw brokenCursor();
    return positie;
  }
}
