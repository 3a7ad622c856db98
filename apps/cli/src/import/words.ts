import type { Koppeling, Planning, SchaalSoort } from '@actiespoor/plan/events';
import type { Ernst, GelezenTrekker } from '@actiespoor/plan-import';
import { planningEdtf } from '@actiespoor/voortgang';

const soorten: Readonly<Record<Planning['soort'], string>> = {
  eenmalig: 'eenmalig',
  periode: 'periode',
  doorlopend: 'doorlopend',
  herhalend: 'herhalend',
  'nader-te-bepalen': 'nader te bepalen',
  voorwaardelijk: 'onder voorwaarde',
  gestart: 'al gestart',
  'buiten-plan': 'buiten het plan',
};

const schalen: Readonly<Record<SchaalSoort, string>> = {
  lokaal: 'lokaal',
  regionaal: 'regionaal',
  'regionaal-en-lokaal': 'regionaal en lokaal',
  'zo-mogelijk-regionaal': 'zo mogelijk regionaal',
  bovenregionaal: 'bovenregionaal',
};

const beslissers: Readonly<Record<NonNullable<Planning['doorWie']>, string>> = {
  eigenaar: 'door de eigenaar',
  deelnemers: 'door wie meedoet',
};

export const koppelingWords: Readonly<Record<Koppeling['soort'], string>> = {
  tevensOnder: 'valt ook onder',
  zieOok: 'zie ook',
  buitenPlan: 'buiten dit plan',
  gebaseerdOp: 'gebaseerd op',
};

export const ernstWords: Readonly<Record<Ernst, string>> = {
  fout: 'Fouten',
  waarschuwing: 'Waarschuwingen',
  info: 'Ter informatie',
};

export const schaalWord = (soort: SchaalSoort): string => schalen[soort];

/** A planning as it was read: its kind, its dates in EDTF and the certainty of the reading. */
export const planningWords = (planning: Planning): string => {
  const { soort, perJaar, herhaling, doorWie, voorwaarde, zekerheid } = planning;
  const parts = [
    [soorten[soort], planningEdtf(planning)].filter((part) => part !== undefined).join(' '),
    perJaar === undefined ? undefined : `${String(perJaar)} keer per jaar`,
    herhaling,
    doorWie && beslissers[doorWie],
    voorwaarde,
    `zekerheid ${zekerheid}`,
  ];
  return parts.filter((part) => part !== undefined).join(', ');
};

/** A trekker in the document's words, and the organisatie, function or person recognised in them. */
export const trekkerWords = ({ tekst, soort, organisatie }: GelezenTrekker): string => {
  if (soort === 'iedere-gemeente') return 'iedere gemeente';
  return organisatie === undefined ? tekst : `${tekst} (${organisatie})`;
};
