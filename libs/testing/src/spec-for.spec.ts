import { accept, refuse, type Decider, type Message } from '@actiespoor/kernel';
import { describe, expect, it } from '@jest/globals';

import { specFor } from './spec-for.js';

type Deur = 'open' | 'dicht';
type Openen = Message<'DeurOpenen', { readonly wie: string; readonly reden?: string | undefined }>;
type Geopend = Message<'DeurGeopend', { readonly wie: string; readonly reden?: string | undefined }>;

const deur: Decider<Openen, Deur, Geopend, 'deur-al-open'> = {
  initial: 'dicht',
  decide: ({ data }, stand) => (stand === 'open' ? refuse('deur-al-open') : accept({ type: 'DeurGeopend', data })),
  evolve: () => 'open',
};

const openen: Openen = { type: 'DeurOpenen', data: { wie: 'conciërge' } };
const geopend: Geopend = { type: 'DeurGeopend', data: { wie: 'conciërge' } };

describe('Een specificatie van een decider', () => {
  const { given } = specFor(deur);

  it('slaagt als het besluit is wat er staat', () => {
    given().when(openen).then(geopend);
    given(geopend).when(openen).thenRefused('deur-al-open');
  });
  it('faalt als er iets anders gebeurt', () => {
    expect(() => given().when(openen).then()).toThrow();
    expect(() => given().when(openen).then(geopend, geopend)).toThrow();
    expect(() => given().when(openen).thenRefused('deur-al-open')).toThrow();
    expect(() => given(geopend).when(openen).then(geopend)).toThrow();
  });
  it('faalt als een veld leeg is in plaats van afwezig', () => {
    expect(() =>
      given()
        .when({ ...openen, data: { wie: 'conciërge', reden: undefined } })
        .then(geopend),
    ).toThrow();
  });
  it('faalt als een decider verandert wat hij krijgt', () => {
    const slordig: Decider<Openen, { open: boolean }, Geopend, never> = {
      initial: { open: false },
      decide: ({ data }, stand) => {
        stand.open = true;
        return accept({ type: 'DeurGeopend', data });
      },
      evolve: (stand) => stand,
    };
    expect(() => specFor(slordig).given().when(openen)).toThrow(TypeError);
  });
});
