import { Body, Controller, Get, Inject, Post, Query } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { asKaderRegistrar, mayReadKader, type Medewerker, tijdWeigeringen, type Weigeringen } from '@actiespoor/application';
import { type Datum, defined } from '@actiespoor/kernel';
import type { KaderAfwijzing, KaderCommand } from '@actiespoor/plan';
import type { KaderId } from '@actiespoor/plan/events';
import { kaderStream } from '@actiespoor/plan/model';
import type { Platform } from '@actiespoor/platform';

import { capacityOr403 } from '../access.js';
import { acceptedOr, Created, vastgelegd, type Vastgelegd } from '../answers.js';
import { asDone, hasBegun } from '../as-done.js';
import { HandleKader, PLATFORM } from '../commands.js';
import { Caller } from '../edge/authentication.js';
import { IdParam } from '../edge/parameters.js';
import { forbidden } from '../edge/problem.js';
import { Leesvraag, Standvraag } from '../edge/queries.js';
import { commandContext, Write, writeNew, type WriteRequest } from '../edge/write-request.js';
import { Reads, Writes } from '../openapi/operations.js';
import type { GelezenKader, KaderLijst } from './antwoorden.js';
import { KaderReader } from './kader-reader.js';
import { kaderIdOf, Kaderopgave, toKaderCommand } from './opgave.js';

const kaderWeigeringen: Weigeringen<KaderAfwijzing> = {
  ...tijdWeigeringen,
  'kader-onbekend': { title: 'De voorganger bestaat niet', detail: 'Kies een kaderId dat op deze datum was geregistreerd.' },
  'verplichting-dubbel': { title: 'Een verplichting staat er twee keer in', detail: 'Geef elke verplichting een eigen code.' },
  'kader-bestaat-al': { title: 'Dit kader bestaat al', detail: 'Er is al een kader met dit id en een andere inhoud.' },
};

/** @throws ProblemException 403 */
const readerOr403 = (medewerker: Medewerker): void => {
  if (!mayReadKader(medewerker)) throw forbidden('Uw rol geeft geen recht om kaders te lezen.');
};

@ApiTags('Kaders')
@Controller('kaders')
export class KadersController {
  constructor(
    private readonly commandBus: CommandBus,
    private readonly reader: KaderReader,
    @Inject(PLATFORM) private readonly platform: Platform,
  ) {}

  @Get()
  @Reads({ operation: 'kadersLezen', summary: 'De beleidskaders waar plannen uit volgen, met hun verplichtingen', answer: 'KaderLijst' })
  async list(@Query() vraag: Leesvraag, @Caller() medewerker: Medewerker): Promise<KaderLijst> {
    readerOr403(medewerker);
    return { kaders: await this.reader.list(vraag) };
  }

  @Get(':kaderId')
  @Reads({
    operation: 'kaderLezen',
    summary: 'Een kader, of aan zijn verplichtingen is voldaan, en waar zijn onderdelen staan in de plannen die eruit volgen',
    description:
      'Met peildatum zoals het op die dag was, met bekendOp zoals het toen bekend was. Wat nog open staat is te laat tot die dag. Aan de verplichting lokaal-plan of regionaal-plan voldoet een vastgesteld plan van die soort uit dit kader; van andere verplichtingen is alleen de uiterlijke dag te zeggen.',
    answer: 'KaderAntwoord',
  })
  async kader(@IdParam('kaderId') kaderId: KaderId, @Query() vraag: Standvraag, @Caller() medewerker: Medewerker): Promise<GelezenKader> {
    readerOr403(medewerker);
    return this.reader.read(medewerker, kaderId, vraag);
  }

  @Post()
  @Writes({
    operation: 'kaderRegistreren',
    summary: 'Registreer een beleidskader',
    description:
      'Dit mag wie plannen mag opstellen, namens de eigen organisatie; het kader noemt haar. Iedereen leest het, en het telt alleen mee in de plannen die het noemen. Niemand wijzigt een kader dat er staat: wat een vorig vervangt noemt dat als voorganger.',
    on: 'new',
    answer: 'Vastgelegd',
  })
  async register(@Body() opgave: Kaderopgave, @Write() request: WriteRequest): Promise<Created<Vastgelegd & { kaderId: KaderId }>> {
    const hoedanigheid = capacityOr403(asKaderRegistrar(request.medewerker), 'een kader te registreren');
    const context = await asDone(writeNew(request), (commandId) => hasBegun(this.platform.eventStore, kaderStream(kaderIdOf(commandId))));
    const { voorganger, op } = opgave;
    const command = { ...toKaderCommand(context.commandId, opgave), ...(voorganger !== undefined && (await this.onbekend(voorganger, op))) };
    const handled = await this.commandBus.execute(new HandleKader(command, commandContext(context, hoedanigheid)));
    const accepted = acceptedOr(handled, kaderWeigeringen);
    const kaderId = kaderIdOf(context.commandId);
    return new Created({ ...vastgelegd(accepted), kaderId }, { location: `/v1/kaders/${kaderId}`, revision: accepted.revision });
  }

  /** A kader that is named and was not there on that day. */
  private async onbekend(kaderId: KaderId, op: Datum): Promise<Pick<KaderCommand, 'onbekend' | 'kaderInDeWeg'>> {
    const { isBekend, inDeWeg } = await this.platform.dossiers.kader(kaderId, op);
    return isBekend ? {} : defined({ onbekend: [kaderId], kaderInDeWeg: inDeWeg });
  }
}
