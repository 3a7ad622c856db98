import type { EvaluatieAsked, RequestFault } from '@actiespoor/application';
import type { Platform } from '@actiespoor/platform';
import { type EvaluatieId, periodematen, system } from '@actiespoor/voortgang';
import { Command } from 'commander';

import { untilArrived } from '../arrived.js';
import { examples, group } from '../dutch.js';
import { CliFault } from '../faults.js';
import { type Surroundings, withExistingPlatform, withStores } from '../opening.js';
import { bediening, followed } from './following.js';
import { definitieIn, mustBeWellFormed, type StartOptions, requestOf } from './request.js';
import { type Evaluatie, evaluatieLines, indicatorLines, lijstLines } from './view.js';

interface JsonOption {
  readonly json?: true;
}

const shownAtMost = 100;

/** These commands handle interruption themselves: they leave the evaluation in a state from which it can be resumed. */
const inOwnWay = (surroundings: Surroundings): Surroundings => ({ ...surroundings, interrupted: new AbortController().signal });

const onCurrent = <T>(surroundings: Surroundings, work: (platform: Platform) => Promise<T>): Promise<T> =>
  withExistingPlatform(inOwnWay(surroundings), async (platform) => {
    await untilArrived(platform, ['actueel-plan', 'indicatoren', 'organisaties']);
    return work(platform);
  });

const show = ({ terminal }: Surroundings, { json }: JsonOption, evaluatie: Evaluatie): void =>
  terminal.print(json ? JSON.stringify(evaluatie, null, 2) : evaluatieLines(evaluatie).join('\n'));

const optionOf: Readonly<Record<string, string>> = {
  ...{ indicatorId: '--indicator', versie: '--versie', 'voorstel.versie': '--tegen', 'voorstel.definitie': '--voorstel' },
  ...{ van: '--van', tot: '--tot', per: '--per', plan: '--plan', bekendTot: '--bekend-tot' },
};

const foutText = ({ veld, reden }: RequestFault): string => `  ${optionOf[veld] ?? veld} ${reden}`;

const askedOr = (answer: EvaluatieAsked): Evaluatie => {
  switch (answer.outcome) {
    case 'asked':
      return answer.evaluatie;
    case 'reused':
      throw new Error('Een nieuw id was al gebruikt');
    case 'incorrect':
      throw new CliFault(['Zo kan de evaluatie niet:', ...answer.fouten.map(foutText)].join('\n'));
  }
};

const start = async (surroundings: Surroundings, options: StartOptions): Promise<void> => {
  mustBeWellFormed(options);
  const voorstel = options.voorstel === undefined ? { versie: Number(options.tegen) } : { definitie: await definitieIn(options.voorstel) };
  await onCurrent(surroundings, async (platform) => {
    const { evaluatieId } = askedOr(await platform.evaluaties.ask(await requestOf(platform, options, voorstel)));
    show(surroundings, options, await followed(surroundings, platform, evaluatieId));
  });
};

const startCommand = (surroundings: Surroundings): Command =>
  new Command('start')
    .summary('leg een definitie naast de geldende, en toon de cijfers')
    .description(
      'Rekent een definitie uit over de geschiedenis, naast de geldende, en toont beide per periode. De geldende blijft zoals zij is. Het voorstel is een andere versie (--tegen) of een bestand met een definitie (--voorstel), zoals:\n\n  {"maat": "aandeel", "per": "plan", "teller": ["gestart", "uitgevoerd"], "noemer": ["gepland", "gestart", "uitgevoerd"],\n   "telregel": {"zonderBesluit": "telt-mee", "onzeker": "telt-mee"}}\n\nCtrl-C stopt; wat gedaan is blijft bewaard, en u kunt later verder.',
    )
    .option('--indicator <naam>', 'welke indicator: zijn naam, een deel daarvan, of zijn id')
    .option('--versie <nummer>', 'de versie die geldt (standaard de laatste)')
    .option('--voorstel <bestand>', 'een definitie die nog nergens is vastgelegd, als JSON')
    .option('--tegen <versie>', 'een andere versie van de indicator')
    .option('--plan <id>', 'alleen over dit plan (standaard over alle)')
    .option('--regio <code>', 'alleen over de plannen van deze organisatie en haar leden')
    .option('--van <dag>', 'de eerste dag (standaard vanaf het begin van de plannen)')
    .option('--tot <dag>', 'de laatste dag (standaard vandaag)')
    .option('--per <periode>', `${periodematen.join(', ')} (standaard jaar)`)
    .option('--bekend-tot <wanneer>', 'tel alleen wat tot deze positie, deze dag of dit moment was vastgelegd')
    .option('--json', 'als JSON, voor een script')
    .addHelpText(
      'after',
      examples(
        ['evaluatie start --indicator "uitgevoerd per actielijn" --voorstel voorstel.json', 'wat als gestart ook telt? over alle plannen, per jaar'],
        ['evaluatie start --indicator deelname --tegen 1 --regio SV-LEKSTROOM --per kwartaal', 'de vorige definitie, voor één regio'],
        ['evaluatie start --indicator "dagen van gestart" --voorstel voorstel.json --van 2022-01-01 --tot 2023-12-31 --json', 'twee jaar, voor een script'],
      ),
    )
    .action((options: StartOptions) => start(surroundings, options));

