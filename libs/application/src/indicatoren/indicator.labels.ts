import type { IndicatorAfwijzing } from '@actiespoor/plan';

import { tijdAfwijzingen, type AfwijzingText, type AfwijzingTexts } from '../commands/afwijzing.labels.js';
import { definitieRedenen } from '../evaluaties/request.js';

const noFigure = (reden: keyof typeof definitieRedenen): AfwijzingText => ({
  title: 'Met deze definitie is geen cijfer te maken',
  detail: `De definitie ${definitieRedenen[reden]}.`,
});

/** The texts of the refusals of an indicator. */
export const indicatorAfwijzingen: AfwijzingTexts<IndicatorAfwijzing> = {
  ...tijdAfwijzingen,
  'herziening-anders': {
    title: 'Deze definitie geldt op deze datum al, zonder dit motief',
    detail: 'Er verandert niets, en dus zou het motief verloren gaan. Noem een definitie die verschilt.',
    bijFeit: { IndicatorHerzien: 'Of noem het motief dat er al staat.' },
  },
  'versie-onjuist': {
    title: 'Er is al een latere versie',
    detail: 'Versies volgen elkaar in de tijd op, en een vastgelegde versie houdt haar dag en nummer. Kies de dag van de laatste versie, of een dag daarna.',
  },
  'indicator-bestaat-al': {
    title: 'Deze indicator bestaat al',
    detail: 'Er is al een indicator met deze naam en een andere inhoud. Herzie die, of geef de nieuwe een eigen naam.',
  },
  'indicator-onbekend': { title: 'Deze indicator bestaat niet', detail: 'Controleer het id, of definieer de indicator eerst.' },
  'andere-maat': {
    title: 'Een herziening houdt dezelfde maat',
    detail: 'De versies van een indicator staan naast elkaar en meten hetzelfde. Definieer voor een andere maat een nieuwe indicator.',
  },
  'teller-leeg': noFigure('teller-leeg'),
  'noemer-leeg': noFigure('noemer-leeg'),
  'teller-buiten-noemer': noFigure('teller-buiten-noemer'),
  'van-leeg': noFigure('van-leeg'),
  'tot-leeg': noFigure('tot-leeg'),
  'van-en-tot-overlappen': noFigure('van-en-tot-overlappen'),
  'schalen-leeg': noFigure('schalen-leeg'),
};
