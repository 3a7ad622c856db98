import { Body, Controller, Get, Inject, Post, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { asEditor, type Doorgevoerd, type Hoedanigheid, importIdOf, mayImport, type Medewerker, type Proefimport } from '@actiespoor/application';
import { defined } from '@actiespoor/kernel';
import type { ImportId, OrganisatieCode } from '@actiespoor/plan/events';
import type { Platform } from '@actiespoor/platform';
import type { FastifyRequest } from 'fastify';

import { capacityOr403 } from '../access.js';
import { Created } from '../answers.js';
import { asDone } from '../as-done.js';
import { PLATFORM } from '../commands.js';
import { Caller } from '../edge/authentication.js';
import { IdParam } from '../edge/parameters.js';
import { keyReused, notFound } from '../edge/problem.js';
import { commandContext, readWrite, Write, writeNew, type WriteRequest } from '../edge/write-request.js';
import { Reads, Writes } from '../openapi/operations.js';
import { type ProefAntwoord, proefAntwoord } from './antwoorden.js';
import { Doorvoeringopgave, Importvraag } from './opgaven.js';
import { doneOr, readOr } from './outcomes.js';

/** How long a doorvoering waits until its plan can be read, in milliseconds. */
const maxWaitMs = 5000;

@ApiTags('Imports')
@Controller('imports')
export class ImportsController {
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

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
    const request = readWrite(http);
    this.editorOf(request.medewerker, eigenaar);
    const isRead = async (id: string): Promise<boolean> => (await this.platform.imports.find(importIdOf(id))) !== undefined;
    const { commandId, medewerker } = await asDone(writeNew(request), isRead);
    const bytes = Buffer.isBuffer(http.body) ? http.body : Buffer.alloc(0);
    const soort = http.headers['content-type'] ?? 'text/plain';
    const read = readOr(await this.platform.imports.read(defined({ commandId, bytes, eigenaar, geldigVanaf, door: medewerker.id, soort })));
    if (!read) throw keyReused();
    return new Created(proefAntwoord(read), { location: `/v1/imports/${read.importId}` });
  }

  @Get(':importId')
  @Reads({ operation: 'proefLezen', summary: 'Een eerder gelezen document', answer: 'ProefAntwoord' })
  async proef(@IdParam('importId') importId: ImportId, @Caller() medewerker: Medewerker): Promise<ProefAntwoord> {
    return proefAntwoord(await this.find(importId, medewerker));
  }

  @Post(':importId/doorvoeringen')
  @Writes({ operation: 'proefDoorvoeren', summary: 'Leg vast wat gelezen is, met uw correcties', on: 'new', answer: 'DoorvoeringAntwoord' })
  async carryThrough(@IdParam('importId') importId: ImportId, @Body() opgave: Doorvoeringopgave, @Write() request: WriteRequest): Promise<Created<Doorgevoerd>> {
    const { eigenaar } = await this.find(importId, request.medewerker);
    const hoedanigheid = this.editorOf(request.medewerker, eigenaar);
    const { commandId: _, earlierIds: __, expected: ___, source: ____, ...context } = commandContext(writeNew(request), hoedanigheid);
    const verbeteringen = { correcties: opgave.correcties ?? [], aanvaard: opgave.aanvaard ?? [] };
    const antwoord = doneOr(await this.platform.imports.carryThrough({ importId, verbeteringen, context }));
    if (antwoord.positie !== undefined) await this.platform.isVisible(antwoord.positie, maxWaitMs);
    return new Created(antwoord, { location: `/v1/plannen/${antwoord.planId}` });
  }

  private editorOf(medewerker: Medewerker, eigenaar: OrganisatieCode): Hoedanigheid {
    return capacityOr403(asEditor(medewerker, { eigenaar, leden: [] }), `een plan van ${eigenaar} in te lezen`);
  }

  /** @throws ProblemException 404, also where it is another's: what one may not know of does not exist */
  private async find(importId: ImportId, medewerker: Medewerker): Promise<Proefimport> {
    const proef = await this.platform.imports.find(importId);
    if (!proef || !mayImport(medewerker, proef.eigenaar)) throw notFound(`Import ${importId} bestaat niet, of is ouder dan zeven dagen.`);
    return proef;
  }
}
