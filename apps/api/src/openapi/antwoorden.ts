import type { Doorgevoerd, Geschiedenis, Soort } from '@actiespoor/application';
import type { ActieWeergave, PlanWeergave, Regiobord } from '@actiespoor/voortgang';

import type { Created, Found, Vastgelegd } from '../answers.js';
import type { BronAntwoord } from '../bronnen/antwoorden.js';
import type { Problem } from '../edge/problem.js';
import type { EvaluatieAntwoord, EvaluatieGevraagd, EvaluatieLijst } from '../evaluaties/antwoorden.js';
import type { ProefAntwoord } from '../imports/antwoorden.js';
import type { IndicatorAntwoord, IndicatorLijst } from '../indicatoren/antwoorden.js';
import type { BeurtLijst, EigenBeurtLijst } from '../beurten/antwoorden.js';
import type { GelezenKader, KaderLijst } from '../kaders/antwoorden.js';
import type { OrganisatieLijst } from '../organisaties/antwoorden.js';
import type { ActieLijst, PlanLijst } from '../plannen/antwoorden.js';
import type { SignaalLijst } from '../signalen/antwoorden.js';
import type { SpoorAntwoord } from '../spoor/antwoorden.js';
import type { LeveringAntwoord, LeveringLijst, LeveringOntvangen, TrendAntwoord } from '../veilig-thuis/antwoorden.js';
import type { VastgesteldeInhoudAntwoord, VerschilAntwoord } from '../verschillen/antwoorden.js';

/** Every body of an answer of this API, under its name in the OpenAPI document. `npm run openapi` makes schemas from it. */
export interface Antwoorden {
  readonly ActieAntwoord: ActieWeergave;
  readonly ActieLijst: ActieLijst;
  readonly BeurtLijst: BeurtLijst;
  readonly BronAntwoord: BronAntwoord;
  readonly DoorvoeringAntwoord: Doorgevoerd;
  readonly EigenBeurtLijst: EigenBeurtLijst;
  readonly EvaluatieAntwoord: EvaluatieAntwoord;
  readonly EvaluatieGevraagd: EvaluatieGevraagd;
  readonly EvaluatieLijst: EvaluatieLijst;
  readonly IndicatorAntwoord: IndicatorAntwoord;
  readonly IndicatorLijst: IndicatorLijst;
  readonly KaderAntwoord: GelezenKader;
  readonly KaderLijst: KaderLijst;
  readonly LeveringAntwoord: LeveringAntwoord;
  readonly LeveringLijst: LeveringLijst;
  readonly LeveringOntvangen: LeveringOntvangen;
  readonly OrganisatieLijst: OrganisatieLijst;
  readonly PlanAntwoord: PlanWeergave;
  readonly PlanLijst: PlanLijst;
  readonly ProefAntwoord: ProefAntwoord;
  readonly RegiobordAntwoord: Regiobord;
  readonly SignaalLijst: SignaalLijst;
  readonly SpoorAntwoord: SpoorAntwoord;
  readonly TrendAntwoord: TrendAntwoord;
  readonly Vastgelegd: Vastgelegd;
  readonly VastgesteldeInhoudAntwoord: VastgesteldeInhoudAntwoord;
  readonly VerschilAntwoord: VerschilAntwoord;
}

/** An answer by its name, or the history of these facts. */
export type AntwoordNaam = keyof Antwoorden | readonly Soort[];

export type AntwoordVan<Naam extends AntwoordNaam> = Naam extends keyof Antwoorden
  ? Antwoorden[Naam]
  : Naam extends readonly (infer S extends Soort)[]
    ? Geschiedenis<S>
    : never;

type Sent<Body extends object> = Body | Found<Body> | Created<Body>;

/** A route may answer with another content type as well: a text or a file. */
export type Route<Body extends object, Other> = (...args: never[]) => Sent<Body> | Other | Promise<Sent<Body> | Other>;

/** A refusal in its final form: the filter has filled in the path. */
export type Probleem = Problem & Required<Pick<Problem, 'instance'>>;

/** Parts of answers that would otherwise have the name of another thing, or none. */
export interface Onderdelen {
  readonly AndersVastgelegd: NonNullable<Problem['verschillen']>[number];
  readonly BijeenkomstAntwoord: ActieWeergave['bijeenkomsten'][number];
  readonly Invoerfout: NonNullable<Problem['invalidParams']>[number];
  readonly Probleem: Probleem;
  readonly ProefSamenvatting: ProefAntwoord['samenvatting'];
}
