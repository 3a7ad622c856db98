import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type ActieWrite, ActieWrites, editor, type Geschiedenis, History, type Medewerker, type Soort } from '@actiespoor/application';
import type { ActieId } from '@actiespoor/plan/events';

import { answered, type Created, type Vastgelegd } from '../answers.js';
import { Caller } from '../edge/authentication.js';
import { IdParam } from '../edge/parameters.js';
import { Leesvraag } from '../edge/queries.js';
import { Write, type WriteRequest } from '../edge/write-request.js';
import { Reads, Writes } from '../openapi/operations.js';
import {
  Actiewijziging,
  Dekkingopgave,
  Koppelingopgave,
  Resultaatopgave,
  StandVanZaken,
  toChangeCommand,
  toFundingCommand,
  toLinkCommand,
  Vervallenverklaring,
} from './inhoud.js';
import { writeActie } from './write-actie.js';

interface Edit {
  readonly actieId: ActieId;
  readonly path: string;
  readonly reason?: string | undefined;
  readonly toWish: ActieWrite['toWish'];
}

/** What the plan says of an actie, and how that changes. */
@ApiTags('Inhoud van acties')
@Controller('acties/:actieId')
export class InhoudController {
  constructor(
    private readonly writes: ActieWrites,
    private readonly history: History,
  ) {}

  @Post('wijzigingen')
  @Writes({ operation: 'actieWijzigen', summary: 'Wijzig wat een actie inhoudt', on: 'existing', answer: 'Vastgelegd' })
  change(@IdParam('actieId') actieId: ActieId, @Body() wijziging: Actiewijziging, @Write() request: WriteRequest): Promise<Created<Vastgelegd>> {
    return this.edit(request, { actieId, path: 'wijzigingen', reason: wijziging.reden, toWish: () => toChangeCommand(actieId, wijziging) });
  }

  @Get('wijzigingen')
  @Reads({ operation: 'wijzigingenVanActieLezen', summary: 'Hoe een actie in het plan kwam en is gewijzigd', answer: ['ActieOpgenomen', 'ActieGewijzigd', 'ActieVerplaatst'] })
  changes(@IdParam('actieId') actieId: ActieId, @Query() _vraag: Leesvraag, @Caller() medewerker: Medewerker): Promise<Geschiedenis<'ActieOpgenomen' | 'ActieGewijzigd' | 'ActieVerplaatst'>> {
    return this.told(medewerker, actieId, ['ActieOpgenomen', 'ActieGewijzigd', 'ActieVerplaatst']);
  }

  @Post('koppelingen')
  @Writes({ operation: 'actieKoppelen', summary: 'Koppel een actie aan een ander onderdeel, een andere actie of werk buiten het plan', on: 'existing', answer: 'Vastgelegd' })
  link(@IdParam('actieId') actieId: ActieId, @Body() koppeling: Koppelingopgave, @Write() request: WriteRequest): Promise<Created<Vastgelegd>> {
    return this.edit(request, { actieId, path: 'koppelingen', toWish: () => toLinkCommand(actieId, koppeling) });
  }

  @Get('koppelingen')
  @Reads({ operation: 'koppelingenVanActieLezen', summary: 'De koppelingen van een actie', answer: ['ActieGekoppeld'] })
  links(@IdParam('actieId') actieId: ActieId, @Query() _vraag: Leesvraag, @Caller() medewerker: Medewerker): Promise<Geschiedenis<'ActieGekoppeld'>> {
    return this.told(medewerker, actieId, ['ActieGekoppeld']);
  }

  @Post('dekkingen')
  @Writes({ operation: 'dekkingVastleggen', summary: 'Leg vast waaruit een actie wordt betaald', on: 'existing', answer: 'Vastgelegd' })
  fund(@IdParam('actieId') actieId: ActieId, @Body() dekking: Dekkingopgave, @Write() request: WriteRequest): Promise<Created<Vastgelegd>> {
    return this.edit(request, { actieId, path: 'dekkingen', toWish: () => toFundingCommand(actieId, dekking) });
  }

  @Get('dekkingen')
  @Reads({ operation: 'dekkingenVanActieLezen', summary: 'De dekking van een actie door de tijd', answer: ['DekkingVastgelegd'] })
  funding(@IdParam('actieId') actieId: ActieId, @Query() _vraag: Leesvraag, @Caller() medewerker: Medewerker): Promise<Geschiedenis<'DekkingVastgelegd'>> {
    return this.told(medewerker, actieId, ['DekkingVastgelegd']);
  }

