import { Body, Controller, Get, Post, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Doorgevoerd, ImportsVan, type Medewerker } from '@actiespoor/application';
import type { ImportId } from '@actiespoor/plan/events';
import type { FastifyRequest } from 'fastify';

import { answered, Created } from '../answers.js';
import { Caller } from '../edge/authentication.js';
import { IdParam } from '../edge/parameters.js';
import { readWrite, Write, type WriteRequest } from '../edge/write-request.js';
import { Reads, Writes } from '../openapi/operations.js';
import { type ProefAntwoord, proefAntwoord } from './antwoorden.js';
import { Doorvoeringopgave, Importvraag } from './opgaven.js';
import { doneOr, readOr } from './outcomes.js';

@ApiTags('Imports')
@Controller('imports')
export class ImportsController {
  constructor(private readonly imports: ImportsVan) {}

  @Post()
  @Writes({
    operation: 'documentInlezen',
    summary: 'Lees een plan uit een document; er wordt nog niets vastgelegd',
    description: 'De proef blijft zeven dagen staan. Bekijk de bevindingen, corrigeer wat verkeerd gelezen is en voer het plan dan door.',
    on: 'new',
    answer: 'ProefAntwoord',
    document: true,
  })
  async read(@Query() { eigenaar, geldigVanaf }: Importvraag, @Req() http: FastifyRequest): Promise<Created<ProefAntwoord>> {
    const bytes = Buffer.isBuffer(http.body) ? http.body : Buffer.alloc(0);
    const soort = http.headers['content-type'] ?? 'text/plain';
    const read = readOr(answered(await this.imports.read(readWrite(http), { eigenaar, geldigVanaf, bytes, soort })));
    return new Created(proefAntwoord(read), { location: `/v1/imports/${read.importId}` });
  }

  @Get(':importId')
  @Reads({ operation: 'proefLezen', summary: 'Een eerder gelezen document, en hoe ver de doorvoering ervan is', answer: 'ProefAntwoord' })
  async proef(@IdParam('importId') importId: ImportId, @Caller() medewerker: Medewerker): Promise<ProefAntwoord> {
    return proefAntwoord(answered(await this.imports.find(medewerker, importId)));
  }

  @Post(':importId/doorvoeringen')
  @Writes({ operation: 'proefDoorvoeren', summary: 'Leg vast wat gelezen is, met uw correcties', on: 'new', answer: 'DoorvoeringAntwoord' })
  async carryThrough(
    @IdParam('importId') importId: ImportId,
    @Body() opgave: Doorvoeringopgave,
    @Write() request: WriteRequest,
  ): Promise<Created<Doorgevoerd>> {
    const verbeteringen = { correcties: opgave.correcties ?? [], aanvaard: opgave.aanvaard ?? [] };
    const antwoord = doneOr(answered(await this.imports.carryThrough(request, importId, verbeteringen)));
    return new Created(antwoord, { location: `/v1/plannen/${antwoord.planId}` });
  }
}
