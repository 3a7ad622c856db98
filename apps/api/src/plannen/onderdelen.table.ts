import { Intrekking, Knoopopgave, Knoopwijziging } from './opgaven.js';
import { ofPlan, planTable } from './plan-table.js';
import {
  knoopOf,
  Knoopsamenvoeging,
  Knoopsplitsing,
  Knoopverplaatsing,
  toKnoopChange,
  toKnoopCommand,
  toSamenvoeging,
  toSplitsing,
  toVerplaatsing,
} from './structuur.js';

/** The tree of a plan: its actielijnen, speerpunten, thema's, and its end. */
export const onderdelenTable = planTable('Onderdelen van plannen', [
  ofPlan('knopen', {
    write: {
      operation: 'knoopToevoegen',
      summary: 'Voeg een onderdeel toe, zoals een actielijn of een thema',
      body: Knoopopgave,
      tells: ['KnoopToevoegen'],
      toCommand: toKnoopCommand,
      answer: knoopOf,
    },
    history: {
      operation: 'knopenVanPlanLezen',
      summary: 'Hoe de onderdelen van een plan ontstonden, wijzigden, verhuisden en opgingen in andere',
      of: ['KnoopToegevoegd', 'KnoopGewijzigd', 'KnoopVerplaatst', 'KnoopSamengevoegd', 'KnoopGesplitst', 'HerindelingTeruggenomen'],
    },
  }),
  ofPlan('knopen/:knoopId/wijzigingen', {
    write: {
      operation: 'knoopWijzigen',
      summary: 'Wijzig de code, de titel, de toelichting of het niveau van een onderdeel',
      body: Knoopwijziging,
      tells: ['KnoopWijzigen'],
      toCommand: toKnoopChange,
    },
  }),
  ofPlan('knopen/:knoopId/verplaatsingen', {
    write: {
      operation: 'knoopVerplaatsen',
      summary: 'Hang een onderdeel ergens anders, met alles wat eronder hangt',
      body: Knoopverplaatsing,
      tells: ['KnoopVerplaatsen'],
      toCommand: toVerplaatsing,
    },
  }),
  ofPlan('knopen/:knoopId/samenvoegingen', {
    write: {
      operation: 'knopenSamenvoegen',
      summary: 'Voeg andere onderdelen in dit onderdeel, of samen met dit in een nieuw',
      body: Knoopsamenvoeging,
      tells: ['KnoopSamenvoegen'],
      toCommand: toSamenvoeging,
      answer: knoopOf,
    },
  }),
  ofPlan('knopen/:knoopId/splitsingen', {
    write: {
      operation: 'knoopSplitsen',
      summary: 'Splits een onderdeel in delen, elk met zijn acties',
      body: Knoopsplitsing,
      tells: ['KnoopSplitsen'],
      toCommand: toSplitsing,
      answer: knoopOf,
    },
  }),
  ofPlan('knopen/:knoopId/teruggenomen-herindelingen', {
    write: {
      operation: 'herindelingTerugnemen',
      summary:
        'Neem de samenvoeging of splitsing terug waardoor dit onderdeel opging, op de dag die zij noemt; daarna kan zij anders of op een andere dag worden vastgelegd',
      body: Intrekking,
      tells: ['HerindelingTerugnemen'],
      toCommand: ({ motief, op }, { planId, knoopId }) => ({ type: 'HerindelingTerugnemen', data: { planId, knoopId, motief, op } }),
    },
  }),
  ofPlan('intrekkingen', {
    write: {
      operation: 'planIntrekken',
      summary: 'Trek een plan in; het blijft te lezen',
      body: Intrekking,
      tells: ['PlanIntrekken'],
      toCommand: ({ motief, op }, { planId }) => ({ type: 'PlanIntrekken', data: { planId, motief, op } }),
    },
    history: { operation: 'intrekkingenVanPlanLezen', summary: 'Of en waarom een plan is ingetrokken', of: ['PlanIngetrokken'] },
  }),
  ofPlan('herstellingen', {
    write: {
      operation: 'planHerstellen',
      summary: 'Laat een ingetrokken plan weer gelden, vanaf een dag; op de dag van de intrekking zelf is het nooit ingetrokken geweest',
      body: Intrekking,
      tells: ['PlanHerstellen'],
      toCommand: ({ motief, op }, { planId }) => ({ type: 'PlanHerstellen', data: { planId, motief, op } }),
    },
    history: { operation: 'herstellingenVanPlanLezen', summary: 'Of en waarom een ingetrokken plan weer ging gelden', of: ['PlanHersteld'] },
  }),
]);
