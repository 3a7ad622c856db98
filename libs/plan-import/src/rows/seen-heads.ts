import { isPlanRole, rolnamen, type Rol } from '../roles/rollen.js';
import { headRole } from '../roles/vocabulary.js';
import type { Row, Table } from '../table/table.js';

const longestHead = 40;

const rolesIn = ({ cells }: Row): readonly Rol[] => [
  ...new Set(cells.flatMap((text) => (text.length > longestHead ? [] : [headRole(text)]).flatMap((found) => (found?.isWhole ? [found.rol] : [])))),
];

const named = (rollen: readonly Rol[]): string => rollen.map((rol) => rolnamen[rol]).join(', ');

/** The headings that a refused document does have, and those that it lacks; empty if it has none. Only the names of roles are repeated, never its words. */
export const seenHeads = ({ rows }: Table): string => {
  const [best] = rows.map((row) => ({ row, rollen: rolesIn(row) })).toSorted((a, b) => b.rollen.length - a.rollen.length);
  if (!best || best.rollen.length === 0) return 'Geen enkele regel had kolomkoppen die bekend zijn.';
  const missing = [
    ...(best.rollen.includes('omschrijving') ? [] : [rolnamen.omschrijving]),
    ...(best.rollen.some(isPlanRole) ? [] : [named(['trekker', 'planning', 'actoren', 'status'])]),
  ];
  const lacks = missing.length === 0 ? 'de regels daaronder vormen geen tabel' : `gemist: ${missing.join('; ')}`;
  return `Gezien op regel ${best.row.regel}: ${named(best.rollen)}; ${lacks}.`;
};
