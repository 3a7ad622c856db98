import { numberText, shortened } from './text.js';

/** A long task, and the unit that it counts: `{ title: 'Doorvoeren', unit: 'stappen' }`. */
export interface Task {
  readonly title: string;
  readonly unit: string;
}

/** The progress of a task. `total` is undefined while it is unknown. */
export interface TaskProgress extends Task {
  readonly done: number;
  readonly total: number | undefined;
  readonly elapsedMs: number;
}

const barWidth = 24;
const tooSoonMs = 500;

/** A duration in words: `8 s`, `2 min 05 s`, `1 u 10 min`. */
export const durationText = (ms: number): string => {
  const seconds = Math.ceil(ms / 1000);
  const [minutes, hours] = [Math.floor(seconds / 60), Math.floor(seconds / 3600)];
  if (minutes === 0) return `${String(seconds)} s`;
  if (hours === 0) return `${String(minutes)} min ${String(seconds % 60).padStart(2, '0')} s`;
  return `${String(hours)} u ${String(minutes % 60).padStart(2, '0')} min`;
};

const fractionOf = ({ done, total }: TaskProgress): number => (total === undefined || total === 0 ? 0 : Math.min(done / total, 1));

const isKnown = ({ elapsedMs, done }: TaskProgress): boolean => elapsedMs >= tooSoonMs && done > 0;

/** Rate and time left; nothing in the first moments, when neither is reliable. */
const pace = (progress: TaskProgress): readonly string[] => {
  const { done, total, elapsedMs } = progress;
  if (!isKnown(progress)) return [];
  const rate = `${numberText((done * 1000) / elapsedMs)}/s`;
  if (total === undefined || done >= total) return [rate];
  return [rate, `nog ${durationText(((total - done) * elapsedMs) / done)}`];
};

const share = (progress: TaskProgress): readonly string[] => (progress.total === undefined ? [] : [`${String(Math.floor(fractionOf(progress) * 100))} %`]);

const amount = ({ done, total, unit }: TaskProgress): string =>
  total === undefined ? `${numberText(done)} ${unit}` : `${numberText(done)} van ${numberText(total)} ${unit}`;

/** One plain line, for a log. */
export const plainLine = (progress: TaskProgress): string => `${progress.title}: ${[amount(progress), ...share(progress), ...pace(progress)].join(', ')}`;

/** A bar for a terminal, redrawn in place and never wider than the screen. */
export const barLine = (progress: TaskProgress, width: number): string => {
  const full = Math.round(fractionOf(progress) * barWidth);
  const bar = progress.total === undefined ? [] : [`[${'█'.repeat(full)}${'░'.repeat(barWidth - full)}]`];
  const line = [progress.title, ...bar, ...share(progress), amount(progress), ...pace(progress)].join('  ');
  return shortened(line, width - 1);
};
