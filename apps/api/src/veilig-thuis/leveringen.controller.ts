import { Body, Controller, Get, Post, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Leveringen, type Medewerker } from '@actiespoor/application';
import type { LeveringId } from '@actiespoor/veilig-thuis/events';
import type { FastifyRequest } from 'fastify';

import { answered, Created, created, Found, type Vastgelegd } from '../answers.js';
import { Caller } from '../edge/authentication.js';
import { IdParam } from '../edge/parameters.js';
import { notFound } from '../edge/problem.js';
import { ReadQueryParameters } from '../edge/queries.js';
import { hashWith, readWrite, Write, type WriteRequest } from '../edge/write-request.js';
import { Reads, Writes } from '../openapi/operations.js';
import { type LeveringAntwoord, leveringAntwoord, type LeveringLijst, leveringLijst, type LeveringOntvangen, leveringOntvangen } from './antwoorden.js';
import { Leveringfilter, LeveringIntrekking, Leveringvraag } from './opgaven.js';
import { loadedOr } from './outcomes.js';
import { Upload } from './upload.js';

const addressOf = (leveringId: string): string => `/v1/veilig-thuis/leveringen/${leveringId}`;

@ApiTags('Veilig Thuis')
@Controller('veilig-thuis/leveringen')
export class LeveringenController {
  constructor(private readonly leveringen: Leveringen) {}

  @Get()
  @Reads({ operation: 'leveringenLezen', summary: 'De leveringen van cijfers van CBS, ook ingetrokken', answer: 'LeveringLijst' })
  async list(@Query() filter: Leveringfilter, @Caller() medewerker: Medewerker): Promise<LeveringLijst> {
    return leveringLijst(answered(await this.leveringen.list(medewerker, filter)));
  }

  @Get(':leveringId')
  @Reads({ operation: 'leveringLezen', summary: 'Een levering: wat erin staat, en wat ermee gebeurde', answer: 'LeveringAntwoord', tagged: true })
  async levering(
    @IdParam('leveringId') leveringId: LeveringId,
    @Query() query: ReadQueryParameters,
    @Caller() medewerker: Medewerker,
  ): Promise<Found<LeveringAntwoord>> {
    const gelezen = answered(await this.leveringen.find(medewerker, leveringId, query));
    const antwoord = leveringAntwoord(gelezen);
    if (!antwoord) throw notFound(`Levering ${leveringId} bestaat niet.`);
    return new Found(antwoord, gelezen.revisie);
  }

  @Post()
  @Writes({
    operation: 'cijfersLaden',
    summary: 'Laad cijfers van CBS: de hele levering wordt vastgelegd, of niets',
    description:
      'OData v3, OData v4 of een download van StatLine. Een fout maakt de hele levering onbruikbaar; alle fouten staan in één antwoord. Dezelfde cijfers nog eens veranderen niets. Een latere uitgave van dezelfde tabel herziet wat zij zelf bevat; de eerdere blijft te lezen met bekendOp.',
    on: 'new',
    answer: 'LeveringOntvangen',
    document: 'levering',
  })
  async load(@Query() { tabel, op }: Leveringvraag, @Req() http: FastifyRequest): Promise<Created<LeveringOntvangen>> {
    const upload = new Upload(http.body);
    try {
      const opgave = async () => ({ delen: [await upload.receive()], bestanden: () => [upload.bestand], tabel, op });
      const hash = (): string => hashWith(http, upload.bestand.sha256);
      const loaded = loadedOr(answered(await this.leveringen.load(readWrite(http), opgave, hash)));
      return new Created(leveringOntvangen(loaded), { location: addressOf(loaded.gegevens.leveringId), revision: loaded.written.revision });
    } finally {
      await upload.close();
    }
  }

  @Post(':leveringId/intrekkingen')
  @Writes({
    operation: 'leveringIntrekken',
    summary: 'Trek een levering in: haar cijfers tellen niet meer',
    description: 'Wat een eerdere levering zei geldt dan weer. Met bekendOp van voor de intrekking blijven de cijfers te lezen.',
    on: 'existing',
    answer: 'Vastgelegd',
  })
  async withdraw(
    @IdParam('leveringId') leveringId: LeveringId,
    @Body() { motief, op }: LeveringIntrekking,
    @Write() request: WriteRequest,
  ): Promise<Created<Vastgelegd>> {
    return created(
      await this.leveringen.withdraw(request, leveringId, { motief, op }),
      () => addressOf(leveringId),
      () => ({ leveringId }),
    );
  }
}
