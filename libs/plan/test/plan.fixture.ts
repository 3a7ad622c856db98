import { dag, datum, type Told } from '@actiespoor/kernel';
import { westBetuwe } from '@actiespoor/testing';

import type { PlanCommand, PlanCommandData } from '../src/plan/plan.commands.js';
import type { Consultatie, Knoop, PlanEvent } from '../src/plan/plan.events.js';
import type { ConsultatieId, ImportId, KnoopId, PlanId } from '../src/ids.js';

/** The local plan of West Betuwe, as most specs of a plan find it. */
export const planId = 'b5b0b5f4-0c5d-5c7e-8a51-1f0d6c3e2a01' as PlanId;
export const importId = '8d3c5b6a-1e2f-5a4b-9c8d-7e6f5a4b3c02' as ImportId;

/** The command as it reaches the decider, on an ordinary day. */
export const verteld = (command: PlanCommand): Told<PlanCommand> => ({ ...command, vandaag: dag('2025-01-01') });

const opstelling: PlanCommandData<'PlanOpstellen'> = {
  planId,
  titel: 'Lokaal plan aanpak huiselijk geweld en kindermishandeling',
  soort: 'lokaal',
  eigenaar: westBetuwe,
  periode: { van: datum('2022'), tot: datum('2025') },
  niveaus: ['actielijn', 'thema'],
  op: datum('2021-01-01'),
};

export const opstellen = { type: 'PlanOpstellen', data: opstelling } as const;
export const opgesteld: PlanEvent = { type: 'PlanOpgesteld', data: opstelling };

export const actielijn1: Knoop = {
  knoopId: '1a7d3f52-63c5-5a0e-9a55-94c8b2e51a01' as KnoopId,
  niveau: 'actielijn',
  code: '1',
  titel: 'Eerder en beter in beeld',
  volgorde: 1,
};

const toevoeging: PlanCommandData<'KnoopToevoegen'> = { ...actielijn1, planId, op: datum('2022-03-01') };
export const knoopToevoegen = { type: 'KnoopToevoegen', data: toevoeging } as const;
export const knoopToegevoegd: PlanEvent = { type: 'KnoopToegevoegd', data: toevoeging };

export const inspiratiesessie: Consultatie = {
  consultatieId: '5e1b9a70-4c9d-5f35-8d6e-0f4a7a2b1c01' as ConsultatieId,
  soort: 'inspiratiesessie',
  onderwerp: 'Wat is er nodig in West Betuwe?',
  deelnemers: ['onderwijs', 'politie', 'Veilig Thuis'],
};

const intrekking: PlanCommandData<'PlanIntrekken'> = { planId, motief: 'Opgegaan in het regionale plan', op: datum('2024-01-01') };
export const intrekken = { type: 'PlanIntrekken', data: intrekking } as const;
export const ingetrokken: PlanEvent = { type: 'PlanIngetrokken', data: intrekking };
