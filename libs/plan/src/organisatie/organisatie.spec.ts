import { dag } from '@actiespoor/kernel';
import { houten, ledenLekstroom, lekstroom, specFor } from '@actiespoor/testing';
import { describe, it } from '@jest/globals';

import { organisatieDecider, type OrganisatieCommand } from './organisatie.js';
import type { OrganisatieEvent, OrganisatieGegevens } from './organisatie.events.js';

const { given } = specFor(organisatieDecider, (command: OrganisatieCommand) => ({ ...command, vandaag: dag('2025-01-01') }));

const gegevens: OrganisatieGegevens & { op: ReturnType<typeof dag> } = {
  organisatie: lekstroom,
  naam: 'Lekstroom',
  soort: 'samenwerkingsverband',
  aliassen: ['Regio Lekstroom'],
  leden: ledenLekstroom.map((organisatie) => ({ organisatie, vanJaar: 2019 })),
  op: dag('2021-01-01'),
};
const kleiner = { ...gegevens, leden: [{ organisatie: houten, vanJaar: 2019 }], op: dag('2023-01-01') };

const registreren: OrganisatieCommand = { type: 'OrganisatieRegistreren', data: gegevens };
const wijzigen: OrganisatieCommand = { type: 'OrganisatieWijzigen', data: kleiner };
const geregistreerd: OrganisatieEvent = { type: 'OrganisatieGeregistreerd', data: gegevens };
const gewijzigd: OrganisatieEvent = { type: 'OrganisatieGewijzigd', data: kleiner };

describe('Een organisatie registreren', () => {
  it('kan één keer', () => {
    given().when(registreren).then(geregistreerd);
  });
  it('is idempotent, ook op een andere dag', () => {
    given(geregistreerd).when(registreren).then();
    given(geregistreerd)
      .when({ type: 'OrganisatieRegistreren', data: { ...gegevens, op: dag('2024-01-01') } })
      .then();
  });
  it('kan niet nog eens met andere gegevens', () => {
    given(geregistreerd).when({ type: 'OrganisatieRegistreren', data: kleiner }).thenRefused('organisatie-bestaat-al');
  });
});

describe('Een organisatie wijzigen', () => {
  it('legt alle gegevens opnieuw vast', () => {
    given(geregistreerd).when(wijzigen).then(gewijzigd);
  });
  it('is idempotent', () => {
    given(geregistreerd, gewijzigd).when(wijzigen).then();
  });
  it('kan terug naar hoe het was', () => {
    const terug = { ...gegevens, op: dag('2024-01-01') };
    given(geregistreerd, gewijzigd).when({ type: 'OrganisatieWijzigen', data: terug }).then({ type: 'OrganisatieGewijzigd', data: terug });
  });
  it('kan niet als zij niet geregistreerd is', () => {
    given().when(wijzigen).thenRefused('organisatie-onbekend');
  });
});
