import { uuidV5 } from '@actiespoor/kernel';
import type { OrganisatieCode, OrganisatieSoort, PersoonId } from '@actiespoor/plan';

import type { ImportContext, ImportOrganisatie } from '../src/context.js';

const code = (text: string): OrganisatieCode => text as OrganisatieCode;

const organisatie = (id: string, naam: string, ...aliassen: readonly string[]): ImportOrganisatie => ({
  organisatie: code(id),
  naam,
  soort: soortOf(id),
  aliassen,
});

const soortOf = (id: string): OrganisatieSoort => {
  if (id.startsWith('GM')) return 'gemeente';
  return id.startsWith('SV') ? 'samenwerkingsverband' : 'partner';
};

export const lekstroom = code('SV-LEKSTROOM');
export const bronckhorst = code('GM1876');
export const houten = code('GM0321');
export const nieuwegein = code('GM0356');
export const vijfheerenlanden = code('GM1961');
export const veiligThuis = code('PA-VEILIG-THUIS-UTRECHT');
export const moviera = code('PA-MOVIERA');
export const ggdru = code('PA-GGDRU');

export const organisaties: readonly ImportOrganisatie[] = [
  organisatie(lekstroom, 'Regio Lekstroom', 'Lekstroom'),
  organisatie(bronckhorst, 'Bronckhorst'),
  organisatie(houten, 'Houten'),
  organisatie('GM0331', 'Lopik'),
  organisatie('GM0353', 'IJsselstein'),
  organisatie(nieuwegein, 'Nieuwegein'),
  organisatie(vijfheerenlanden, 'Vijfheerenlanden'),
  organisatie(veiligThuis, 'Veilig Thuis Utrecht', 'Veilig Thuis', 'VT'),
  organisatie(moviera, 'Moviera'),
  organisatie(ggdru, 'GGD regio Utrecht', 'GGDrU', 'GGD'),
  organisatie('PA-SVMN', 'Samen Veilig Midden-Nederland', 'SVMN'),
  organisatie('PA-SAVE', 'SAVE'),
  organisatie('PA-RVDK', 'Raad voor de Kinderbescherming', 'RvdK'),
  organisatie('PA-WSJBJR', 'William Schrikker Jeugdbescherming & Jeugdreclassering', 'WSJB&JR'),
  organisatie('PA-ZVH', 'Zorg- en Veiligheidshuis', 'ZVH'),
  organisatie('PA-BOEG', 'Bovenregionaal Expertisenetwerk Gelderland', 'BOEG'),
];

const documentHash = '0'.repeat(64);

const kenmerkVan: ImportContext['kenmerkVan'] = (planId, naam) => ({ id: uuidV5(planId, naam) as PersoonId, vroeger: [uuidV5(planId, `vroeger|${naam}`)] });

export const vanLekstroom: ImportContext = {
  organisaties,
  eigenaar: lekstroom,
  leden: ['GM0321', 'GM0331', 'GM0353', 'GM0356', 'GM1961'].map(code),
  documentHash,
  kenmerkVan,
};

export const vanBronckhorst: ImportContext = { organisaties, eigenaar: bronckhorst, leden: [bronckhorst], documentHash, kenmerkVan };
