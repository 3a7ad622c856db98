import { describe, expect, it } from '@jest/globals';

import { preferredType } from './negotiation.js';

const [json, csv] = ['application/json', 'text/csv'];

describe('De vorm van een antwoord', () => {
  it.each([
    [undefined, json],
    ['', json],
    ['*/*', json],
    ['text/csv', csv],
    ['text/csv, application/json', json],
    ['text/csv;q=0.9, application/json;q=0.8', csv],
    ['application/json;q=0.1, text/*;q=0.2', csv],
    ['text/csv;q=0.5, */*;q=0.4', csv],
    ['text/csv;q=0.4, */*;q=0.5', json],
    ['text/csv, */*', csv],
    ['text/csv; q=0.000, */*', json],
    ['*/*, application/json;q=0', csv],
    ['text/*;q=0, text/csv', csv],
    ['TEXT/CSV', csv],
    ['text/csv; charset=utf-8', csv],
    ['text/csv;charset=utf-8;q=0.2, application/json;q=0.3', json],
    ['text/html, text/csv;q=0.1', csv],
    ['text/html', undefined],
    ['*/*;q=0', undefined],
    ['application/json;q=0, text/csv;q=0', undefined],
    ['onzin', undefined],
  ])('bij Accept %s is %s', (accept, type) => {
    expect(preferredType(accept, [json, csv])).toBe(type);
  });
});
