import { Controller, Get, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Medewerker, Names, type VergelekenMoment, Vergelijker, type Vergelijking } from '@actiespoor/application';
import { defined } from '@actiespoor/kernel';
import type { PlanId } from '@actiespoor/plan/events';
import { type Bijlage, composeVerschilBijlage, toHtml, toMarkdown, type VergelekenPlan } from '@actiespoor/voortgang';
import type { FastifyRequest } from 'fastify';

import { answered } from '../answers.js';
import { Caller, callerOf } from '../edge/authentication.js';
import { answerType } from '../edge/content.js';
import { IdParam } from '../edge/parameters.js';
import { ReadQueryParameters } from '../edge/queries.js';
import { Pages } from '../edge/route-config.js';
import { Reads } from '../openapi/operations.js';
import type { VastgesteldeInhoudAntwoord, VerschilAntwoord } from './antwoorden.js';
import { VerschilQueryParameters } from './query.js';

const markdown = 'text/markdown';
const html = 'text/html';

const forms: Readonly<Record<string, (bijlage: Bijlage) => string>> = { [markdown]: toMarkdown, [html]: toHtml };

/** As it was asked for: a day reads better than its last millisecond. */
const standOf = ({ peildatum, vaststelling }: VergelekenMoment, bekendOp: string | undefined): VergelekenPlan =>
  defined({ peildatum, bekendOp, vastgesteldOp: vaststelling?.op });

/** Changes in a plan, and a comparison with its adopted text. */
@ApiTags('Verschillen')
@Controller('plannen/:planId')
export class VerschillenController {
  constructor(
    private readonly vergelijker: Vergelijker,
    private readonly names: Names,
  ) {}

  @Get('verschillen')
  @Pages()
  @Reads({
    operation: 'verschillenVanPlanLezen',
    summary: 'Wat er verschilt tussen twee standen van een plan, per actielijn',
    description: 'Tussen twee dagen, tussen twee momenten van weten, of sinds de vaststelling. Als Markdown of HTML is het een bijlage om te lezen.',
    answer: 'VerschilAntwoord',
    also: [markdown, html],
  })
  async differences(
    @IdParam('planId') planId: PlanId,
    @Query() query: VerschilQueryParameters,
    @Req() http: FastifyRequest,
  ): Promise<VerschilAntwoord | string> {
    const medewerker = callerOf(http);
    const verschil = answered(await this.vergelijker.compare(medewerker, planId, query));
    const form = forms[answerType(http)];
    return form ? form(await this.annex(verschil, query, medewerker)) : verschil;
  }

  @Get('vaststellingen/inhoud')
  @Reads({
    operation: 'vastgesteldeInhoudLezen',
    summary: 'Het plan zoals het is vastgesteld, en of dat nog klopt',
    description: 'De tekst wordt opnieuw opgemaakt uit de gebeurtenissen tot en met het besluit en vergeleken met de SHA-256 die toen is vastgelegd.',
    answer: 'VastgesteldeInhoudAntwoord',
  })
  async adopted(@IdParam('planId') planId: PlanId, @Query() query: ReadQueryParameters, @Caller() medewerker: Medewerker): Promise<VastgesteldeInhoudAntwoord> {
    return answered(await this.vergelijker.adopted(medewerker, planId, query));
  }

  private async annex(antwoord: Vergelijking, query: VerschilQueryParameters, medewerker: Medewerker): Promise<Bijlage> {
    const verschil = await this.names.fill(antwoord, medewerker);
    const [van, tot] = [standOf(antwoord.van, query.vanBekendOp), standOf(antwoord.tot, query.totBekendOp)];
    return composeVerschilBijlage({ verschil, van, tot, namen: await this.vergelijker.organisatieNamen(medewerker, verschil) });
  }
}
