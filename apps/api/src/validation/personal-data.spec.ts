import { describe, expect, it } from '@jest/globals';

import { findPersonalData } from './personal-data.js';

describe('Persoonsgegevens in vrije tekst', () => {
  it.each([
    ['mail naar jan.jansen@houten.example vandaag', ['e-mailadres']],
    ['bel 06-12345678', ['telefoonnummer']],
    ['bel 0612345678.', ['telefoonnummer']],
    ['bel +31 6 12 34 56 78', ['telefoonnummer']],
    ['bel 0031 (0)30 123 45 67', ['telefoonnummer']],
    ['balie (030) 123 45 67', ['telefoonnummer']],
    ['nummer 111222333', ['burgerservicenummer']],
    ['nummer 1112.22.333', ['burgerservicenummer']],
    ['nummer 123 456 782', ['burgerservicenummer']],
    ['BSN: 12345672 van', ['burgerservicenummer']],
    ['a@b.nl of 06 12345678', ['e-mailadres', 'telefoonnummer']],
  ])('worden gevonden in "%s"', (text, found) => {
    expect(findPersonalData(text)).toEqual(found);
  });

  it.each([
    'gestart op 03-09-2021 10:00 uur',
    'van 2021-11-30 tot 2022-12-31, besluit 1920540',
    'planperiode 2021-2022 en 01-2021-2022',
    'nummer 111222334',
    'dossier 12345672',
    '€ 12.345.678,90 uit de meicirculaire',
    'zie {persoon:5b1f0000-0000-4000-8000-111222333444}',
    'OIN 00000099000000010000',
    'twitter @actiespoor',
  ])('staan niet in "%s"', (text) => {
    expect(findPersonalData(text)).toEqual([]);
  });
});
