import { describe, expect, it } from '@jest/globals';
import { dag, datum } from '@actiespoor/kernel';
import type { KaderId } from '@actiespoor/plan/events';
import { kaders, organisaties } from '@actiespoor/voortgang';

import { applyEvents, houten, ledBy, lekstroom, openedReadStore, recorded } from '../test/feiten.js';

describe('De vragen naar organisaties en kaders', () => {
  it('vinden een verband bij zijn leden in dat jaar', async () => {
    const opened = await openedReadStore();
    const [places, frames] = await Promise.all([ledBy(opened.readStore, organisaties), ledBy(opened.readStore, kaders)]);
    const basis = { aliassen: [], op: dag('2021-01-01') };
    const gemeente = { ...basis, organisatie: houten, naam: 'Houten', soort: 'gemeente' as const, leden: [] };
    const verband = {
      ...basis,
      organisatie: lekstroom,
      naam: 'Lekstroom',
      soort: 'samenwerkingsverband' as const,
      leden: [{ organisatie: houten, totJaar: 2023 }],
    };
    await applyEvents(organisaties, places, [
      recorded({ type: 'OrganisatieGeregistreerd', data: gemeente }, { stream: 'organisatie-1', nummer: 1 }),
      recorded({ type: 'OrganisatieGeregistreerd', data: verband }, { stream: 'organisatie-2', nummer: 2 }),
    ]);
    const kaderId = 'kader' as KaderId;
    const kader = { kaderId, titel: 'Regiovisie', soort: 'regiovisie' as const, periode: {}, onderdelen: [], verplichtingen: [], op: datum('2020') };
    await applyEvents(kaders, frames, [recorded({ type: 'KaderGeregistreerd', data: kader }, { stream: 'kader-1', nummer: 3 })]);

    const { questions } = opened;
    const codes = async (jaar: number) => (await questions.organisaties.verbandenVan(houten, jaar)).map(({ gegevens }) => gegevens.waarde.organisatie);
    expect([await codes(2023), await codes(2024)]).toEqual([[lekstroom], []]);
    expect((await questions.organisaties.findOrganisatie(houten))?.gegevens.waarde.naam).toBe('Houten');
    expect(await questions.organisaties.listOrganisaties()).toHaveLength(2);
    expect((await questions.kaders.findKader(kaderId))?.gegevens.waarde.titel).toBe('Regiovisie');
    expect(await questions.kaders.listKaders()).toHaveLength(1);

    await Promise.all([places.close(), frames.close()]);
    await opened.close();
  });
});
