import type { Position } from '@actiespoor/event-store';
import type { Consultatie, ConsultatieId, Knoop, KnoopId, KnoopVeld, PlanEvent } from '@actiespoor/plan/events';
import { knoopvelden } from '@actiespoor/plan/model';

import { defined } from '../defined.js';
import type { DataOf } from '../fact.js';
import { ingevoegd, later, laterPer, type Gezet, type Moment } from '../gezet.js';
import { withIntrekking, withOpgang, withVaststellingsstap, withVerslag } from './terugkeer.js';
import type { ConsultatieRij, Gevolgd, KnoopRij, Opgang, Ophanging, PlanRij } from './plan-rij.js';

const emptyKnoop: KnoopRij = { velden: {} };

const withVeld = (knoop: KnoopRij, veld: KnoopVeld, nieuw: Gezet<string | null>): KnoopRij => ({
  ...knoop,
  velden: { ...knoop.velden, [veld]: later(knoop.velden[veld], nieuw) },
});

const withKnoop = (rij: PlanRij, knoopId: KnoopId, change: (knoop: KnoopRij) => KnoopRij): PlanRij => ({
  ...rij,
  knopen: { ...rij.knopen, [knoopId]: change(rij.knopen[knoopId] ?? emptyKnoop) },
});

const opgehangen = (knoop: KnoopRij, { knoopId, bovenliggend, volgorde, uit }: Ophanging, moment: Moment): KnoopRij => ({
  ...knoop,
  opgehangen: later(knoop.opgehangen, { ...moment, waarde: defined({ knoopId, bovenliggend, volgorde, uit }) }),
});

const withNewKnoop = (rij: PlanRij, nieuw: Knoop & Pick<Ophanging, 'uit'>, moment: Moment): PlanRij =>
  withKnoop(rij, nieuw.knoopId, (knoop) =>
    knoopvelden.reduce<KnoopRij>((na, veld) => withVeld(na, veld, { ...moment, waarde: nieuw[veld] ?? null }), opgehangen(knoop, nieuw, moment)),
  );

const knoopVerplaatst = (rij: PlanRij, { knoopId, nieuw }: DataOf<'KnoopVerplaatst'>, moment: Moment): PlanRij => {
  const { bovenliggend, volgorde } = nieuw;
  return withKnoop(rij, knoopId, (knoop) => opgehangen(knoop, { knoopId, volgorde, ...(bovenliggend === null ? {} : { bovenliggend }) }, moment));
};

const opgegaan = (rij: PlanRij, knoopId: KnoopId, { waarde, ...moment }: Gezet<Opgang | null>): PlanRij =>
  withKnoop(rij, knoopId, (knoop) => withOpgang(knoop, waarde, moment));

const knoopSamengevoegd = (rij: PlanRij, { knopen, in: knoopId, nieuw }: DataOf<'KnoopSamengevoegd'>, moment: Moment): PlanRij => {
  const opgang: Opgang = { soort: 'samengevoegd', in: [knoopId], acties: {} };
  const met = nieuw ? withNewKnoop(rij, { knoopId, ...nieuw }, moment) : rij;
  return knopen.reduce((na, weg) => opgegaan(na, weg, { ...moment, waarde: opgang }), met);
};

const knoopGesplitst = (rij: PlanRij, { knoopId, bovenliggend, delen }: DataOf<'KnoopGesplitst'>, moment: Moment): PlanRij => {
  const acties = Object.fromEntries(delen.flatMap((deel) => deel.acties.map((actieId) => [actieId, deel.knoopId])));
  const opgang: Opgang = { soort: 'gesplitst', in: delen.map((deel) => deel.knoopId), acties };
  const met = delen.reduce((na, deel) => withNewKnoop(na, { ...deel, ...defined({ bovenliggend }), uit: knoopId }, moment), rij);
  return opgegaan(met, knoopId, { ...moment, waarde: opgang });
};

const herindelingTeruggenomen = (rij: PlanRij, { terug, weg }: DataOf<'HerindelingTeruggenomen'>, moment: Moment): PlanRij => {
  const hersteld = terug.reduce((na, knoopId) => opgegaan(na, knoopId, { ...moment, waarde: null }), rij);
  const opgang: Opgang = { soort: 'teruggenomen', in: terug, acties: {} };
  return weg.reduce((na, knoopId) => opgegaan(na, knoopId, { ...moment, waarde: opgang }), hersteld);
};

const knoopGewijzigd = (rij: PlanRij, data: DataOf<'KnoopGewijzigd'>, moment: Moment): PlanRij =>
  withKnoop(rij, data.knoopId, (knoop) => data.wijzigingen.reduce<KnoopRij>((na, { veld, nieuw }) => withVeld(na, veld, { ...moment, waarde: nieuw }), knoop));

const withConsultatie = (rij: PlanRij, id: ConsultatieId, change: (consultatie: ConsultatieRij) => ConsultatieRij): PlanRij => ({
  ...rij,
  consultaties: { ...rij.consultaties, [id]: change(rij.consultaties[id] ?? {}) },
});

