import { type DynamicModule, Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import type { Metrics, Platform } from '@actiespoor/platform';

import { ActiesController } from './acties/acties.controller.js';
import { actieTables } from './acties/tables.js';
import { BronnenController } from './bronnen/bronnen.controller.js';
import { CommandsHandler, PLATFORM } from './commands.js';
import { HeadersInterceptor } from './headers-interceptor.js';
import { HealthController } from './health/health.controller.js';
import { ImportsController } from './imports/imports.controller.js';
import { EvaluatiesController } from './evaluaties/evaluaties.controller.js';
import { IndicatorenController } from './indicatoren/indicatoren.controller.js';
import { KadersController } from './kaders/kaders.controller.js';
import { apiMetrics, METRICS } from './metrics/api-metrics.js';
import { MetricsController } from './metrics/metrics.controller.js';
import { RequestTimes } from './metrics/request-times.js';
import { CallerNameInterceptor, NamesInterceptor } from './names.js';
import { KnownOrganisatie } from './organisaties/known-organisatie.js';
import { OrganisatiesController } from './organisaties/organisaties.controller.js';
import { ActiesVanPlanController } from './plannen/acties-van-plan.controller.js';
import { OwnWritesInterceptor } from './own-writes.js';
import { KnownPosition } from './positions.js';
import { LeveringenController } from './veilig-thuis/leveringen.controller.js';
import { TrendsController } from './veilig-thuis/trends.controller.js';
import { PlannenController } from './plannen/plannen.controller.js';
import { planTables } from './plannen/tables.js';
import { ReadsWithoutStoreInterceptor } from './reads-without-store.js';
import { RegiosController } from './regios/regios.controller.js';
import { controllerOf } from './resource/controller-of.js';
import { BeurtenController } from './beurten/beurten.controller.js';
import { SignalenController } from './signalen/signalen.controller.js';
import { SpoorController } from './spoor/spoor.controller.js';
import { useCaseProviders } from './use-cases.js';
import { VerschillenController } from './verschillen/verschillen.controller.js';

const controllers = [
  PlannenController,
  ActiesVanPlanController,
  ...planTables.map(controllerOf),
  VerschillenController,
  ActiesController,
  ...actieTables.map(controllerOf),
  ImportsController,
  RegiosController,
  SignalenController,
  BeurtenController,
  SpoorController,
  BronnenController,
  KadersController,
  IndicatorenController,
  EvaluatiesController,
  OrganisatiesController,
  LeveringenController,
  TrendsController,
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
        { provide: APP_INTERCEPTOR, useClass: ReadsWithoutStoreInterceptor },
        { provide: APP_INTERCEPTOR, useClass: OwnWritesInterceptor },
        ...useCaseProviders,
        KnownOrganisatie,
        KnownPosition,
        CommandsHandler,
      ],
    };
  }
}
