import type { PlanEvent } from '@actiespoor/plan/events';

import { einde, gehouden, gepland, nietGehouden, nietHeringedeeld, nietVastgesteld, samengevoegd, type Uitweg, vaststelling, verslag } from './toneel.js';

const blijftMogelijk = 'het kan van elke dag worden verteld, wat er eerder ook gebeurde';

/** Each kind of fact of a plan, with its ways out if it stands in the way of an earlier fact, or with the reason why it never does. */
export const laterePlanfeiten: Readonly<Record<PlanEvent['type'], readonly Uitweg[] | string>> = {
  KnoopToegevoegd: [
    {
      bij: 'een onderdeel onder wat wordt samengevoegd',
      zegt: 'kies een dag daarna',
      speel: async (v) => {
        const [k1, k2] = [await v.knoop(), await v.knoop()];
        await v.overPlan('knopen', { niveau: 'thema', titel: 'Eronder', volgorde: 1, bovenliggend: k1, op: '2022-06-01' });
        const samen = (op: string) => v.overKnoop(k2, 'samenvoegingen', { knopen: [k1], op });
        return { wens: () => samen('2022-03-01'), uitweg: [], daarna: () => samen('2022-06-02') };
      },
    },
  ],
  KnoopSamengevoegd: [
    {
      bij: 'een samenvoeging',
      zegt: 'Neem die samenvoeging of splitsing terug op de dag die zij noemt',
      speel: async (v) => {
        const [k, naar] = [await samengevoegd(v, '2022-06-01'), await v.knoop()];
        return {
          wens: () => v.overKnoop(naar, 'samenvoegingen', { knopen: [k], op: '2022-03-01' }),
          uitweg: [() => nietHeringedeeld(v, k, '2022-06-01')],
        };
      },
    },
  ],
  KnoopGesplitst: [
    {
      bij: 'een splitsing van wat een samenvoeging maakte',
      zegt: 'Neem die samenvoeging of splitsing terug op de dag die zij noemt',
      speel: async (v) => {
        const [een, ander] = [await v.knoop(), await v.knoop()];
        const nieuw = { niveau: 'thema', titel: 'Samen', volgorde: 1 };
        const { knoopId } = (await v.overKnoop(een, 'samenvoegingen', { knopen: [ander], nieuw, op: '2022-03-01' })).body;
        await v.splitst(knoopId, { op: '2022-06-01' });
        return { wens: () => nietHeringedeeld(v, een, '2022-03-01'), uitweg: [() => nietHeringedeeld(v, knoopId, '2022-06-01')] };
      },
    },
  ],
  KnoopVerplaatst: [
    {
      bij: 'een verhuisd onderdeel',
      zegt: 'Verplaats het onderdeel op die dag naar waar het hoorde.',
      speel: async (v) => {
        const [k1, k2] = [await v.knoop(), await v.knoop()];
        await v.overKnoop(k1, 'verplaatsingen', { bovenliggend: k2, volgorde: 1, op: '2022-06-01' });
        return {
          wens: () => v.overKnoop(k2, 'verplaatsingen', { bovenliggend: k1, volgorde: 1, op: '2022-03-01' }),
          uitweg: [() => v.overKnoop(k1, 'verplaatsingen', { volgorde: 1, op: '2022-06-01' })],
        };
      },
    },
  ],
  KnoopGewijzigd: [
    {
      bij: 'een gewijzigd onderdeel',
      zegt: 'kies een dag daarna',
      speel: async (v) => {
        const [k1, k2] = [await v.knoop(), await v.knoop()];
        await v.overKnoop(k1, 'wijzigingen', { titel: 'Anders', op: '2022-06-01' });
        const samen = (op: string) => v.overKnoop(k2, 'samenvoegingen', { knopen: [k1], op });
        return { wens: () => samen('2022-03-01'), uitweg: [], daarna: () => samen('2022-06-02') };
      },
    },
  ],
  ConsultatieAfgezegd: [
    {
      bij: 'een afgezegde consultatie',
      zegt: 'Plan de consultatie op die dag opnieuw.',
      speel: async (v) => {
        const c = await gepland(v);
        await v.overDeel(`consultaties/${c}/afzeggingen`, einde('2022-06-01'));
        return {
          wens: () => gehouden(v, c, verslag('2022-05-01')),
          uitweg: [() => v.overDeel(`consultaties/${c}/verzettingen`, { verwacht: '2022-07', op: '2022-06-01' })],
        };
      },
    },
  ],
  ConsultatieGehouden: [
    {
      bij: 'een verslag',
      zegt: 'Neem dat verslag terug op de dag die het noemt.',
      speel: async (v) => {
        const c = await gepland(v);
        await gehouden(v, c, verslag('2022-06-01'));
        return { wens: () => gehouden(v, c, verslag('2022-05-01')), uitweg: [() => nietGehouden(v, c, '2022-06-01')] };
      },
    },
  ],
  PlanVastgesteld: [
    {
      bij: 'een vaststelling',
      zegt: 'Neem de vaststelling terug op de dag die zij noemt.',
      speel: async (v) => {
        await vaststelling(v, '2022-06-01');
        return { wens: () => v.overPlan('intrekkingen', einde('2022-03-01')), uitweg: [() => nietVastgesteld(v, '2022-06-01')] };
      },
    },
  ],
  PlanOpgesteld: 'het is het eerste feit van een plan',
  DoorvoeringVoltooid: blijftMogelijk,
  VaststellingGepland: 'een plan mag eerder zijn vastgesteld dan op een latere dag werd verwacht',
  VaststellingAangevuld: 'het gaat met de vaststelling mee die het aanvult',
  ConsultatieGepland: blijftMogelijk,
  PlanIngetrokken: blijftMogelijk,
  PlanHersteld: blijftMogelijk,
  HerindelingTeruggenomen: 'wat is teruggenomen was er nooit',
  VaststellingTeruggenomen: 'wat is teruggenomen was er nooit',
  VerslagTeruggenomen: 'wat is teruggenomen was er nooit',
};
