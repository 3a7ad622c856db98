import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';

import { defined, type Dag, isDag, isUuid } from '@actiespoor/kernel';
import type { Definitie, OrganisatieCode, PlanId } from '@actiespoor/plan/events';
import { type EvaluatieRequest, readDefinitie, type Voorstel } from '@actiespoor/application';
import type { Platform } from '@actiespoor/platform';
import { type IndicatorRij, type Periodemaat, periodematen, system } from '@actiespoor/voortgang';

import { osActor } from '../actor.js';
import { positionOf } from '../events/position.js';
import { CliFault, UsageFault } from '../faults.js';

export interface StartOptions {
  readonly indicator?: string;
  readonly versie?: string;
  readonly voorstel?: string;
  readonly tegen?: string;
  readonly plan?: string;
  readonly regio?: string;
  readonly van?: string;
  readonly tot?: string;
  readonly per?: string;
  readonly bekendTot?: string;
  readonly json?: true;
}

const isVersie = (text: string): boolean => /^[1-9]\d{0,5}$/.test(text);

const faultUnless = (
  option: string,
  text: string | undefined,
  { isRight, rule }: { readonly isRight: (text: string) => boolean; readonly rule: string },
): readonly string[] => (text === undefined || isRight(text) ? [] : [`${option} "${text}" ${rule}.`]);

const versieRule = { isRight: isVersie, rule: 'is geen nummer van een versie' };
const dagRule = { isRight: isDag, rule: 'is geen dag zoals 2021-01-01' };
const perRule = { isRight: (text: string) => periodematen.some((maat) => maat === text), rule: `is geen van deze woorden: ${periodematen.join(', ')}` };

const choiceFaults = ({ voorstel, tegen, plan, regio }: StartOptions): readonly string[] => [
  ...((voorstel === undefined) === (tegen === undefined) ? ['Geef het voorstel met --voorstel BESTAND of met --tegen VERSIE, en niet allebei.'] : []),
  ...(plan !== undefined && regio !== undefined ? ['Kies --plan of --regio, en niet allebei.'] : []),
];

/** @throws UsageFault with every fault at once */
export const mustBeWellFormed = (options: StartOptions): void => {
  const { indicator, versie, tegen, plan, van, tot, per } = options;
  const faults = [
    ...(indicator === undefined ? ['Noem met --indicator welke indicator: zijn naam of zijn id. Welke er zijn staat in: evaluatie indicatoren'] : []),
    ...choiceFaults(options),
    ...faultUnless('--versie', versie, versieRule),
    ...faultUnless('--tegen', tegen, versieRule),
    ...faultUnless('--plan', plan, { isRight: isUuid, rule: 'is geen id van een plan' }),
    ...faultUnless('--van', van, dagRule),
    ...faultUnless('--tot', tot, dagRule),
    ...faultUnless('--per', per, perRule),
  ];
  if (faults.length > 0) throw new UsageFault('evaluatie start', faults);
};

/** Reads a definition from a file. @throws CliFault with every fault in it */
export const definitieIn = async (file: string): Promise<Definitie> => {
  const text = await readFile(file, 'utf8').catch((fault: unknown) => {
    throw new CliFault(`Het bestand ${file} is niet te lezen.`, 1, { cause: fault });
  });
  const read = readDefinitie(parsed(text, file));
  if ('fouten' in read) throw new CliFault([`De definitie in ${file} klopt niet:`, ...read.fouten.map((fout) => `  ${fout}`)].join('\n'));
  return read.definitie;
};

const parsed = (text: string, file: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (fault) {
    throw new CliFault(`In ${file} staat geen geldige JSON.`, 1, { cause: fault });
  }
};

/** Finds an indicator by id, by name, or by a unique part of its name. @throws CliFault if there is none, or more than one */
export const indicatorNamed = (wanted: string, indicatoren: readonly IndicatorRij[]): IndicatorRij => {
  const [text, exact] = [
    wanted.toLowerCase(),
    indicatoren.find(({ indicatorId, naam }) => [indicatorId as string, naam.toLowerCase()].includes(wanted.toLowerCase())),
  ];
  const found = exact ? [exact] : indicatoren.filter(({ naam }) => naam.toLowerCase().includes(text));
  const [first] = found;
  if (first && found.length === 1) return first;
  const known = (found.length > 1 ? found : indicatoren).map(({ naam }) => `  ${naam}`);
  throw new CliFault([found.length > 1 ? `Meer dan één indicator past bij "${wanted}":` : `Er is geen indicator "${wanted}". Wel:`, ...known].join('\n'));
};

const eigenaarsIn = async (platform: Platform, regio: string): Promise<readonly OrganisatieCode[]> => {
  const eigenaars = await platform.useCases().organisaties.withLeden(regio as OrganisatieCode);
  if (!eigenaars) throw new CliFault(`Er is geen organisatie met de code ${regio}. Controleer --regio.`);
  return eigenaars;
};

const placeOf = (text: string): string => (/^\d+$/.test(text) ? positionOf(text) : text);

const numberIn = (text: string | undefined): number | undefined => (text === undefined ? undefined : Number(text));

/** The evaluation that the options request. @throws CliFault */
export const requestOf = async (platform: Platform, options: StartOptions, voorstel: Voorstel): Promise<EvaluatieRequest> => {
  const { indicatorId } = indicatorNamed(options.indicator ?? '', await platform.readStore.as(system).indicatoren.listIndicatoren());
  const { van, tot, per, plan, regio, bekendTot } = options;
  return {
    ...{ commandId: randomUUID(), vraag: 'opdrachtregel', door: await osActor(platform), organisatie: 'systeem', indicatorId, voorstel },
    ...defined({
      versie: numberIn(options.versie),
      van: van as Dag | undefined,
      tot: tot as Dag | undefined,
      per: per as Periodemaat | undefined,
      plan: plan as PlanId | undefined,
      eigenaars: regio === undefined ? undefined : await eigenaarsIn(platform, regio),
      bekendTot: bekendTot && placeOf(bekendTot),
    }),
  };
};
