import { describe, expect, it } from '@jest/globals';
import { dag } from '@actiespoor/kernel';
import type { DomainEvent, OrganisatieGegevens } from '@actiespoor/plan/events';
import { bestaatIn, ledenIn } from '@actiespoor/plan/model';

import { houten, lekstroom, lopik, recorded } from '../../test/verhaal.js';
import { organisaties, type OrganisatieRij } from './organisaties.projection.js';

const verband: OrganisatieGegevens = {
  organisatie: lekstroom,
  naam: 'Lekstroom',
  soort: 'samenwerkingsverband',
  aliassen: [],
  leden: [{ organisatie: houten }, { organisatie: lopik, vanJaar: 2022, totJaar: 2023 }],
  totJaar: 2024,
};

const stream = 'organisatie-1';
const geregistreerd: DomainEvent = { type: 'OrganisatieGeregistreerd', data: { ...verband, op: dag('2021-01-01') } };
const gewijzigd: DomainEvent = { type: 'OrganisatieGewijzigd', data: { ...verband, naam: 'Regio Lekstroom', op: dag('2022-01-01') } };

const fold = (...events: readonly DomainEvent[]): OrganisatieRij | undefined =>
  events
    .map((event, nummer) => recorded(event, { stream, nummer }))
    .reduce<OrganisatieRij | undefined>((rij, event) => organisaties.project(rij, event, ''), undefined);

describe('Een organisatie', () => {
  it('staat onder haar code', () => {
    expect(organisaties.keysOf(recorded(geregistreerd, { stream, nummer: 0 }))).toEqual([lekstroom]);
    expect(fold(geregistreerd)?.gegevens.waarde).toEqual(verband);
  });

  it('is zoals zij het laatst is gewijzigd', () => {
    expect(fold(geregistreerd, gewijzigd)).toMatchObject({ stream, revisie: 1, gegevens: { waarde: { naam: 'Regio Lekstroom' } } });
  });

  it('is niet zoals zij eerder was, ook als dat later wordt geregistreerd', () => {
    expect(fold(gewijzigd, geregistreerd)?.gegevens.waarde.naam).toBe('Regio Lekstroom');
  });

  it.each([
    [2021, [houten]],
    [2022, [houten, lopik]],
    [2023, [houten, lopik]],
    [2024, [houten]],
  ])('heeft in %i de leden van dat jaar', (jaar, leden) => {
    expect(ledenIn(verband, jaar)).toEqual(leden);
  });

  it('is als gemeente het enige lid van zichzelf', () => {
    expect(ledenIn({ ...verband, organisatie: houten, soort: 'gemeente', leden: [] }, 2021)).toEqual([houten]);
  });

  it('bestaat alleen in haar eigen jaren', () => {
    expect([bestaatIn(verband, 1999), bestaatIn(verband, 2024), bestaatIn(verband, 2025)]).toEqual([true, true, false]);
  });
});
