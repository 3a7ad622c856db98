import type { Recorded } from '@actiespoor/event-store';
import { type Dag, dag } from '@actiespoor/kernel';
import type { ActieId, DomainEvent, OrganisatieCode, OrganisatieGegevens } from '@actiespoor/plan/events';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { actieId, actieOpgenomen, leden, lekstroom, op, planOpgesteld, verhaal } from '../../test/verhaal.js';
import { actieEvent, eenDatum } from '../../test/willekeur.js';
import { tellingOfPlan } from '../evaluatie/plantelling.js';
import { rowsAsOf } from '../peildatum/rows-as-of.js';
import { composeRegiobord } from '../regiobord/compose-regiobord.js';
import { regioIn } from '../regiobord/regio.js';
import { planOpTijdstip } from '../tijdlijn/inhoud.js';
import { actiesIn } from './actieboom.js';
import { composePlan } from './compose-plan.js';
import type { ActieWeergave, PlanWeergave, Samenvatting } from './plan-weergave.js';
import { summarize } from './samenvatting.js';

const deelId = (nummer: number): ActieId => `b0000000-0000-5000-8000-00000000020${String(nummer)}` as ActieId;

const opDeel = (feit: DomainEvent, nummer: number): DomainEvent => ({ ...feit, data: { ...feit.data, actieId: deelId(nummer) } }) as DomainEvent;

const deel = fc
  .tuple(fc.constantFrom(1, 2), eenDatum)
  .map(([nummer, wanneer]): DomainEvent => actieOpgenomen({ actieId: deelId(nummer), hoofdactieId: actieId, code: `1a${String(nummer)}`, op: wanneer }));

const vanDeel = fc.tuple(actieEvent, fc.constantFrom(1, 2), eenDatum, fc.integer({ min: 0, max: 2 })).map(([feit, nummer, wanneer, wat]): DomainEvent => {
  if (wat === 0) return opDeel(feit, nummer);
  return { type: wat === 1 ? 'ActieVervallen' : 'ActieHersteld', data: { actieId: deelId(nummer), motief: 'a', op: wanneer } };
});

/** One actie that reports, is divided and is whole again, in any order of dates. */
const geschiedenis = fc
  .array(fc.oneof({ weight: 3, arbitrary: actieEvent }, { weight: 1, arbitrary: deel }, { weight: 4, arbitrary: vanDeel }), { maxLength: 30 })
  .map((feiten) =>
    verhaal(
      planOpgesteld(),
      actieOpgenomen(),
      actieOpgenomen({ actieId: deelId(1), hoofdactieId: actieId, op: op('2022-03') }),
      ...feiten.filter(({ type }) => type !== 'ActieGekoppeld'),
    ),
  );

const gegevens = (organisatie: OrganisatieCode, lid: readonly OrganisatieCode[] = []): OrganisatieGegevens => ({
  organisatie,
  naam: organisatie,
  soort: lid.length > 0 ? 'samenwerkingsverband' : 'gemeente',
  aliassen: [],
  leden: lid.map((een) => ({ organisatie: een })),
});
const register = [gegevens(lekstroom, leden), ...leden.map((lid) => gegevens(lid))];
const regio = regioIn(register[0] as OrganisatieGegevens, register, 2022);

const dagen = ['2021-01-01', '2021-10-01', '2022-01-01', '2022-03-01', '2022-12-31', '2023-01-01'].map(dag);

const planOp = (events: readonly Recorded[], peildatum: Dag) => {
  const rijen = rowsAsOf(events, { peildatum });
  if (!rijen) throw new RangeError('Een geschiedenis heeft een plan');
  return { rijen, plan: composePlan(rijen.plan, rijen.acties, { leden, peildatum }) };
};

/** True if the actie counts: it is no idea, and neither it nor its hoofdactie was dropped. */
const isGeteld = (actie: ActieWeergave, alle: readonly ActieWeergave[]): boolean =>
  actie.soort === 'actie' && !actie.vervallen && !alle.some(({ actieId: id, vervallen }) => id === actie.hoofdactieId && vervallen);

const cellen = (plan: PlanWeergave): Samenvatting => {
  const alle = actiesIn(plan);
  return summarize(alle.filter((actie) => isGeteld(actie, alle)).flatMap(({ uitvoeringen }) => uitvoeringen));
};

describe('Een verdeelde actie', () => {
  it('heeft op elke dag een stand van zichzelf of van haar deelacties: cellen en totalen zijn overal dezelfde', () => {
    fc.assert(
      fc.property(geschiedenis, fc.constantFrom(...dagen), (events, peildatum) => {
        const { rijen, plan } = planOp(events, peildatum);
        expect(cellen(plan)).toEqual(plan.samenvatting);
        const standen = planOpTijdstip(rijen);
        const bord = composeRegiobord(standen ? [standen] : [], { regio, peildatum, ledenVan: () => leden, naamVan: String });
        expect(bord.samenvatting).toEqual(plan.samenvatting);
        for (const actie of actiesIn(plan)) {
          if (actie.deelacties.some(({ vervallen }) => !vervallen)) expect(actie.uitvoeringen).toEqual([]);
        }
      }),
    );
  });

  it('telt in een evaluatie even vaak als in het plan', () => {
    fc.assert(
      fc.property(geschiedenis, fc.constantFrom(...dagen), (events, peildatum) => {
        const { rijen, plan } = planOp(events, peildatum);
        const { opgesteld } = rijen.plan;
        const { acties } = tellingOfPlan({ ...rijen.plan, opgesteld: opgesteld as NonNullable<typeof opgesteld> }, rijen.acties, { peildatum, leden });
        const alle = new Map(actiesIn(plan).map((actie) => [actie.actieId, actie]));
        for (const { actieId: id, uitvoeringen } of acties) {
          const getoond = alle.get(id)?.uitvoeringen ?? [];
          // A mere decision of an organisatie not to take part, without being asked, is shown and is not counted.
          expect(getoond).toEqual(expect.arrayContaining([...uitvoeringen]));
          expect(getoond.filter(({ deelname }) => deelname === 'ja').length).toBe(uitvoeringen.filter(({ deelname }) => deelname === 'ja').length);
        }
      }),
    );
  });
});
