import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ActieWrites, editor, type Geschiedenis, History, type Medewerker, type Soort } from '@actiespoor/application';
import { uuidV5 } from '@actiespoor/kernel';
import type { ActieId, TrekkerId } from '@actiespoor/plan/events';

import { answered, type Created, type Vastgelegd } from '../answers.js';
import { Caller } from '../edge/authentication.js';
import { IdParam } from '../edge/parameters.js';
import { Leesvraag } from '../edge/queries.js';
import { Write, type WriteRequest } from '../edge/write-request.js';
import { Reads, Writes } from '../openapi/operations.js';
import { Actoropgave, Planningopgave, toActorCommand, toAssignment, toPlanningCommand, Trekkeropgave, Trekkerontheffing } from './planning.js';
import { writeActie } from './write-actie.js';

const editing = { capacity: editor, what: 'dit plan te wijzigen' };

/** When an actie is planned, who leads it and who takes part in it. */
@ApiTags('Planning en trekkers')
@Controller('acties/:actieId')
export class PlanningController {
  constructor(
    private readonly writes: ActieWrites,
    private readonly history: History,
  ) {}

  @Post('planningen')
  @Writes({ operation: 'planningVastleggen', summary: 'Leg de planning van een actie vast of stel haar bij', on: 'existing', answer: 'Vastgelegd' })
  plan(@IdParam('actieId') actieId: ActieId, @Body() opgave: Planningopgave, @Write() request: WriteRequest): Promise<Created<Vastgelegd>> {
    return writeActie(this.writes, request, {
      ...editing,
      actieId,
      path: 'planningen',
      reason: opgave.reden,
      toWish: (_, history) => toPlanningCommand(actieId, opgave, history),
    });
  }

  @Get('planningen')
  @Reads({ operation: 'planningenVanActieLezen', summary: 'De planning van een actie door de tijd', answer: ['PlanningVastgelegd'] })
  planned(@IdParam('actieId') actieId: ActieId, @Query() _vraag: Leesvraag, @Caller() medewerker: Medewerker): Promise<Geschiedenis<'PlanningVastgelegd'>> {
    return this.told(medewerker, actieId, ['PlanningVastgelegd']);
  }

  @Post('trekkers')
  @Writes({ operation: 'trekkerToewijzen', summary: 'Wijs een trekker toe', on: 'existing', answer: 'Vastgelegd' })
  assign(@IdParam('actieId') actieId: ActieId, @Body() opgave: Trekkeropgave, @Write() request: WriteRequest): Promise<Created<Vastgelegd>> {
    return writeActie(this.writes, request, {
      ...editing,
      actieId,
      path: 'trekkers',
      toWish: (commandId) => toAssignment(actieId, opgave, uuidV5(commandId, 'trekker') as TrekkerId),
      answer: ([feit]) => (feit?.type === 'TrekkerToegewezen' ? { trekkerId: feit.data.trekker.trekkerId } : {}),
    });
  }

  @Get('trekkers')
  @Reads({ operation: 'trekkersVanActieLezen', summary: 'Wie een actie trok en trekt', answer: ['TrekkerToegewezen', 'TrekkerOntheven'] })
  assigned(@IdParam('actieId') actieId: ActieId, @Query() _vraag: Leesvraag, @Caller() medewerker: Medewerker): Promise<Geschiedenis<'TrekkerToegewezen' | 'TrekkerOntheven'>> {
    return this.told(medewerker, actieId, ['TrekkerToegewezen', 'TrekkerOntheven']);
  }

  @Post('ontheffingen')
  @Writes({ operation: 'trekkerOntheffen', summary: 'Onthef een trekker', on: 'existing', answer: 'Vastgelegd' })
  relieve(@IdParam('actieId') actieId: ActieId, @Body() { trekkerId, op, reden }: Trekkerontheffing, @Write() request: WriteRequest): Promise<Created<Vastgelegd>> {
    return writeActie(this.writes, request, {
      ...editing,
      actieId,
      path: 'trekkers',
      reason: reden,
      toWish: () => ({ type: 'TrekkerOntheffen', data: { actieId, trekkerId, op } }),
    });
  }

  @Get('ontheffingen')
  @Reads({ operation: 'ontheffingenVanActieLezen', summary: 'Welke trekkers zijn ontheven', answer: ['TrekkerOntheven'] })
  relieved(@IdParam('actieId') actieId: ActieId, @Query() _vraag: Leesvraag, @Caller() medewerker: Medewerker): Promise<Geschiedenis<'TrekkerOntheven'>> {
    return this.told(medewerker, actieId, ['TrekkerOntheven']);
  }

  @Post('actoren')
  @Writes({ operation: 'actorBetrekken', summary: 'Betrek een partner bij een actie', on: 'existing', answer: 'Vastgelegd' })
  involve(@IdParam('actieId') actieId: ActieId, @Body() opgave: Actoropgave, @Write() request: WriteRequest): Promise<Created<Vastgelegd>> {
    return writeActie(this.writes, request, { ...editing, actieId, path: 'actoren', toWish: () => toActorCommand(actieId, opgave) });
  }

  @Get('actoren')
  @Reads({ operation: 'actorenVanActieLezen', summary: 'Wie bij een actie betrokken is', answer: ['ActorBetrokken'] })
  involved(@IdParam('actieId') actieId: ActieId, @Query() _vraag: Leesvraag, @Caller() medewerker: Medewerker): Promise<Geschiedenis<'ActorBetrokken'>> {
    return this.told(medewerker, actieId, ['ActorBetrokken']);
  }

  private async told<S extends Soort>(medewerker: Medewerker, actieId: ActieId, soorten: readonly S[]): Promise<Geschiedenis<S>> {
    return answered(await this.history.ofActie(medewerker, actieId, soorten));
  }
}
