import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Geschiedenis, History, type Medewerker, niveauFaults, PlanReader, PlanWrites, type Soort, verdelingFaults } from '@actiespoor/application';
import type { PlanId } from '@actiespoor/plan/events';

import { answered, type Created, type Vastgelegd } from '../answers.js';
import { Caller } from '../edge/authentication.js';
import { IdParam, IdParams } from '../edge/parameters.js';
import { Leesvraag } from '../edge/queries.js';
import { Write, type WriteRequest } from '../edge/write-request.js';
import { Reads, Writes } from '../openapi/operations.js';
import { Intrekking, Knoopopgave, Knoopwijziging, toKnoopChange, toKnoopCommand } from './opgaven.js';
import {
  type KnoopPath,
  Knoopsamenvoeging,
  Knoopsplitsing,
  Knoopverplaatsing,
  toSamenvoeging,
  toSplitsing,
  toVerplaatsing,
} from './structuur.js';
import { writePlan } from './write-plan.js';

const soorten = ['KnoopToegevoegd', 'KnoopGewijzigd', 'KnoopVerplaatst', 'KnoopSamengevoegd', 'KnoopGesplitst'] as const;

/** The tree of a plan: its actielijnen, speerpunten, thema's, and its end. */
@ApiTags('Onderdelen van plannen')
@Controller('plannen/:planId')
export class OnderdelenController {
  constructor(
    private readonly writes: PlanWrites,
    private readonly history: History,
    private readonly reader: PlanReader,
  ) {}

  @Post('knopen')
  @Writes({ operation: 'knoopToevoegen', summary: 'Voeg een onderdeel toe, zoals een actielijn of een thema', on: 'existing', answer: 'Vastgelegd' })
  add(@IdParam('planId') planId: PlanId, @Body() opgave: Knoopopgave, @Write() request: WriteRequest): Promise<Created<Vastgelegd>> {
    return writePlan(this.writes, request, {
      planId,
      path: 'knopen',
      toCommand: (commandId, { plan }) => niveauFaults(plan, [['niveau', opgave.niveau]]) ?? toKnoopCommand(planId, commandId, opgave),
      answer: ([feit]) => (feit?.type === 'KnoopToegevoegd' ? { knoopId: feit.data.knoopId } : {}),
    });
  }

  @Get('knopen')
  @Reads({ operation: 'knopenVanPlanLezen', summary: 'Hoe de onderdelen van een plan ontstonden, wijzigden, verhuisden en opgingen in andere', answer: soorten })
  added(@IdParam('planId') planId: PlanId, @Query() _vraag: Leesvraag, @Caller() medewerker: Medewerker): Promise<Geschiedenis<(typeof soorten)[number]>> {
    return this.told(medewerker, planId, soorten);
  }

  @Post('knopen/:knoopId/wijzigingen')
  @Writes({ operation: 'knoopWijzigen', summary: 'Wijzig de code, de titel, de toelichting of het niveau van een onderdeel', on: 'existing', answer: 'Vastgelegd' })
  change(@IdParams('planId', 'knoopId') { planId, knoopId }: KnoopPath, @Body() wijziging: Knoopwijziging, @Write() request: WriteRequest): Promise<Created<Vastgelegd>> {
    return writePlan(this.writes, request, {
      planId,
      path: 'knopen',
      reason: wijziging.reden,
      toCommand: (_, { plan }) => niveauFaults(plan, [['niveau', wijziging.niveau]]) ?? toKnoopChange(planId, knoopId, wijziging),
    });
  }

  @Post('knopen/:knoopId/verplaatsingen')
  @Writes({ operation: 'knoopVerplaatsen', summary: 'Hang een onderdeel ergens anders, met alles wat eronder hangt', on: 'existing', answer: 'Vastgelegd' })
  move(@IdParams('planId', 'knoopId') path: KnoopPath, @Body() opgave: Knoopverplaatsing, @Write() request: WriteRequest): Promise<Created<Vastgelegd>> {
    return writePlan(this.writes, request, { planId: path.planId, path: 'knopen', reason: opgave.reden, toCommand: () => toVerplaatsing(path, opgave) });
  }

