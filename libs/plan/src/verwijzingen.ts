import type { Id } from '@actiespoor/kernel';

import type { ActieEvent, Koppeling } from './actie/actie.events.js';
import type { DomainEvent } from './events.js';
import type { KaderEvent } from './kader/kader.events.js';
import type { OrganisatieEvent } from './organisatie/organisatie.events.js';
import type { PlanEvent } from './plan/plan.events.js';

/** The roles in which a fact names something of another stream, each with the kind of the named thing. A `lid` is an organisatie that belongs to the plan. */
export const rollen = {
  plan: 'plan',
  hoofdactie: 'actie',
  plaats: 'knoop',
  tevensOnder: 'knoop',
  zieOok: 'actie',
  basis: 'actie',
  verdeling: 'actie',
  kader: 'kader',
  voorganger: 'kader',
  eigenaar: 'organisatie',
  trekker: 'organisatie',
  actor: 'organisatie',
  lidmaatschap: 'organisatie',
  uitvoerder: 'lid',
  persoon: 'persoon',
} as const;

export type Rol = keyof typeof rollen;

export type Doelsoort = (typeof rollen)[Rol];

type Named = 'plan' | 'knoop' | 'actie' | 'kader' | 'organisatie' | 'persoon';

/** The paths of ids of these kinds in a value: `.trekker.organisatie`. Lists are passed through. */
type IdFields<T, Kind extends Named> =
  T extends Id<infer Name>
    ? Name extends Kind
      ? ''
      : never
    : T extends readonly (infer Item)[]
      ? IdFields<Item, Kind>
      : T extends object
        ? { [Field in keyof T & string]-?: `.${Field}${IdFields<NonNullable<T[Field]>, Kind>}` }[keyof T & string]
        : never;

type FieldsOf<E extends DomainEvent, Kind extends Named, Own extends string> = E extends DomainEvent
  ? `${E['type']}${Exclude<IdFields<E['data'], Kind>, Own>}`
  : never;

/** Every field of a fact that names something of another stream; knopen are part of the stream of their plan. */
export type Verwijsveld =
  | FieldsOf<ActieEvent, Named, '.actieId'>
  | FieldsOf<PlanEvent, Exclude<Named, 'plan' | 'knoop'>, ''>
  | FieldsOf<KaderEvent, Named, '.kaderId'>
  | FieldsOf<OrganisatieEvent, Named, '.organisatie'>;

// Each field has a line: a new field without one does not compile. A `herhaling` repeats an earlier fact.
const verwijsvelden: Readonly<Record<Verwijsveld, Rol | 'herhaling'>> = {
  'ActieOpgenomen.planId': 'plan',
  'ActieOpgenomen.hoofdactieId': 'hoofdactie',
  'ActieOpgenomen.knoopId': 'plaats',
  'ActieVerplaatst.oud': 'herhaling',
  'ActieVerplaatst.nieuw': 'plaats',
  'TrekkerToegewezen.trekker.organisatie': 'trekker',
  'TrekkerToegewezen.trekker.persoon': 'persoon',
  'TrekkerOntheven.trekker.organisatie': 'herhaling',
  'TrekkerOntheven.trekker.persoon': 'herhaling',
  'ActorBetrokken.actor.organisatie': 'actor',
  'DeelnameBesloten.organisatie': 'uitvoerder',
  'DeelnameTeruggenomen.organisatie': 'herhaling',
  'BijeenkomstGehouden.organisatie': 'uitvoerder',
  'BijeenkomstTeruggenomen.organisatie': 'herhaling',
  'ActieGestart.organisatie': 'uitvoerder',
  'ActieUitgevoerd.organisatie': 'uitvoerder',
  'ActieGeevalueerd.organisatie': 'uitvoerder',
  'ActieUitgesteld.organisatie': 'uitvoerder',
  'ActieGestopt.organisatie': 'uitvoerder',
  'ActieHervat.organisatie': 'uitvoerder',
  'StatusGecorrigeerd.organisatie': 'uitvoerder',
  'StatusAangevuld.organisatie': 'herhaling',
  'PlanOpgesteld.eigenaar': 'eigenaar',
  'PlanOpgesteld.kaderId': 'kader',
  'KnoopGesplitst.delen.acties': 'verdeling',
  'KaderGeregistreerd.voorganger': 'voorganger',
  'OrganisatieGeregistreerd.leden.organisatie': 'lidmaatschap',
  'OrganisatieGewijzigd.leden.organisatie': 'lidmaatschap',
};

/** The `doel` of a koppeling is an id only for some kinds, and for a basis only if it looks like one. */
const koppelrollen: Readonly<Record<Koppeling['soort'], Rol | 'woorden'>> = {
  tevensOnder: 'tevensOnder',
  zieOok: 'zieOok',
  buitenPlan: 'woorden',
  gebaseerdOp: 'basis',
};

const idForm = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/iu;

