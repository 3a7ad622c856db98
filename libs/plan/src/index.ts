export type { ActieCommand, ActieStatusWish, ActieWish, PlanStand } from './actie/actie.commands.js';
export type { PlanCommand } from './plan/plan.commands.js';
export * from './events.js';
