import { type EventStore, linkHash } from '@actiespoor/event-store';
import { localIssuerUrl } from '@actiespoor/identity';
import { uuidV5 } from '@actiespoor/kernel';
import type { PersoonId } from '@actiespoor/plan/events';

// Two plans and their people as earlier programs left them: ids derived from names, and texts in which anybody could name anybody.

const namespace = '1d5a3f0c-77a4-5c1e-8f0b-6a0c9d2e4b71';
const idOf = (name: string): string => uuidV5(namespace, name);

export const medewerkerOf = (sub: string): PersoonId => uuidV5('6ba7b811-9dad-11d1-80b4-00c04fd430c8', `${localIssuerUrl} ${sub}`) as PersoonId;

export const [planWestBetuwe, planBronckhorst] = [idOf('plan west betuwe'), idOf('plan bronckhorst')];

/** The subjects that the local issuer gives to people with these roles. */
export const wilOud = medewerkerOf('demo-beleidsmedewerker-gm1960');
export const bramOud = medewerkerOf('demo-beleidsmedewerker-gm1876');
/** Named in a document of each plan. */
export const anoukOud = uuidV5(planWestBetuwe, 'persoon|anouk') as PersoonId;
export const joostOud = uuidV5(planBronckhorst, 'persoon|joost') as PersoonId;

const kop = { soort: 'lokaal', periode: { van: '2022', tot: '2025' }, niveaus: ['actielijn'], op: '2022-01-10' };
const titel = `Samen veilig met {persoon:${wilOud}}, {persoon:${anoukOud}}, {persoon:${bramOud}} en {persoon:${joostOud}}`;

const feiten = [
  { planId: planWestBetuwe, actor: wilOud, data: { planId: planWestBetuwe, titel, eigenaar: 'GM1960', ...kop } },
  {
    planId: planBronckhorst,
    actor: bramOud,
    data: { planId: planBronckhorst, titel: `Plan van {persoon:${joostOud}} en {persoon:${wilOud}}`, eigenaar: 'GM1876', ...kop },
  },
] as const;

export const schrijfOudePlannen = async (store: EventStore): Promise<void> => {
  for (const { planId, actor, data } of feiten) {
    const stream = `plan-${planId}`;
    const event = { id: idOf(`gebeurtenis ${planId}`), type: 'PlanOpgesteld', version: 1, data };
    const opdracht = idOf(`opdracht ${planId}`);
    const metadata = {
      recordedAt: '2022-01-10T09:00:00.000Z',
      actor,
      role: 'beleidsmedewerker',
      organisatie: data.eigenaar,
      correlationId: opdracht,
      causationId: opdracht,
    };
    const hash = linkHash(undefined, { ...event, stream, revision: 0n, metadata });
    const { outcome } = await store.append(stream, [{ ...event, metadata: { ...metadata, hash } }], 'no-stream');
    if (outcome !== 'appended') throw new Error(`Plan ${planId} is niet geschreven`);
  }
};

/** The names that the earlier program kept. */
export const oudeNamen = [
  { id: wilOud, naam: 'Wil van toen' },
  { id: bramOud, naam: 'Bram van toen' },
  { id: anoukOud, naam: 'Anouk' },
  { id: joostOud, naam: 'Joost' },
];
