import { type DynamicModule, Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import type { Metrics, Platform } from '@actiespoor/platform';

import { Access } from './access.js';
import { ActiesController } from './acties/acties.controller.js';
import { ActieWrites } from './acties/actie-writes.js';
import { InhoudController } from './acties/inhoud.controller.js';
import { PlanningController } from './acties/planning.controller.js';
import { StatusupdatesController } from './acties/statusupdates.controller.js';
import { BronnenController } from './bronnen/bronnen.controller.js';
import { commandHandlers, PLATFORM } from './commands.js';
import { HeadersInterceptor } from './headers-interceptor.js';
import { HealthController } from './health/health.controller.js';
import { History } from './history.js';
import { ImportsController } from './imports/imports.controller.js';
import { EvaluatieVragen } from './evaluaties/evaluatie-vragen.js';
import { EvaluatiesController } from './evaluaties/evaluaties.controller.js';
import { IndicatorenController } from './indicatoren/indicatoren.controller.js';
import { KaderReader } from './kaders/kader-reader.js';
import { KadersController } from './kaders/kaders.controller.js';
import { apiMetrics, METRICS } from './metrics/api-metrics.js';
import { MetricsController } from './metrics/metrics.controller.js';
import { RequestTimes } from './metrics/request-times.js';
import { CallerNameInterceptor, Names, NamesInterceptor } from './names.js';
import { KnownOrganisatie } from './organisaties/known-organisatie.js';
import { OrganisatiesController } from './organisaties/organisaties.controller.js';
import { ActiesVanPlanController } from './plannen/acties-van-plan.controller.js';
import { BesluitenController } from './plannen/besluiten.controller.js';
import { OnderdelenController } from './plannen/onderdelen.controller.js';
import { OwnWritesInterceptor } from './own-writes.js';
import { KnownPosition } from './positions.js';
import { PlanReader } from './plannen/plan-reader.js';
import { PlanWrites } from './plannen/plan-writes.js';
import { PlannenController } from './plannen/plannen.controller.js';
import { RegioReader } from './regios/regio-reader.js';
import { RegiosController } from './regios/regios.controller.js';
import { SignalenController } from './signalen/signalen.controller.js';
import { SpoorController } from './spoor/spoor.controller.js';
import { SpoorReader } from './spoor/spoor-reader.js';
import { Vergelijker } from './verschillen/vergelijker.js';
import { VerschillenController } from './verschillen/verschillen.controller.js';

const controllers = [
  PlannenController,
  ActiesVanPlanController,
  OnderdelenController,
  BesluitenController,
  VerschillenController,
  ActiesController,
  StatusupdatesController,
  PlanningController,
  InhoudController,
  ImportsController,
  RegiosController,
  SignalenController,
  SpoorController,
  BronnenController,
  KadersController,
  IndicatorenController,
  EvaluatiesController,
  OrganisatiesController,
  HealthController,
  MetricsController,
];

/** The HTTP side of a platform that is open already; who opened it closes it. */
@Module({})
export class AppModule {
  static on(platform: Platform, metrics: Metrics = apiMetrics()): DynamicModule {
    return {
      module: AppModule,
      imports: [CqrsModule.forRoot()],
      controllers,
      providers: [
        { provide: PLATFORM, useValue: platform },
        { provide: METRICS, useValue: metrics },
        RequestTimes,
        { provide: APP_INTERCEPTOR, useClass: NamesInterceptor },
        { provide: APP_INTERCEPTOR, useClass: HeadersInterceptor },
        { provide: APP_INTERCEPTOR, useClass: CallerNameInterceptor },
        { provide: APP_INTERCEPTOR, useClass: OwnWritesInterceptor },
        Access,
        Names,
        SpoorReader,
        ActieWrites,
        PlanWrites,
        PlanReader,
        RegioReader,
        EvaluatieVragen,
        KaderReader,
        History,
        Vergelijker,
        KnownOrganisatie,
        KnownPosition,
        ...commandHandlers,
      ],
    };
  }
}
