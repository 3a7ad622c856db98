/** The part of a plan that a column holds. */
export type Rol =
  | 'code'
  | 'omschrijving'
  | 'toelichting'
  | 'knoop'
  | 'actoren'
  | 'trekker'
  | 'schaal'
  | 'planning'
  | 'start'
  | 'eind'
  | 'gereedOp'
  | 'periode'
  | 'status'
  | 'standVanZaken'
  | 'resultaat'
  | 'indicator'
  | 'dekking'
  | 'aard'
  | 'opmerking'
  | 'weglaten';

/** The names of the roles as a person writes them in a correctie, in the order of their explanation. */
export const rolnamen: Readonly<Record<Rol, string>> = {
  code: 'code',
  omschrijving: 'actie',
  toelichting: 'toelichting',
  knoop: 'onderdeel',
  actoren: 'betrokkenen',
  trekker: 'trekker',
  schaal: 'schaal',
  planning: 'planning',
  start: 'start',
  eind: 'eind',
  gereedOp: 'gereed op',
  periode: 'periode',
  status: 'status',
  standVanZaken: 'stand van zaken',
  resultaat: 'resultaat',
  indicator: 'indicator',
  dekking: 'dekking',
  aard: 'structureel of incidenteel',
  opmerking: 'opmerking',
  weglaten: 'weglaten',
};

const rollen = Object.keys(rolnamen) as readonly Rol[];

/** The role with this name; undefined for other words. */
export const rolOf = (naam: string): Rol | undefined => {
  const plain = naam.trim().toLowerCase();
  return rollen.find((rol) => rolnamen[rol] === plain || rol.toLowerCase() === plain);
};

/** Roles that make a table a plan: a list of things without any of these is a budget or an index. */
const planRoles: ReadonlySet<Rol> = new Set<Rol>(['actoren', 'trekker', 'schaal', 'planning', 'start', 'eind', 'gereedOp', 'status', 'knoop', 'resultaat']);

export const isPlanRole = (rol: Rol): boolean => planRoles.has(rol);

/** Roles that are read and shown with the actie, and for which a plan has no place of its own yet. */
export const shownOnly: ReadonlySet<Rol> = new Set<Rol>(['toelichting', 'indicator', 'aard', 'opmerking']);
