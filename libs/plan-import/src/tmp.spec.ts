import { it } from '@jest/globals';
import { datum } from '@actiespoor/kernel';
import { gelezen, plantabel } from '../test/document.js';
import { doorvoeren } from '../test/doorvoeren.js';
import { planCommands } from './commands/plan-commands.js';
import { lekstroom } from '../test/personas.js';
it('x', () => {
  const rows = Array.from({ length: 19_000 }, (_, i) => [`${i % 99}.${Math.floor(i / 99) % 99}.${Math.floor(i / 9801)} Scholing ${i} over iets`, 'Gemeenten: sociaal teams SVMN, VT, Anna (VT)', 'Lokaal', 'Beleidsmedewerker OOV Houten', '2021/2022']);
  let t = performance.now();
  const g = gelezen(plantabel(...rows));
  console.log('read', performance.now() - t, g.samenvatting, g.bevindingen.filter(b=>b.ernst==='fout').slice(0,2)); t = performance.now();
  const s = planCommands(g, { planId: g.planId, eigenaar: lekstroom, geldigVanaf: datum('2021'), importId: 'x' as never });
  console.log('steps', s.length, performance.now() - t);
});
