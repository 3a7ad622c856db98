import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';

const patienceInMs = 120_000;
const pauseInMs = 250;

/** A demo token from the command line, `command` as words: `['npm', 'run', '-s', 'actiespoor', '--', 'token']`. */
export const tokenFrom = ([program, ...words], rol, organisatie) =>
  execFileSync(program, [...words, '--rol', rol, '--organisatie', organisatie], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  })
    .trim()
    .split('\n')
    .at(-1);

/** Resolves when the server says it is ready; throws when it takes longer than two minutes. */
export const untilReady = async (baseUrl) => {
  const deadline = Date.now() + patienceInMs;
  while (Date.now() < deadline) {
    const answer = await fetch(`${baseUrl}/health/ready`).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => {
      setTimeout(resolve, pauseInMs);
    });
  }
  throw new Error(`${baseUrl} is na twee minuten nog niet gereed`);
};

const parsed = (text) => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

/** One request: `{ status, headers, body }`. `json` is sent as JSON; `key` and `ifMatch` become their headers. */
export const clientOf =
  (baseUrl) =>
  async (method, path, { token, json, text, type, key, ifMatch } = {}) => {
    const headers = Object.entries({
      authorization: token && `Bearer ${token}`,
      'content-type': json ? 'application/json' : type,
      'idempotency-key': key,
      'if-match': ifMatch,
    }).filter(([, value]) => value !== undefined);
    const answer = await fetch(`${baseUrl}${path}`, { method, headers, body: json ? JSON.stringify(json) : text });
    return { status: answer.status, headers: answer.headers, body: parsed(await answer.text()) };
  };

export const newKey = () => randomUUID();
