import { Body, Controller, Get, Post, Query, Req, type StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Declined, type Evaluatie, EvaluatiesVan, type Medewerker } from '@actiespoor/application';
import { defined } from '@actiespoor/kernel';
import type { EvaluatieId } from '@actiespoor/voortgang';
import type { FastifyRequest } from 'fastify';

import { answered, Created } from '../answers.js';
import { Caller, callerOf } from '../edge/authentication.js';
import { answerType } from '../edge/content.js';
import { csvFile } from '../edge/csv.js';
import { type CursorOf, writeCursor } from '../edge/cursor.js';
import { IdParam } from '../edge/parameters.js';
import { notFound } from '../edge/problem.js';
import { bladOf, PageQueryParameters } from '../edge/queries.js';
import { Write, type WriteRequest } from '../edge/write-request.js';
import { Reads, Writes } from '../openapi/operations.js';
import { uuidFault } from '../validation/text.js';
import { type EvaluatieAntwoord, evaluatieAntwoord, type EvaluatieGevraagd, type EvaluatieLijst, gevraagd, standAntwoord } from './antwoorden.js';
import { evaluatieCsv } from './evaluatie-csv.js';
import { Evaluatieopgave, voorstelOf } from './opgave.js';

const csv = 'text/csv';
const cursor: CursorOf = { list: 'evaluaties', fault: uuidFault };

const gemaakt = (outcome: Evaluatie | Declined): Created<EvaluatieGevraagd> => {
  const evaluatie = answered(outcome);
  return new Created(gevraagd(evaluatie), { location: `/v1/evaluaties/${evaluatie.evaluatieId}` });
};

/** A definition beside the present one, over history: nothing is recorded, and the present one stays as it is. */
@ApiTags('Evaluaties')
@Controller('evaluaties')
export class EvaluatiesController {
  constructor(private readonly evaluaties: EvaluatiesVan) {}

  @Post()
  @Writes({
    operation: 'evaluatieVragen',
    summary: 'Leg een definitie naast de geldende, over de hele geschiedenis of een tijdvak',
    description:
      'De evaluatie bestaat meteen, met een plaats in het spoor waar zij over gaat; zij wordt daarna op de achtergrond berekend. Haal haar op om de voortgang en dan de uitkomst te zien. De geldende definitie en elk cijfer elders blijven zoals zij zijn.',
    on: 'new',
    refers: true,
    answer: 'EvaluatieGevraagd',
  })
  async ask(@Body() opgave: Evaluatieopgave, @Write() request: WriteRequest): Promise<Created<EvaluatieGevraagd>> {
    return gemaakt(await this.evaluaties.ask(request, { ...opgave, voorstel: voorstelOf(opgave.voorstel) }));
  }

  @Get()
  @Reads({ operation: 'evaluatiesLezen', summary: 'De evaluaties van u en uw organisaties', answer: 'EvaluatieLijst' })
  async list(@Query() query: PageQueryParameters, @Caller() medewerker: Medewerker): Promise<EvaluatieLijst> {
    const page = answered(await this.evaluaties.list(medewerker, bladOf(query, cursor)));
    return defined({ evaluaties: page.evaluaties.map(standAntwoord), volgende: page.volgende && writeCursor(cursor.list, page.volgende[1]) });
  }

  @Get(':evaluatieId')
  @Reads({
    operation: 'evaluatieLezen',
    summary: 'Een evaluatie: hoe ver zij is, en als zij klaar is de cijfers naast elkaar',
    description: 'Als CSV alleen de cijfers, zodra zij er zijn.',
    answer: 'EvaluatieAntwoord',
    also: [csv],
  })
  async evaluatie(@IdParam('evaluatieId') evaluatieId: EvaluatieId, @Req() http: FastifyRequest): Promise<EvaluatieAntwoord | StreamableFile> {
    const antwoord = evaluatieAntwoord(answered(await this.evaluaties.find(callerOf(http), evaluatieId)));
    if (answerType(http) !== csv) return antwoord;
    if (!antwoord.regels) throw notFound('De uitkomst is er nog niet. Haal de evaluatie op als JSON om te zien hoe ver zij is.');
    return csvFile(evaluatieCsv(antwoord), 'evaluatie', evaluatieId);
  }

  @Post(':evaluatieId/stops')
  @Writes({ operation: 'evaluatieStoppen', summary: 'Stop een evaluatie; wat al berekend is blijft bewaard', on: 'new', answer: 'EvaluatieGevraagd' })
  async stop(@IdParam('evaluatieId') evaluatieId: EvaluatieId, @Write() request: WriteRequest): Promise<Created<EvaluatieGevraagd>> {
    return gemaakt(await this.evaluaties.stop(request, evaluatieId));
  }

  @Post(':evaluatieId/hervattingen')
  @Writes({ operation: 'evaluatieHervatten', summary: 'Laat een evaluatie verdergaan waar zij stopte of mislukte', on: 'new', answer: 'EvaluatieGevraagd' })
  async resume(@IdParam('evaluatieId') evaluatieId: EvaluatieId, @Write() request: WriteRequest): Promise<Created<EvaluatieGevraagd>> {
    return gemaakt(await this.evaluaties.resume(request, evaluatieId));
  }
}
