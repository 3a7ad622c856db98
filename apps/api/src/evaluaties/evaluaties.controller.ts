import { Body, Controller, Get, Inject, Post, Query, Req, type StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { mayEvaluate, type Medewerker } from '@actiespoor/application';
import { defined } from '@actiespoor/kernel';
import type { Platform } from '@actiespoor/platform';
import type { EvaluatieId } from '@actiespoor/voortgang';
import type { FastifyRequest } from 'fastify';

import { Created } from '../answers.js';
import { PLATFORM } from '../commands.js';
import { Caller, callerOf } from '../edge/authentication.js';
import { answerType } from '../edge/content.js';
import { csvFile } from '../edge/csv.js';
import { brokenCursor, type CursorOf, readCursor, writeCursor } from '../edge/cursor.js';
import { IdParam } from '../edge/parameters.js';
import { conflict, forbidden, keyReused, notFound } from '../edge/problem.js';
import { Lijstvraag, pageSize } from '../edge/queries.js';
import { Write, writeNew, type WriteRequest } from '../edge/write-request.js';
import { Reads, Writes } from '../openapi/operations.js';
import { uuidFault } from '../validation/text.js';
import { type EvaluatieAntwoord, evaluatieAntwoord, type EvaluatieGevraagd, type EvaluatieLijst, gevraagd, standAntwoord } from './antwoorden.js';
import { evaluatieCsv } from './evaluatie-csv.js';
import { EvaluatieVragen, type Kijker } from './evaluatie-vragen.js';
import { Evaluatieopgave } from './opgave.js';

const csv = 'text/csv';
const cursor: CursorOf = { list: 'evaluaties', fault: uuidFault };

type Evaluaties = Platform['evaluaties'];
type Bediening = Parameters<Evaluaties['stop']>[0];

interface Steer {
  readonly act: (bediening: Bediening) => ReturnType<Evaluaties['stop']>;
  /** Why it cannot be, where it cannot. */
  readonly refusal: readonly [reden: string, title: string, detail: string];
}

const nietsTeStoppen = ['evaluatie-loopt-niet', 'Er is niets te stoppen', 'De evaluatie is klaar of mislukt. Haal haar op om te zien wat eruit kwam.'] as const;
const nietsTeHervatten = ['evaluatie-is-klaar', 'Deze evaluatie is klaar', 'Een uitkomst verandert niet meer. Vraag een nieuwe evaluatie om te zien wat er sindsdien bij kwam.'] as const;

/** @throws ProblemException 403 */
const evaluatorOr403 = ({ medewerker }: WriteRequest): void => {
  if (!mayEvaluate(medewerker)) throw forbidden('Uw rol leest evaluaties, en start of stopt ze niet.');
};

/** A definition beside the standing one, over history: nothing is recorded, and the standing one stays what it is. */
@ApiTags('Evaluaties')
@Controller('evaluaties')
export class EvaluatiesController {
  constructor(
    private readonly vragen: EvaluatieVragen,
    @Inject(PLATFORM) private readonly platform: Platform,
  ) {}

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
    const eigenaars = await this.vragen.eigenaarsFor(request.medewerker, opgave);
    evaluatorOr403(request);
    const evaluatie = await this.vragen.ask(opgave, writeNew(request), eigenaars);
    return new Created(gevraagd(evaluatie), { location: `/v1/evaluaties/${evaluatie.evaluatieId}` });
  }

  @Get()
  @Reads({ operation: 'evaluatiesLezen', summary: 'De evaluaties van u en uw organisaties', answer: 'EvaluatieLijst' })
  async list(@Query() vraag: Lijstvraag, @Caller() medewerker: Medewerker): Promise<EvaluatieLijst> {
    const kijker = await this.vragen.kijkerFor(medewerker);
    const page = await this.platform.evaluaties.list(defined({ kijker, aantal: pageSize(vraag), na: await this.cursorIn(kijker, vraag) }));
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
    const antwoord = evaluatieAntwoord(await this.vragen.find(callerOf(http), evaluatieId));
    if (answerType(http) !== csv) return antwoord;
    if (!antwoord.regels) throw notFound('De uitkomst is er nog niet. Haal de evaluatie op als JSON om te zien hoe ver zij is.');
    return csvFile(evaluatieCsv(antwoord), 'evaluatie', evaluatieId);
  }

  @Post(':evaluatieId/stops')
  @Writes({ operation: 'evaluatieStoppen', summary: 'Stop een evaluatie; wat al berekend is blijft bewaard', on: 'new', answer: 'EvaluatieGevraagd' })
  stop(@IdParam('evaluatieId') evaluatieId: EvaluatieId, @Write() request: WriteRequest): Promise<Created<EvaluatieGevraagd>> {
    return this.steer(evaluatieId, request, { act: (bediening) => this.platform.evaluaties.stop(bediening), refusal: nietsTeStoppen });
  }

  @Post(':evaluatieId/hervattingen')
  @Writes({ operation: 'evaluatieHervatten', summary: 'Laat een evaluatie verdergaan waar zij stopte of mislukte', on: 'new', answer: 'EvaluatieGevraagd' })
  resume(@IdParam('evaluatieId') evaluatieId: EvaluatieId, @Write() request: WriteRequest): Promise<Created<EvaluatieGevraagd>> {
    return this.steer(evaluatieId, request, { act: (bediening) => this.platform.evaluaties.resume(bediening), refusal: nietsTeHervatten });
  }

  /** @throws ProblemException 400 for a cursor that is none */
  private async cursorIn(kijker: Kijker, { volgende }: Lijstvraag): Promise<readonly [string, string] | undefined> {
    if (volgende === undefined) return undefined;
    const evaluatieId = readCursor(volgende, cursor);
    const evaluatie = await this.vragen.findFor(kijker, evaluatieId);
    if (!evaluatie) throw brokenCursor();
    return [evaluatie.gevraagdOp, evaluatieId];
  }

  private async steer(evaluatieId: EvaluatieId, request: WriteRequest, { act, refusal }: Steer): Promise<Created<EvaluatieGevraagd>> {
    await this.vragen.find(request.medewerker, evaluatieId);
    evaluatorOr403(request);
    const { commandId, earlierIds, medewerker } = writeNew(request);
    const done = await act({ evaluatieId, sleutel: commandId, vroeger: earlierIds, door: medewerker.id, op: this.platform.clock() });
    if (done === 'hergebruikt') throw keyReused();
    if (done === 'kan-niet') throw conflict(...refusal);
    const evaluatie = await this.vragen.find(medewerker, evaluatieId);
    return new Created(gevraagd(evaluatie), { location: `/v1/evaluaties/${evaluatieId}` });
  }
}