  @Post('resultaten')
  @Writes({ operation: 'resultaatBeogen', summary: 'Leg vast welk resultaat een actie beoogt', on: 'existing', answer: 'Vastgelegd' })
  aim(@IdParam('actieId') actieId: ActieId, @Body() { resultaat, op }: Resultaatopgave, @Write() request: WriteRequest): Promise<Created<Vastgelegd>> {
    return this.edit(request, { actieId, path: 'resultaten', toWish: () => ({ type: 'ResultaatBeogen', data: { actieId, resultaat, op } }) });
  }

  @Get('resultaten')
  @Reads({ operation: 'resultatenVanActieLezen', summary: 'Het beoogde resultaat van een actie door de tijd', answer: ['ResultaatBeoogd'] })
  aims(@IdParam('actieId') actieId: ActieId, @Query() _vraag: Leesvraag, @Caller() medewerker: Medewerker): Promise<Geschiedenis<'ResultaatBeoogd'>> {
    return this.told(medewerker, actieId, ['ResultaatBeoogd']);
  }

  @Post('standen-van-zaken')
  @Writes({ operation: 'standVanZakenVastleggen', summary: 'Leg in woorden vast hoe een actie ervoor staat', on: 'existing', answer: 'Vastgelegd' })
  describe(@IdParam('actieId') actieId: ActieId, @Body() { standVanZaken, op }: StandVanZaken, @Write() request: WriteRequest): Promise<Created<Vastgelegd>> {
    return this.edit(request, { actieId, path: 'standen-van-zaken', toWish: () => ({ type: 'StandVanZakenVastleggen', data: { actieId, standVanZaken, op } }) });
  }

  @Get('standen-van-zaken')
  @Reads({ operation: 'standenVanZakenVanActieLezen', summary: 'De stand van zaken van een actie door de tijd', answer: ['StandVanZakenVastgelegd'] })
  descriptions(@IdParam('actieId') actieId: ActieId, @Query() _vraag: Leesvraag, @Caller() medewerker: Medewerker): Promise<Geschiedenis<'StandVanZakenVastgelegd'>> {
    return this.told(medewerker, actieId, ['StandVanZakenVastgelegd']);
  }

  @Post('vervallenverklaringen')
  @Writes({ operation: 'actieLatenVervallen', summary: 'Laat een actie vervallen; zij blijft zichtbaar', on: 'existing', answer: 'Vastgelegd' })
  drop(@IdParam('actieId') actieId: ActieId, @Body() { motief, op }: Vervallenverklaring, @Write() request: WriteRequest): Promise<Created<Vastgelegd>> {
    return this.edit(request, { actieId, path: 'vervallenverklaringen', toWish: () => ({ type: 'ActieLatenVervallen', data: { actieId, motief, op } }) });
  }

  @Get('vervallenverklaringen')
  @Reads({ operation: 'vervallenverklaringenVanActieLezen', summary: 'Of en waarom een actie verviel', answer: ['ActieVervallen'] })
  dropped(@IdParam('actieId') actieId: ActieId, @Query() _vraag: Leesvraag, @Caller() medewerker: Medewerker): Promise<Geschiedenis<'ActieVervallen'>> {
    return this.told(medewerker, actieId, ['ActieVervallen']);
  }

  @Post('herstellingen')
  @Writes({ operation: 'actieHerstellen', summary: 'Neem een vervallen actie weer op in het plan, vanaf een dag; op de dag van het vervallen zelf is zij nooit vervallen geweest', on: 'existing', answer: 'Vastgelegd' })
  restore(@IdParam('actieId') actieId: ActieId, @Body() { motief, op }: Vervallenverklaring, @Write() request: WriteRequest): Promise<Created<Vastgelegd>> {
    return this.edit(request, { actieId, path: 'herstellingen', toWish: () => ({ type: 'ActieHerstellen', data: { actieId, motief, op } }) });
  }

  @Get('herstellingen')
  @Reads({ operation: 'herstellingenVanActieLezen', summary: 'Of en waarom een vervallen actie weer bij het plan kwam', answer: ['ActieHersteld'] })
  restored(@IdParam('actieId') actieId: ActieId, @Query() _vraag: Leesvraag, @Caller() medewerker: Medewerker): Promise<Geschiedenis<'ActieHersteld'>> {
    return this.told(medewerker, actieId, ['ActieHersteld']);
  }

  private edit(request: WriteRequest, edit: Edit): Promise<Created<Vastgelegd>> {
    return writeActie(this.writes, request, { ...edit, capacity: editor, what: 'dit plan te wijzigen' });
  }

  private async told<S extends Soort>(medewerker: Medewerker, actieId: ActieId, soorten: readonly S[]): Promise<Geschiedenis<S>> {
    return answered(await this.history.ofActie(medewerker, actieId, soorten));
  }
}
