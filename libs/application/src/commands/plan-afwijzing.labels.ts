import type { PlanAfwijzing } from '@actiespoor/plan';

import { type AfwijzingTexts, nooitGeweest, tijdAfwijzingen } from './afwijzing.labels.js';

const heringedeeld = 'Klopte de samenvoeging of splitsing niet, of de dag ervan, neem haar dan terug op de dag die zij noemt en leg haar opnieuw vast.';

/** The texts of the refusals of a plan. */
export const planAfwijzingen: AfwijzingTexts<PlanAfwijzing> = {
  ...tijdAfwijzingen,
  'kader-onbekend': {
    title: 'Dit kader bestaat niet',
    detail: 'Kies een kaderId dat op deze datum was geregistreerd, of registreer het kader eerst.',
    wat: 'Dit kader',
  },
  'vaststelling-anders': {
    title: 'Deze vaststelling staat er al met een andere inhoud',
    detail: 'Het plan is op deze dag al vastgesteld, met andere gegevens. Klopten die niet, neem de vaststelling dan terug en leg haar opnieuw vast.',
  },
  'verslag-anders': {
    title: 'Deze consultatie heeft al een ander verslag',
    detail: 'Er is op deze dag al een verslag van deze consultatie, met andere woorden. Klopten die niet, neem het verslag dan terug en leg het opnieuw vast.',
  },
  'plan-onbekend': { title: 'Dit plan bestaat niet', detail: 'Controleer het id, of stel het plan eerst op.' },
  'plan-bestaat-al': {
    title: 'Dit plan bestaat al',
    detail:
      'De eigenaar heeft al een plan met deze titel en periode, en met een andere inhoud. Gebruik dat plan, of geef het nieuwe een eigen titel of periode.',
  },
  'plan-ingetrokken': {
    title: 'Het plan is ingetrokken',
    detail: 'Een ingetrokken plan verandert niet meer. Stel een nieuw plan op, of herstel dit plan op de dag vanaf wanneer het toch geldt.',
  },
  'plan-niet-ingetrokken': { title: 'Dit plan was op deze dag niet ingetrokken', detail: 'Herstellen kan alleen wat is ingetrokken; het plan geldt al.' },
  'plan-niet-vastgesteld': {
    title: 'Er is geen vaststelling van deze dag',
    detail: 'Terugnemen kan alleen een vaststelling op de dag die zij zelf noemt.',
  },
  'plan-al-vastgesteld': {
    title: 'Het plan is al vastgesteld',
    detail:
      'Wijzig het vastgestelde plan, of stel een nieuw plan op dat opnieuw wordt vastgesteld. Klopte de vaststelling niet, neem haar dan terug op de dag die zij noemt.',
  },
  'knoop-onbekend': {
    title: 'Dit onderdeel van het plan bestaat niet',
    detail: 'Kies een knoopId uit het plan, of voeg het onderdeel eerst toe.',
    wat: 'Dit onderdeel',
  },
  'knoop-bestaat-al': {
    title: 'Dit onderdeel bestaat al',
    detail:
      'Ernaast staat al een onderdeel van dit niveau met deze titel en code, en met een andere eerste dag, toelichting of plaats. Wijzig of verplaats dat onderdeel, of geef het nieuwe een eigen titel of code.',
  },
  'knoop-opgegaan': {
    title: 'Dit onderdeel is opgegaan in een ander',
    detail: 'Kies het onderdeel waar het in opging; het plan noemt dat bij opgegaan.',
    bijFeit: { KnoopSamengevoegd: heringedeeld, KnoopGesplitst: heringedeeld, HerindelingTeruggenomen: nooitGeweest },
  },
  'knoopcode-bezet': {
    title: 'Een onderdeel ernaast heeft deze code al',
    detail:
      'Onder hetzelfde onderdeel en op hetzelfde niveau zouden twee onderdelen op die dagen één code hebben. Kies een code die dan vrij is; of geef het onderdeel dat hier staat eerst een andere code, vanaf de eerste dag die hier staat. Na de laatste dag is de code vrij.',
  },
  'knoop-onder-zichzelf': {
    title: 'Een onderdeel kan niet onder zichzelf hangen',
    detail: 'Kies een plaats die niet onder het onderdeel zelf ligt, of verplaats eerst wat eronder hangt.',
  },
  'herindeling-onbekend': {
    title: 'Dit onderdeel is op deze dag niet samengevoegd of gesplitst',
    detail: 'Terugnemen kan alleen een samenvoeging of splitsing waardoor dit onderdeel opging, op de dag die zij noemt.',
  },
  'samenvoeging-onjuist': {
    title: 'Deze onderdelen zijn zo niet samen te voegen',
    detail: 'Noem elk onderdeel één keer, en niet het onderdeel dat blijft. Voor een nieuw onderdeel zijn er ten minste twee nodig.',
  },
  'splitsing-onjuist': { title: 'Dit onderdeel is zo niet te splitsen', detail: 'Noem ten minste twee nieuwe delen, en elke actie bij hoogstens één deel.' },
  'consultatie-onbekend': { title: 'Deze consultatie is niet gepland', detail: 'Plan de consultatie eerst, of controleer het id.' },
  'consultatie-afgezegd': {
    title: 'Deze consultatie is afgezegd',
    detail:
      'Plan haar eerst opnieuw. Klopte het afzeggen niet, plan haar dan opnieuw op de dag waarop zij is afgezegd: wat het laatst van een dag is verteld geldt.',
  },
  'consultatie-niet-gehouden': {
    title: 'Deze consultatie was op deze dag niet gehouden',
    detail: 'Terugnemen kan alleen een verslag, op de dag die het noemt.',
  },
  'consultatie-al-gehouden': {
    title: 'Deze consultatie is al gehouden',
    detail:
      'Leg een volgende bijeenkomst vast als een nieuwe consultatie. Klopte het verslag niet, of de dag ervan, neem het dan terug op de dag die het noemt en leg het opnieuw vast.',
  },
};
