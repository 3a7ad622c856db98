import { isAcceptable, openFouten, type Bevinding } from '../bevinding.js';
import type { ImportContext } from '../context.js';
import type { Gelezen } from '../gelezen.js';
import { interpret } from '../interpret.js';
import type { Rij } from '../layout/document.js';
import { tidy } from '../text.js';
import type { Correctie, Correctiefout } from './correctie.js';
import { isMapping, remapped } from './mapping.js';

export interface Verbeteringen {
  readonly correcties: readonly Correctie[];
  /** Lines whose findings of ernst `fout` a person accepted. */
  readonly aanvaard: readonly number[];
}

export type Corrected = { readonly ok: true; readonly gelezen: Gelezen } | { readonly ok: false; readonly fouten: readonly Correctiefout[] };

const key = ({ regel, veld }: Pick<Correctie, 'regel' | 'veld'>): string => `${regel}|${veld}`;

const correctable = ({ soort }: Rij): boolean => soort !== 'kolommen' && soort !== 'overgeslagen';

const fieldsOn = (rijen: readonly Rij[], regel: number): readonly string[] =>
  rijen.filter((rij) => rij.regel === regel && correctable(rij)).flatMap(({ velden }) => Object.keys(velden));

const unknownField = ({ regel, veld }: Correctie, rijen: readonly Rij[]): readonly Correctiefout[] => {
  const fields = fieldsOn(rijen, regel);
  if (fields.includes(veld)) return [];
  if (fields.length === 0) return [{ regel, veld, tekst: `Regel ${regel} heeft niets dat te corrigeren is.` }];
  return [{ regel, veld, tekst: `Regel ${regel} heeft geen veld "${veld}"; wel: ${fields.join(', ')}.` }];
};

const twice = ({ regel, veld }: Correctie): Correctiefout => ({
  regel,
  veld,
  tekst: `"${veld}" op regel ${regel} is meer dan eens gecorrigeerd. Kies er een.`,
});

const repeated = (correcties: readonly Correctie[]): readonly Correctiefout[] =>
  [...Map.groupBy(correcties, key).values()].flatMap(([first, ...more]) => (first && more.length > 0 ? [twice(first)] : []));

/** The first row with the field takes the correctie: a title comes before a heading on the same line. */
const corrected = (rijen: readonly Rij[], correcties: readonly Correctie[]): readonly Rij[] => {
  const open = new Map(correcties.map((correctie) => [key(correctie), tidy(correctie.waarde)]));
  const take = (regel: number, veld: string, tekst: string): string => {
    const waarde = open.get(key({ regel, veld }));
    open.delete(key({ regel, veld }));
    return waarde ?? tekst;
  };
  return rijen.map((rij) => {
    if (!correctable(rij)) return rij;
    return { ...rij, velden: Object.fromEntries(Object.entries(rij.velden).map(([veld, tekst]) => [veld, take(rij.regel, veld, tekst)])) };
  });
};

const refusedAcceptance = (regel: number, fouten: readonly Bevinding[]): readonly Correctiefout[] => {
  const here = fouten.filter((fout) => fout.regel === regel);
  if (here.length === 0) return [{ regel, tekst: `Op regel ${regel} staat geen fout die te aanvaarden is.` }];
  return here.filter((fout) => !isAcceptable(fout)).map(({ tekst }) => ({ regel, tekst: `Regel ${regel} kan niet worden aanvaard. ${tekst}` }));
};

const withAccepted = (gelezen: Gelezen, aanvaard: readonly number[]): Gelezen => {
  const bevindingen = gelezen.bevindingen.map((one): Bevinding =>
    one.ernst === 'fout' && aanvaard.includes(one.regel) ? { ...one, ernst: 'waarschuwing', isAanvaard: true } : one,
  );
  const waarschuwingen = bevindingen.filter(({ ernst }) => ernst === 'waarschuwing').length;
  return { ...gelezen, bevindingen, samenvatting: { ...gelezen.samenvatting, waarschuwingen } };
};

/**
 * Reads the document again with the corrected fields, through the same readers, and with the faults that a person accepted.
 * Impossible corrections and acceptances are returned all at once; personal data are never accepted.
 *
 * @param context the context of the first reading
 */
export const applyCorrections = (gelezen: Gelezen, { correcties, aanvaard }: Verbeteringen, context: ImportContext): Corrected => {
  const { document, fouten: mappingFouten } = remapped(gelezen.document, correcties.filter(isMapping));
  const words = correcties.filter((correctie) => !isMapping(correctie));
  const reread = interpret({ ...document, rijen: corrected(document.rijen, words) }, context);
  const fouten = [
    ...mappingFouten,
    ...words.flatMap((correctie) => unknownField(correctie, document.rijen)),
    ...repeated(correcties),
    ...aanvaard.flatMap((regel) => refusedAcceptance(regel, openFouten(reread))),
  ];
  return fouten.length > 0 ? { ok: false, fouten } : { ok: true, gelezen: withAccepted(reread, aanvaard) };
};
