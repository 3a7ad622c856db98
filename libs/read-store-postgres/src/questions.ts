import { type Caller, callerKey, type Questions } from '@actiespoor/voortgang';

import { planQueries } from './actueel-plan.js';
import { cijferQueries } from './cijfers.js';
import type { ReadDatabase } from './database.js';
import { indicatorQueries } from './indicatoren.js';
import { kaderQueries } from './kaders.js';
import { leveringQueries } from './leveringen.js';
import { organisatieQueries } from './organisaties.js';
import { spoorQueries } from './spoor.js';
import { tijdlijnQueries } from './tijdlijn.js';

const questionsOn = (db: ReadDatabase): Questions => ({
  plannen: planQueries(db),
  spoor: spoorQueries(db),
  tijdlijn: tijdlijnQueries(db),
  organisaties: organisatieQueries(db),
  kaders: kaderQueries(db),
  indicatoren: indicatorQueries(db),
  cijfers: { ...leveringQueries(db), ...cijferQueries(db) },
});

// About the number of callers at work at once in a region. A caller whose questions were dropped gets new ones.
const keptCallers = 500;

/**
 * The questions of each caller, made once and kept while the caller is active: waiting queries and recent answers are of one
 * caller. All callers read from the same pool as yet; row-level security will give each its own `db` here, and nowhere else.
 */
export const questionsFor = (db: ReadDatabase): ((caller: Caller) => Questions) => {
  const kept = new Map<string, Questions>();
  return (caller) => {
    const key = callerKey(caller);
    const questions = kept.get(key) ?? questionsOn(db);
    kept.delete(key);
    kept.set(key, questions);
    const [oldest] = kept.keys();
    if (kept.size > keptCallers && oldest !== undefined) kept.delete(oldest);
    return questions;
  };
};
