import type { OrganisatieCode } from '@actiespoor/plan/events';

import type { Bijeenkomst } from '../actueel-plan/actie-rij.js';
import type { ActieWeergave, UitvoeringWeergave } from '../actueel-plan/plan-weergave.js';
import { defined } from '../defined.js';
import type { SpoorWijziging } from '../spoor/spoor-regel.js';
import { noVelden, several, single, wijzigingenBetween, type Veldwaarden } from './veldwaarden.js';
import type { Onderwerp, Paar, VerschilRegel } from './verschil.js';

/** The line of one organisatie for an actie, in both states. */
interface Uitvoeringspaar extends Paar<UitvoeringWeergave> {
  readonly organisatie: OrganisatieCode;
}

/** The status as it is shown: without a line, or without taking part, an organisatie has none. */
const standVelden = (uitvoering: UitvoeringWeergave | undefined): Veldwaarden => single({ status: uitvoering?.status, sinds: uitvoering?.sinds });

const isGemeld = (uitvoering: UitvoeringWeergave | undefined): boolean => uitvoering?.sinds !== undefined;

// An organisatie without reports is no news, also if it comes in or goes out by the scale.
const standwijzigingen = ({ van, tot }: Paar<UitvoeringWeergave>): readonly SpoorWijziging[] =>
  isGemeld(van) || isGemeld(tot) ? wijzigingenBetween(standVelden(van), standVelden(tot)) : [];

const bijeenkomstVelden = (actie: ActieWeergave | undefined, organisatie: OrganisatieCode): Veldwaarden =>
  several(
    'bijeenkomst',
    (actie?.bijeenkomsten ?? []).filter((een) => een.organisatie === organisatie),
    ({ nummer, op, onderwerp }: Bijeenkomst) => ({
      sleutel: String(nummer),
      tekst: `${String(nummer)} op ${op}${onderwerp === undefined ? '' : `: ${onderwerp}`}`,
    }),
  );

/** The owner of the plan needs no decision to take part, and an organisatie that only reported has made none. */
const besluitVelden = (uitvoering: UitvoeringWeergave | undefined, isEigenaar: (organisatie: OrganisatieCode) => boolean): Veldwaarden => {
  if (uitvoering === undefined || uitvoering.deelname === 'onbekend' || uitvoering.zonderBesluit) return noVelden;
  const isVanzelf = uitvoering.deelname === 'ja' && isEigenaar(uitvoering.organisatie);
  return isVanzelf ? noVelden : single({ deelname: uitvoering.deelname });
};

const paren = ({ van, tot }: Paar<ActieWeergave>): readonly Uitvoeringspaar[] => {
  const inVan = new Map(van?.uitvoeringen.map((een) => [een.organisatie, een]));
  const inTot = new Map(tot?.uitvoeringen.map((een) => [een.organisatie, een]));
  // On a day on which an actie is divided it has no lines of its own, but its earlier meetings still happened.
  const bijeen = [tot, van].flatMap((actie) => actie?.bijeenkomsten ?? []).map(({ organisatie }) => organisatie);
  return [...new Set([...inTot.keys(), ...inVan.keys(), ...bijeen])].map((organisatie) => {
    const [voor, na] = [inVan.get(organisatie), inTot.get(organisatie)];
    return { organisatie, ...(voor && { van: voor }), ...(na && { tot: na }) };
  });
};

interface Vergeleken extends Paar<ActieWeergave> {
  readonly onderwerp: Onderwerp;
  readonly eigenaar: OrganisatieCode;
}

/** The decisions and reports of organisaties about one actie between two states. */
export const uitvoeringRegels = ({ onderwerp, eigenaar, ...acties }: Vergeleken): readonly VerschilRegel[] => {
  const isEigenaar = (organisatie: OrganisatieCode): boolean => organisatie === eigenaar;
  return paren(acties).flatMap(({ organisatie, van, tot }) => {
    const regel = (soort: 'deelname' | 'status', wijzigingen: readonly SpoorWijziging[]): readonly VerschilRegel[] =>
      wijzigingen.length === 0 ? [] : [{ soort, onderwerp, organisatie, wijzigingen }];
    const bijeenkomsten = wijzigingenBetween(bijeenkomstVelden(acties.van, organisatie), bijeenkomstVelden(acties.tot, organisatie));
    return [
      ...regel('deelname', wijzigingenBetween(besluitVelden(van, isEigenaar), besluitVelden(tot, isEigenaar))),
      ...regel('status', [...standwijzigingen(defined({ van, tot })), ...bijeenkomsten]),
    ];
  });
};
