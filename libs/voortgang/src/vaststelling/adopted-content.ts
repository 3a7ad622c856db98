import { canonicalJson, sha256Hex } from '@actiespoor/kernel';

import { actiesIn } from '../actueel-plan/actieboom.js';
import type { ActieWeergave, KnoopWeergave, PlanningWeergave, PlanWeergave } from '../actueel-plan/plan-weergave.js';
import { defined } from '../defined.js';

// What a vaststelling is a hash of, for ever: never change what is chosen here or how it is ordered. A next form gets the
// next number, and what was adopted in this one is compared in this one.
const vorm = 1;

/** What was adopted: the words of the plan and how they hang together. Lists are in the order of their ids. */
export type VastgesteldeInhoud = ReturnType<typeof adoptedContent>;

const inOrder = <T>(alle: readonly T[], key: (een: T) => string): readonly T[] => alle.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));

const certain = <T extends { readonly onzeker?: true }>({ onzeker: _, ...rest }: T): Omit<T, 'onzeker'> => rest;

// `edtf` is written out of the dates again at each reading.
const wordsOf = ({ edtf: _, ...planning }: PlanningWeergave): Omit<PlanningWeergave, 'edtf' | 'onzeker'> => certain(planning);

const contentOfActie = (actie: ActieWeergave) => {
  const { actieId, hoofdactieId, knoopId, code, soort, omschrijving, volgorde, schaal, resultaat, standVanZaken, planning, dekking } = actie;
  return defined({
    ...{ actieId, hoofdactieId, knoopId, code, soort, omschrijving, volgorde, schaal, resultaat, standVanZaken },
    planning: planning && wordsOf(planning),
    dekking: dekking && certain(dekking),
    trekkers: inOrder(actie.trekkers, ({ trekkerId }) => trekkerId).map(certain),
    actoren: inOrder(actie.actoren, ({ organisatie, tekst }) => `${organisatie ?? ''} ${tekst}`).map(certain),
    verwijzingen: inOrder(actie.verwijzingen, (een) => `${een.soort} ${een.doel}`).map(certain),
  });
};

const contentOfKnoop = ({ knoopId, bovenliggend, niveau, code, titel, toelichting, volgorde }: KnoopWeergave) =>
  defined({ knoopId, bovenliggend, niveau, code, titel, toelichting, volgorde });

/**
 * The text of a plan as a college or a council adopts it. Not in it is what changes without the text changing: how far
 * organisaties are and whether they take part (which follows from who is a member that year), consultaties, decisions,
 * revisions and positions. An actie that was dropped is no part of the text.
 */
export const adoptedContent = ({ planId, titel, soort, eigenaar, periode, kaderId, niveaus, knopen, acties }: PlanWeergave) => {
  const alle = actiesIn({ knopen, acties }).filter(({ vervallen }) => vervallen === undefined);
  return defined({
    vorm,
    ...{ planId, titel, soort, eigenaar, periode, kaderId, niveaus },
    knopen: inOrder(knopen, ({ knoopId }) => knoopId).map(contentOfKnoop),
    acties: inOrder(alle, ({ actieId }) => actieId).map(contentOfActie),
  });
};

/** SHA-256 over the canonical JSON (RFC 8785) of what was adopted: the `inhoudHash` of `PlanVastgesteld`. */
export const adoptedHash = (inhoud: VastgesteldeInhoud): string => sha256Hex(canonicalJson(inhoud));
