import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ActieWrites, asDecider, asReporter, editor, type Geschiedenis, History, type Medewerker, type Soort } from '@actiespoor/application';
import type { ActieId } from '@actiespoor/plan/events';

import { answered, type Created, type Vastgelegd } from '../answers.js';
import { Caller } from '../edge/authentication.js';
import { IdParam } from '../edge/parameters.js';
import { Leesvraag } from '../edge/queries.js';
import { Write, type WriteRequest } from '../edge/write-request.js';
import { Reads, Writes } from '../openapi/operations.js';
import { checkedCorrectie, Correctie, isStatusCorrection, toCorrection } from './correcties.js';
import { Bijeenkomst, Deelname, toDeelnameCommand, toMeetingCommand } from './deelnames.js';
import { Statusupdate, statusupdateOf, toStatusCommand } from './statusupdates.js';
import { writeActie } from './write-actie.js';

/** What an organisatie decides and reports about an actie. */
@ApiTags('Statusupdates')
@Controller('acties/:actieId')
export class StatusupdatesController {
  constructor(
    private readonly writes: ActieWrites,
    private readonly history: History,
  ) {}

  @Post('statusupdates')
  @Writes({ operation: 'statusupdateMelden', summary: 'Meld dat een actie is gestart, uitgevoerd, geëvalueerd, uitgesteld, gestopt of hervat', on: 'existing', answer: 'Vastgelegd' })
  report(@IdParam('actieId') actieId: ActieId, @Body() update: Statusupdate, @Write() request: WriteRequest): Promise<Created<Vastgelegd>> {
    return writeActie(this.writes, request, {
      actieId,
      path: 'statusupdates',
      capacity: (medewerker, feiten) => asReporter(medewerker, feiten, update.organisatie),
      what: `de status van ${update.organisatie} te melden`,
      toWish: (commandId) => toStatusCommand(update, { actieId, commandId }),
      answer: statusupdateOf,
    });
  }

  @Get('statusupdates')
  @Reads({ operation: 'statusupdatesVanActieLezen', summary: 'Alle statusupdates van een actie, ook wat later is gecorrigeerd', answer: ['ActieGestart', 'ActieUitgevoerd', 'ActieGeevalueerd', 'ActieUitgesteld', 'ActieGestopt', 'ActieHervat', 'StatusAangevuld', 'StatusGecorrigeerd'] })
  reported(@IdParam('actieId') actieId: ActieId, @Query() _vraag: Leesvraag, @Caller() medewerker: Medewerker): Promise<Geschiedenis<'ActieGestart' | 'ActieUitgevoerd' | 'ActieGeevalueerd' | 'ActieUitgesteld' | 'ActieGestopt' | 'ActieHervat' | 'StatusAangevuld' | 'StatusGecorrigeerd'>> {
    return this.told(medewerker, actieId, [
      'ActieGestart',
      'ActieUitgevoerd',
      'ActieGeevalueerd',
      'ActieUitgesteld',
      'ActieGestopt',
      'ActieHervat',
      'StatusAangevuld',
      'StatusGecorrigeerd',
    ]);
  }

  @Post('correcties')
  @Writes({ operation: 'correctieVastleggen', summary: 'Corrigeer een schrijffout, of een statusupdate die niet klopte', on: 'existing', answer: 'Vastgelegd' })
  correct(@IdParam('actieId') actieId: ActieId, @Body() body: Correctie, @Write() request: WriteRequest): Promise<Created<Vastgelegd>> {
    const correctie = checkedCorrectie(body);
    const { organisatie = '' } = correctie;
    return writeActie(this.writes, request, {
      actieId,
      path: 'correcties',
      capacity: isStatusCorrection(correctie) ? (medewerker, feiten) => asReporter(medewerker, feiten, organisatie) : editor,
      what: 'dit te corrigeren',
      toWish: (commandId) => toCorrection(correctie, { actieId, commandId }),
      answer: statusupdateOf,
    });
  }

  @Get('correcties')
  @Reads({ operation: 'correctiesVanActieLezen', summary: 'Wat van een actie is gecorrigeerd', answer: ['TekstGecorrigeerd', 'StatusGecorrigeerd'] })
  corrected(@IdParam('actieId') actieId: ActieId, @Query() _vraag: Leesvraag, @Caller() medewerker: Medewerker): Promise<Geschiedenis<'TekstGecorrigeerd' | 'StatusGecorrigeerd'>> {
    return this.told(medewerker, actieId, ['TekstGecorrigeerd', 'StatusGecorrigeerd']);
  }

  @Post('deelnames')
  @Writes({ operation: 'deelnameBesluiten', summary: 'Leg vast of een organisatie meedoet', on: 'existing', answer: 'Vastgelegd' })
  decide(@IdParam('actieId') actieId: ActieId, @Body() deelname: Deelname, @Write() request: WriteRequest): Promise<Created<Vastgelegd>> {
    return writeActie(this.writes, request, {
      actieId,
      path: 'deelnames',
      capacity: (medewerker, feiten) => asDecider(medewerker, feiten, deelname.organisatie),
      what: `te besluiten over de deelname van ${deelname.organisatie}`,
      toWish: () => toDeelnameCommand(actieId, deelname),
    });
  }

  @Get('deelnames')
  @Reads({ operation: 'deelnamesVanActieLezen', summary: 'Alle deelnamebesluiten van een actie', answer: ['DeelnameBesloten'] })
  decided(@IdParam('actieId') actieId: ActieId, @Query() _vraag: Leesvraag, @Caller() medewerker: Medewerker): Promise<Geschiedenis<'DeelnameBesloten'>> {
    return this.told(medewerker, actieId, ['DeelnameBesloten']);
  }

  @Post('bijeenkomsten')
  @Writes({ operation: 'bijeenkomstHouden', summary: 'Leg vast dat een bijeenkomst van een herhalende actie is gehouden', on: 'existing', answer: 'Vastgelegd' })
  meet(@IdParam('actieId') actieId: ActieId, @Body() bijeenkomst: Bijeenkomst, @Write() request: WriteRequest): Promise<Created<Vastgelegd>> {
    return writeActie(this.writes, request, {
      actieId,
      path: 'bijeenkomsten',
      capacity: (medewerker, feiten) => asReporter(medewerker, feiten, bijeenkomst.organisatie),
      what: `bijeenkomsten van ${bijeenkomst.organisatie} te melden`,
      toWish: () => toMeetingCommand(actieId, bijeenkomst),
    });
  }

  @Get('bijeenkomsten')
  @Reads({ operation: 'bijeenkomstenVanActieLezen', summary: 'Alle bijeenkomsten van een actie', answer: ['BijeenkomstGehouden'] })
  met(@IdParam('actieId') actieId: ActieId, @Query() _vraag: Leesvraag, @Caller() medewerker: Medewerker): Promise<Geschiedenis<'BijeenkomstGehouden'>> {
    return this.told(medewerker, actieId, ['BijeenkomstGehouden']);
  }

  private async told<S extends Soort>(medewerker: Medewerker, actieId: ActieId, soorten: readonly S[]): Promise<Geschiedenis<S>> {
    return answered(await this.history.ofActie(medewerker, actieId, soorten));
  }
}