const resumeCommand = (surroundings: Surroundings): Command =>
  new Command('hervat')
    .summary('ga verder met een evaluatie die gestopt of mislukt is')
    .description('Gaat verder waar de evaluatie was, en komt uit op dezelfde cijfers als zonder onderbreking.')
    .argument('<id>', 'welke evaluatie')
    .option('--json', 'als JSON')
    .addHelpText('after', examples(['evaluatie hervat 6f1c…', 'wat Ctrl-C stopte']))
    .action((id: EvaluatieId, options: JsonOption) =>
      onCurrent(surroundings, async (platform) => {
        const done = await platform.evaluaties.resume(await bediening(platform, id));
        if (done === 'kan-niet') throw new CliFault(`Evaluatie ${id} is klaar. Bekijk haar met: evaluatie toon ${id}`);
        show(surroundings, options, await followed(surroundings, platform, id));
      }),
    );

const showCommand = (surroundings: Surroundings): Command =>
  new Command('toon')
    .summary('toon een evaluatie: hoe ver zij is, of haar cijfers')
    .argument('<id>', 'welke evaluatie')
    .option('--json', 'als JSON')
    .addHelpText('after', examples(['evaluatie toon 6f1c…', 'per periode en per groep: staand, voorstel en verschil']))
    .action(async (id: EvaluatieId, options: JsonOption) => {
      const evaluatie = await withStores(surroundings, ({ readStore }) => readStore.evaluaties.get(id));
      if (!evaluatie) throw new CliFault(`Er is geen evaluatie ${id}. Welke er zijn staat in: evaluatie lijst`);
      show(surroundings, options, evaluatie);
    });

const listCommand = (surroundings: Surroundings): Command =>
  new Command('lijst')
    .summary('toon de laatste evaluaties, van iedereen')
    .option('--json', 'als JSON')
    .addHelpText('after', examples(['evaluatie lijst', 'de nieuwste eerst']))
    .action(async ({ json }: JsonOption) => {
      const { evaluaties } = await withStores(surroundings, ({ readStore }) => readStore.evaluaties.list({ aantal: shownAtMost }));
      surroundings.terminal.print(json ? JSON.stringify(evaluaties, null, 2) : lijstLines(evaluaties).join('\n'));
    });

const indicatorsCommand = (surroundings: Surroundings): Command =>
  new Command('indicatoren')
    .summary('toon de indicatoren en hun versies')
    .option('--json', 'als JSON, met elke definitie')
    .addHelpText(
      'after',
      examples(['evaluatie indicatoren', 'wat er te evalueren is'], ['evaluatie indicatoren --json', 'met de definities, om een voorstel van te maken']),
    )
    .action(({ json }: JsonOption) =>
      onCurrent(surroundings, async ({ readStore }) => {
        const indicatoren = await readStore.as(system).indicatoren.listIndicatoren();
        surroundings.terminal.print(json ? JSON.stringify(indicatoren, null, 2) : indicatorLines(indicatoren).join('\n'));
      }),
    );

export const evaluatieCommand = (surroundings: Surroundings): Command =>
  group(
    'evaluatie',
    'leg een definitie van een cijfer naast de geldende, over de hele geschiedenis',
    [indicatorsCommand, startCommand, resumeCommand, showCommand, listCommand].map((make) => make(surroundings)),
  );
