import { plan2024 } from './bronckhorst/2024-plan.js';
import { uitvoering2024 } from './bronckhorst/2024-uitvoering.js';
import type { DemoPersoon, DemoStap } from './verhaal/demo-stap.js';
import { uitvoering2022Tot2023 } from './vlaardingen/2022-2023-uitvoering.js';
import { plan2022 } from './vlaardingen/2022-plan.js';
import { uitvoering2022Tot2024 } from './west-betuwe/2022-2024-uitvoering.js';
import { totDeVaststelling } from './west-betuwe/2022-vastgesteld.js';

const westBetuwe = [...totDeVaststelling, ...uitvoering2022Tot2024];
const vlaardingen = [...plan2022, ...uitvoering2022Tot2023];
const bronckhorst = [...plan2024, ...uitvoering2024];

const eerder = (a: DemoStap, b: DemoStap): number => (a.at < b.at ? -1 : 1);

/**
 * Three plans from 2021 to 2024, in the order of recording, over all streams. Facts and figures are those of published
 * council papers; everything else is made up and marked. If a paper has no date, the moment of recording is made up too.
 */
export const demoGeschiedenis: readonly DemoStap[] = [...westBetuwe, ...vlaardingen, ...bronckhorst].toSorted(eerder);

/** Every person who acts in the history, once. */
export const demoPersonen: readonly DemoPersoon[] = [...new Map(demoGeschiedenis.map(({ door }) => [door.id, door])).values()];
