import { organisatieDecider } from '@actiespoor/plan';
import { dag } from '@actiespoor/kernel';
import { describe, expect, it } from '@jest/globals';

import { startset } from './startset.js';

const vanSoort = (soort: string) => startset.filter((een) => een.soort === soort);
const codesVan = (soort: string) => vanSoort(soort).map(({ organisatie }) => organisatie);
const folded = (text: string) => text.toLowerCase().normalize('NFKD');

describe('De startset', () => {
  it('kent 26 Veilig Thuis-regio’s, waarvan er na 2022 een ophoudt', () => {
    expect(vanSoort('veilig-thuis-regio')).toHaveLength(26);
    expect(
      vanSoort('veilig-thuis-regio')
        .filter(({ totJaar }) => totJaar !== undefined)
        .map(({ organisatie }) => organisatie),
    ).toStrictEqual(['VT16']);
  });

  it('legt elke gemeente in precies een Veilig Thuis-regio', () => {
    const leden = vanSoort('veilig-thuis-regio').flatMap((regio) => regio.leden.map(({ organisatie }) => organisatie));
    expect(leden.toSorted()).toStrictEqual(codesVan('gemeente').toSorted());
  });

  it('noemt een lid voordat het ergens lid van is', () => {
    const codes = startset.map(({ organisatie }) => organisatie);
    startset.forEach(({ leden }, plaats) => {
      leden.forEach((lid) => expect(codes.slice(0, plaats)).toContain(lid.organisatie));
    });
  });

  it('geeft Lekstroom vijf leden', () => {
    const lekstroom = startset.find(({ organisatie }) => organisatie === 'SV-LEKSTROOM');
    expect(lekstroom?.leden.map(({ organisatie }) => organisatie)).toStrictEqual(['GM0321', 'GM0331', 'GM0353', 'GM0356', 'GM1961']);
  });

  it('leest geen naam of afkorting op twee manieren', () => {
    const namen = startset.flatMap(({ naam, aliassen }) => [naam, ...aliassen]).map(folded);
    expect(namen.filter((naam, plaats) => namen.indexOf(naam) !== plaats)).toStrictEqual([]);
  });

  it('zegt van alles waar het vandaan komt', () => {
    expect(startset.filter(({ herkomst }) => !herkomst)).toStrictEqual([]);
  });

  it('wordt geheel aangenomen', () => {
    const besluiten = startset.map((gegevens) =>
      organisatieDecider.decide(
        { type: 'OrganisatieRegistreren', data: { ...gegevens, op: dag('2021-01-01') }, vandaag: dag('2021-01-01') },
        organisatieDecider.initial,
      ),
    );
    expect(besluiten.filter(({ accepted }) => !accepted)).toStrictEqual([]);
    expect(new Set(startset.map(({ organisatie }) => organisatie)).size).toBe(startset.length);
  });
});
