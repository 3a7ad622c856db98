import { uuidV5 } from '@actiespoor/kernel';
import type { PersoonId, PlanId } from '@actiespoor/plan';

import { bevinding, type Bevinding } from '../bevinding.js';
import type { GelezenPersoon } from '../gelezen.js';
import type { Rij } from '../layout/document.js';
import type { Organisaties } from '../values/organisaties.js';
import { findPersoonsgegevens } from '../values/persoonsgegevens.js';
import { findNamen, isMogelijkNaam, type Veldsoort } from '../values/personen.js';

/** Rows that may go on: the names of people are replaced, and what is wrong with a cell whatever it means is found. */
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

export interface ScreeningContext {
  readonly planId: PlanId;
  readonly organisaties: Organisaties;
}

const maxField = 10_000;
const formula = /^(?:=\S|[+@]\s?[\p{L}_$(])/u;

const soortOf = (veld: string): Veldsoort => (veld === 'actoren' || veld === 'trekker' ? 'wie' : 'proza');

const personalData = ({ regel, veld, tekst }: Field): readonly Bevinding[] =>
  findPersoonsgegevens(tekst).map((kind) =>
    bevinding('persoonsgegevens', regel, `In "${veld}" staat een ${kind}. Persoonsgegevens worden niet overgenomen: corrigeer de tekst.`));

const remarks = (field: Field, { organisaties }: ScreeningContext): readonly Bevinding[] => {
  const { regel, veld, tekst } = field;
  return [
    ...personalData(field),
    ...(formula.test(tekst) ? [bevinding('formule', regel, `"${veld}" begint als een formule; het is als tekst overgenomen en niet berekend.`)] : []),
    ...(tekst.length > maxField ? [bevinding('cel-te-lang', regel, `"${veld}" is langer dan ${maxField} tekens. Kort de tekst in.`)] : []),
    ...(veld === 'trekker' && isMogelijkNaam(tekst, organisaties)
      ? [bevinding('persoonsnaam-mogelijk', regel, 'De trekker kan een naam van een persoon zijn. Noem de functie en de organisatie, of aanvaard de tekst.')]
      : []),
  ];
};

/** Always the same id for the same name in the same plan. */
const persoonId = (planId: PlanId, naam: string): PersoonId => uuidV5(planId, `persoon|${naam.toLowerCase()}`) as PersoonId;

const nameFinding = ({ regel, veld }: Field): Bevinding =>
  bevinding('persoonsnaam', regel, `In "${veld}" staat een naam van een persoon. De naam is apart gehouden; in het plan staat een kenmerk.`);

/** One field with every name replaced by `{persoon:<id>}`. */
const screenField = (field: Field, context: ScreeningContext): Pick<Screened, 'personen' | 'bevindingen'> & { readonly tekst: string } => {
  const namen = findNamen(field.tekst, soortOf(field.veld), context.organisaties);
  const personen = namen.map(({ naam }) => ({ persoon: persoonId(context.planId, naam), naam, regel: field.regel }));
  const tekst = namen.reduceRight(
    (text, { naam, index }) => `${text.slice(0, index)}{persoon:${persoonId(context.planId, naam)}}${text.slice(index + naam.length)}`,
    field.tekst,
  );
  return { tekst, personen, bevindingen: [...remarks(field, context), ...namen.map(() => nameFinding(field))] };
};

const screenRij = (rij: Rij, context: ScreeningContext): Screened => {
  const fields = Object.entries(rij.velden).map(([veld, tekst]) => ({ veld, ...screenField({ regel: rij.regel, veld, tekst }, context) }));
  return {
    rijen: [{ ...rij, velden: Object.fromEntries(fields.map(({ veld, tekst }) => [veld, tekst])) }],
    personen: fields.flatMap(({ personen }) => personen),
    bevindingen: fields.flatMap(({ bevindingen }) => bevindingen),
  };
};

const once = (personen: readonly GelezenPersoon[]): readonly GelezenPersoon[] =>
  [...new Map(personen.toReversed().map((persoon) => [persoon.persoon, persoon])).values()].toReversed();

/** Looks at every field before anything is read from it: personal data, names, formulas and length. */
export const screen = (rijen: readonly Rij[], context: ScreeningContext): Screened => {
  const screened = rijen.map((rij) => screenRij(rij, context));
  return {
    rijen: screened.flatMap((one) => one.rijen),
    personen: once(screened.flatMap(({ personen }) => personen)),
    bevindingen: screened.flatMap(({ bevindingen }) => bevindingen),
  };
};
