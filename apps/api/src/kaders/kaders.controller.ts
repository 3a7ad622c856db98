import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { KaderReader, KaderWrites, type Medewerker } from '@actiespoor/application';
import type { KaderId } from '@actiespoor/plan/events';

import { answered, type Created, created, type Vastgelegd } from '../answers.js';
import { Caller } from '../edge/authentication.js';
import { IdParam } from '../edge/parameters.js';
import { ReadQueryParameters, MomentQueryParameters } from '../edge/queries.js';
import { Write, type WriteRequest } from '../edge/write-request.js';
import { Reads, Writes } from '../openapi/operations.js';
import type { GelezenKader, KaderLijst } from './antwoorden.js';
import { Kaderopgave, toKader } from './opgave.js';

@ApiTags('Kaders')
@Controller('kaders')
export class KadersController {
  constructor(
    private readonly reader: KaderReader,
    private readonly writes: KaderWrites,
  ) {}

  @Get()
  @Reads({ operation: 'kadersLezen', summary: 'De beleidskaders waar plannen uit volgen, met hun verplichtingen', answer: 'KaderLijst' })
  async list(@Query() query: ReadQueryParameters, @Caller() medewerker: Medewerker): Promise<KaderLijst> {
    return { kaders: answered(await this.reader.list(medewerker, query)) };
  }

  @Get(':kaderId')
  @Reads({
    operation: 'kaderLezen',
    summary: 'Een kader, of aan zijn verplichtingen is voldaan, en waar zijn onderdelen staan in de plannen die eruit volgen',
    description:
      'Met peildatum zoals het op die dag was, met bekendOp zoals het toen bekend was. Wat nog open staat is te laat tot die dag. Aan de verplichting lokaal-plan of regionaal-plan voldoet een vastgesteld plan van die soort uit dit kader; van andere verplichtingen is alleen de uiterlijke dag te zeggen.',
    answer: 'KaderAntwoord',
  })
  async kader(@IdParam('kaderId') kaderId: KaderId, @Query() query: MomentQueryParameters, @Caller() medewerker: Medewerker): Promise<GelezenKader> {
    return answered(await this.reader.read(medewerker, kaderId, query));
  }

  @Post()
  @Writes({
    operation: 'kaderRegistreren',
    summary: 'Registreer een beleidskader',
    description:
      'Dit mag wie plannen mag opstellen, namens de eigen organisatie; het kader noemt haar. Iedereen leest het, en het telt alleen mee in de plannen die het noemen. Niemand wijzigt een kader dat er staat: wat een vorig vervangt noemt dat als voorganger. Registreert uw organisatie dezelfde titel en periode nog eens, dan is het antwoord het kader dat er al is, of 409 als de rest anders is.',
    on: 'new',
    answer: 'Vastgelegd',
  })
  async register(@Body() opgave: Kaderopgave, @Write() request: WriteRequest): Promise<Created<Vastgelegd>> {
    return created(
      await this.writes.register(request, toKader(opgave)),
      ({ kaderId }) => `/v1/kaders/${kaderId}`,
      ({ kaderId }) => ({ kaderId }),
    );
  }
}
