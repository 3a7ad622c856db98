import { readFileSync } from 'node:fs';

import { uuidV5 } from '@actiespoor/kernel';
import type { OrganisatieCode, PersoonId } from '@actiespoor/plan';

import type { ImportContext, ImportOrganisatie } from '../src/context.js';
import type { Gelezen, GelezenActie, GelezenKnoop } from '../src/gelezen.js';
import { checksOn } from './documenten.js';

// Documents of other shapes; like the papers of the municipalities they are no part of the project.
const folder = new URL('../../../../shared/documenten/vormen/', import.meta.url);

const soortOf = (code: string): ImportOrganisatie['soort'] => {
  if (code.startsWith('VT')) return 'veilig-thuis-regio';
  return code.startsWith('GM') ? 'gemeente' : 'partner';
};

const organisatie = (code: string, naam: string, ...aliassen: readonly string[]): ImportOrganisatie => ({
  organisatie: code as OrganisatieCode,
  naam,
  soort: soortOf(code),
  aliassen,
});

export const westBetuwe = 'GM1960' as OrganisatieCode;

const organisaties: readonly ImportOrganisatie[] = [
  organisatie('GM1960', 'West Betuwe'),
  organisatie('GM0268', 'Nijmegen'),
  organisatie('PA-VEILIG-THUIS-UTRECHT', 'Veilig Thuis Utrecht', 'VT', 'Veilig Thuis'),
  organisatie('PA-VEILIG-THUIS-GELDERLAND-ZUID', 'Veilig Thuis Gelderland-Zuid'),
  organisatie('PA-GGDRU', 'GGD regio Utrecht', 'GGDrU', 'GGD'),
  organisatie('PA-MOVIERA', 'Moviera'),
  organisatie('PA-MEVIS', 'Mevis'),
  organisatie('PA-POLITIE', 'Politie'),
  organisatie('PA-WELZIJN-WEST-BETUWE', 'Welzijn West Betuwe'),
  organisatie('PA-ZORG-EN-VEILIGHEIDSHUIS', 'Zorg- en Veiligheidshuis', 'ZVH'),
  { ...organisatie('VT06', 'Gelderland-Zuid'), leden: ['GM1960', 'GM0268'].map((code) => ({ organisatie: code as OrganisatieCode })) },
  { ...organisatie('VT20', 'Utrecht'), leden: [{ organisatie: 'GM0321' as OrganisatieCode }] },
];

export const vanWestBetuwe: ImportContext = {
  organisaties,
  eigenaar: westBetuwe,
  leden: [westBetuwe],
  documentHash: '0'.repeat(64),
  kenmerkVan: (planId, naam) => ({ id: uuidV5(planId, naam) as PersoonId, vroeger: [] }),
};

export const vorm = (name: string): Uint8Array => new Uint8Array(readFileSync(new URL(name, folder)));

/** Checks on documents of other shapes. */
export const metVormen = checksOn(folder);

const knopenOf = (knopen: readonly GelezenKnoop[]): number => knopen.reduce((sum, knoop) => sum + 1 + knopenOf(knoop.knopen), 0);

const isReadable = ({ planning }: GelezenActie): boolean => planning !== undefined && planning.waarde.soort !== 'voorwaardelijk';

/** The figures of a reading: knopen, acties, deelacties, acties with a planning, trekkers. */
export const cijfers = ({ knopen, acties }: Gelezen): readonly number[] => [
  knopenOf(knopen),
  acties.length,
  acties.flatMap(({ deelacties }) => deelacties).length,
  acties.filter(isReadable).length,
  acties.flatMap(({ trekkers }) => trekkers).length,
];

/** The meanings of the statuses, counted. */
export const statussen = ({ acties }: Gelezen): Readonly<Record<string, number>> => {
  const all = acties.flatMap((actie) => (actie.statussen ?? []).map(({ waarde }) => waarde.soort ?? waarde.kleur ?? '?'));
  return Object.fromEntries([...Map.groupBy(all, (soort) => soort)].map(([soort, found]) => [soort, found.length]));
};
