import { ApiProperty } from '@nestjs/swagger';
import type { Position } from '@actiespoor/event-store';
import type { Dag } from '@actiespoor/kernel';
import type { Definitie, IndicatorId, OrganisatieCode, PlanId } from '@actiespoor/plan/events';
import { tempoOf } from '@actiespoor/application';
import type { Platform } from '@actiespoor/platform';
import type { Cijfer, EvaluatieId, Evaluatieperiode, EvaluatieRegel, GebruikteDefinitie, Groep, Periodemaat } from '@actiespoor/voortgang';

import { DefinitieAntwoord } from '../indicatoren/definitie.js';
import { periodematen } from './opgave.js';

type Evaluatie = NonNullable<Awaited<ReturnType<Platform['evaluaties']['find']>>>;
type EvaluatieStand = Awaited<ReturnType<Platform['evaluaties']['list']>>['evaluaties'][number];

const staten = ['wacht', 'loopt', 'gestopt', 'klaar', 'mislukt'] as const satisfies readonly EvaluatieStand['staat'][];

export class CijferAntwoord implements Cijfer {
  @ApiProperty({ type: 'number', required: false, description: 'Een deel tussen 0 en 1, een mediaan in dagen of een aantal; ontbreekt waar niets te delen is.' })
  readonly waarde?: number;

  @ApiProperty({ type: 'integer', description: 'Over hoeveel uitvoeringen, acties of organisaties het gaat.' })
  readonly aantal!: number;

  @ApiProperty({ type: 'integer', required: false, description: 'Van verschuivingen: hoeveel dagen het einde in totaal opschoof; onder nul is eerder.' })
  readonly dagen?: number;
}

export class PeriodeAntwoord implements Evaluatieperiode {
  @ApiProperty({ type: 'string', description: 'Zoals 2022, 2022-H1, 2022-K3 of 2022-05.' })
  readonly naam!: string;

  @ApiProperty({ type: 'string', format: 'date' })
  readonly van!: Dag;

  @ApiProperty({ type: 'string', format: 'date', description: 'De peildatum van de cijfers.' })
  readonly tot!: Dag;
}

export class GroepAntwoord implements Groep {
  @ApiProperty({ type: 'string', required: false, description: 'Van de actielijn, de actie, het plan of de organisatie; ontbreekt bij het geheel.' })
  readonly id?: string;

  @ApiProperty({ type: 'string' })
  readonly naam!: string;

  @ApiProperty({ type: 'string', format: 'uuid', required: false })
  readonly planId?: PlanId;

  @ApiProperty({ type: 'string', required: false })
  readonly organisatie?: OrganisatieCode;
}

export class EvaluatieRegelAntwoord implements EvaluatieRegel {
  @ApiProperty({ type: () => PeriodeAntwoord })
  readonly periode!: Evaluatieperiode;

  @ApiProperty({ type: () => GroepAntwoord })
  readonly groep!: Groep;

  @ApiProperty({ type: () => CijferAntwoord, required: false, description: 'Volgens de geldende definitie.' })
  readonly staand?: Cijfer;

  @ApiProperty({ type: () => CijferAntwoord, required: false, description: 'Volgens het voorstel.' })
  readonly voorstel?: Cijfer;

  @ApiProperty({ type: 'number', required: false, description: 'Voorstel min geldend, waar beide er zijn.' })
  readonly verschil?: number;
}

export class GebruikteDefinitieAntwoord implements GebruikteDefinitie {
  @ApiProperty({ type: 'integer', required: false, description: 'Ontbreekt bij een definitie die niet is vastgelegd.' })
  readonly versie?: number;

  @ApiProperty({ type: () => DefinitieAntwoord })
  readonly definitie!: Definitie;
}

export class VoortgangAntwoord {
  @ApiProperty({ type: 'integer', description: 'Hoeveel plannen gedaan zijn.' })
  readonly plannen!: number;

  @ApiProperty({ type: 'integer', description: 'Van hoeveel.' })
  readonly plannenTotaal!: number;

  @ApiProperty({ type: 'integer' })
  readonly gebeurtenissen!: number;

  @ApiProperty({ type: 'integer', required: false, description: 'Gebeurtenissen per seconde.' })
  readonly perSeconde?: number;

  @ApiProperty({ type: 'integer', required: false, description: 'Hoeveel seconden het naar schatting nog duurt.' })
  readonly nogSeconden?: number;
}

/** An evaluation without its outcome, as in a list. */
export class EvaluatieStandAntwoord {
  @ApiProperty({ type: 'string', format: 'uuid' })
  readonly evaluatieId!: EvaluatieId;

  @ApiProperty({ type: 'string', enum: [...staten], description: 'wacht op haar beurt, loopt, gestopt door iemand, klaar, of mislukt met een reden.' })
  readonly status!: EvaluatieStand['staat'];

