import type { Dekking, Koppeling, Planning } from '@actiespoor/plan/events';
import type { Periode } from '@actiespoor/kernel';

import { planningEdtf } from '../actueel-plan/compose-actie.js';
import type { ActieWeergave, ConsultatieWeergave, KnoopWeergave, PlanWeergave } from '../actueel-plan/plan-weergave.js';
import { several, single, together, type Veldwaarden } from './veldwaarden.js';

/** The names of the things that an actie refers to, and the successors of knopen that were merged or split. */
export interface Naamgeving {
  /** Undefined if the id is no part of the plan. */
  readonly naamOf: (id: string) => string | undefined;
  readonly standing: (id: string) => string;
}

const periodeTekst = ({ van, tot }: Periode): string => `${van ?? '..'}/${tot ?? '..'}`;

const planningVelden = (planning: Planning | undefined): Veldwaarden =>
  single({
    planning: planning?.tekst,
    'planning.soort': planning?.soort,
    'planning.periode': planning && planningEdtf(planning),
    'planning.zekerheid': planning?.zekerheid,
  });

const dekkingVelden = (dekking: Dekking | undefined): Veldwaarden =>
  single({
    dekking: dekking?.tekst,
    'dekking.bron': dekking?.bron,
    'dekking.zekerheid': dekking?.zekerheid,
    'dekking.moment': dekking?.moment,
  });

const koppelingVelden = (koppelingen: readonly Koppeling[], { naamOf, standing }: Naamgeving): Veldwaarden =>
  together(
    ...koppelingen.map(({ soort, doel: gegeven, tekst }) => {
      const doel = standing(gegeven);
      return several(soort, [doel], () => ({ sleutel: doel, tekst: naamOf(doel) ?? tekst ?? doel }));
    }),
  );

/** The content of an actie: its words, its trekkers and other people. Its status belongs to each organisatie. */
export const actieVelden = (actie: ActieWeergave, naamgeving: Naamgeving): Veldwaarden =>
  together(
    single({ code: actie.code, soort: actie.soort, omschrijving: actie.omschrijving }),
    single({ schaal: actie.schaal?.tekst, 'schaal.soort': actie.schaal?.soort }),
    several('trekker', actie.trekkers, ({ trekkerId, tekst }) => ({ sleutel: trekkerId, tekst })),
    planningVelden(actie.planning),
    single({ resultaat: actie.resultaat, standVanZaken: actie.standVanZaken }),
    dekkingVelden(actie.dekking),
    several('actor', actie.actoren, ({ organisatie, tekst }) => ({ sleutel: `${organisatie ?? ''} ${tekst}`, tekst })),
    koppelingVelden(actie.verwijzingen, naamgeving),
  );

export const knoopVelden = ({ niveau, code, titel, toelichting }: KnoopWeergave): Veldwaarden => single({ niveau, code, titel, toelichting });

const consultatieTekst = ({ soort, onderwerp, verwacht, gehouden, opbrengst }: ConsultatieWeergave): string => {
  const wanneer = gehouden === undefined ? `verwacht ${verwacht ?? '..'}` : `gehouden ${gehouden}`;
  return `${soort}: ${onderwerp} (${wanneer})${opbrengst === undefined ? '' : `. ${opbrengst}`}`;
};

/** The fields of the plan itself, its decisions and its consultaties. */
export const planVelden = (plan: PlanWeergave): Veldwaarden => {
  const { titel, status, kaderId, periode, ingetrokken, vaststelling } = plan;
  const { gepland, vastgesteld } = vaststelling;
  return together(
    single({ titel, periode: periodeTekst(periode), kader: kaderId, status }),
    single({ vaststellingVerwacht: gepland && `${gepland.orgaan}, ${gepland.verwacht}` }),
    single({ vaststelling: vastgesteld && [vastgesteld.orgaan, vastgesteld.op, vastgesteld.besluitnummer].filter((deel) => deel !== undefined).join(', ') }),
    single({ ingetrokken: ingetrokken && `${ingetrokken.op}: ${ingetrokken.motief}` }),
    several('consultatie', plan.consultaties, (een) => ({ sleutel: een.consultatieId, tekst: consultatieTekst(een) })),
  );
};
