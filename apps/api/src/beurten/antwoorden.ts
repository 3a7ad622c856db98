import type { Waarom } from '@actiespoor/application';
import type { Position } from '@actiespoor/event-store';
import type { Dag, Datum } from '@actiespoor/kernel';
import type { Beurt, BeurtActie, BeurtSoort } from '@actiespoor/voortgang';

import type { Bijeenkomst, Deelname } from '../acties/deelnames.js';
import type { Trekkeropgave } from '../acties/planning.js';
import type { Statusupdate } from '../acties/statusupdates.js';
import type { Consultatieverslag, Vaststelling } from '../plannen/opgaven.js';

/** The request that answers a turn: an address of this API, and the fields that it needs at least. */
export interface Verzoek {
  readonly pad: string;
  readonly velden: readonly string[];
}

export interface BeurtAntwoord extends Omit<Beurt, 'actie'> {
  readonly actie?: Omit<BeurtActie, 'personen'>;
  readonly watTeDoen: string;
  readonly verzoek: Verzoek;
}

export interface EigenBeurtAntwoord extends BeurtAntwoord {
  readonly waarom: Waarom;
}

export interface BeurtLijst {
  readonly peildatum: Dag;
  readonly beurten: readonly BeurtAntwoord[];
  readonly positie?: Position;
}

export interface EigenBeurtLijst {
  readonly peildatum: Dag;
  readonly beurten: readonly EigenBeurtAntwoord[];
  readonly positie?: Position;
}

/** The way to take a turn: one sentence, and the address below that of its actie or plan. */
interface Uitweg {
  readonly zin: (beurt: Beurt) => string;
  readonly pad: (beurt: Beurt) => string;
  readonly velden: readonly string[];
}

const vanActie = (deel: string) => (beurt: Beurt) => `/v1/acties/${beurt.actie?.actieId ?? ''}/${deel}`;
const vanPlan = (deel: string) => (beurt: Beurt) => `/v1/plannen/${beurt.planId}/${deel}`;
/** Names of fields of a body, as the compiler knows them. */
const veldenVan = <Opgave>(...velden: readonly (keyof Opgave & string)[]): readonly string[] => velden;
const statusupdate = { pad: vanActie('statusupdates'), velden: veldenVan<Statusupdate>('status', 'organisatie', 'op') };

const op = (dag: Datum | undefined): string => dag ?? 'een eerdere dag';

/** A new kind without a line does not compile. */
const uitwegen: Readonly<Record<BeurtSoort, Uitweg>> = {
  'planning-voorbij': {
    ...statusupdate,
    zin: ({ verwacht, organisatie }) =>
      `De planning liep tot ${op(verwacht)} en ${organisatie} meldde de actie niet als uitgevoerd. Meld hoe het ervoor staat: uitgevoerd, uitgesteld of gestopt; of laat de eigenaar van het plan de planning bijstellen, met POST /v1/acties/{actieId}/planningen.`,
  },
  stil: {
    ...statusupdate,
    zin: ({ organisatie }) =>
      `${organisatie} is met de actie begonnen en er is al lang niets meer over gemeld. Meld wat er gebeurde: een statusupdate, een bijeenkomst met POST /v1/acties/{actieId}/bijeenkomsten, of de stand van zaken met POST /v1/acties/{actieId}/standen-van-zaken.`,
  },
  'achter-op-herhaling': {
    pad: vanActie('bijeenkomsten'),
    velden: veldenVan<Bijeenkomst>('organisatie', 'op'),
    zin: ({ organisatie, herhaling: { jaar, gehouden, perJaar } = { jaar: 0, gehouden: 0, perJaar: 0 } }) =>
      `In ${String(jaar)} staan ${String(gehouden)} van de ${String(perJaar)} bijeenkomsten van ${organisatie} vastgelegd. Meld wat er was op de eigen dag; was er minder, stel dan de planning bij met POST /v1/acties/{actieId}/planningen.`,
  },
  'niet-geevalueerd': {
    ...statusupdate,
    zin: ({ organisatie }) => `${organisatie} voerde de actie uit en zij is nog niet geëvalueerd. Meld de status geevalueerd met een conclusie.`,
  },
  'deelname-onbeslist': {
    pad: vanActie('deelnames'),
    velden: veldenVan<Deelname>('organisatie', 'besluit', 'op'),
    zin: ({ organisatie }) => `${organisatie} besloot nog niet of zij aan deze actie meedoet. Leg het besluit vast: ja, nee of later.`,
  },
  'zonder-trekker': {
    pad: vanActie('trekkers'),
    velden: veldenVan<Trekkeropgave>('tekst', 'soort', 'op'),
    zin: () => 'Met de actie is begonnen en niemand trekt haar. Wijs een trekker toe.',
  },
  'vaststelling-voorbij': {
    pad: vanPlan('vaststellingen'),
    velden: veldenVan<Vaststelling>('orgaan', 'datum'),
    zin: ({ verwacht }) =>
      `De vaststelling was verwacht op ${op(verwacht)} en is niet vastgelegd. Leg haar vast, of plan haar opnieuw met POST /v1/plannen/{planId}/geplande-vaststellingen.`,
  },
  'consultatie-voorbij': {
    pad: (beurt) => `/v1/plannen/${beurt.planId}/consultaties/${beurt.consultatie?.consultatieId ?? ''}/verslagen`,
    velden: veldenVan<Consultatieverslag>('op'),
    zin: ({ verwacht, consultatie }) =>
      `De consultatie ${consultatie?.onderwerp ?? ''} was verwacht op ${op(verwacht)} en er is geen verslag. Leg het vast, verzet haar met …/verzettingen of zeg haar af met …/afzeggingen.`,
  },
};

/** A turn as it is told: without the ids of people. */
export const beurtAntwoord = ({ actie, ...beurt }: Beurt): BeurtAntwoord => {
  const { zin, pad, velden } = uitwegen[beurt.soort];
  const heel = { ...beurt, ...(actie && { actie }) };
  const { personen: _, ...zonderPersonen } = actie ?? { personen: [] };
  return {
    ...beurt,
    ...(actie && { actie: zonderPersonen as Omit<BeurtActie, 'personen'> }),
    watTeDoen: zin(heel),
    verzoek: { pad: pad(heel), velden },
  };
};
