import type { LeveringAfwijzing } from '@actiespoor/veilig-thuis';

import { type AfwijzingTexts, tijdAfwijzingen } from '../commands/afwijzing.labels.js';

/** The texts of the refusals of a delivery. */
export const leveringAfwijzingen: AfwijzingTexts<LeveringAfwijzing> = {
  ...tijdAfwijzingen,
  'levering-onbekend': { title: 'Deze levering bestaat niet', detail: 'Controleer het id; de lijst van leveringen noemt ze alle.' },
  'intrekking-anders': {
    title: 'Deze levering is al ingetrokken, om een ander motief',
    detail: 'Er verandert niets, en dus zou het motief verloren gaan. Noem het motief dat er al staat.',
  },
};

/** The licence under which CBS publishes its figures. */
export const licentieVanCbs = 'CC BY 4.0 (bron: CBS)';
