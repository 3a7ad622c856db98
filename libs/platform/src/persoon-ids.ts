import type { PersoonIds, PersoonStore } from '@actiespoor/application';
import { existingPersoonIds, openPersoonIds, PersonenKeyFault } from '@actiespoor/identity';

export interface PersoonIdsConfig {
  readonly dataDir: string;
  readonly personenKey?: string | undefined;
}

const otherKey = (): PersonenKeyFault =>
  new PersonenKeyFault(
    'De kenmerken van personen in deze database zijn met een andere sleutel gemaakt dan deze. Geef elk proces dezelfde PERSONEN_KEY (de sleutel staat in personen.key van de DATA_DIR waarmee de database begon); een nieuwe sleutel zet u ervoor, met de oude erachter.',
  );

/** The ids of people in this installation, made with its key. @throws PersonenKeyFault if another key made the ids of this store */
export const openIds = async (store: PersoonStore, { dataDir, personenKey }: PersoonIdsConfig): Promise<PersoonIds> => {
  const ids = await ((await store.hasKey()) ? existingPersoonIds : openPersoonIds)(dataDir, personenKey);
  if (!(await store.agreeOnKey(ids.vingerafdrukken))) throw otherKey();
  return ids;
};
