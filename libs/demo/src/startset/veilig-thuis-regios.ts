import type { Lidmaatschap, OrganisatieGegevens } from '@actiespoor/plan';

import { organisatieCode } from './organisatie-code.js';

// Names as CBS spelled them in the divisions of 2021 and 2022, including capitals.
const namen: Readonly<Record<string, string>> = {
  VT01: 'Amsterdam-Amstelland',
  VT02: 'Drenthe',
  VT03: 'Flevoland',
  VT04: 'Friesland',
  VT05: 'Gelderland-Midden',
  VT06: 'Gelderland-Zuid',
  VT07: 'Gooi en Vechtstreek',
  VT08: 'Groningen',
  VT09: 'Haaglanden',
  VT10: 'Hollands-Midden',
  VT11: 'IJsselland',
  VT12: 'Kennemerland',
  VT13: 'Noord- en Midden Limburg',
  VT14: 'Noord- en Oost-Gelderland',
  VT15: 'Noord-Brabant Midden',
  VT16: 'Brabant Noordoost',
  VT17: 'Noord-Holland Noord',
  VT18: 'Rotterdam-Rijnmond',
  VT19: 'Twente',
  VT20: 'Utrecht',
  VT21: 'West-brabant',
  VT22: 'Zaanstreek-Waterland',
  VT23: 'Zeeland',
  VT24: 'Zuid-Holland-Zuid',
  VT25: 'Zuid-Limburg',
  VT26: 'Zuidoost-Brabant',
};

// The comparable half-years in the published series begin in 2019.
const eersteJaar = 2019;

const gemeentenVan: Readonly<Record<string, readonly string[]>> = {
  VT06: ['GM0268', 'GM1960'],
  VT14: ['GM1876'],
  VT18: ['GM0556', 'GM0599', 'GM0606', 'GM0622', 'GM1930'],
  VT20: ['GM0321', 'GM0331', 'GM0353', 'GM0356', 'GM1961'],
};

const laatsteJaar: Readonly<Record<string, number>> = { VT16: 2022 };

const herkomstVan = (code: string): string => {
  if (code in laatsteJaar) return 'CBS gebiedsindelingen 2021 en 2022; het laatste jaar is niet nagetrokken (cijfers over 2023 ontbreken)';
  if (code in gemeentenVan) return 'CBS gebiedsindelingen 2022, grenzen van 2022; andere jaren niet nagetrokken; alleen de gemeenten van de startset';
  return 'CBS gebiedsindelingen 2021 en 2022; de gemeenten laadt de beheerder';
};

const leden = (code: string): readonly Lidmaatschap[] =>
  (gemeentenVan[code] ?? []).map((gemeente) => ({ organisatie: organisatieCode(gemeente), vanJaar: eersteJaar }));

const regio = ([code, naam]: readonly [string, string]): OrganisatieGegevens => ({
  organisatie: organisatieCode(code),
  naam,
  soort: 'veilig-thuis-regio',
  aliassen: [`${naam} (VT)`, `Veilig Thuis-regio ${naam}`],
  leden: leden(code),
  vanJaar: eersteJaar,
  ...(laatsteJaar[code] !== undefined && { totJaar: laatsteJaar[code] }),
  herkomst: herkomstVan(code),
});

/** The 26 Veilig Thuis regions of 2021; from 2025 on CBS counts 25. */
export const veiligThuisRegios: readonly OrganisatieGegevens[] = Object.entries(namen).map(regio);
