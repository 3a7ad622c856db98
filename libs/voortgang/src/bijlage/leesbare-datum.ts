import type { Datum } from '@actiespoor/kernel';

import { delenVanHetJaar, maanden } from './leesbare-datum.labels.js';

const form = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/;

/** A date in words, in its own precision: `3 september 2021`, `oktober 2021`, `2022`, `najaar 2022`, `tweede helft van 2021`. */
export const leesbareDatum = (datum: Datum): string => {
  const [, jaar = datum, deel, dag] = form.exec(datum) ?? [];
  if (deel === undefined) return jaar;
  const naam = maanden[Number(deel) - 1] ?? delenVanHetJaar[deel];
  if (naam === undefined) return datum;
  return [...(dag === undefined ? [] : [String(Number(dag))]), naam, jaar].join(' ');
};
