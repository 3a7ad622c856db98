import { canonicalJson, sha256Hex } from '@actiespoor/kernel';

import { actiesIn } from '../actueel-plan/actieboom.js';
import type { ActieWeergave, KnoopWeergave, PlanningWeergave, PlanWeergave } from '../actueel-plan/plan-weergave.js';
import { defined } from '../defined.js';

// The content behind the hash of an adoption, for ever: never change the choice or the order of its fields. A next form gets the
// next number, and content adopted in this form is compared in this form.
const vorm = 1;

/** The adopted content: the words of the plan and their structure. Lists are in the order of their ids. */
export type VastgesteldeInhoud = ReturnType<typeof adoptedContent>;

const inOrder = <T>(alle: readonly T[], key: (een: T) => string): readonly T[] => alle.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));

const certain = <T extends { readonly onzeker?: true }>({ onzeker: _, ...rest }: T): Omit<T, 'onzeker'> => rest;

// `edtf` is computed from the dates at each reading.
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
 * The text of a plan as a college or a council adopts it. It leaves out everything that changes without the text: statuses and
 * decisions to take part of organisaties (they depend on the members of that year), consultaties, decisions,
 * revisions and positions. A dropped actie is no part of the text.
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

/** SHA-256 over the canonical JSON (RFC 8785) of the adopted content: the `inhoudHash` of `PlanVastgesteld`. */
export const adoptedHash = (inhoud: VastgesteldeInhoud): string => sha256Hex(canonicalJson(inhoud));
