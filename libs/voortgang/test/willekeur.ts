import { datum, type Datum } from '@actiespoor/kernel';
import type { ActieEvent, ConsultatieId, Dekking, KnoopId, OrganisatieCode, PlanEvent, Planning, Status, TrekkerId } from '@actiespoor/plan/events';
import fc from 'fast-check';

import {
  actieId,
  actieOpgenomen,
  andereKnoopId,
  deel,
  gecorrigeerd,
  geevalueerd,
  gestart,
  gestopt,
  houten,
  importId,
  knoopGesplitst,
  knoopId,
  knoopSamengevoegd,
  knoopToegevoegd,
  knoopVerplaatst,
  lopik,
  nieuwegein,
  planId,
  planOpgesteld,
  uitgevoerd,
} from './verhaal.js';

/** Dates as coarse as those of the documents, few enough that they often coincide. */
export const eenDatum: fc.Arbitrary<Datum> = fc
  .constantFrom('2021', '2021-41', '2021-10', '2021-10-01', '2021-10-02', '2022-23', '2022', '2023-01-01')
  .map(datum);

const organisatie: fc.Arbitrary<OrganisatieCode> = fc.constantFrom(houten, lopik, nieuwegein);
const tekst = fc.constantFrom('a', 'b', 'c', 'constructor');
const nummer = fc.integer({ min: 1, max: 6 });
const status = fc.constantFrom<Status>('gestart', 'uitgevoerd', 'gestopt');

const planning = (woorden: string): Planning => ({ tekst: woorden, soort: 'doorlopend', zekerheid: 'hoog' });
const dekking = (woorden: string): Dekking => ({ tekst: woorden, zekerheid: 'onbekend' });

// A statusupdate belongs to one organisatie, and only that one corrects it.
const eigen = (wie: OrganisatieCode, volgnummer: number): number => [houten, lopik, nieuwegein].indexOf(wie) * 100 + volgnummer;

const statusEvent = fc
  .tuple(nummer, organisatie, eenDatum, fc.constantFrom(gestart, uitgevoerd, gestopt, geevalueerd))
  .map(([volgnummer, wie, op, change]): ActieEvent => change({ nummer: eigen(wie, volgnummer), organisatie: wie, op }));

const correctie = fc
  .tuple(nummer, fc.integer({ min: 1, max: 16 }), organisatie, eenDatum, fc.option(status, { nil: undefined }))
  .map(([volgnummer, vervangt, wie, op, na]): ActieEvent =>
    gecorrigeerd({ nummer: eigen(wie, volgnummer + 10), vervangt: eigen(wie, vervangt), organisatie: wie, op, ...(na === undefined ? {} : { status: na }) }),
  );

const woorden = fc
  .tuple(tekst, eenDatum)
  .chain(([nieuw, op]) =>
    fc.constantFrom<ActieEvent>(
      actieOpgenomen({ omschrijving: nieuw, op }),
      { type: 'ActieGewijzigd', data: { actieId, wijzigingen: [{ veld: 'code', oud: null, nieuw }], op } },
      { type: 'ActieGewijzigd', data: { actieId, wijzigingen: [{ veld: 'soort', oud: 'actie', nieuw: nieuw === 'a' ? 'voornemen' : 'actie' }], op } },
      { type: 'ActieVerplaatst', data: { actieId, oud: null, nieuw: andereKnoopId, op } },
      { type: 'TekstGecorrigeerd', data: { actieId, veld: 'planning', oud: '', nieuw, op } },
      { type: 'TekstGecorrigeerd', data: { actieId, veld: 'omschrijving', oud: '', nieuw, op } },
      { type: 'PlanningVastgelegd', data: { actieId, oud: null, nieuw: planning(nieuw), op } },
      { type: 'DekkingVastgelegd', data: { actieId, oud: null, nieuw: dekking(nieuw), op } },
      { type: 'ActorBetrokken', data: { actieId, actor: { tekst: nieuw }, op } },
      { type: 'ActieGekoppeld', data: { actieId, koppeling: { soort: 'zieOok', doel: nieuw }, op } },
      { type: 'ActieVervallen', data: { actieId, motief: nieuw, op } },
      { type: 'ActieHersteld', data: { actieId, motief: nieuw, op } },
    ),
  );

