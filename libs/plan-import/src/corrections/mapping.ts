import type { PlanDocument, Rij } from '../layout/document.js';
import { recognise } from '../layout/recognise.js';
import type { Overrides } from '../roles/mapping.js';
import { rolnamen, rolOf } from '../roles/rollen.js';
import { tableOf } from '../table/table.js';
import type { Correctie, Correctiefout } from './correctie.js';

const columnField = /^kolom ([a-z]{1,3})$/iu;

const letterOf = ({ veld }: Correctie): string | undefined => columnField.exec(veld)?.[1]?.toUpperCase();

/** A correctie that gives a column its role, on the head row of its table. */
export const isMapping = (correctie: Correctie): boolean => letterOf(correctie) !== undefined;

const columnsAt = (rijen: readonly Rij[], regel: number): readonly string[] =>
  rijen.flatMap((rij) => (rij.regel === regel ? (rij.kolommen ?? []).map(({ kolom }) => kolom) : []));

const faultOf = (correctie: Correctie, rijen: readonly Rij[]): readonly Correctiefout[] => {
  const { regel, veld, waarde } = correctie;
  const columns = columnsAt(rijen, regel);
  if (columns.length === 0) return [{ regel, veld, tekst: `Regel ${regel} is geen rij met kolomkoppen.` }];
  if (!columns.includes(letterOf(correctie) ?? ''))
    return [{ regel, veld, tekst: `De tabel van regel ${regel} heeft geen ${veld}; wel: ${columns.join(', ')}.` }];
  return rolOf(waarde) === undefined
    ? [{ regel, veld, tekst: `"${waarde.slice(0, 60)}" is geen rol van een kolom. Kies uit: ${Object.values(rolnamen).join(', ')}.` }]
    : [];
};

/** The rows of the document with these roles for its columns, or the reasons why that is impossible. */
export const remapped = (
  document: PlanDocument,
  correcties: readonly Correctie[],
): { readonly document: PlanDocument; readonly fouten: readonly Correctiefout[] } => {
  const fouten = correcties.flatMap((correctie) => faultOf(correctie, document.rijen));
  const [first] = correcties;
  if (!first || fouten.length > 0 || !document.grid) return { document, fouten };
  const overrides: Overrides = new Map(correcties.flatMap((one) => [[letterOf(one) ?? '', rolOf(one.waarde) ?? 'weglaten'] as const]));
  const found = recognise(tableOf(document.grid, []), overrides);
  const { regel, veld } = first;
  if (!found) return { document, fouten: [{ regel, veld, tekst: 'Met deze kolommen is er geen plan meer te lezen: een kolom moet de acties houden.' }] };
  return { document: { ...document, ...found }, fouten: [] };
};
