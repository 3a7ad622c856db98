import { datum } from '@actiespoor/kernel';
import { describe, expect, it } from '@jest/globals';

import type { ActieId, OrganisatieCode, PlanId } from './ids.js';
import {
  actieIdInDocument,
  actieIdOf,
  deelIdMadeBy,
  demoId,
  demoStatusupdateId,
  demoTrekkerId,
  formerActieIdInDocument,
  idMadeBy,
  knoopIdInDocument,
  planIdInDocument,
  startIndicatorId,
  trekkerIdInDocument,
} from './made-ids.js';

const opdracht = 'a0000000-0000-4000-8000-000000000001';
const planId = 'a0000000-0000-5000-8000-000000000001' as PlanId;
const actieId = 'a0000000-0000-5000-8000-000000000002' as ActieId;
const lekstroom = { eigenaar: 'SV-LEKSTROOM' as OrganisatieCode, titel: 'Uitvoeringsplan', periode: { van: datum('2022'), tot: datum('2023') } };

describe('Een id dat ooit is gemaakt', () => {
  it.each([
    ['een plan', idMadeBy(opdracht, 'plan'), 'c38d39ab-6df5-5668-b01b-c42441c88356'],
    ['een knoop', idMadeBy(opdracht, 'knoop'), 'b48d15d4-ab60-520e-8e67-34fc5f698687'],
    ['een consultatie', idMadeBy(opdracht, 'consultatie'), 'a0f63768-d9ba-5ec7-8fad-9e882aee8349'],
    ['een trekker', idMadeBy(opdracht, 'trekker'), 'a36c9402-6570-5d1f-b096-16a2e9efa597'],
    ['een statusupdate', idMadeBy(opdracht, 'statusupdate'), '05b2be1e-a86f-587d-89e5-5d9e3866c863'],
    ['een kader', idMadeBy(opdracht, 'kader'), 'c81b97f4-1df7-577b-95f6-1f423d8f2823'],
    ['een indicator', idMadeBy(opdracht, 'indicator'), '903f7a22-fe95-5eb1-8efa-d7f1f8ad3591'],
    ['een import', idMadeBy(opdracht, 'import'), '1c40d9ba-d677-5f16-aa5f-e5437d8f1c22'],
    ['het derde deel van een knoop', deelIdMadeBy(opdracht, 2), '72daeb32-933d-5a13-a677-1fa1364f2bf9'],
    ['een actie met een code', actieIdOf(planId, { code: '5B', omschrijving: 'Iets' }), '5ad6682c-896e-53db-8eca-1f760ad74f5b'],
    ['een actie zonder code', actieIdOf(planId, { omschrijving: 'Zorg- en Veiligheidshuis' }), '06c6f2bf-af4b-5ab7-8543-8fe4e20996eb'],
    ['een actie met een code die vrijkwam', actieIdOf(planId, { code: '5b', omschrijving: 'Iets' }, 2), 'a0f256b1-9735-5b0e-9b78-9f219daccc40'],
    ['een actie in een document', actieIdInDocument(planId, '5B'), '5ad6682c-896e-53db-8eca-1f760ad74f5b'],
    ['een actie in een document van vroeger', formerActieIdInDocument(planId, '5B'), '3797ea92-8180-5f32-9b72-dd92b657c969'],
    ['een plan in een document', planIdInDocument(lekstroom), '0e9f6642-f65e-51d9-878e-dfaf0de63c88'],
    ['een plan in een document, zonder periode', planIdInDocument({ ...lekstroom, periode: {} }), 'f67da41e-6813-5d42-8e18-0048ee6b0213'],
    ['een knoop in een document', knoopIdInDocument(planId, 'thema|1'), '341d691a-6013-51fb-95fd-d10b427ad5e2'],
    ['een trekker in een document', trekkerIdInDocument(actieId, 'organisatie|GM0321'), '70c5a194-f7aa-5001-814b-7e4af046ae55'],
    ['een trekker in een later document', trekkerIdInDocument(actieId, 'organisatie|GM0321', opdracht), '0068285a-9414-5d4b-9a69-ada99e914d38'],
    ['een eerste indicator', startIndicatorId('uitgevoerd-per-actielijn'), '3abfffd7-2b8c-50a6-a5d7-f2778bb4b2ef'],
    ['iets van de demo', demoId('kader', 'regiovisie'), 'ed5dc42c-259f-5b9f-a436-224abbf6f5da'],
    ['een trekker van de demo', demoTrekkerId(actieId, 'Coördinator'), '4efbd928-d973-553e-b108-2d869c8c6188'],
    ['een statusupdate van de demo', demoStatusupdateId(actieId, 'ActieStarten', '2022-03-01'), 'c31262ae-d8ac-5f44-ac9f-86307af82831'],
  ])('blijft hetzelfde: %s', (_, id, ooit) => {
    expect(id).toBe(ooit);
  });
});
