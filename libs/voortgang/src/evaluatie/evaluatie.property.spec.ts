import { describe, expect, it } from '@jest/globals';
import type { Recorded } from '@actiespoor/event-store';
import type { ActieId, Definitie, DomainEvent, Telregel } from '@actiespoor/plan/events';
import { statussen } from '@actiespoor/plan/model';
import fc from 'fast-check';

import { bijdrageVan, opdracht } from '../../test/evaluatie.js';
import { actieOpgenomen, andereActieId, knoopToegevoegd, leden, planOpgesteld, verhaal, vandaag } from '../../test/verhaal.js';
import { actieEvent, planEvent } from '../../test/willekeur.js';
import { composePlan } from '../actueel-plan/compose-plan.js';
import { rowsAsOf } from '../peildatum/rows-as-of.js';
import { addBijdrage, addBijdragen, type Bijdrage } from './bijdrage.js';
import type { EvaluatieOpdracht } from './evaluatie.js';
import { composeUitkomst } from './uitkomst.js';

const telregel: Telregel = { zonderBesluit: 'telt-mee', onzeker: 'telt-mee' };
const noemer = statussen;
const aandeel: Definitie = { maat: 'aandeel', per: 'geheel', teller: ['uitgevoerd', 'geevalueerd'], noemer, telregel };

const definitie = fc.constantFrom<Definitie>(
  { ...aandeel, per: 'actielijn' },
  { maat: 'doorlooptijd', per: 'organisatie', van: ['gestart'], tot: ['uitgevoerd', 'geevalueerd'], telregel },
  { maat: 'verschuivingen', per: 'actie' },
  { maat: 'deelname', per: 'plan', schalen: ['lokaal'], telregel },
);

const about = ({ type, data }: DomainEvent, actie: ActieId): DomainEvent => ({ type, data: { ...data, actieId: actie } }) as DomainEvent;

const feit = fc.oneof(
  planEvent,
  actieEvent,
  actieEvent.map((event) => about(event, andereActieId)),
);

const geschiedenis: fc.Arbitrary<readonly DomainEvent[]> = fc
  .array(feit, { maxLength: 25 })
  .map((feiten) => [planOpgesteld(), knoopToegevoegd(), actieOpgenomen(), actieOpgenomen({ actieId: andereActieId, volgorde: 2 }), ...feiten]);

/** The same story, for another plan. */
const ofPlan = (events: readonly Recorded[], nummer: number): readonly Recorded[] =>
  JSON.parse(
    JSON.stringify(events, (_, waarde: unknown) => (typeof waarde === 'bigint' ? Number(waarde) : waarde)).replaceAll('a0000000-', `a000000${String(nummer)}-`),
  ) as readonly Recorded[];

const plannen = fc.array(geschiedenis, { minLength: 1, maxLength: 4 }).map((alle) => alle.map((feiten, nummer) => ofPlan(verhaal(...feiten), nummer)));

const perHalfjaar = (staand: Definitie, voorstel = staand): EvaluatieOpdracht =>
  opdracht(staand, { voorstel: { definitie: voorstel }, van: vandaag('2020-07-01'), tot: vandaag('2023-04-30'), per: 'halfjaar' });

/** The rotation of the list, and the order in which pairs are added. */
const optelling = fc.record({ draai: fc.integer({ min: 0, max: 4 }), links: fc.array(fc.boolean()) });

/** Adds them two by two, in any grouping. */
const folded = ([first, ...rest]: readonly Bijdrage[], links: readonly boolean[]): Bijdrage => {
  if (first === undefined) return { groepen: {} };
  if (rest.length === 0) return first;
  const [isLeft = true, ...others] = links;
  if (!isLeft) return addBijdrage(first, folded(rest, others));
  const [second = { groepen: {} }, ...more] = rest;
  return folded([addBijdrage(first, second), ...more], others);
};

describe('Wat plannen bijdragen', () => {
  it('is samen hetzelfde, in welke volgorde en welke groepjes het ook wordt opgeteld, en als JSON bewaard', () => {
    fc.assert(
      fc.property(plannen, definitie, optelling, (alle, een, { links, draai }) => {
        const vraag = perHalfjaar(een);
        const bijdragen = alle.map((events) => bijdrageVan(vraag, events));
        const gedraaid = [...bijdragen.slice(draai), ...bijdragen.slice(0, draai)];
        const bewaard = gedraaid.map((bijdrage) => JSON.parse(JSON.stringify(bijdrage)) as Bijdrage);
        const ineens = composeUitkomst(vraag, addBijdragen(bijdragen));
        expect(composeUitkomst(vraag, folded(bewaard, links))).toEqual(ineens);
        expect(composeUitkomst(vraag, bijdragen.reduce<Bijdrage | undefined>(addBijdrage, undefined))).toEqual(ineens);
      }),
    );
  });

  it('hangt niet af van de volgorde waarin de stromen worden gelezen', () => {
    fc.assert(
      fc.property(geschiedenis, definitie, (feiten, een) => {
        const events = verhaal(...feiten);
        const perStroom = [...Map.groupBy(events, ({ stream }) => stream).values()].toReversed().flat();
        expect(bijdrageVan(perHalfjaar(een), perStroom)).toEqual(bijdrageVan(perHalfjaar(een), events));
      }),
    );
  });
});

describe('Het aandeel van een plan', () => {
  it('is op elke peildatum dat van de samenvatting van het plan op die dag', () => {
    fc.assert(
      fc.property(geschiedenis, (feiten) => {
        const events = verhaal(...feiten);
        const vraag = perHalfjaar(aandeel);
        const regels = composeUitkomst(vraag, bijdrageVan(vraag, events));
        const verwacht = regels.map(({ periode }) => {
          const rijen = rowsAsOf(events, { peildatum: periode.tot });
          if (rijen === undefined) return { aantal: 0 };
          const { samenvatting } = composePlan(rijen.plan, rijen.acties, { leden, peildatum: periode.tot });
          const aantal = noemer.reduce((som, status) => som + samenvatting[status], 0);
          return aantal === 0 ? { aantal } : { waarde: (samenvatting.uitgevoerd + samenvatting.geevalueerd) / aantal, aantal };
        });
        expect(regels.map(({ staand }) => staand)).toEqual(verwacht);
      }),
    );
  });
});

describe('Een voorstel', () => {
  it('verandert niets aan de staande cijfers', () => {
    fc.assert(
      fc.property(geschiedenis, definitie, definitie, (feiten, een, ander) => {
        const events = verhaal(...feiten);
        const staand = (vraag: EvaluatieOpdracht) =>
          composeUitkomst(vraag, bijdrageVan(vraag, events)).flatMap((regel) => (regel.staand ? [[regel.periode.naam, regel.groep, regel.staand]] : []));
        expect(staand(perHalfjaar(een, ander))).toEqual(staand(perHalfjaar(een)));
      }),
    );
  });
});
