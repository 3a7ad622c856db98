import { uuidV5 } from '@actiespoor/kernel';

import type { ActieId, PlanId } from '../ids.js';

const combining = /\p{M}/gu;
const plainWord = /^[a-z0-9]+(?: [a-z0-9]+)*$/u;
const betweenWords = /[^\p{L}\p{N}]+/gu;

/** Text without case, accents and punctuation, to compare by: `Zorg- en Veiligheidshuis` → `zorg en veiligheidshuis`. */
export const fold = (text: string): string => {
  const lower = text.toLowerCase();
  return plainWord.test(lower) ? lower : lower.normalize('NFD').replace(combining, '').replace(betweenWords, ' ').trim();
};

const invisible = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;

/** The key by which codes are compared: `5B`, `5b ` and `5b` with a soft hyphen in it are one code, `5.b` is another. */
export const codeSleutel = (code: string): string => code.normalize('NFKC').replaceAll(invisible, '').trim().replaceAll(/\s+/gu, ' ').toLowerCase();

/** The source of the id of a new actie: its code, or its words if it has none. */
export interface Actienaam {
  readonly code?: string;
  readonly omschrijving: string;
}

/**
 * The id of an actie, by its code, or by its words if it has none: the same actie told twice is one actie.
 *
 * @param poging from 1; higher if an actie that gave up this code already has the id
 */
export const actieIdOf = (planId: PlanId, { code, omschrijving }: Actienaam, poging = 1): ActieId => {
  const name = code === undefined ? fold(omschrijving) : codeSleutel(code);
  return uuidV5(planId, poging === 1 ? name : `${name}|${String(poging)}`) as ActieId;
};
