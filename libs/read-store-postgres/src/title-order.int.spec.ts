import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Recorded } from '@actiespoor/event-store';
import type { DomainEvent, PlanId } from '@actiespoor/plan/events';
import { actueelPlan, type PlanCursor, tijdlijn } from '@actiespoor/voortgang';

import { applyEvents, ledBy, lekstroom, openedReadStore, planOpgesteld, recorded, type Opened } from '../test/feiten.js';

const titels = [
  'Zorg',
  'één plan',
  'Eén plan',
  'Een plan',
  'aanpak',
  'Aanpak',
  'Aanpak',
  'Äpfel',
  'zorg voor later',
  'Zorg en veiligheid',
  '10 stappen',
  '2 stappen',
  '(concept)',
  'Ĳsselstein',
  'ijs',
  'Iris',
  "'s-Hertogenbosch",
  'Œuvre',
  'Oude plannen',
];

const opgesteld = (titel: string, index: number): Recorded => {
  const planId = `plan${String(index).padStart(2, '0')}` as PlanId;
  const made = planOpgesteld(planId, lekstroom);
  return recorded({ ...made, data: { ...made.data, titel } } as DomainEvent, { stream: `plan-${planId}`, nummer: index + 1 });
};

const inDutch = titels.toSorted(new Intl.Collator('nl').compare);

describe('Een lijst van plannen', () => {
  let opened: Opened;

  beforeAll(async () => {
    opened = await openedReadStore();
    for (const projection of [actueelPlan, tijdlijn]) {
      const session = await ledBy(opened.readStore, projection);
      await applyEvents(projection, session, titels.map(opgesteld));
      await session.close();
    }
  });
  afterAll(() => opened.close());

  interface Page {
    readonly titels: readonly string[];
    readonly volgende: PlanCursor | undefined;
  }

  const now = async (aantal: number, na: PlanCursor | undefined): Promise<Page> => {
    const { plannen, volgende } = await opened.questions.plannen.listPlannen({ aantal, ...(na && { na }) });
    return { titels: plannen.map((plan) => plan.opgesteld?.waarde.titel ?? ''), volgende };
  };

  const then = async (aantal: number, na: PlanCursor | undefined): Promise<Page> => {
    const { plannen, volgende } = await opened.questions.tijdlijn.listPlannen({ aantal, ...(na && { na }) }, {});
    return { titels: plannen.map((plan) => plan.opgesteld.waarde.titel), volgende };
  };

  const all = async (list: typeof now, aantal: number, na?: PlanCursor): Promise<readonly string[]> => {
    const page = await list(aantal, na);
    return page.volgende ? [...page.titels, ...(await all(list, aantal, page.volgende))] : page.titels;
  };

  it.each([1, 2, 3, 7, 50])('staat per %i in de volgorde van een Nederlands register, en mist en herhaalt niets', async (aantal) => {
    expect(await all(now, aantal)).toEqual(inDutch);
    expect(await all(then, aantal)).toEqual(inDutch);
  });
});
