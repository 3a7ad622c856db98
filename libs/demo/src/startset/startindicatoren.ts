import type { Definitie, IndicatorGegevens, Status, Telregel } from '@actiespoor/plan';
import { startIndicatorId, statussen } from '@actiespoor/plan/model';

type Indicator = Omit<IndicatorGegevens, 'op'>;

const indicator = (sleutel: string, rest: Omit<Indicator, 'indicatorId'>): Indicator => ({ indicatorId: startIndicatorId(sleutel), ...rest });

const gedaan: readonly Status[] = ['uitgevoerd', 'geevalueerd'];

// The counting rule of a plan's summary.
const telregel: Telregel = { zonderBesluit: 'telt-mee', onzeker: 'telt-mee' };

const uitgevoerdPerActielijn: Definitie = { maat: 'aandeel', per: 'actielijn', teller: gedaan, noemer: statussen, telregel };
const geevalueerdPerPlan: Definitie = { maat: 'aandeel', per: 'plan', teller: ['geevalueerd'], noemer: gedaan, telregel };
const vanStartTotUitvoering: Definitie = { maat: 'doorlooptijd', per: 'plan', van: ['gestart'], tot: ['uitgevoerd'], telregel };
const verschuivingenPerActie: Definitie = { maat: 'verschuivingen', per: 'actie' };
const deelnamePerActie: Definitie = { maat: 'deelname', per: 'actie', schalen: ['lokaal', 'zo-mogelijk-regionaal'], telregel };

/** The first definitions of every installation, demo or not. A revision by the operator stays. */
export const startindicatoren: readonly Indicator[] = [
  indicator('uitgevoerd-per-actielijn', {
    naam: 'Aandeel uitgevoerd per actielijn',
    omschrijving:
      'Welk deel van de uitvoeringen is gedaan: uitgevoerd of geëvalueerd, van alle waaraan een organisatie meedoet. Een actie onder twee actielijnen telt in beide mee en in het geheel één keer.',
    definitie: uitgevoerdPerActielijn,
  }),
  indicator('geevalueerd-van-uitgevoerd', {
    naam: 'Aandeel geëvalueerd van wat is uitgevoerd',
    omschrijving: 'Op welk deel van wat is uitgevoerd ook is teruggekeken, met een conclusie.',
    definitie: geevalueerdPerPlan,
  }),
  indicator('dagen-van-gestart-tot-uitgevoerd', {
    naam: 'Dagen van gestart tot uitgevoerd',
    omschrijving: 'De mediaan van het aantal dagen van de eerste start tot de eerste uitvoering daarna, van wat zo ver kwam.',
    definitie: vanStartTotUitvoering,
  }),
  indicator('verschuivingen-van-de-planning', {
    naam: 'Verschuivingen van de planning per actie',
    omschrijving: 'Hoe vaak de planning van een actie is bijgesteld, en hoeveel dagen het einde daardoor opschoof waar beide einden bekend zijn.',
    definitie: verschuivingenPerActie,
  }),
  indicator('deelname-aan-lokale-acties', {
    naam: 'Deelname per lokale actie',
    omschrijving: 'Welk deel van de organisaties die mogen meedoen dat ook doet, bij acties die bij de leden zelf liggen: lokaal en zo mogelijk regionaal.',
    definitie: deelnamePerActie,
  }),
];
