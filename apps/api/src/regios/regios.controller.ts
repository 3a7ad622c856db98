import { Controller, Get, Query, Req, type StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Names, RegioReader } from '@actiespoor/application';
import type { OrganisatieCode } from '@actiespoor/plan/events';
import type { Regiobord } from '@actiespoor/voortgang';
import type { FastifyRequest } from 'fastify';

import { answered } from '../answers.js';
import { callerOf } from '../edge/authentication.js';
import { answerType } from '../edge/content.js';
import { csvFile } from '../edge/csv.js';
import { OrganisatieParam } from '../edge/parameters.js';
import { Reads } from '../openapi/operations.js';
import { bordfilters, BordQueryParameters } from './query.js';
import { regiobordCsv } from './regiobord-csv.js';

const csv = 'text/csv';

/** The progress of a region: the organisaties that take part in each actie, and the status of each. */
@ApiTags('Regio’s')
@Controller('regios')
export class RegiosController {
  constructor(
    private readonly reader: RegioReader,
    private readonly names: Names,
  ) {}

  @Get(':code/voortgang')
  @Reads({
    operation: 'regiobordLezen',
    summary: 'Het regiobord: per actie en per organisatie of zij meedoet en hoe ver zij is, nu of op een peildatum',
    description:
      'Van de plannen die het samenwerkingsverband of de Veilig Thuis-regio zelf heeft, die van de leden, en die van de samenwerkingsverbanden die er geheel in liggen, voor zover u die mag lezen. De leden zijn die van het jaar van de peildatum. In de totalen telt elke actie één keer, haar deelacties in plaats van de actie zelf, en wat is vervallen niet. Als CSV één regel per actie en organisatie.',
    answer: 'RegiobordAntwoord',
    also: [csv],
  })
  async board(
    @OrganisatieParam('code') code: OrganisatieCode,
    @Query() query: BordQueryParameters,
    @Req() http: FastifyRequest,
  ): Promise<Regiobord | StreamableFile> {
    const medewerker = callerOf(http);
    const { status, ...wanneer } = query;
    const bord = answered(await this.reader.board(medewerker, code, { ...wanneer, ...(status && { stand: bordfilters[status] }) }));
    if (answerType(http) !== csv) return bord;
    const met = await this.names.fill(bord, medewerker);
    return csvFile(regiobordCsv(met), 'regiobord', code, query.peildatum);
  }
}
