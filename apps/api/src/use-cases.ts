import type { Provider, Type } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import {
  ActieWrites,
  Beurten,
  Bronnen,
  Callers,
  EvaluatiesVan,
  History,
  ImportsVan,
  Indicatoren,
  KaderReader,
  KaderWrites,
  Leveringen,
  Names,
  Organisaties,
  OwnWrites,
  Plannen,
  PlanReader,
  PlanWrites,
  RegioReader,
  Signalen,
  SpoorReader,
  Trends,
  type UseCases,
  Vergelijker,
} from '@actiespoor/application';
import type { Platform } from '@actiespoor/platform';

import { overBus, PLATFORM } from './commands.js';

/** The name under which the controllers of tables get all use cases. */
export const USE_CASES = Symbol('use-cases');

/** Each use case by its class, so that a controller names what it needs; one that is missing here does not compile. */
const byName: { readonly [Name in keyof UseCases]: Type<UseCases[Name]> } = {
  plannen: Plannen,
  planReader: PlanReader,
  planWrites: PlanWrites,
  actieWrites: ActieWrites,
  history: History,
  spoor: SpoorReader,
  ownWrites: OwnWrites,
  kaders: KaderReader,
  kaderWrites: KaderWrites,
  indicatoren: Indicatoren,
  regios: RegioReader,
  signalen: Signalen,
  beurten: Beurten,
  verschillen: Vergelijker,
  bronnen: Bronnen,
  imports: ImportsVan,
  evaluaties: EvaluatiesVan,
  organisaties: Organisaties,
  leveringen: Leveringen,
  trends: Trends,
  names: Names,
  callers: Callers,
};

const providerOf = ([name, type]: [string, Type]): Provider => ({
  provide: type,
  inject: [USE_CASES],
  useFactory: (useCases: UseCases) => useCases[name as keyof UseCases],
});

/** The use cases of the platform, with their commands over the bus. */
export const useCaseProviders: readonly Provider[] = [
  { provide: USE_CASES, inject: [PLATFORM, CommandBus], useFactory: (platform: Platform, bus: CommandBus) => platform.useCases(overBus(bus)) },
  ...Object.entries(byName).map(providerOf),
];
