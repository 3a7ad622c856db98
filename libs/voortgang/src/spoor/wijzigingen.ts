import type { Periode } from '@actiespoor/kernel';
import type { ActieStatusEvent, Definitie, DomainEvent, OrganisatieGegevens } from '@actiespoor/plan/events';
import { statusAfter } from '@actiespoor/plan/model';

import type { DataOf } from '../fact.js';
import type { SpoorWijziging } from './spoor-regel.js';

type Waarde = string | number | null | undefined;

const textOf = (waarde: Waarde): string | null => (waarde === null || waarde === undefined ? null : String(waarde));

const changed = (veld: string, oud: Waarde, nieuw: Waarde): SpoorWijziging => ({ veld, oud: textOf(oud), nieuw: textOf(nieuw) });

/** Values of fields that had none before; fields that still have none are left out. */
const set = (velden: Readonly<Record<string, Waarde>>): readonly SpoorWijziging[] =>
  Object.entries(velden)
    .filter(([, waarde]) => waarde !== undefined && waarde !== null)
    .map(([veld, waarde]) => changed(veld, null, waarde));

const periodeTekst = ({ van, tot }: Periode): string => `${van ?? '..'}/${tot ?? '..'}`;

const opgesteld = (data: DataOf<'PlanOpgesteld'>): readonly SpoorWijziging[] =>
  set({ titel: data.titel, soort: data.soort, eigenaar: data.eigenaar, periode: periodeTekst(data.periode), kaderId: data.kaderId });

const organisatie = ({ naam, soort, aliassen, leden }: OrganisatieGegevens): readonly SpoorWijziging[] =>
  set({ naam, soort, aliassen: aliassen.join(', ') || null, leden: leden.map((lid) => lid.organisatie).join(', ') || null });

const kader = ({ titel, soort, periode, vastgesteldDoor, vastgesteldOp }: DataOf<'KaderGeregistreerd'>): readonly SpoorWijziging[] =>
  set({ titel, soort, periode: periodeTekst(periode), vastgesteldDoor, vastgesteldOp });

/** A definition in plain values, each under the name of its part: `teller`, `telregel.onzeker`. */
const delenVan = ({ maat, per, ...rest }: Definitie): Readonly<Record<string, string>> => {
  const { telregel, ...lijsten }: Readonly<Record<string, unknown>> = rest;
  const regels = Object.entries((telregel ?? {}) as Readonly<Record<string, string>>).map(([naam, regel]) => [`telregel.${naam}`, regel] as const);
  const woorden = Object.entries(lijsten as Readonly<Record<string, readonly string[]>>).map(([naam, lijst]) => [naam, lijst.join(', ')] as const);
  return { maat, per, ...Object.fromEntries([...woorden, ...regels]) };
};

const gedefinieerd = ({ naam, omschrijving, definitie }: DataOf<'IndicatorGedefinieerd'>): readonly SpoorWijziging[] =>
  set({ naam, omschrijving, ...delenVan(definitie) });

const herzien = ({ versie, oud, nieuw }: DataOf<'IndicatorHerzien'>): readonly SpoorWijziging[] => {
  const [voor, na] = [delenVan(oud), delenVan(nieuw)];
  const velden = [...new Set([...Object.keys(voor), ...Object.keys(na)])].filter((veld) => voor[veld] !== na[veld]);
  return [changed('versie', versie - 1, versie), ...velden.map((veld) => changed(veld, voor[veld], na[veld]))];
};

const opgenomen = (data: DataOf<'ActieOpgenomen'>): readonly SpoorWijziging[] => {
  const { code, soort, omschrijving, schaal, knoopId, hoofdactieId } = data;
  return set({ code, soort, omschrijving, schaal: schaal?.tekst, knoopId, hoofdactieId });
};

