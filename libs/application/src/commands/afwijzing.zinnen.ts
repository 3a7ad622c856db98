import { defined, type Periode, type RefusalDetails } from '@actiespoor/kernel';
import type { ActieAfwijzing, PlanAfwijzing } from '@actiespoor/plan';
import type { DomainEvent } from '@actiespoor/plan/events';
import { soortOf } from '@actiespoor/voortgang';

import { actieAfwijzingen, type AfwijzingText } from './afwijzing.labels.js';
import { planAfwijzingen } from './plan-afwijzing.labels.js';

const alle: Readonly<Record<ActieAfwijzing | PlanAfwijzing, AfwijzingText>> = { ...planAfwijzingen, ...actieAfwijzingen };

const melding =
  'Corrigeer die statusupdate, of trek haar in. Meldde deze organisatie daarna nog meer, begin dan bij de laatste, en meld na afloop opnieuw wat wel zo was.';
const opnieuw = 'Vertel van die dag opnieuw hoe het was: wat het laatst van een dag is verteld geldt.';

const herindeling = 'Neem die samenvoeging of splitsing terug op de dag die zij noemt, en leg haar daarna zo nodig opnieuw vast.';

/** The way to correct a fact that stands in the way, by its type; a type without a line never stands in the way of an earlier fact. */
const uitwegen: Readonly<Partial<Record<DomainEvent['type'], string>>> = {
  ActieGestart: melding,
  ActieUitgevoerd: melding,
  ActieGeevalueerd: melding,
  ActieUitgesteld: melding,
  ActieGestopt: melding,
  ActieHervat: melding,
  StatusGecorrigeerd: melding,
  BijeenkomstGehouden: 'Neem die bijeenkomst terug.',
  ConsultatieAfgezegd: `${opnieuw} Plan de consultatie op die dag opnieuw.`,
  ConsultatieGehouden: 'Neem dat verslag terug op de dag die het noemt.',
  DeelnameBesloten: `${opnieuw} Besluit voor die dag anders over de deelname, of neem het besluit terug.`,
  KnoopGewijzigd: opnieuw,
  KnoopVerplaatst: `${opnieuw} Verplaats het onderdeel op die dag naar waar het hoorde.`,
  KnoopSamengevoegd: herindeling,
  KnoopGesplitst: herindeling,
  PlanVastgesteld: 'Neem de vaststelling terug op de dag die zij noemt.',
};

/** For an end that later facts stand in the way of: only a report can be withdrawn. */
const naEinde = 'Wat van na die dag is vastgelegd blijft staan: kies een dag daarna, of vertel eerst dat het toen nog bij het plan hoorde.';

const eindes: ReadonlySet<string> = new Set(['knoop-opgegaan']);

/** The way out for a fact that no longer follows, for that reason. */
const uitwegUit = (type: string, refusal: string): string | undefined => {
  const uitweg = isOfEvent(type) ? uitwegen[type] : undefined;
  return eindes.has(refusal) && uitweg !== melding && uitweg !== herindeling ? naEinde : uitweg;
};

const isOfEvent = (type: string): type is DomainEvent['type'] => Object.hasOwn(uitwegen, type);

const titleOf = (refusal: string): string => (refusal in alle ? alle[refusal as keyof typeof alle].title.toLowerCase() : refusal);

const feitZin = ({ feit }: RefusalDetails, bijFeit: NonNullable<AfwijzingText['bijFeit']>): readonly string[] => {
  if (!feit) return [];
  const { type, op, refusal } = feit;
  const waarom = refusal === undefined ? '' : ` (${titleOf(refusal)})`;
  const uitweg = refusal === undefined ? bijFeit[type as DomainEvent['type']] : uitwegUit(type, refusal);
  return [`In de weg staat ${soortOf(type)} op ${op}${waarom}.`, ...(uitweg === undefined ? [] : [uitweg])];
};

/** The facts with which a thing begins that a command may name. */
const beginnen: ReadonlySet<string> = new Set<DomainEvent['type']>([
  'KnoopToegevoegd',
  'KnoopSamengevoegd',
  'KnoopGesplitst',
  'KaderGeregistreerd',
  'ActieOpgenomen',
  'TrekkerToegewezen',
]);

const pasLater = (wat: string | undefined, { feit }: RefusalDetails): string | undefined =>
  wat !== undefined && feit && beginnen.has(feit.type) ? `${wat} is er pas vanaf ${feit.op}; kies een datum vanaf dan.` : undefined;

const inWoorden = (waarde: string | null): string => (waarde === null ? 'niets' : `"${waarde}"`);

const verschilZin = ({ verschillen = [] }: RefusalDetails): readonly string[] =>
  verschillen.map(({ veld, oud, nieuw }) => `${veld} is vastgelegd als ${inWoorden(oud)}, en niet als ${inWoorden(nieuw)}.`);

const metPeriode = ({ id, periode = {} }: { readonly id: string; readonly periode?: Periode }): string => {
  if (periode.van === undefined) return id;
  return periode.tot === undefined ? `${id}, vanaf ${periode.van}` : `${id}, van ${periode.van} tot en met ${periode.tot}`;
};

const idZin = ({ id: genoemd, feit, periode, bezet }: RefusalDetails): readonly string[] => {
  const id = genoemd ?? feit?.id;
  const alles = bezet ?? (id === undefined ? [] : [defined({ id, periode })]);
  return alles.length === 0 ? [] : [`Het gaat om ${alles.map(metPeriode).join('; en om ')}.`];
};

/** For an answer with many refusals: the title and the sentence of one, on one line. */
export const afwijzingRegel = (reden: ActieAfwijzing | PlanAfwijzing, details?: RefusalDetails): string => {
  const weigering = alle[reden];
  return `${weigering.title}. ${afwijzingZin(weigering, details)}`;
};

/** The sentence with a way out, with the details of this case. */
export const afwijzingZin = ({ detail, wat, bijFeit = {} }: AfwijzingText, details: RefusalDetails = {}): string =>
  [pasLater(wat, details) ?? detail, ...feitZin(details, bijFeit), ...verschilZin(details), ...idZin(details)].join(' ');
