import { Access } from './access/access.js';
import type { Clock } from './clock.js';
import type { Loaders } from './commands/commands.js';
import { descend, type ReadBefore } from './commands/descent.js';
import { type Dossiers, type DossierSources, openDossiers } from './plannen/dossiers.js';

/** The view of one write or one question: every stream in it is read once. */
export interface View {
  readonly load: Loaders;
  readonly dossiers: Dossiers;
  readonly access: Access;
}

export interface ViewSources extends DossierSources {
  readonly clock: Clock;
}

/** @param before what was read already */
export const viewOn = (sources: ViewSources, before?: ReadBefore): View => {
  const load = descend(sources.load, before);
  const dossiers = openDossiers({ ...sources, load });
  return { load, dossiers, access: new Access({ ...sources, dossiers }) };
};
