import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Datum } from '@actiespoor/kernel';
import type { ActieId, DomainEvent, OrganisatieCode, PersoonId, PlanId, TrekkerId } from '@actiespoor/plan/events';
import { actueelPlan, spoor } from '@actiespoor/voortgang';

import { actieGestart, actieOpgenomen, applyEvents, houten, ledBy, lekstroom, openedReadStore, type Opened, planOpgesteld, recorded } from '../test/feiten.js';

const moment = '2024-01-08T12:00:00.000Z';
const plan = 'plan-een' as PlanId;
const elders = 'plan-elders' as PlanId;
const actie = 'actie-een' as ActieId;
const anderen = ['GM0331'] as unknown as readonly OrganisatieCode[];

const persoon = (id: string, naam: string) => ({ id: id as PersoonId, naam });

const geleidDoor = (id: string): DomainEvent => ({
  type: 'TrekkerToegewezen',
  data: {
    actieId: actie,
    op: '2022-01-01' as Datum,
    trekker: { trekkerId: 'trekker-een' as TrekkerId, tekst: 'De trekker', soort: 'persoon', persoon: id as PersoonId },
  },
});

describe('Wie iemand in deze installatie is', () => {
  let opened: Opened;

  const personen = (): Opened['readStore']['personen'] => opened.readStore.personen;
  const filtered = async (medewerker: string): Promise<readonly string[]> =>
    (await opened.questions.spoor.regels({ medewerker, aantal: 10 })).regels.map((regel) => regel.medewerker.id);

  beforeAll(async () => {
    opened = await openedReadStore();
    const events = [
      recorded(planOpgesteld(plan), { stream: `plan-${plan}`, nummer: 1, actor: 'bram-oud' }),
      recorded(planOpgesteld(elders, houten), { stream: `plan-${elders}`, nummer: 2, actor: 'hanna' }),
      recorded(actieOpgenomen(actie, plan), { stream: `actie-${actie}`, nummer: 3, actor: 'bram-oud' }),
      recorded(actieGestart(actie, 4), { stream: `actie-${actie}`, nummer: 4, actor: 'bram' }),
      recorded(geleidDoor('trekker-oud'), { stream: `actie-${actie}`, nummer: 5, actor: 'iemand' }),
    ];
    for (const projection of [spoor, actueelPlan]) {
      const session = await ledBy(opened.readStore, projection);
      await applyEvents(projection, session, events);
      await session.close();
    }
  });

  afterAll(() => opened.close());

  it('is onder een nieuw id dezelfde als onder dat van vroeger', async () => {
    await personen().put([persoon('bram-oud', 'Bram')]);
    expect(await filtered('bram')).toEqual(['bram']);
    await personen().recognise({ id: 'bram', vroeger: ['bram-oud', 'nooit-geweest'] });
    await personen().put([persoon('bram', 'Bram Bronckhorst')]);
    expect(await personen().names(['bram-oud', 'bram'])).toEqual(
      new Map([
        ['bram-oud', 'Bram'],
        ['bram', 'Bram'],
      ]),
    );
    expect(await personen().present(['bram-oud', 'bram', 'nooit-geweest'])).toEqual(new Map([['bram-oud', 'bram']]));
    for (const id of ['bram', 'bram-oud']) expect(await filtered(id)).toEqual(['bram-oud', 'bram-oud', 'bram']);
  });

  it('blijft het bij een derde id, en bij herhalen', async () => {
    const all = ['bram-oud', 'bram', 'bram-nieuwst'];
    await personen().recognise({ id: 'bram-nieuwst', vroeger: ['bram', 'bram-oud'] });
    await personen().recognise({ id: 'bram-nieuwst', vroeger: ['bram', 'bram-oud'] });
    expect([...(await personen().names(all)).keys()].toSorted()).toEqual(all.toSorted());
    expect([...(await personen().allOf('bram'))].toSorted()).toEqual(all.toSorted());
    expect(await filtered('bram-nieuwst')).toHaveLength(3);
  });

  it('wordt ook herkend als er alleen een spoor van was, en van wie er niets was blijft er niets', async () => {
    await personen().recognise({ id: 'hanna-nieuw', vroeger: ['hanna'] });
    expect(await personen().present(['hanna'])).toEqual(new Map([['hanna', 'hanna-nieuw']]));
    await personen().recognise({ id: 'nieuwkomer', vroeger: ['te-raden'] });
    expect(await personen().present(['te-raden'])).toEqual(new Map());
  });

  it('wordt ook herkend als zij alleen een actie trekt', async () => {
    await personen().recognise({ id: 'trekker-nieuw', vroeger: ['trekker-oud'] });
    expect(await personen().present(['trekker-oud'])).toEqual(new Map([['trekker-oud', 'trekker-nieuw']]));
  });

  it('krijgt de naam die hij nu heeft, als er een bewaard was en hij niet vergeten is', async () => {
    await personen().put([persoon('nora', 'Nora Bos'), persoon('onno', 'Onno')]);
    await personen().forget('onno', moment);
    for (const id of ['nora', 'onno', 'naamloos']) await personen().rename(persoon(id, 'Nora de Wit'));
    expect(await personen().names(['nora', 'onno', 'naamloos'])).toEqual(new Map([['nora', 'Nora de Wit']]));
  });

  it('blijft vergeten, onder elk id', async () => {
    await personen().put([persoon('vera-oud', 'Vera')]);
    await personen().forget('vera-oud', moment);
    await personen().recognise({ id: 'vera', vroeger: ['vera-oud'] });
    await personen().put([persoon('vera', 'Vera')]);
    expect(await personen().names(['vera-oud', 'vera'])).toEqual(new Map());

    await personen().put([persoon('wil-oud', 'Wil')]);
    await personen().recognise({ id: 'wil', vroeger: ['wil-oud'] });
    await personen().forget('wil-oud', moment);
    await personen().put([persoon('wil', 'Wil'), persoon('wil-oud', 'Wil')]);
    expect(await personen().names(['wil', 'wil-oud'])).toEqual(new Map());
  });

  it('blijft vergeten, ook als het nieuwe id al een naam had', async () => {
    await personen().put([persoon('xan-oud', 'Xan'), persoon('xan', 'Xan')]);
    await personen().forget('xan-oud', moment);
    await personen().recognise({ id: 'xan', vroeger: ['xan-oud'] });
    expect(await personen().names(['xan', 'xan-oud'])).toEqual(new Map());
  });

  it('is alleen te weten voor wie een plan leest waarin hij staat', async () => {
    await personen().put([persoon('genoemd-oud', 'Anouk'), persoon('hanna-nieuw', 'Hanna')]);
    await personen().tie(['genoemd-oud', 'genoemd-oud'], plan);
    await personen().recognise({ id: 'genoemd', vroeger: ['genoemd-oud'] });
    const ids = ['genoemd-oud', 'genoemd', 'bram-oud', 'bram-nieuwst', 'hanna', 'onbekend'];
    const [regio, gemeente] = [await personen().namesIn(ids, [lekstroom]), await personen().namesIn(ids, [houten])];
    expect([...regio.names.keys()].toSorted()).toEqual(['bram-nieuwst', 'bram-oud', 'genoemd', 'genoemd-oud']);
    expect([...regio.elsewhere]).toEqual([['hanna', 'Hanna']]);
    expect([...gemeente.names]).toEqual([['hanna', 'Hanna']]);
    for (const none of [[], anderen]) expect((await personen().namesIn(ids, none)).names.size).toBe(0);
    expect((await personen().namesIn([], [lekstroom])).names.size).toBe(0);
    expect(await personen().plansOf([lekstroom])).toEqual([plan]);
  });

  it('is met een sleutel gemaakt, en een andere past niet; een nieuwe noemt de oude', async () => {
    expect(await personen().agreeOnKey(['een'])).toBe(true);
    expect(await personen().agreeOnKey(['een'])).toBe(true);
    expect(await personen().agreeOnKey(['twee'])).toBe(false);
    expect(await personen().agreeOnKey(['twee', 'een'])).toBe(true);
    expect(await personen().agreeOnKey(['een'])).toBe(false);
    expect(await personen().agreeOnKey(['twee'])).toBe(true);
  });
});
