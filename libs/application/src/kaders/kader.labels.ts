import type { KaderAfwijzing } from '@actiespoor/plan';

import { tijdAfwijzingen, type AfwijzingTexts } from '../commands/afwijzing.labels.js';

/** The texts of the refusals of a kader. */
export const kaderAfwijzingen: AfwijzingTexts<KaderAfwijzing> = {
  ...tijdAfwijzingen,
  'kader-onbekend': { title: 'De voorganger bestaat niet', detail: 'Kies een kaderId dat op deze datum was geregistreerd.', wat: 'Dit kader' },
  'verplichting-dubbel': { title: 'Een verplichting staat er twee keer in', detail: 'Geef elke verplichting een eigen code.' },
  'kader-bestaat-al': {
    title: 'Dit kader bestaat al',
    detail:
      'Uw organisatie registreerde al een kader met deze titel en periode, met een andere inhoud. Gebruik dat kader. Kwam er een nieuw kader voor in de plaats, registreer dat dan met een eigen titel of periode en noem het vorige als voorganger.',
  },
};
