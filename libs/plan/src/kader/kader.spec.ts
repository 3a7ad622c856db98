import { dag, datum } from '@actiespoor/kernel';
import { specFor } from '@actiespoor/testing';
import { describe, it } from '@jest/globals';

import { type KaderCommand, kaderDecider, type KaderGegevens } from './kader.js';
import type { KaderId } from '../ids.js';

const { given } = specFor(kaderDecider, (command: KaderCommand) => ({ ...command, vandaag: dag('2025-01-01') }));

const regioAanpak: KaderGegevens = {
  kaderId: '0c0f6a1e-7b0e-5d0a-9a3f-2f6f3c1d8e01' as KaderId,
  titel: 'Regio-aanpak huiselijk geweld en kindermishandeling 2021-2024',
  soort: 'regio-aanpak',
  periode: { van: datum('2021'), tot: datum('2024') },
  vastgesteldOp: datum('2021-04-15'),
  onderdelen: ['actielijn 1', 'actielijn 2', 'actielijn 3', 'actielijn 4'],
  verplichtingen: [{ code: 'lokaal-plan', omschrijving: 'Elke gemeente heeft een lokaal plan', uiterlijk: datum('2022-04-15') }],
  op: datum('2021-04-15'),
};

describe('Een kader registreren', () => {
  it('kan één keer', () => {
    given().when({ type: 'KaderRegistreren', data: regioAanpak }).then({ type: 'KaderGeregistreerd', data: regioAanpak });
  });
  it('is idempotent', () => {
    given({ type: 'KaderGeregistreerd', data: regioAanpak }).when({ type: 'KaderRegistreren', data: regioAanpak }).then();
  });
  it('kan niet nog eens met een andere inhoud', () => {
    given({ type: 'KaderGeregistreerd', data: regioAanpak })
      .when({ type: 'KaderRegistreren', data: { ...regioAanpak, verplichtingen: [] } })
      .thenRefused('kader-bestaat-al');
  });
});
