import { findPersoonsgegevens, hasPersoonsverwijzing } from '@actiespoor/kernel';
import type { PlanId } from '@actiespoor/plan';

import { bevinding, type Bevinding } from '../bevinding.js';
import type { ImportContext, Persoonskenmerk } from '../context.js';
import type { GelezenPersoon } from '../gelezen.js';
import type { Rij } from '../layout/document.js';
import type { Organisaties } from '../values/organisaties.js';
import { findNames, isMogelijkNaam, type FieldKind } from '../values/personen.js';

/** Screened rows: names of people are replaced, and faults of cells are found that do not depend on their meaning. */
export interface Screened {
  readonly rijen: readonly Rij[];
  readonly personen: readonly GelezenPersoon[];
  readonly bevindingen: readonly Bevinding[];
}

interface Field {
  readonly regel: number;
  readonly veld: string;
  readonly tekst: string;
}

export interface ScreeningContext extends Pick<ImportContext, 'kenmerkVan'> {
  readonly planId: PlanId;
  readonly organisaties: Organisaties;
}

const maxField = 10_000;
const formula = /^(?:=\S|[+@]\s?[\p{L}_$(])/u;

const soortOf = (veld: string): FieldKind => (veld === 'actoren' || veld === 'trekker' ? 'wie' : 'proza');

const typedReference = (regel: number, veld: string): Bevinding =>
  bevinding(
    'persoonsverwijzing',
    regel,
    `In "${veld}" staat een verwijzing naar een persoon ({persoon:…}). Die zet alleen dit programma zelf in een tekst: corrigeer de tekst.`,
  );

const personalData = ({ regel, veld, tekst }: Field): readonly Bevinding[] =>
  findPersoonsgegevens(tekst).map((kind) =>
    bevinding('persoonsgegevens', regel, `In "${veld}" staat een ${kind}. Persoonsgegevens worden niet overgenomen: corrigeer de tekst.`),
  );

// The title is screened before the plan, and so the ids of its people, is known: a person must judge a name in it.
const possibleNames = ({ regel, veld, tekst }: Field, organisaties: Organisaties): readonly Bevinding[] => [
  ...(veld === 'trekker' && isMogelijkNaam(tekst, organisaties)
    ? [bevinding('persoonsnaam-mogelijk', regel, 'De trekker kan een naam van een persoon zijn. Noem de functie en de organisatie, of aanvaard de tekst.')]
    : []),
  ...(veld === 'titel' && findNames(tekst, 'proza', organisaties).length > 0
    ? [bevinding('persoonsnaam-mogelijk', regel, 'In de titel kan een naam van een persoon staan. Corrigeer de titel, of aanvaard de tekst.')]
    : []),
];

const remarks = (field: Field, { organisaties }: ScreeningContext): readonly Bevinding[] => {
  const { regel, veld, tekst } = field;
  return [
    ...personalData(field),
    ...(hasPersoonsverwijzing(tekst) ? [typedReference(regel, veld)] : []),
    ...(formula.test(tekst) ? [bevinding('formule', regel, `"${veld}" begint als een formule; het is als tekst overgenomen en niet berekend.`)] : []),
    ...(tekst.length > maxField ? [bevinding('cel-te-lang', regel, `"${veld}" is langer dan ${maxField} tekens. Kort de tekst in.`)] : []),
    ...possibleNames(field, organisaties),
  ];
};

const nameFinding = ({ regel, veld }: Field): Bevinding =>
  bevinding('persoonsnaam', regel, `In "${veld}" staat een naam van een persoon. De naam is apart gehouden; in het plan staat een kenmerk.`);

/** Screens one field, with every name replaced by `{persoon:<id>}`. */
const screenField = (field: Field, context: ScreeningContext): Pick<Screened, 'personen' | 'bevindingen'> & { readonly tekst: string } => {
  const namen = (field.veld === 'titel' ? [] : findNames(field.tekst, soortOf(field.veld), context.organisaties)).map(({ naam, index }) => {
    const { id: persoon, vroeger } = context.kenmerkVan(context.planId, naam);
    return { naam, index, persoon, vroeger };
  });
  const personen = namen.map(({ index: _, ...persoon }) => ({ ...persoon, regel: field.regel }));
  const tekst = namen.reduceRight(
    (text, { naam, index, persoon }) => `${text.slice(0, index)}{persoon:${persoon}}${text.slice(index + naam.length)}`,
    field.tekst,
  );
  return { tekst, personen, bevindingen: [...remarks(field, context), ...namen.map(() => nameFinding(field))] };
};

const screenRow = (rij: Rij, context: ScreeningContext): Screened => {
  const fields = Object.entries(rij.velden).map(([veld, tekst]) => ({ veld, ...screenField({ regel: rij.regel, veld, tekst }, context) }));
  return {
    rijen: [{ ...rij, velden: Object.fromEntries(fields.map(({ veld, tekst }) => [veld, tekst])) }],
    personen: fields.flatMap(({ personen }) => personen),
    bevindingen: fields.flatMap(({ bevindingen }) => bevindingen),
  };
};

const once = (personen: readonly GelezenPersoon[]): readonly GelezenPersoon[] =>
  [...new Map(personen.toReversed().map((persoon) => [persoon.persoon, persoon])).values()].toReversed();

/** Derives the id of a repeated name only once. */
const remembering = (context: ScreeningContext): ScreeningContext => {
  const known = new Map<string, Persoonskenmerk>();
  const kenmerkVan: ScreeningContext['kenmerkVan'] = (planId, naam) => {
    const kenmerk = known.get(naam) ?? context.kenmerkVan(planId, naam);
    known.set(naam, kenmerk);
    return kenmerk;
  };
  return { ...context, kenmerkVan };
};

/** Screens every field before anything is read from it: personal data, names, formulas and length. */
export const screen = (rijen: readonly Rij[], context: ScreeningContext): Screened => {
  const remembered = remembering(context);
  const screened = rijen.map((rij) => screenRow(rij, remembered));
  return {
    rijen: screened.flatMap((one) => one.rijen),
    personen: once(screened.flatMap(({ personen }) => personen)),
    bevindingen: screened.flatMap(({ bevindingen }) => bevindingen),
  };
};

const marks = /\{persoon:([^{}]*)\}?/giu;

/** References in the reading that the screening neither made nor saw, such as one that was joined together from pieces. */
export const strangeReferences = (read: readonly { readonly regel: number }[], { personen, bevindingen }: Screened): readonly Bevinding[] => {
  const seen = new Set(bevindingen.filter(({ code }) => code === 'persoonsverwijzing').map(({ regel }) => regel));
  const known = new Set<string>(personen.map(({ persoon }) => persoon));
  const isStrange = (item: object): boolean => [...JSON.stringify(item).matchAll(marks)].some(([, id = '']) => !known.has(id));
  return read.filter((item) => !seen.has(item.regel) && isStrange(item)).map(({ regel }) => typedReference(regel, 'de tekst'));
};
