import type { Rij } from '../layout/document.js';

/** The one year of a plan, for quarters without a year; undefined if it runs over several. */
export const planYear = ({ velden }: Rij): number | undefined => {
  const [, van, tot] = /^(\d{4})-(\d{4})$/u.exec(velden['periode'] ?? '') ?? [];
  return van !== undefined && van === tot ? Number(van) : undefined;
};
