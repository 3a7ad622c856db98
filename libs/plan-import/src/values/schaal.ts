import type { Schaal, SchaalSoort } from '@actiespoor/plan';

import type { Reading } from '../bevinding.js';
import { fold } from '../text.js';
import { splitRomeins } from './romeins.js';

const words: Readonly<Record<string, SchaalSoort>> = {
  lokaal: 'lokaal',
  gemeentelijk: 'lokaal',
  regionaal: 'regionaal',
  regio: 'regionaal',
  'regionaal lokaal': 'regionaal-en-lokaal',
  'lokaal regionaal': 'regionaal-en-lokaal',
  'regionaal en lokaal': 'regionaal-en-lokaal',
  'lokaal en regionaal': 'regionaal-en-lokaal',
  'zo mogelijk in regionaal verband': 'zo-mogelijk-regionaal',
  'zo mogelijk regionaal': 'zo-mogelijk-regionaal',
  bovenregionaal: 'bovenregionaal',
  'boven regionaal': 'bovenregionaal',
};

const combined = (soorten: readonly SchaalSoort[]): SchaalSoort => {
  const [first] = soorten;
  return first !== undefined && soorten.every((soort) => soort === first) ? first : 'regionaal-en-lokaal';
};

const soortOf = (tekst: string): SchaalSoort | undefined => {
  const parts = splitRomeins(tekst);
  if (!parts) return words[fold(tekst)];
  const soorten = parts.delen.map((deel) => words[fold(deel)]);
  return soorten.some((soort) => soort === undefined) ? undefined : combined(soorten as readonly SchaalSoort[]);
};

/** Reads the scale; undefined, with a remark, for unknown words. */
export const readSchaal = (tekst: string): Reading<Schaal | undefined> => {
  const soort = soortOf(tekst);
  if (soort) return { value: { tekst, soort }, remarks: [] };
  return {
    value: undefined,
    remarks: [
      {
        code: 'schaal-onleesbaar',
        tekst: 'Deze schaal is niet te lezen. Schrijf Lokaal, Regionaal, Regionaal / lokaal, Zo mogelijk in regionaal verband of (Boven)Regionaal.',
      },
    ],
  };
};

/** Reads the answer to "Gemeente solo/samen met andere gemeenten": prose, in which the heavier of the two decides. */
export const readSamenwerking = (tekst: string): Reading<Schaal> => {
  const plain = fold(tekst);
  const isTogether = plain.includes('samen');
  if (plain.startsWith('solo') || /vooral (?:\p{L}+ ){0,4}gemeente/u.test(plain) || !isTogether) {
    const remarks = isTogether
      ? [{ code: 'schaal-voorwaardelijk', tekst: 'Gelezen als lokaal; het document noemt ook samenwerking met andere gemeenten onder voorwaarde.' } as const]
      : [];
    return { value: { tekst, soort: 'lokaal' }, remarks };
  }
  return { value: { tekst, soort: plain.startsWith('samen') ? 'regionaal' : 'zo-mogelijk-regionaal' }, remarks: [] };
};