const verplaatst = ({ oud, nieuw }: DataOf<'KnoopVerplaatst'>): readonly SpoorWijziging[] =>
  [changed('bovenliggend', oud.bovenliggend, nieuw.bovenliggend), changed('volgorde', oud.volgorde, nieuw.volgorde)].filter((een) => een.oud !== een.nieuw);

const samengevoegd = ({ knopen, in: naar, nieuw }: DataOf<'KnoopSamengevoegd'>): readonly SpoorWijziging[] => [
  changed('samengevoegd', knopen.join(', '), naar),
  ...set({ niveau: nieuw?.niveau, code: nieuw?.code, titel: nieuw?.titel, toelichting: nieuw?.toelichting }),
];

const gesplitst = ({ knoopId, delen }: DataOf<'KnoopGesplitst'>): readonly SpoorWijziging[] => [
  changed('gesplitst', knoopId, delen.map((deel) => deel.knoopId).join(', ')),
  ...delen.map(({ titel }) => changed('titel', null, titel)),
];

const planning = ({ oud, nieuw }: DataOf<'PlanningVastgelegd'>): readonly SpoorWijziging[] => {
  if (oud === null) return set({ planning: nieuw.tekst });
  if (oud.tekst !== nieuw.tekst) return [changed('planning', oud.tekst, nieuw.tekst)];
  return [
    changed('planning.soort', oud.soort, nieuw.soort),
    changed('planning.periode', periodeTekst(oud), periodeTekst(nieuw)),
    changed('planning.zekerheid', oud.zekerheid, nieuw.zekerheid),
  ].filter((een) => een.oud !== een.nieuw);
};

const dekking = ({ oud, nieuw }: DataOf<'DekkingVastgelegd'>): readonly SpoorWijziging[] =>
  [
    changed('dekking', oud?.tekst, nieuw.tekst),
    changed('dekking.bron', oud?.bron, nieuw.bron),
    changed('dekking.zekerheid', oud?.zekerheid, nieuw.zekerheid),
    changed('dekking.moment', oud?.moment, nieuw.moment),
  ].filter((een) => een.oud !== een.nieuw);

const words = ({ type, data }: ActieStatusEvent): readonly SpoorWijziging[] => {
  const { toelichting } = data;
  switch (type) {
    case 'ActieUitgevoerd':
      return set({ resultaat: data.resultaat, toelichting });
    case 'ActieGeevalueerd':
      return set({ ronde: data.ronde, conclusie: data.conclusie, vervolg: data.vervolg, toelichting });
    case 'ActieUitgesteld':
      return set({ uitgesteldTot: data.tot, toelichting });
    case 'StatusGecorrigeerd':
      return set({
        vervangt: data.vervangt,
        resultaat: data.resultaat,
        conclusie: data.conclusie,
        vervolg: data.vervolg,
        uitgesteldTot: data.tot,
        toelichting,
      });
    case 'ActieGestart':
    case 'ActieGestopt':
    case 'ActieHervat':
      return set({ toelichting });
  }
};

const aangevuld = ({ aanvulling: { tot, ...woorden } }: DataOf<'StatusAangevuld'>): readonly SpoorWijziging[] => set({ ...woorden, uitgesteldTot: tot });

const status = (event: ActieStatusEvent): readonly SpoorWijziging[] => {
  const nieuw = statusAfter(event);
  const isUntouched = nieuw === undefined && event.type !== 'StatusGecorrigeerd';
  return isUntouched ? words(event) : [changed('status', event.data.vorige, nieuw), ...words(event)];
};

