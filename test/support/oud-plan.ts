import { type EventStore, linkHash, type NewEvent } from '@actiespoor/event-store';
import { uuidV5 } from '@actiespoor/kernel';
import type { OldShape } from '@actiespoor/plan/events';

// A plan as earlier programs left it in the store: shapes that are no longer written, beside some that still are.

const namespace = '0c0d6f6e-2f0a-5d53-9c61-7a4f1f2d9e10';
const idOf = (name: string): string => uuidV5(namespace, name);

export const planId = idOf('plan');
export const [eersteLijn, tweedeLijn] = [idOf('lijn 1'), idOf('lijn 2')];
/** An actie whose text and place were changed in one event; and one that was only moved. */
export const [gewijzigde, verhangene] = [idOf('actie 1a'), idOf('actie 1b')];

/** SHA-256 of the text at the decision, as the program of the time computed and stored it. */
export const vastgesteldeHash = '54e3c63c186d765195902b251c3fdcfbd33dbcab386475c7ad5abf38404341b9';

export const planning = {
  eerst: { tekst: 'najaar 2022', soort: 'eenmalig', van: '2022-23', tot: '2022-23', zekerheid: 'hoog' },
  later: { tekst: '2023', soort: 'periode', van: '2023', tot: '2023', zekerheid: 'hoog' },
} as const;

export const schaal = { tekst: 'Zo mogelijk in regionaal verband', soort: 'zo-mogelijk-regionaal' } as const;

type OldData = { [Old in OldShape as `${Old['type']}@${Old['version']}`]: Old['data'] };
type Feit = readonly [stream: string, type: string, version: number, data: object];

const [plan, actie1a, actie1b] = [`plan-${planId}`, `actie-${gewijzigde}`, `actie-${verhangene}`];
const knoop = { planId, niveau: 'actielijn', op: '2022-01-10' };
const opname = { planId, knoopId: eersteLijn, soort: 'actie', op: '2022-01-10' };

/** A shape that is no longer written, checked against its former type. */
const oud = <Key extends keyof OldData>(stream: string, key: Key, data: { readonly [Field in keyof OldData[Key]]: unknown }): Feit => {
  const [type = '', version] = key.split('@');
  return [stream, type, Number(version), data];
};

const feiten: readonly Feit[] = [
  [
    plan,
    'PlanOpgesteld',
    1,
    { planId, titel: 'Samen veilig', soort: 'lokaal', eigenaar: 'GM1960', periode: { van: '2022', tot: '2025' }, niveaus: ['actielijn'], op: '2022-01-10' },
  ],
  [plan, 'KnoopToegevoegd', 1, { ...knoop, knoopId: eersteLijn, code: '1', titel: 'Eerder in beeld', volgorde: 1 }],
  [plan, 'KnoopToegevoegd', 1, { ...knoop, knoopId: tweedeLijn, code: '2', titel: 'Stoppen en duurzaam oplossen', volgorde: 2 }],
  [
    actie1a,
    'ActieOpgenomen',
    1,
    { ...opname, actieId: gewijzigde, code: '1a', omschrijving: 'Samen oefenen', schaal: { tekst: 'Lokaal', soort: 'lokaal' }, volgorde: 1 },
  ],
  oud(actie1a, 'PlanningVastgelegd@1', { actieId: gewijzigde, planning: planning.eerst, op: '2022-01-10' }),
  [actie1b, 'ActieOpgenomen', 1, { ...opname, actieId: verhangene, code: '1b', omschrijving: 'Een vast overleg', volgorde: 2 }],
  oud(plan, 'PlanVastgesteld@1', { planId, orgaan: 'College', besluitnummer: 'B22.114', inhoud: vastgesteldeHash, op: '2022-06-21' }),
  oud(actie1a, 'PlanningBijgesteld@1', { actieId: gewijzigde, oud: planning.eerst, nieuw: planning.later, op: '2022-09-01' }),
  oud(actie1a, 'ActieGewijzigd@1', {
    actieId: gewijzigde,
    wijzigingen: [
      { veld: 'omschrijving', oud: 'Samen oefenen', nieuw: 'Samen oefenen met alle partners' },
      { veld: 'knoopId', oud: eersteLijn, nieuw: tweedeLijn },
      { veld: 'schaal', oud: 'Lokaal', nieuw: schaal.tekst },
    ],
    schaal,
    geconsulteerd: 'Werkgroep',
    op: '2022-10-01',
  }),
  oud(actie1b, 'ActieGewijzigd@1', { actieId: verhangene, wijzigingen: [{ veld: 'knoopId', oud: eersteLijn, nieuw: tweedeLijn }], op: '2022-10-01' }),
  [actie1b, 'PlanningVastgelegd', 2, { actieId: verhangene, oud: null, nieuw: planning.later, op: '2022-10-01' }],
  [actie1a, 'ActieGestart', 1, { actieId: gewijzigde, statusupdateId: idOf('gestart'), organisatie: 'GM1960', vorige: 'gepland', op: '2022-11-01' }],
];

/** The number of stored events of the plan and of each actie. */
export const aantallen = { plan: 4, gewijzigde: 5, verhangene: 3 } as const;

const metadataOf = (data: object, index: number): Omit<NewEvent['metadata'], 'hash'> => {
  const opdracht = idOf(`opdracht ${index}`);
  const recordedAt = `${String(Reflect.get(data, 'op'))}T09:${String(index).padStart(2, '0')}:00.000Z`;
  return { recordedAt, actor: idOf('medewerker'), role: 'beleidsmedewerker', organisatie: 'GM1960', correlationId: opdracht, causationId: opdracht };
};

/** Writes the plan into a store, with the hash chain that every program has written. */
export const schrijfOudPlan = async (store: EventStore): Promise<void> => {
  const ends = new Map<string, { readonly revision: bigint; readonly hash: string }>();
  for (const [index, [stream, type, version, data]] of feiten.entries()) {
    const end = ends.get(stream);
    const revision = (end?.revision ?? -1n) + 1n;
    const event = { id: idOf(`gebeurtenis ${index}`), type, version, data };
    const metadata = metadataOf(data, index);
    const hash = linkHash(end?.hash, { ...event, stream, revision, metadata });
    const { outcome } = await store.append(stream, [{ ...event, metadata: { ...metadata, hash } }], end?.revision ?? 'no-stream');
    if (outcome !== 'appended') throw new Error(`Gebeurtenis ${index} is niet geschreven`);
    ends.set(stream, { revision, hash });
  }
};