  @ApiProperty({ type: 'string', format: 'uuid' })
  readonly indicatorId!: IndicatorId;

  @ApiProperty({ type: 'string', description: 'De naam van de indicator.' })
  readonly indicator!: string;

  @ApiProperty({ type: () => GebruikteDefinitieAntwoord, description: 'De geldende definitie, zoals zij toen was.' })
  readonly staand!: GebruikteDefinitie;

  @ApiProperty({ type: () => GebruikteDefinitieAntwoord, description: 'Het voorstel ernaast.' })
  readonly voorstel!: GebruikteDefinitie;

  @ApiProperty({ type: 'string', format: 'date' })
  readonly van!: Dag;

  @ApiProperty({ type: 'string', format: 'date' })
  readonly tot!: Dag;

  @ApiProperty({ type: 'string', enum: [...periodematen] })
  readonly per!: Periodemaat;

  @ApiProperty({ type: 'string', description: 'Voor welke organisatie zij is gevraagd.' })
  readonly organisatie!: string;

  @ApiProperty({ type: 'string', format: 'date-time' })
  readonly gevraagdOp!: string;

  @ApiProperty({ type: 'string', format: 'date-time', required: false })
  readonly klaarOp?: string;

  @ApiProperty({ type: () => VoortgangAntwoord })
  readonly voortgang!: VoortgangAntwoord;

  @ApiProperty({ type: 'string', required: false, description: 'Waarom zij mislukte, en wat te doen.' })
  readonly fout?: string;

  @ApiProperty({ type: 'string', description: 'Tot waar het spoor meetelt: dezelfde vraag tot deze positie geeft altijd dezelfde cijfers.' })
  readonly positie!: Position;
}

export class EvaluatieAntwoord extends EvaluatieStandAntwoord {
  @ApiProperty({ type: 'array', items: { type: 'string', format: 'uuid' }, description: 'Over welke plannen.' })
  readonly plannen!: readonly PlanId[];

  @ApiProperty({ type: () => EvaluatieRegelAntwoord, isArray: true, required: false, description: 'De cijfers: per periode, daarbinnen per groep, het geheel het laatst. Er als de status klaar is.' })
  readonly regels?: readonly EvaluatieRegelAntwoord[];
}

export class EvaluatieLijst {
  @ApiProperty({ type: () => EvaluatieStandAntwoord, isArray: true, description: 'De nieuwste eerst.' })
  readonly evaluaties!: readonly EvaluatieStandAntwoord[];

  @ApiProperty({ type: 'string', required: false, description: 'Waar de lijst verdergaat.' })
  readonly volgende?: string;
}

/** The body of the answer to asking, stopping and resuming. */
export class EvaluatieGevraagd {
  @ApiProperty({ type: 'string', format: 'uuid' })
  readonly evaluatieId!: EvaluatieId;

  @ApiProperty({ type: 'string', enum: [...staten] })
  readonly status!: EvaluatieStand['staat'];

  @ApiProperty({ type: 'string', description: 'Tot waar het spoor meetelt.' })
  readonly positie!: Position;
}

export const gevraagd = ({ evaluatieId, staat, opdracht: { totEnMet } }: EvaluatieStand): EvaluatieGevraagd => ({ evaluatieId, status: staat, positie: totEnMet });

const regelAntwoord = (regel: EvaluatieRegel): EvaluatieRegelAntwoord => {
  const [staand, voorstel] = [regel.staand?.waarde, regel.voorstel?.waarde];
  return staand === undefined || voorstel === undefined ? regel : { ...regel, verschil: voorstel - staand };
};

export const standAntwoord = (evaluatie: EvaluatieStand): EvaluatieStandAntwoord => {
  const { evaluatieId, staat, indicatorNaam, organisatie, gevraagdOp, klaarOp, fout, voortgang } = evaluatie;
  const { totEnMet, indicatorId, staand, voorstel, van, tot, per } = evaluatie.opdracht;
  const { plannen, plannenTotaal, gebeurtenissen } = voortgang;
  return {
    ...{ evaluatieId, status: staat, indicatorId, indicator: indicatorNaam, staand, voorstel, van, tot, per, organisatie, gevraagdOp },
    ...(klaarOp !== undefined && { klaarOp }),
    voortgang: { plannen, plannenTotaal, gebeurtenissen, ...tempoOf(evaluatie) },
    ...(fout !== undefined && { fout }),
    positie: totEnMet,
  };
};

export const evaluatieAntwoord = (evaluatie: Evaluatie): EvaluatieAntwoord => ({
  ...standAntwoord(evaluatie),
  plannen: evaluatie.opdracht.plannen,
  ...(evaluatie.regels && { regels: evaluatie.regels.map(regelAntwoord) }),
});
