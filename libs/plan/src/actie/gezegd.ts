import { canonicalJson } from '@actiespoor/kernel';

import { isKnown } from '../same.js';
import type { ActieEvent, ActieVeld } from './actie.events.js';
import { statusAfter } from './status-na.js';

type Opgenomen = Extract<ActieEvent, { readonly type: 'ActieOpgenomen' }>['data'];
type Gewijzigd = Extract<ActieEvent, { readonly type: 'ActieGewijzigd' }>['data'];

const opgenomen = (data: Opgenomen, onderwerp: string): unknown => data[onderwerp as ActieVeld | 'knoopId'];

const gewijzigd = ({ wijzigingen, schaal }: Gewijzigd, onderwerp: string): unknown =>
  onderwerp === 'schaal' ? schaal : wijzigingen.find(({ veld }) => veld === onderwerp)?.nieuw;

/** The content of a fact about one of its subjects, for comparing; undefined if it has none, as the evaluation of one round has none about the status. */
const gezegd = (event: ActieEvent, onderwerp: string): unknown => {
  const { type, data } = event;
  switch (type) {
    case 'ActieOpgenomen':
      return opgenomen(data, onderwerp) ?? null;
    case 'ActieGewijzigd':
      return gewijzigd(data, onderwerp) ?? null;
    case 'TekstGecorrigeerd':
    case 'SoortGecorrigeerd':
    case 'ActieVerplaatst':
    case 'PlanningVastgelegd':
    case 'ResultaatBeoogd':
    case 'DekkingVastgelegd':
    case 'StandVanZakenVastgelegd':
      return data.nieuw;
    case 'ActieGekoppeld':
      return data.koppeling;
    case 'ActorBetrokken':
      return data.actor;
    case 'DeelnameBesloten':
      return { besluit: data.besluit, motief: data.motief };
    case 'ActieVervallen':
      return [type, data.motief];
    case 'TrekkerToegewezen':
    case 'TrekkerOntheven':
    case 'ActieHersteld':
      return type;
    case 'ActieUitgesteld':
      return [statusAfter(event), data.tot ?? null];
    case 'ActieGestart':
    case 'ActieUitgevoerd':
    case 'ActieGeevalueerd':
    case 'ActieGestopt':
    case 'ActieHervat':
      return statusAfter(event);
    case 'StatusGecorrigeerd':
      return data.status === 'uitgesteld' ? [data.status, data.tot ?? null] : statusAfter(event);
    case 'StatusAangevuld':
    case 'BijeenkomstGehouden':
    case 'BijeenkomstTeruggenomen':
    case 'DeelnameTeruggenomen':
      return undefined;
  }
};

/** A correction changes the words of a planning or a dekking, and nothing else of it. */
const woordenIn = (waarde: unknown): unknown => (typeof waarde === 'object' && waarde !== null && 'tekst' in waarde ? waarde.tekst : waarde);

const metWoorden = (eerder: ActieEvent, { data }: Extract<ActieEvent, { readonly type: 'TekstGecorrigeerd' }>): ActieEvent | undefined =>
  eerder.type === 'PlanningVastgelegd' || eerder.type === 'DekkingVastgelegd'
    ? ({ ...eerder, data: { ...eerder.data, op: data.op, nieuw: { ...eerder.data.nieuw, tekst: data.nieuw } } } as ActieEvent)
    : undefined;

/** Two facts of one day about a subject as one: a fact that says nothing about it leaves the earlier one, and corrected words keep the rest of it. */
export const samenGezegd = (eerder: ActieEvent, later: ActieEvent, onderwerp: string): ActieEvent => {
  if (gezegd(later, onderwerp) === undefined) return eerder;
  return (later.type === 'TekstGecorrigeerd' ? metWoorden(eerder, later) : undefined) ?? later;
};

type Besloten = Extract<ActieEvent, { readonly type: 'DeelnameBesloten' }>['data'];

/** A decision without a motive leaves an earlier motive for the same decision as it is. */
const isZelfdeBesluit = (een: Besloten, ander: Besloten): boolean =>
  een.besluit === ander.besluit && (een.motief === undefined || ander.motief === undefined || een.motief === ander.motief);

/** True if two facts agree on a subject of both, as far as both speak of it. */
export const zegtHetzelfde = (een: ActieEvent, ander: ActieEvent, onderwerp: string): boolean => {
  if (een.type === 'DeelnameBesloten' && ander.type === 'DeelnameBesloten') return isZelfdeBesluit(een.data, ander.data);
  const waarden = [gezegd(een, onderwerp), gezegd(ander, onderwerp)];
  if (waarden.includes(undefined)) return true;
  const isOverWoorden = [een, ander].some(({ type }) => type === 'TekstGecorrigeerd');
  const [eerste, tweede] = isOverWoorden ? waarden.map(woordenIn) : waarden;
  // Words that a person left out are left as they are.
  return een.type === 'ActieGekoppeld' ? isKnown(eerste as object, tweede as object) : canonicalJson(eerste) === canonicalJson(tweede);
};
