import { Body, Controller, Get, Inject, Post, Query } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { asBeheerder, type Hoedanigheid, mayReadKader, type Medewerker, placeIn } from '@actiespoor/application';
import type { IndicatorCommand } from '@actiespoor/plan';
import type { IndicatorId } from '@actiespoor/plan/events';
import { indicatorStream } from '@actiespoor/plan/model';
import type { Platform } from '@actiespoor/platform';

import { capacityOr403 } from '../access.js';
import { acceptedOr, Created, Found, vastgelegd, type Vastgelegd } from '../answers.js';
import { asDone, hasBegun } from '../as-done.js';
import { HandleIndicator, PLATFORM } from '../commands.js';
import { Caller } from '../edge/authentication.js';
import { IdParam } from '../edge/parameters.js';
import { forbidden, notFound, unavailable } from '../edge/problem.js';
import { Leesvraag } from '../edge/queries.js';
import { commandContext, Write, type WriteContext, writeExisting, writeNew, type WriteRequest } from '../edge/write-request.js';
import { Reads, Writes } from '../openapi/operations.js';
import { type IndicatorAntwoord, indicatorAntwoord, type IndicatorLijst } from './antwoorden.js';
import { Herziening, indicatorIdOf, Indicatoropgave, indicatorWeigeringen, toHerzienCommand, toIndicatorCommand } from './opgaven.js';

const maxWaitMs = 5_000;
const retryAfterSeconds = 1;

const mustRead = (medewerker: Medewerker): void => {
  if (!mayReadKader(medewerker) && !asBeheerder(medewerker)) throw forbidden('Uw rol geeft geen recht om indicatoren te lezen.');
};

/** How figures are made: definitions that are recorded and revised like everything else. */
@ApiTags('Indicatoren')
@Controller('indicatoren')
export class IndicatorenController {
  constructor(
    private readonly commandBus: CommandBus,
    @Inject(PLATFORM) private readonly platform: Platform,
  ) {}

  @Get()
  @Reads({ operation: 'indicatorenLezen', summary: 'De indicatoren, met elke versie van hun definitie', answer: 'IndicatorLijst' })
  async list(@Query() vraag: Leesvraag, @Caller() medewerker: Medewerker): Promise<IndicatorLijst> {
    mustRead(medewerker);
    await this.awaits(vraag);
    return { indicatoren: (await this.platform.readStore.indicatoren.listIndicatoren()).map(indicatorAntwoord) };
  }

  @Get(':indicatorId')
  @Reads({ operation: 'indicatorLezen', summary: 'Een indicator, met elke versie van zijn definitie', answer: 'IndicatorAntwoord', tagged: true })
  async indicator(@IdParam('indicatorId') indicatorId: IndicatorId, @Query() vraag: Leesvraag, @Caller() medewerker: Medewerker): Promise<Found<IndicatorAntwoord>> {
    mustRead(medewerker);
    await this.awaits(vraag);
    const rij = await this.platform.readStore.indicatoren.findIndicator(indicatorId);
    if (!rij) throw notFound(`Indicator ${indicatorId} bestaat niet.`);
    return new Found(indicatorAntwoord(rij), rij.revisie, true);
  }

  @Post()
  @Writes({ operation: 'indicatorDefinieren', summary: 'Definieer een indicator', on: 'new', answer: 'Vastgelegd' })
  async define(@Body() opgave: Indicatoropgave, @Write() request: WriteRequest): Promise<Created<Vastgelegd & { indicatorId: IndicatorId }>> {
    const hoedanigheid = this.beheerderOr403(request);
    const context = await asDone(writeNew(request), (commandId) => this.exists(indicatorIdOf(commandId)));
    return this.handle(toIndicatorCommand(context.commandId, opgave), { context, hoedanigheid, indicatorId: indicatorIdOf(context.commandId) });
  }

  @Post(':indicatorId/herzieningen')
  @Writes({
    operation: 'indicatorHerzien',
    summary: 'Herzie de definitie van een indicator',
    description: 'De vorige versie blijft te lezen en te gebruiken; wat ermee is berekend verandert niet.',
    on: 'existing',
    answer: 'Vastgelegd',
  })
  async revise(@IdParam('indicatorId') indicatorId: IndicatorId, @Body() herziening: Herziening, @Write() request: WriteRequest): Promise<Created<Vastgelegd & { indicatorId: IndicatorId }>> {
    const hoedanigheid = this.beheerderOr403(request);
    if (!(await this.exists(indicatorId))) throw notFound(`Indicator ${indicatorId} bestaat niet.`);
    return this.handle(toHerzienCommand(indicatorId, herziening), { context: writeExisting(request), hoedanigheid, indicatorId });
  }

  private beheerderOr403({ medewerker }: WriteRequest): Hoedanigheid {
    return capacityOr403(asBeheerder(medewerker), 'indicatoren te beheren');
  }

  private async handle(
    command: IndicatorCommand,
    { context, hoedanigheid, indicatorId }: { readonly context: WriteContext; readonly hoedanigheid: Hoedanigheid; readonly indicatorId: IndicatorId },
  ): Promise<Created<Vastgelegd & { indicatorId: IndicatorId }>> {
    const handled = await this.commandBus.execute(new HandleIndicator(command, commandContext(context, hoedanigheid)));
    const accepted = acceptedOr(handled, indicatorWeigeringen);
    return new Created({ ...vastgelegd(accepted), indicatorId }, { location: `/v1/indicatoren/${indicatorId}`, revision: accepted.revision });
  }

  private exists(indicatorId: IndicatorId): Promise<boolean> {
    return hasBegun(this.platform.eventStore, indicatorStream(indicatorId));
  }

  private async awaits({ wachtOp }: Leesvraag): Promise<void> {
    if (wachtOp === undefined) return;
    const place = placeIn(wachtOp, await this.platform.eventStore.head());
    if (place !== undefined && !(await this.platform.isVisible(place, maxWaitMs, ['indicatoren']))) throw unavailable(retryAfterSeconds);
  }
}
