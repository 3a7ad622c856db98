import type { AskedAs } from '@actiespoor/voortgang';

import { ActieWrites } from './acties/actie-writes.js';
import { Bronnen } from './bronnen/bronnen.js';
import type { BronStore } from './bronnen/bron-store.js';
import type { Clock } from './clock.js';
import type { Commands, Loaders } from './commands/commands.js';
import type { ReadBefore } from './commands/descent.js';
import type { Locks } from './commands/locks.js';
import { Namesakes } from './commands/namesakes.js';
import type { Evaluaties } from './evaluaties/evaluaties.js';
import { EvaluatiesVan } from './evaluaties/evaluaties-van.js';
import type { Facts } from './facts.js';
import type { Imports } from './imports/imports.js';
import { ImportsVan } from './imports/imports-van.js';
import { Indicatoren } from './indicatoren/indicatoren.js';
import { KaderReader } from './kaders/kader-reader.js';
import { KaderWrites } from './kaders/kader-writes.js';
import { Leveringen, type LeveringenSources } from './leveringen/leveringen.js';
import type { Leveringlader } from './leveringen/leveringlader.js';
import { Trends } from './leveringen/trends.js';
import type { Timing } from '@actiespoor/work';
import { Organisaties } from './organisaties/organisaties.js';
import type { Outage } from './outage.js';
import { Callers, Names } from './personen/names.js';
import type { Personen } from './personen/personen.js';
import type { PersoonStore } from './personen/persoon-store.js';
import { Plannen } from './plannen/plannen.js';
import { PlanReader } from './plannen/plan-reader.js';
import { PlanWrites } from './plannen/plan-writes.js';
import type { RecentActies } from './plannen/recent-acties.js';
import { readingOn } from './reading.js';
import { RegioReader } from './regios/regio-reader.js';
import { Beurten } from './beurten/beurten.js';
import { Signalen } from './signalen/signalen.js';
import { History } from './spoor/history.js';
import { OwnWrites } from './spoor/own-writes.js';
import { SpoorReader } from './spoor/spoor-reader.js';
import { Vergelijker } from './verschillen/vergelijker.js';
import { type View, viewOn } from './view.js';

/** The read models that may be asked, and what the installation keeps beside the facts. */
export interface Stores extends AskedAs {
  readonly bronnen: BronStore;
  readonly personen: PersoonStore;
}

/** The ground of the use cases. */
export interface UseCasePorts {
  readonly commands: Commands;
  readonly load: Loaders;
  readonly recent: RecentActies;
  readonly locks: Locks;
  readonly facts: Facts;
  readonly outage: Outage;
  readonly stores: Stores;
  readonly imports: Imports;
  readonly evaluaties: Evaluaties;
  readonly personen: Personen;
  readonly lader: Leveringlader;
  readonly clock: Clock;
  readonly timing: Timing;
}

/** Everything that somebody may do here or ask, whichever way it comes in. */
export interface UseCases {
  readonly plannen: Plannen;
  readonly planReader: PlanReader;
  readonly planWrites: PlanWrites;
  readonly actieWrites: ActieWrites;
  readonly history: History;
  readonly spoor: SpoorReader;
  readonly ownWrites: OwnWrites;
  readonly kaders: KaderReader;
  readonly kaderWrites: KaderWrites;
  readonly indicatoren: Indicatoren;
  readonly regios: RegioReader;
  readonly signalen: Signalen;
  readonly beurten: Beurten;
  readonly verschillen: Vergelijker;
  readonly bronnen: Bronnen;
  readonly imports: ImportsVan;
  readonly evaluaties: EvaluatiesVan;
  readonly organisaties: Organisaties;
  readonly leveringen: Leveringen;
  readonly trends: Trends;
  readonly names: Names;
  readonly callers: Callers;
}

/** Published figures: their deliveries, and their trends. */
const openCijfers = (sources: LeveringenSources): Pick<UseCases, 'leveringen' | 'trends'> => ({
  leveringen: new Leveringen(sources),
  trends: new Trends(sources),
});

/** Each use case gets the ports that it needs. */
export const openUseCases = (ports: UseCasePorts): UseCases => {
  const { commands, load, recent, locks, facts, outage, stores, imports, evaluaties, personen, lader, clock, timing } = ports;
  const [readModels, { bronnen, personen: persoonStore }]: [AskedAs, Stores] = [stores, stores];
  const view = (before?: ReadBefore): View => viewOn({ load, recent, readModels, clock }, before);
  const { fromEvents, ...reading } = readingOn({ view, facts, outage, readModels, clock });
  const [asking, { dossiers }, namesakes] = [{ ...reading, readModels, clock }, view(), new Namesakes({ locks, facts })];
  const [planReader, asked] = [new PlanReader({ facts, readModels, dossiers, clock }), new PlanReader({ ...asking, dossiers })];
  const [organisaties, names] = [new Organisaties({ readModels, clock }), new Names({ ...reading, personen, persoonStore })];
  const plannen = new Plannen({ ...reading, reader: asked });
  return {
    plannen,
    planWrites: new PlanWrites({ commands, view, namesakes, plannen, readModels }),
    actieWrites: new ActieWrites({ commands, view, locks, plannen, facts, readModels, personen, persoonStore }),
    history: new History({ view: fromEvents, facts }),
    spoor: new SpoorReader({ ...asking, persoonStore, names }),
    ownWrites: new OwnWrites(reading.facts, outage),
    kaders: new KaderReader(asking),
    kaderWrites: new KaderWrites({ commands, view, namesakes, facts, readModels }),
    indicatoren: new Indicatoren({ commands, namesakes, view, facts: reading.facts, readModels }),
    regios: new RegioReader(asking),
    ...{ signalen: new Signalen(asking), beurten: new Beurten(asking) },
    verschillen: new Vergelijker({ view: fromEvents, reader: planReader, readModels }),
    bronnen: new Bronnen({ ...asking, reader: asked, bronnen }),
    imports: new ImportsVan({ imports, facts }),
    evaluaties: new EvaluatiesVan({ view, evaluaties, organisaties, clock }),
    ...{ planReader, organisaties, names },
    ...openCijfers({ commands, locks, facts: reading.facts, readModels, lader, clock }),
    callers: new Callers({ personen, persoonStore, timing }),
  };
};