const consultatieOf = ({ consultatieId, soort, onderwerp, deelnemers }: Consultatie): Consultatie => ({
  consultatieId,
  soort,
  onderwerp,
  deelnemers,
});

const consultatieGepland = (rij: PlanRij, data: DataOf<'ConsultatieGepland'>, moment: Moment): PlanRij =>
  withConsultatie(rij, data.consultatieId, (consultatie) => ({
    ...consultatie,
    gepland: later(consultatie.gepland, { ...moment, waarde: { ...consultatieOf(data), verwacht: data.verwacht } }),
  }));

const consultatieAfgezegd = (rij: PlanRij, { consultatieId, motief }: DataOf<'ConsultatieAfgezegd'>, moment: Moment): PlanRij =>
  withConsultatie(rij, consultatieId, (consultatie) => ({
    ...consultatie,
    afzeggingen: ingevoegd(consultatie.afzeggingen ?? [], { ...moment, waarde: { motief } }),
  }));

const consultatieGehouden = (rij: PlanRij, data: DataOf<'ConsultatieGehouden'>, moment: Moment): PlanRij =>
  withConsultatie(rij, data.consultatieId, (consultatie) =>
    withVerslag(consultatie, { ...consultatieOf(data), ...defined({ opbrengst: data.opbrengst }) }, moment),
  );

const opgesteld = (rij: PlanRij, { op, ...opstelling }: DataOf<'PlanOpgesteld'>, { positie }: Moment): PlanRij => ({
  ...rij,
  opgesteld: later(rij.opgesteld, { waarde: opstelling, op, positie }),
});

const doorgevoerd = (rij: PlanRij, { importId }: DataOf<'DoorvoeringVoltooid'>, moment: Moment): PlanRij => ({
  ...rij,
  doorvoeringen: laterPer(rij.doorvoeringen, importId, { ...moment, waarde: importId }),
});

const vaststellingGepland = (rij: PlanRij, { orgaan, verwacht }: DataOf<'VaststellingGepland'>, moment: Moment): PlanRij => ({
  ...rij,
  vaststellingGepland: later(rij.vaststellingGepland, { ...moment, waarde: { orgaan, verwacht } }),
});

const vastgesteld = (rij: PlanRij, { orgaan, besluitnummer, inhoudHash: inhoud }: DataOf<'PlanVastgesteld'>, moment: Moment): PlanRij => {
  const waarde = defined({ orgaan, besluitnummer, inhoud });
  if (rij.vaststellingen ?? rij.vastgesteld) return withVaststellingsstap(rij, waarde, moment);
  return { ...rij, vastgesteld: later(rij.vastgesteld, { ...moment, waarde }) };
};

const vaststellingAangevuld = (rij: PlanRij, { besluitnummer }: DataOf<'VaststellingAangevuld'>, moment: Moment): PlanRij =>
  (rij.vaststellingen ?? rij.besluitnummer)
    ? withVaststellingsstap(rij, { aanvulling: besluitnummer }, moment)
    : { ...rij, besluitnummer: later(rij.besluitnummer, { ...moment, waarde: besluitnummer }) };

export const emptyPlan = (gevolgd: Gevolgd): PlanRij => ({ kind: 'plan', ...gevolgd, doorvoeringen: {}, knopen: {}, consultaties: {} });

/** The plan after one event of its stream; events may come in any order of their days. */
export const evolvePlan = (rij: PlanRij, { type, data }: PlanEvent, positie: Position): PlanRij => {
  const moment = { op: data.op, positie };
  switch (type) {
    case 'PlanOpgesteld':
      return opgesteld(rij, data, moment);
    case 'DoorvoeringVoltooid':
      return doorgevoerd(rij, data, moment);
    case 'KnoopToegevoegd':
      return withNewKnoop(rij, data, moment);
    case 'KnoopGewijzigd':
      return knoopGewijzigd(rij, data, moment);
    case 'KnoopVerplaatst':
      return knoopVerplaatst(rij, data, moment);
    case 'KnoopSamengevoegd':
      return knoopSamengevoegd(rij, data, moment);
    case 'KnoopGesplitst':
      return knoopGesplitst(rij, data, moment);
    case 'HerindelingTeruggenomen':
      return herindelingTeruggenomen(rij, data, moment);
    case 'VaststellingGepland':
      return vaststellingGepland(rij, data, moment);
    case 'PlanVastgesteld':
      return vastgesteld(rij, data, moment);
    case 'VaststellingAangevuld':
      return vaststellingAangevuld(rij, data, moment);
    case 'VaststellingTeruggenomen':
      return withVaststellingsstap(rij, null, moment);
    case 'PlanIngetrokken':
      return withIntrekking(rij, { motief: data.motief }, moment);
    case 'PlanHersteld':
      return withIntrekking(rij, null, moment);
    case 'ConsultatieGepland':
      return consultatieGepland(rij, data, moment);
    case 'ConsultatieAfgezegd':
      return consultatieAfgezegd(rij, data, moment);
    case 'ConsultatieGehouden':
      return consultatieGehouden(rij, data, moment);
    case 'VerslagTeruggenomen':
      return withConsultatie(rij, data.consultatieId, (consultatie) => withVerslag(consultatie, null, moment));
  }
};
