import type { OrganisatieGegevens } from '@actiespoor/plan/events';

import { lokaal, type Verteld, type Verteller } from '../support/verteller.js';
import { type Geval, nietNog, type Tabel, type Verhaal, zonderGevolg } from './verwijzingsgeval.js';

const [voor, dag] = ['2021-12-01', '2022-04-01'];

const bestondPasIn = (jaar: number, vertel: Verteller, organisatie: string) => () =>
  vertel.register(organisatie, (gegevens) => ({ ...gegevens, vanJaar: jaar }));
const bestondToch = (vertel: Verteller, organisatie: string) => () => vertel.register(organisatie, ({ vanJaar: _, ...gegevens }) => gegevens);
const lopik = { tekst: 'Lopik', organisatie: 'GM0331', op: dag };

const genoemd = (path: 'trekkers' | 'actoren', more: object, terug?: (vertel: Verteller, actieId: string) => Verhaal['herstelt']): Geval => ({
  eerst: 400,
  daarna: 'naar-onbekende-organisatie',
  verhaal: async (vertel) => {
    const actieId = await vertel.actie();
    const noemt = () => vertel.over(actieId, path, { ...lopik, ...more });
    return { noemt, verandert: bestondPasIn(2023, vertel, 'GM0331'), herstelt: terug?.(vertel, actieId) ?? bestondToch(vertel, 'GM0331') };
  },
});

const nergens = (noemt: (vertel: Verteller, organisatie: string) => Promise<() => Verteld>): Geval => nietNog(400, (vertel) => noemt(vertel, 'GM0001'));

const lid = (verandert: (vertel: Verteller) => () => Verteld): Geval =>
  zonderGevolg((vertel) =>
    Promise.resolve({ noemt: () => vertel.register('SV-LEKSTROOM', (gegevens) => ({ ...gegevens, herkomst: 'Begroting' })), verandert: verandert(vertel) }),
  );

/** References to organisaties, and to members of the owner: the register has the years of both. */
export const naarOrganisaties: Pick<Tabel, 'eigenaar' | 'trekker' | 'actor' | 'lidmaatschap' | 'uitvoerder'> = {
  eigenaar: {
    OrganisatieGeregistreerd: nergens((vertel, eigenaar) => Promise.resolve(() => vertel.plan({ eigenaar }))),
    OrganisatieGewijzigd: {
      eerst: 400,
      daarna: 'naar-onbekende-organisatie',
      verhaal: (vertel) => {
        const noemt = () => vertel.plan({ op: voor }); // all others are of the year after
        return Promise.resolve({ noemt, verandert: bestondPasIn(2022, vertel, 'SV-LEKSTROOM'), herstelt: bestondToch(vertel, 'SV-LEKSTROOM') });
      },
    },
  },
  trekker: {
    OrganisatieGeregistreerd: nergens(async (vertel, organisatie) => {
      const actieId = await vertel.actie();
      return () => vertel.over(actieId, 'trekkers', { ...lopik, soort: 'organisatie', organisatie });
    }),
    OrganisatieGewijzigd: genoemd(
      'trekkers',
      { soort: 'organisatie' },
      (vertel, actieId) =>
        ({ body: { trekkerId } }) =>
          vertel.over(actieId, 'ontheffingen', { trekkerId, op: dag }),
    ),
  },
  actor: {
    OrganisatieGeregistreerd: nergens(async (vertel, organisatie) => {
      const actieId = await vertel.actie();
      return () => vertel.over(actieId, 'actoren', { ...lopik, organisatie });
    }),
    OrganisatieGewijzigd: genoemd('actoren', {}),
  },
  // A register may name a member in a year in which the member did not exist: it was then a member in no year.
  lidmaatschap: {
    OrganisatieGeregistreerd: lid((vertel) => bestondPasIn(2023, vertel, 'GM0321')),
    OrganisatieGewijzigd: lid((vertel) => bestondPasIn(2023, vertel, 'GM0321')),
  },
  uitvoerder: {
    OrganisatieGeregistreerd: nergens(async (vertel, organisatie) => {
      const actieId = await vertel.actie({ schaal: lokaal });
      return () => vertel.melding(actieId, dag, { organisatie });
    }),
    OrganisatieGewijzigd: {
      eerst: 'voert-niet-uit',
      daarna: 'geen-lid',
      verhaal: async (vertel) => {
        const actieId = await vertel.actie({ schaal: lokaal });
        const pasIn2023 = ({ leden, ...rest }: OrganisatieGegevens) => ({
          ...rest,
          leden: leden.map((een) => (een.organisatie === lopik.organisatie ? { ...een, vanJaar: 2023 } : een)),
        });
        return {
          noemt: () => vertel.alsLopik(actieId, 'statusupdates', { status: 'gestart', op: dag }),
          verandert: () => vertel.register('SV-LEKSTROOM', pasIn2023),
          herstelt: ({ body: { statusupdateId } }) => vertel.alsLopik(actieId, 'correcties', { vervangt: statusupdateId, op: dag }),
        };
      },
    },
  },
};