/** The thing that a koppeling names; undefined if it has words only. */
export const genoemdDoel = ({ soort, doel }: Koppeling): Verwijzing | undefined => {
  const rol = koppelrollen[soort];
  if (rol === 'woorden') return undefined;
  if (rol !== 'basis') return { rol, id: doel };
  return idForm.test(doel) ? { rol, id: doel.toLowerCase() } : undefined;
};

interface Field {
  readonly rol: Rol;
  readonly path: readonly string[];
}

const isRol = (rol: string): rol is Rol => Object.hasOwn(rollen, rol);

const fieldsByType: ReadonlyMap<string, readonly Field[]> = Map.groupBy(
  Object.entries(verwijsvelden).flatMap(([veld, rol]) => {
    const [type = '', ...path] = veld.split('.');
    return isRol(rol) ? [{ type, rol, path }] : [];
  }),
  ({ type }) => type,
);

const textsAt = (value: unknown, [field, ...rest]: readonly string[]): readonly string[] => {
  if (Array.isArray(value)) return value.flatMap((item) => textsAt(item, field === undefined ? [] : [field, ...rest]));
  if (field === undefined) return typeof value === 'string' ? [value] : [];
  return typeof value === 'object' && value !== null ? textsAt(Reflect.get(value, field), rest) : [];
};

/** Something of another stream that a fact names. */
export interface Verwijzing {
  readonly rol: Rol;
  readonly id: string;
}

/**
 * All things of other streams that a fact names. The opname of an actie names its plan and its hoofdactie; they count for every later fact of the actie too.
 */
export const verwijzingenVan = (event: DomainEvent): readonly Verwijzing[] => {
  const named = (fieldsByType.get(event.type) ?? []).flatMap(({ rol, path }) => textsAt(event.data, path).map((id) => ({ rol, id })));
  if (event.type !== 'ActieGekoppeld') return named;
  const doel = genoemdDoel(event.data.koppeling);
  return doel ? [...named, doel] : named;
};

// The effect of a fact on the things that others may name: it begins, ends or moves them. Each event has a line.
const gevolgen = {
  PlanOpgesteld: { plan: 'begin' },
  PlanIngetrokken: { plan: 'einde' },
  PlanHersteld: { plan: 'begin' },
  DoorvoeringVoltooid: {},
  KnoopToegevoegd: { knoop: 'begin' },
  KnoopGewijzigd: {},
  KnoopVerplaatst: { knoop: 'plaats' },
  KnoopSamengevoegd: { knoop: 'einde' },
  KnoopGesplitst: { knoop: 'einde' },
  HerindelingTeruggenomen: { knoop: 'einde' },
  VaststellingGepland: {},
  PlanVastgesteld: {},
  VaststellingAangevuld: {},
  VaststellingTeruggenomen: {},
  ConsultatieGepland: {},
  ConsultatieAfgezegd: {},
  ConsultatieGehouden: {},
  VerslagTeruggenomen: {},
  ActieOpgenomen: { actie: 'begin' },
  ActieVervallen: { actie: 'einde' },
  ActieHersteld: { actie: 'begin' },
  ActieVerplaatst: { actie: 'plaats' },
  ActieGewijzigd: {},
  TekstGecorrigeerd: {},
  SoortGecorrigeerd: {},
  ActieGekoppeld: {},
  PlanningVastgelegd: {},
  TrekkerToegewezen: {},
  TrekkerOntheven: {},
  ActorBetrokken: {},
  ResultaatBeoogd: {},
  DekkingVastgelegd: {},
  StandVanZakenVastgelegd: {},
  DeelnameBesloten: {},
  DeelnameTeruggenomen: {},
  BijeenkomstGehouden: {},
  BijeenkomstTeruggenomen: {},
  ActieGestart: {},
  ActieUitgevoerd: {},
  ActieGeevalueerd: {},
  ActieUitgesteld: {},
  ActieGestopt: {},
  ActieHervat: {},
  StatusAangevuld: {},
  StatusGecorrigeerd: {},
  KaderGeregistreerd: { kader: 'begin' },
  OrganisatieGeregistreerd: { organisatie: 'begin', lid: 'begin' },
  OrganisatieGewijzigd: { organisatie: 'einde', lid: 'einde' },
  IndicatorGedefinieerd: {},
  IndicatorHerzien: {},
} as const satisfies Readonly<Record<DomainEvent['type'], Readonly<Partial<Record<Doelsoort, 'begin' | 'einde' | 'plaats'>>>>>;

type Gevolgen = typeof gevolgen;

/** The facts by which a thing of this kind begins, ends or moves. */
export type Wijze<Soort extends Doelsoort> = { [Type in keyof Gevolgen]: Soort extends keyof Gevolgen[Type] ? Type : never }[keyof Gevolgen];

/** True if a thing of this kind exists after a fact of this type, false if it does not; undefined if the fact has no effect on that. */
export const isDaarNa = (type: DomainEvent['type'], soort: Doelsoort): boolean | undefined => {
  const gevolg = (gevolgen[type] as Readonly<Partial<Record<Doelsoort, 'begin' | 'einde' | 'plaats'>>>)[soort];
  return gevolg === undefined || gevolg === 'plaats' ? undefined : gevolg === 'begin';
};
