import { Command } from 'commander';

import { examples } from '../dutch.js';
import { type Surroundings, withStores } from '../opening.js';
import { knownName } from './names.js';

export const pauseCommand = (surroundings: Surroundings): Command =>
  new Command('pause')
    .summary('zet een projectie stil')
    .description(
      'Zet een projectie stil, in welk proces zij ook loopt, tot "resume". Dat blijft zo na een herstart. Wie leest ziet intussen de stand van dat moment.',
    )
    .argument('<naam>', 'welke projectie')
    .addHelpText('after', examples(['projections pause spoor', 'zet het spoor stil']))
    .action(async (name: string) => {
      knownName('projections pause', name);
      await withStores(surroundings, ({ readStore }) => readStore.control.pause(name));
      surroundings.terminal.print(`${name} staat stil zodra haar stuk af is.`);
    });

export const resumeCommand = (surroundings: Surroundings): Command =>
  new Command('resume')
    .summary('laat een projectie weer lopen')
    .description('Laat een projectie weer lopen die stilgezet was, of die op een fout gestopt is: dan probeert zij die gebeurtenis opnieuw.')
    .argument('<naam>', 'welke projectie')
    .addHelpText('after', examples(['projections resume spoor', 'laat het spoor weer lopen']))
    .action(async (name: string) => {
      knownName('projections resume', name);
      await withStores(surroundings, ({ readStore }) => readStore.control.resume(name));
      surroundings.terminal.print(`${name} gaat verder. Hoe het met haar staat: projections list`);
    });
