import type { PlanAfwijzing } from '@actiespoor/plan';

import type { Weigeringen } from '../answers.js';

/** What a refusal of a plan means to the one who asked, and what to do now. */
export const planWeigeringen: Weigeringen<PlanAfwijzing> = {
  'plan-onbekend': { title: 'Dit plan bestaat niet', detail: 'Controleer het id, of stel het plan eerst op.' },
  'plan-bestaat-al': { title: 'Dit plan bestaat al', detail: 'Er is al een plan met dit id en een andere inhoud. Wijzig dat plan.' },
  'plan-ingetrokken': { title: 'Het plan is ingetrokken', detail: 'Een ingetrokken plan verandert niet meer. Stel een nieuw plan op.' },
  'plan-al-vastgesteld': { title: 'Het plan is al vastgesteld', detail: 'Wijzig het vastgestelde plan, of stel een nieuw plan op dat opnieuw wordt vastgesteld.' },
  'knoop-onbekend': { title: 'Dit onderdeel van het plan bestaat niet', detail: 'Kies een knoopId uit het plan, of voeg het onderdeel eerst toe.' },
  'knoop-bestaat-al': { title: 'Dit onderdeel bestaat al', detail: 'Wijzig het bestaande onderdeel.' },
  'knoop-opgegaan': { title: 'Dit onderdeel is opgegaan in een ander', detail: 'Kies het onderdeel waar het in opging; het plan noemt dat bij opgegaan.' },
  'knoop-onder-zichzelf': { title: 'Een onderdeel kan niet onder zichzelf hangen', detail: 'Kies een plaats die niet onder het onderdeel zelf ligt, of verplaats eerst wat eronder hangt.' },
  'samenvoeging-onjuist': {
    title: 'Deze onderdelen zijn zo niet samen te voegen',
    detail: 'Noem elk onderdeel één keer, en niet het onderdeel dat blijft. Voor een nieuw onderdeel zijn er ten minste twee nodig.',
  },
  'splitsing-onjuist': { title: 'Dit onderdeel is zo niet te splitsen', detail: 'Noem ten minste twee nieuwe delen, en elke actie bij hoogstens één deel.' },
  'consultatie-onbekend': { title: 'Deze consultatie is niet gepland', detail: 'Plan de consultatie eerst, of controleer het id.' },
  'consultatie-al-gehouden': { title: 'Deze consultatie is al gehouden', detail: 'Leg een volgende bijeenkomst vast als een nieuwe consultatie.' },
};