/** The changes of an event, field by field, in words that people read. */
export const wijzigingenOf = (event: DomainEvent): readonly SpoorWijziging[] => {
  const { type, data } = event;
  switch (type) {
    case 'OrganisatieGeregistreerd':
    case 'OrganisatieGewijzigd':
      return organisatie(data);
    case 'KaderGeregistreerd':
      return kader(data);
    case 'IndicatorGedefinieerd':
      return gedefinieerd(data);
    case 'IndicatorHerzien':
      return herzien(data);
    case 'PlanOpgesteld':
      return opgesteld(data);
    case 'DoorvoeringVoltooid':
      return set({ importId: data.importId });
    case 'KnoopToegevoegd':
      return set({ niveau: data.niveau, code: data.code, titel: data.titel, toelichting: data.toelichting });
    case 'KnoopGewijzigd':
    case 'ActieGewijzigd':
      return data.wijzigingen.map(({ veld, oud, nieuw }) => changed(veld, oud, nieuw));
    case 'KnoopVerplaatst':
      return verplaatst(data);
    case 'KnoopSamengevoegd':
      return samengevoegd(data);
    case 'KnoopGesplitst':
      return gesplitst(data);
    case 'HerindelingTeruggenomen':
      return [changed('teruggenomen', data.weg.join(', ') || null, data.terug.join(', ')), ...set({ motief: data.motief })];
    case 'VaststellingGepland':
      return [changed('vaststelling', data.vorige, data.verwacht), ...set({ orgaan: data.orgaan })];
    case 'PlanVastgesteld':
      return set({ orgaan: data.orgaan, besluitnummer: data.besluitnummer, inhoudHash: data.inhoudHash });
    case 'VaststellingAangevuld':
      return set({ besluitnummer: data.besluitnummer });
    case 'StatusAangevuld':
      return aangevuld(data);
    case 'VaststellingTeruggenomen':
    case 'PlanIngetrokken':
    case 'PlanHersteld':
    case 'ActieVervallen':
    case 'ActieHersteld':
      return set({ motief: data.motief });
    case 'ConsultatieGepland':
      return set({ soort: data.soort, onderwerp: data.onderwerp, verwacht: data.verwacht });
    case 'ConsultatieGehouden':
      return set({ soort: data.soort, onderwerp: data.onderwerp, opbrengst: data.opbrengst });
    case 'ActieOpgenomen':
      return opgenomen(data);
    case 'ConsultatieAfgezegd':
    case 'VerslagTeruggenomen':
      return set({ consultatieId: data.consultatieId, motief: data.motief });
    case 'SoortGecorrigeerd':
      return [changed('soort', data.oud, data.nieuw)];
    case 'TekstGecorrigeerd':
      return [changed(data.veld, data.oud, data.nieuw)];
    case 'ActieGekoppeld':
      return set({ [data.koppeling.soort]: data.koppeling.tekst ?? data.koppeling.doel });
    case 'ActieVerplaatst':
      return [changed('knoopId', data.oud, data.nieuw)];
    case 'PlanningVastgelegd':
      return planning(data);
    case 'TrekkerToegewezen':
      return [changed('trekker', null, data.trekker.tekst)];
    case 'TrekkerOntheven':
      return [changed('trekker', data.trekker.tekst, null)];
    case 'ActorBetrokken':
      return set({ actor: data.actor.tekst });
    case 'ResultaatBeoogd':
      return [changed('resultaat', data.oud, data.nieuw)];
    case 'DekkingVastgelegd':
      return dekking(data);
    case 'StandVanZakenVastgelegd':
      return [changed('standVanZaken', data.oud, data.nieuw)];
    case 'DeelnameBesloten':
      return [changed('deelname', data.vorige, data.besluit)];
    case 'DeelnameTeruggenomen':
      return set({ motief: data.motief });
    case 'BijeenkomstGehouden':
      return set({ bijeenkomst: data.nummer, onderwerp: data.onderwerp });
    case 'BijeenkomstTeruggenomen':
      return [changed('bijeenkomst', data.nummer, null), ...set({ motief: data.motief })];
    case 'ActieGestart':
    case 'ActieUitgevoerd':
    case 'ActieGeevalueerd':
    case 'ActieUitgesteld':
    case 'ActieGestopt':
    case 'ActieHervat':
    case 'StatusGecorrigeerd':
      return status(event);
  }
};