const lijsten = fc.tuple(tekst, organisatie, eenDatum).chain(([nieuw, wie, op]) => {
  const trekker = { trekkerId: nieuw as TrekkerId, tekst: nieuw, soort: 'functie' as const };
  return fc.constantFrom<ActieEvent>(
    { type: 'TrekkerToegewezen', data: { actieId, trekker, op } },
    { type: 'TrekkerOntheven', data: { actieId, trekker, op } },
    { type: 'DeelnameBesloten', data: { actieId, organisatie: wie, vorige: null, besluit: 'nee', op } },
    { type: 'DeelnameBesloten', data: { actieId, organisatie: wie, vorige: 'nee', besluit: 'ja', op } },
    { type: 'DeelnameTeruggenomen', data: { actieId, organisatie: wie, motief: nieuw, op } },
    { type: 'BijeenkomstGehouden', data: { actieId, organisatie: wie, nummer: 1, onderwerp: nieuw, op } },
    { type: 'BijeenkomstTeruggenomen', data: { actieId, organisatie: wie, nummer: 1, motief: nieuw, op } },
    { type: 'SoortGecorrigeerd', data: { actieId, oud: 'optie', nieuw: 'actie', op } },
  );
});

export const actieEvent: fc.Arbitrary<ActieEvent> = fc.oneof(statusEvent, correctie, woorden, lijsten);

export const planEvent: fc.Arbitrary<PlanEvent> = fc.tuple(tekst, eenDatum).chain(([nieuw, op]) => {
  const consultatie = { consultatieId: nieuw as ConsultatieId, soort: 'overleg' as const, onderwerp: nieuw, deelnemers: [] };
  return fc.constantFrom<PlanEvent>(
    planOpgesteld({ titel: nieuw, op }),
    knoopToegevoegd({ titel: nieuw, op }),
    knoopToegevoegd({ knoopId: andereKnoopId, titel: nieuw, op }),
    knoopVerplaatst(knoopId, andereKnoopId, op),
    knoopVerplaatst(andereKnoopId, knoopId, op),
    knoopVerplaatst(knoopId, null, op),
    knoopSamengevoegd([knoopId], andereKnoopId, op),
    {
      type: 'KnoopSamengevoegd',
      data: { planId, knopen: [knoopId, andereKnoopId], in: `knoop-${nieuw}` as KnoopId, nieuw: { niveau: nieuw, titel: nieuw, volgorde: 1 }, op },
    },
    knoopGesplitst(andereKnoopId, [deel(`knoop-${nieuw}` as KnoopId, 1), deel('d' as KnoopId, 2, actieId)], op),
    { type: 'HerindelingTeruggenomen', data: { planId, terug: [knoopId, andereKnoopId], weg: [`knoop-${nieuw}` as KnoopId], motief: nieuw, op } },
    { type: 'DoorvoeringVoltooid', data: { planId, importId, op } },
    { type: 'KnoopGewijzigd', data: { planId, knoopId, wijzigingen: [{ veld: 'titel', oud: null, nieuw }], op } },
    { type: 'VaststellingGepland', data: { planId, orgaan: nieuw, verwacht: op, op } },
    { type: 'PlanVastgesteld', data: { planId, orgaan: nieuw, inhoudHash: nieuw, op } },
    { type: 'VaststellingAangevuld', data: { planId, besluitnummer: nieuw, op } },
    { type: 'VaststellingTeruggenomen', data: { planId, motief: nieuw, op } },
    { type: 'PlanIngetrokken', data: { planId, motief: nieuw, op } },
    { type: 'PlanHersteld', data: { planId, motief: nieuw, op } },
    { type: 'ConsultatieGepland', data: { ...consultatie, planId, verwacht: op, op } },
    { type: 'ConsultatieAfgezegd', data: { planId, consultatieId: consultatie.consultatieId, motief: nieuw, op } },
    { type: 'ConsultatieGehouden', data: { ...consultatie, planId, op } },
    { type: 'VerslagTeruggenomen', data: { planId, consultatieId: consultatie.consultatieId, motief: nieuw, op } },
  );
});
