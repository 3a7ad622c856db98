import type { EventStore, Handled } from '@actiespoor/event-store';
import { canonicalJson, type Datum, sha256Hex, uuidV5 } from '@actiespoor/kernel';
import type { DecisionContext } from '@actiespoor/plan';
import type { KaderId, OrganisatieCode, PlanId, TrekkerId } from '@actiespoor/plan/events';
import { actieIdOf, actieStream, idMadeBy, kaderStream, planStream } from '@actiespoor/plan/model';
import { createCommands } from '@actiespoor/application';

import { toStatusCommand } from '../../apps/api/src/acties/statusupdates.js';
import { type Kaderopgave, toKader } from '../../apps/api/src/kaders/opgave.js';
import { type Planopgave, toPlan } from '../../apps/api/src/plannen/opgaven.js';
import { medewerkerOf, wilOud } from './oude-personen.js';

// Writes as an edition without a key for people did: the Idempotency-Key itself was the id of the command.

export const sleutels = {
  plan: '6b1d7f0e-3a52-4c1d-9e60-0a4f5b2c7d01',
  kader: '6b1d7f0e-3a52-4c1d-9e60-0a4f5b2c7d02',
  actie: '6b1d7f0e-3a52-4c1d-9e60-0a4f5b2c7d03',
  trekker: '6b1d7f0e-3a52-4c1d-9e60-0a4f5b2c7d04',
  status: '6b1d7f0e-3a52-4c1d-9e60-0a4f5b2c7d05',
} as const;

const op = '2022-01-10' as Datum;
const eigenaar = 'GM1960' as OrganisatieCode;

/** The trekker of an actie, who never recorded anything. */
export const teunOud = medewerkerOf('demo-trekker-gm1960');

export const planId = uuidV5(sleutels.plan, 'plan') as PlanId;
export const kaderId = uuidV5(sleutels.kader, 'kader') as KaderId;
export const actieId = actieIdOf(planId, { code: '1a', omschrijving: 'Samen oefenen' });

/** The bodies of those writes. */
export const opgaven = {
  plan: {
    titel: 'Plan van voor de sleutel',
    soort: 'lokaal',
    eigenaar,
    periode: { van: '2022', tot: '2025' },
    niveaus: ['actielijn'],
    op,
  } as unknown as Planopgave,
  kader: {
    titel: 'Kader van voor de sleutel',
    soort: 'regiovisie',
    periode: { van: '2022', tot: '2025' },
    onderdelen: [],
    verplichtingen: [],
    op,
  } as unknown as Kaderopgave,
  actie: { soort: 'actie', code: '1a', omschrijving: 'Samen oefenen', volgorde: 1, op },
  trekker: { tekst: 'De kwaliteitsmedewerker', soort: 'persoon', persoon: teunOud, op },
  status: { status: 'gestart', organisatie: eigenaar, op: '2022-02-01' as Datum },
} as const;

/** The addresses of those writes. */
export const adressen = {
  plan: '/v1/plannen',
  kader: '/v1/kaders',
  actie: `/v1/plannen/${planId}/acties`,
  trekker: `/v1/acties/${actieId}/trekkers`,
  status: `/v1/acties/${actieId}/statusupdates`,
} as const;

type Opdracht = keyof typeof sleutels;

const contextOf = (opdracht: Opdracht) => ({
  commandId: sleutels[opdracht],
  requestHash: sha256Hex(canonicalJson(['POST', adressen[opdracht], sha256Hex(canonicalJson(opgaven[opdracht]))])),
  correlationId: sleutels[opdracht],
  ...{ actor: wilOud, role: 'beleidsmedewerker', organisatie: eigenaar },
});

const planContext: DecisionContext = { planId, eigenaar, opgesteldOp: op, leden: [eigenaar], knopen: [], codes: [], deelacties: [] };

export const schrijfOudeOpdrachten = async (store: EventStore): Promise<void> => {
  const commands = createCommands(store, () => '2022-02-02T09:00:00.000Z');
  const { op: toegewezen, ...trekker } = opgaven.trekker;
  const handled: readonly Handled<string>[] = [
    await commands.plan(planStream(planId), { type: 'PlanOpstellen', data: { planId, ...toPlan(opgaven.plan) } }, contextOf('plan')),
    await commands.kader(kaderStream(kaderId), { type: 'KaderRegistreren', data: { kaderId, ...toKader(opgaven.kader) }, onbekend: [] }, contextOf('kader')),
    await commands.actie(actieStream(actieId), { type: 'ActieOpnemen', data: { actieId, planId, ...opgaven.actie }, planContext }, contextOf('actie')),
    await commands.actie(
      actieStream(actieId),
      { type: 'TrekkerToewijzen', data: { actieId, op: toegewezen, trekker: { ...trekker, trekkerId: sleutels.trekker as TrekkerId } }, planContext },
      contextOf('trekker'),
    ),
    await commands.actie(
      actieStream(actieId),
      { ...toStatusCommand(opgaven.status, { actieId, commandId: sleutels.status }), planContext },
      contextOf('status'),
    ),
  ];
  if (!handled.every(({ outcome }) => outcome === 'accepted'))
    throw new Error(`Niet geschreven: ${handled.map((one) => JSON.stringify({ ...one, revision: 0, position: 0 })).join()}`);
};

export const statusupdateId = idMadeBy(sleutels.status, 'statusupdate');
