import type { OrganisatieGegevens } from '@actiespoor/plan';

import { organisatieCode } from './organisatie-code.js';

const lid = (code: string) => ({ organisatie: organisatieCode(code) });

interface Partner {
  readonly code: string;
  readonly naam: string;
  readonly aliassen?: readonly string[];
  readonly herkomst: string;
}

const lekstroom = 'Uitvoeringsplan Lekstroom 2021-2024';
const westBetuwe = 'Informatienota’s West Betuwe 2021 en 2022';
const bronckhorst = 'Uitvoeringsplan Bronckhorst 2024-2028';
const vlaardingen = 'Raadsmemo Vlaardingen 2022';

const partners: readonly Partner[] = [
  { code: 'PA-VEILIG-THUIS-UTRECHT', naam: 'Veilig Thuis Utrecht', aliassen: ['VT', 'Veilig Thuis'], herkomst: lekstroom },
  { code: 'PA-VEILIG-THUIS-GELDERLAND-ZUID', naam: 'Veilig Thuis Gelderland-Zuid', herkomst: `${westBetuwe}; naam afgeleid van de regio` },
  {
    code: 'PA-VEILIG-THUIS-NOORD-EN-OOST-GELDERLAND',
    naam: 'Veilig Thuis Noord- en Oost-Gelderland',
    herkomst: `${bronckhorst}; naam afgeleid van de regio`,
  },
  { code: 'PA-MOVIERA', naam: 'Moviera', herkomst: lekstroom },
  { code: 'PA-GGDRU', naam: 'GGD regio Utrecht', aliassen: ['GGDrU', 'GGD'], herkomst: lekstroom },
  { code: 'PA-SVMN', naam: 'Samen Veilig Midden-Nederland', aliassen: ['SVMN'], herkomst: lekstroom },
  { code: 'PA-SAVE', naam: 'SAVE', herkomst: lekstroom },
  { code: 'PA-RVDK', naam: 'Raad voor de Kinderbescherming', aliassen: ['RvdK'], herkomst: `${lekstroom}; naam voluit niet in het stuk` },
  {
    code: 'PA-WSJB-JR',
    naam: 'William Schrikker Stichting Jeugdbescherming & Jeugdreclassering',
    aliassen: ['WSJB&JR', 'William Schrikker'],
    herkomst: `${lekstroom}; naam voluit niet in het stuk`,
  },
  { code: 'PA-LEGER-DES-HEILS', naam: 'Leger des Heils', herkomst: lekstroom },
  { code: 'PA-KIND-EN-CO', naam: 'Kind en Co', herkomst: lekstroom },
  { code: 'PA-ZORG-EN-VEILIGHEIDSHUIS', naam: 'Zorg- en Veiligheidshuis', aliassen: ['ZVH'], herkomst: lekstroom },
  { code: 'PA-POLITIE', naam: 'Politie', herkomst: lekstroom },
  { code: 'PA-STERKER', naam: 'Sterker', herkomst: westBetuwe },
  { code: 'PA-WELZIJN-WEST-BETUWE', naam: 'Welzijn West Betuwe', herkomst: westBetuwe },
  { code: 'PA-BOEG', naam: 'Bovenregionaal Expertisenetwerk Gelderland', aliassen: ['BOEG'], herkomst: bronckhorst },
  { code: 'PA-YUNIO', naam: 'Yunio', herkomst: bronckhorst },
  { code: 'PA-MEVIS', naam: 'Mevis', aliassen: ['consortium jeugd Mevis'], herkomst: vlaardingen },
];

const partner = ({ code, naam, aliassen, herkomst }: Partner): OrganisatieGegevens => ({
  organisatie: organisatieCode(code),
  naam,
  soort: 'partner',
  aliassen: aliassen ?? [],
  leden: [],
  herkomst,
});

const samenwerkingsverbanden: readonly OrganisatieGegevens[] = [
  {
    organisatie: organisatieCode('SV-LEKSTROOM'),
    naam: 'Lekstroom',
    soort: 'samenwerkingsverband',
    aliassen: ['Regio Lekstroom', 'Lekstroom-gemeenten'],
    leden: ['GM0321', 'GM0331', 'GM0353', 'GM0356', 'GM1961'].map(lid),
    herkomst: `${lekstroom}; IJsselstein staat niet in het stuk en is niet nagetrokken`,
  },
  {
    organisatie: organisatieCode('SV-MVS'),
    naam: 'Maassluis, Vlaardingen en Schiedam',
    soort: 'samenwerkingsverband',
    aliassen: ['MVS', 'MVS-gemeenten'],
    leden: ['GM0556', 'GM0606', 'GM0622'].map(lid),
    herkomst: `${vlaardingen}; de drie namen zijn uit de afkorting gelezen`,
  },
];

/** The samenwerkingsverbanden and partners in the papers, under the names that the papers use. */
export const samenwerking: readonly OrganisatieGegevens[] = [...samenwerkingsverbanden, ...partners.map(partner)];
