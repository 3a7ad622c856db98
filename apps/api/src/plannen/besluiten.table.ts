import { defined } from '@actiespoor/kernel';

import {
  consultatieOf,
  Consultatieopgave,
  Consultatieverslag,
  Consultatieverzetting,
  GeplandeVaststelling,
  Intrekking,
  toConsultatieCommand,
  toVaststelling,
  Vaststelling,
} from './opgaven.js';
import { ofPlan, planTable } from './plan-table.js';

/** The preparation of a plan, and its adoption. */
export const besluitenTable = planTable('Vaststelling en consultatie', [
  ofPlan('geplande-vaststellingen', {
    write: {
      operation: 'vaststellingPlannen',
      summary: 'Leg vast wanneer de vaststelling wordt verwacht',
      body: GeplandeVaststelling,
      tells: ['VaststellingPlannen'],
      toCommand: (verwachting, { planId }) => ({ type: 'VaststellingPlannen', data: { planId, ...verwachting } }),
    },
    history: {
      operation: 'geplandeVaststellingenVanPlanLezen',
      summary: 'Wanneer de vaststelling werd verwacht, en hoe dat schoof',
      of: ['VaststellingGepland'],
    },
  }),
  ofPlan('vaststellingen', {
    write: {
      operation: 'planVaststellen',
      summary: 'Leg het besluit vast waarmee het plan is vastgesteld',
      body: Vaststelling,
      tells: ['PlanVaststellen'],
      toCommand: toVaststelling,
    },
    history: {
      operation: 'vaststellingenVanPlanLezen',
      summary: 'Wanneer en door wie het plan is vastgesteld',
      of: ['PlanVastgesteld', 'VaststellingAangevuld'],
    },
  }),
  ofPlan('teruggenomen-vaststellingen', {
    write: {
      operation: 'vaststellingTerugnemen',
      summary: 'Neem een vaststelling terug die niet klopte, op de dag die zij noemt; daarna kan het plan opnieuw worden vastgesteld',
      body: Intrekking,
      tells: ['VaststellingTerugnemen'],
      toCommand: ({ motief, op }, { planId }) => ({ type: 'VaststellingTerugnemen', data: { planId, motief, op } }),
    },
    history: { operation: 'teruggenomenVaststellingenVanPlanLezen', summary: 'Welke vaststellingen niet klopten, en waarom', of: ['VaststellingTeruggenomen'] },
  }),
  ofPlan('consultaties', {
    write: {
      operation: 'consultatiePlannen',
      summary: 'Plan een consultatie',
      body: Consultatieopgave,
      tells: ['ConsultatiePlannen'],
      toCommand: toConsultatieCommand,
      answer: consultatieOf,
    },
    history: {
      operation: 'consultatiesVanPlanLezen',
      summary: 'De consultaties van een plan: gepland, verzet, afgezegd en gehouden',
      of: ['ConsultatieGepland', 'ConsultatieAfgezegd', 'ConsultatieGehouden', 'VerslagTeruggenomen'],
    },
  }),
  ofPlan('consultaties/:consultatieId/verzettingen', {
    write: {
      operation: 'consultatieVerzetten',
      summary: 'Verwacht een geplande consultatie op een andere dag, of plan haar opnieuw nadat zij was afgezegd',
      body: Consultatieverzetting,
      tells: ['ConsultatieVerzetten'],
      toCommand: ({ verwacht, op }, { planId, consultatieId }) => ({ type: 'ConsultatieVerzetten', data: { planId, consultatieId, verwacht, op } }),
    },
  }),
  ofPlan('consultaties/:consultatieId/afzeggingen', {
    write: {
      operation: 'consultatieAfzeggen',
      summary: 'Zeg een geplande consultatie af; zij kan later opnieuw worden gepland',
      body: Intrekking,
      tells: ['ConsultatieAfzeggen'],
      toCommand: ({ motief, op }, { planId, consultatieId }) => ({ type: 'ConsultatieAfzeggen', data: { planId, consultatieId, motief, op } }),
    },
  }),
  ofPlan('consultaties/:consultatieId/verslagen', {
    write: {
      operation: 'consultatieHouden',
      summary: 'Leg vast dat een consultatie is gehouden',
      body: Consultatieverslag,
      tells: ['ConsultatieHouden'],
      toCommand: (verslag, { planId, consultatieId }) => ({ type: 'ConsultatieHouden', data: defined({ planId, consultatieId, ...verslag }) }),
    },
  }),
  ofPlan('consultaties/:consultatieId/teruggenomen-verslagen', {
    write: {
      operation: 'verslagTerugnemen',
      summary: 'Neem een verslag van een consultatie terug dat niet klopte, op de dag die het noemt; daarna kan het opnieuw worden vastgelegd',
      body: Intrekking,
      tells: ['VerslagTerugnemen'],
      toCommand: ({ motief, op }, { planId, consultatieId }) => ({ type: 'VerslagTerugnemen', data: { planId, consultatieId, motief, op } }),
    },
  }),
]);