  @Post('knopen/:knoopId/samenvoegingen')
  @Writes({ operation: 'knopenSamenvoegen', summary: 'Voeg andere onderdelen in dit onderdeel, of samen met dit in een nieuw', on: 'existing', answer: 'Vastgelegd' })
  merge(@IdParams('planId', 'knoopId') path: KnoopPath, @Body() opgave: Knoopsamenvoeging, @Write() request: WriteRequest): Promise<Created<Vastgelegd>> {
    return writePlan(this.writes, request, {
      planId: path.planId,
      path: 'knopen',
      reason: opgave.reden,
      toCommand: (commandId, { plan }) => niveauFaults(plan, [['nieuw.niveau', opgave.nieuw?.niveau]]) ?? toSamenvoeging(path, commandId, opgave),
      answer: ([feit]) => (feit?.type === 'KnoopSamengevoegd' ? { knoopId: feit.data.in } : {}),
    });
  }

  @Post('knopen/:knoopId/splitsingen')
  @Writes({ operation: 'knoopSplitsen', summary: 'Splits een onderdeel in delen, elk met zijn acties', on: 'existing', answer: 'Vastgelegd' })
  split(@IdParams('planId', 'knoopId') path: KnoopPath, @Body() opgave: Knoopsplitsing, @Write() request: WriteRequest): Promise<Created<Vastgelegd>> {
    return writePlan(this.writes, request, {
      planId: path.planId,
      path: 'knopen',
      reason: opgave.reden,
      toCommand: async (commandId, access) => {
        const faults = niveauFaults(access.plan, opgave.delen.map(({ niveau }, index) => [`delen[${String(index)}].niveau`, niveau]));
        if (faults) return faults;
        return verdelingFaults(await this.reader.on(access, opgave.op), path.knoopId, opgave.delen) ?? toSplitsing(path, commandId, opgave);
      },
      answer: ([feit]) => (feit?.type === 'KnoopGesplitst' ? { knopen: feit.data.delen.map(({ knoopId }) => knoopId) } : {}),
    });
  }

  @Post('intrekkingen')
  @Writes({ operation: 'planIntrekken', summary: 'Trek een plan in; het blijft te lezen', on: 'existing', answer: 'Vastgelegd' })
  withdraw(@IdParam('planId') planId: PlanId, @Body() { motief, op }: Intrekking, @Write() request: WriteRequest): Promise<Created<Vastgelegd>> {
    return writePlan(this.writes, request, { planId, path: 'intrekkingen', toCommand: () => ({ type: 'PlanIntrekken', data: { planId, motief, op } }) });
  }

  @Get('intrekkingen')
  @Reads({ operation: 'intrekkingenVanPlanLezen', summary: 'Of en waarom een plan is ingetrokken', answer: ['PlanIngetrokken'] })
  withdrawn(@IdParam('planId') planId: PlanId, @Query() _vraag: Leesvraag, @Caller() medewerker: Medewerker): Promise<Geschiedenis<'PlanIngetrokken'>> {
    return this.told(medewerker, planId, ['PlanIngetrokken']);
  }
  @Post('herstellingen')
  @Writes({ operation: 'planHerstellen', summary: 'Laat een ingetrokken plan weer gelden, vanaf een dag; op de dag van de intrekking zelf is het nooit ingetrokken geweest', on: 'existing', answer: 'Vastgelegd' })
  restore(@IdParam('planId') planId: PlanId, @Body() { motief, op }: Intrekking, @Write() request: WriteRequest): Promise<Created<Vastgelegd>> {
    return writePlan(this.writes, request, { planId, path: 'herstellingen', toCommand: () => ({ type: 'PlanHerstellen', data: { planId, motief, op } }) });
  }

  @Get('herstellingen')
  @Reads({ operation: 'herstellingenVanPlanLezen', summary: 'Of en waarom een ingetrokken plan weer ging gelden', answer: ['PlanHersteld'] })
  restored(@IdParam('planId') planId: PlanId, @Query() _vraag: Leesvraag, @Caller() medewerker: Medewerker): Promise<Geschiedenis<'PlanHersteld'>> {
    return this.told(medewerker, planId, ['PlanHersteld']);
  }

  private async told<S extends Soort>(medewerker: Medewerker, planId: PlanId, soorten: readonly S[]): Promise<Geschiedenis<S>> {
    return answered(await this.history.ofPlan(medewerker, planId, soorten));
  }
}
