import type { KnoopId } from '@actiespoor/plan';
import { demoId } from '@actiespoor/plan/model';

import { bronckhorst } from '../personen.js';
import { actie, kader, plan } from '../verhaal/onderwerpen.js';

// The subjects of the story of Bronckhorst, by name.

export const samenVeilig = kader('regiovisie-samen-veilig-2024-2028');
export const stevigeBasis = kader('bronckhorst-beleidskader-5');
export const uitvoeringsplan = plan('bronckhorst-samen-veilig-2024-2028', bronckhorst);

const knoop = (naam: string): KnoopId => demoId('knoop', `bronckhorst/${naam}`);

export const speerpunt4 = knoop('speerpunt-4');
export const expertise = knoop('doel-expertise');
export const veiligheidVoorop = knoop('doel-veiligheid-voorop');

export const ambtelijkOverleg = demoId('consultatie', 'bronckhorst/regionaal-ambtelijk-overleg');

const vanPlan = (naam: string) => actie(uitvoeringsplan, naam);

export const vakbekwaam = vanPlan('vakbekwaam');
export const meldcode = vanPlan('meldcode');
export const statushouders = vanPlan('statushouders');
export const vechtscheidingen = vanPlan('vechtscheidingen');
export const verklarendeAnalyse = vanPlan('verklarende-analyse');
export const weekKindermishandeling = vanPlan('week-van-de-kindermishandeling');
export const cursusCultuur = vanPlan('cursus-cultuursensitief');
