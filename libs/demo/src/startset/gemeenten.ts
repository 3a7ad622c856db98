import type { OrganisatieGegevens } from '@actiespoor/plan';

import { organisatieCode } from './organisatie-code.js';

interface Regel {
  readonly code: string;
  readonly naam: string;
  /** First year of a gemeente that was formed by a merger. */
  readonly vanJaar?: number;
  readonly voorbehoud?: string;
}

const regels: readonly Regel[] = [
  { code: 'GM0268', naam: 'Nijmegen' },
  { code: 'GM0321', naam: 'Houten' },
  { code: 'GM0331', naam: 'Lopik' },
  { code: 'GM0353', naam: 'IJsselstein', voorbehoud: 'code niet nagetrokken' },
  { code: 'GM0356', naam: 'Nieuwegein' },
  { code: 'GM0556', naam: 'Maassluis' },
  { code: 'GM0599', naam: 'Rotterdam' },
  { code: 'GM0606', naam: 'Schiedam' },
  { code: 'GM0622', naam: 'Vlaardingen' },
  { code: 'GM1876', naam: 'Bronckhorst' },
  { code: 'GM1930', naam: 'Nissewaard', vanJaar: 2015 },
  { code: 'GM1960', naam: 'West Betuwe', vanJaar: 2019 },
  { code: 'GM1961', naam: 'Vijfheerenlanden', vanJaar: 2019 },
];

const gemeente = ({ code, naam, vanJaar, voorbehoud }: Regel): OrganisatieGegevens => ({
  organisatie: organisatieCode(code),
  naam,
  soort: 'gemeente',
  aliassen: [`Gemeente ${naam}`],
  leden: [],
  ...(vanJaar !== undefined && { vanJaar }),
  herkomst: ['CBS gemeentecode', voorbehoud].filter(Boolean).join('; '),
});

/** The gemeenten of the example plans; the operator loads the others. */
export const gemeenten: readonly OrganisatieGegevens[] = regels.map(gemeente);
