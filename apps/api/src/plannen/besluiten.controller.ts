import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Geschiedenis, History, isDeclined, type Medewerker, PlanReader, PlanWrites, type Soort } from '@actiespoor/application';
import { defined } from '@actiespoor/kernel';
import type { ConsultatieId, PlanId } from '@actiespoor/plan/events';
import { adoptedHash } from '@actiespoor/voortgang';

import { answered, type Created, type Vastgelegd } from '../answers.js';
import { Caller } from '../edge/authentication.js';
import { IdParam, IdParams } from '../edge/parameters.js';
import { Leesvraag } from '../edge/queries.js';
import { Write, type WriteRequest } from '../edge/write-request.js';
import { Reads, Writes } from '../openapi/operations.js';
import { Consultatieopgave, Consultatieverslag, GeplandeVaststelling, Intrekking, toConsultatieCommand, Vaststelling } from './opgaven.js';
import { writePlan } from './write-plan.js';

interface ConsultatiePath {
  readonly planId: PlanId;
  readonly consultatieId: ConsultatieId;
}

/** How a plan is prepared and adopted. */
@ApiTags('Vaststelling en consultatie')
@Controller('plannen/:planId')
export class BesluitenController {
  constructor(
    private readonly writes: PlanWrites,
    private readonly history: History,
    private readonly reader: PlanReader,
  ) {}

  @Post('geplande-vaststellingen')
  @Writes({ operation: 'vaststellingPlannen', summary: 'Leg vast wanneer de vaststelling wordt verwacht', on: 'existing', answer: 'Vastgelegd' })
  expect(@IdParam('planId') planId: PlanId, @Body() verwachting: GeplandeVaststelling, @Write() request: WriteRequest): Promise<Created<Vastgelegd>> {
    return writePlan(this.writes, request, {
      planId,
      path: 'geplande-vaststellingen',
      toCommand: () => ({ type: 'VaststellingPlannen', data: { planId, ...verwachting } }),
    });
  }

  @Get('geplande-vaststellingen')
  @Reads({ operation: 'geplandeVaststellingenVanPlanLezen', summary: 'Wanneer de vaststelling werd verwacht, en hoe dat schoof', answer: ['VaststellingGepland'] })
  expected(@IdParam('planId') planId: PlanId, @Query() _vraag: Leesvraag, @Caller() medewerker: Medewerker): Promise<Geschiedenis<'VaststellingGepland'>> {
    return this.told(medewerker, planId, ['VaststellingGepland']);
  }

  @Post('vaststellingen')
  @Writes({ operation: 'planVaststellen', summary: 'Leg het besluit vast waarmee het plan is vastgesteld', on: 'existing', answer: 'Vastgelegd' })
  adopt(@IdParam('planId') planId: PlanId, @Body() { datum, orgaan, besluitnummer }: Vaststelling, @Write() request: WriteRequest): Promise<Created<Vastgelegd>> {
    return writePlan(this.writes, request, {
      planId,
      path: 'vaststellingen',
      toCommand: async (_, access) => {
        const tekst = await this.reader.textToAdopt(access);
        return isDeclined(tekst) ? tekst : { type: 'PlanVaststellen', data: defined({ planId, orgaan, besluitnummer, inhoudHash: adoptedHash(tekst), op: datum }) };
      },
    });
  }

  @Get('vaststellingen')
  @Reads({ operation: 'vaststellingenVanPlanLezen', summary: 'Wanneer en door wie het plan is vastgesteld', answer: ['PlanVastgesteld', 'VaststellingAangevuld'] })
  adopted(@IdParam('planId') planId: PlanId, @Query() _vraag: Leesvraag, @Caller() medewerker: Medewerker): Promise<Geschiedenis<'PlanVastgesteld' | 'VaststellingAangevuld'>> {
    return this.told(medewerker, planId, ['PlanVastgesteld', 'VaststellingAangevuld']);
  }

  @Post('teruggenomen-vaststellingen')
  @Writes({ operation: 'vaststellingTerugnemen', summary: 'Neem een vaststelling terug die niet klopte, op de dag die zij noemt; daarna kan het plan opnieuw worden vastgesteld', on: 'existing', answer: 'Vastgelegd' })
  takeBack(@IdParam('planId') planId: PlanId, @Body() { motief, op }: Intrekking, @Write() request: WriteRequest): Promise<Created<Vastgelegd>> {
    return writePlan(this.writes, request, { planId, path: 'teruggenomen-vaststellingen', toCommand: () => ({ type: 'VaststellingTerugnemen', data: { planId, motief, op } }) });
  }

  @Get('teruggenomen-vaststellingen')
  @Reads({ operation: 'teruggenomenVaststellingenVanPlanLezen', summary: 'Welke vaststellingen niet klopten, en waarom', answer: ['VaststellingTeruggenomen'] })
  takenBack(@IdParam('planId') planId: PlanId, @Query() _vraag: Leesvraag, @Caller() medewerker: Medewerker): Promise<Geschiedenis<'VaststellingTeruggenomen'>> {
    return this.told(medewerker, planId, ['VaststellingTeruggenomen']);
  }

  @Post('consultaties')
  @Writes({ operation: 'consultatiePlannen', summary: 'Plan een consultatie, of plan haar opnieuw', on: 'existing', answer: 'Vastgelegd' })
  consult(@IdParam('planId') planId: PlanId, @Body() opgave: Consultatieopgave, @Write() request: WriteRequest): Promise<Created<Vastgelegd>> {
    return writePlan(this.writes, request, {
      planId,
      path: 'consultaties',
      toCommand: (commandId) => toConsultatieCommand(planId, commandId, opgave),
      answer: ([feit]) => (feit?.type === 'ConsultatieGepland' ? { consultatieId: feit.data.consultatieId } : {}),
    });
  }

  @Get('consultaties')
  @Reads({ operation: 'consultatiesVanPlanLezen', summary: 'De consultaties van een plan, gepland en gehouden', answer: ['ConsultatieGepland', 'ConsultatieGehouden'] })
  consulted(@IdParam('planId') planId: PlanId, @Query() _vraag: Leesvraag, @Caller() medewerker: Medewerker): Promise<Geschiedenis<'ConsultatieGepland' | 'ConsultatieGehouden'>> {
    return this.told(medewerker, planId, ['ConsultatieGepland', 'ConsultatieGehouden']);
  }

  @Post('consultaties/:consultatieId/verslagen')
  @Writes({ operation: 'consultatieHouden', summary: 'Leg vast dat een consultatie is gehouden', on: 'existing', answer: 'Vastgelegd' })
  report(
    @IdParams('planId', 'consultatieId') { planId, consultatieId }: ConsultatiePath,
    @Body() verslag: Consultatieverslag,
    @Write() request: WriteRequest,
  ): Promise<Created<Vastgelegd>> {
    return writePlan(this.writes, request, {
      planId,
      path: 'consultaties',
      toCommand: () => ({ type: 'ConsultatieHouden', data: defined({ planId, consultatieId, ...verslag }) }),
    });
  }

  private async told<S extends Soort>(medewerker: Medewerker, planId: PlanId, soorten: readonly S[]): Promise<Geschiedenis<S>> {
    return answered(await this.history.ofPlan(medewerker, planId, soorten));
  }
}
