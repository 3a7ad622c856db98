import { randomUUID } from 'node:crypto';

import type { Problem } from '../../apps/api/src/edge/problem.js';
import { type AnswerDocument, describedBy, type Told } from './described.js';

/** An answer of the API; `body` is parsed if it is JSON, else the text. */
export interface Answer<Body> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

/** Headers of a write. A new key is made if none is given. */
export interface WriteOptions {
  readonly key?: string;
  readonly ifMatch?: string;
}

export interface UploadOptions {
  readonly key?: string;
  readonly type?: string;
}

export interface Sending {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array<ArrayBuffer>;
}

/** A client of the API over HTTP. */
export interface Client {
  /** Sends a request with no headers added but the token. */
  send<Body = Problem>(method: string, path: string, sending?: Sending): Promise<Answer<Body>>;
  get<Body = Problem>(path: string): Promise<Answer<Body>>;
  /** A GET that waits for every earlier write, by any client. */
  read<Body = Problem>(path: string): Promise<Answer<Body>>;
  post<Body = Problem>(path: string, json: unknown, options?: WriteOptions): Promise<Answer<Body>>;
  /** A POST to a sub-collection, with the ETag of its parent. */
  change<Body = Problem>(path: string, json: unknown, options?: WriteOptions): Promise<Answer<Body>>;
  upload<Body = Problem>(path: string, bytes: Uint8Array<ArrayBuffer>, options?: UploadOptions): Promise<Answer<Body>>;
}

const isJson = ({ headers }: Response): boolean => /[/+]json\b/.test(headers.get('content-type') ?? '');

const bodyOf = async (response: Response): Promise<unknown> => {
  const text = await response.text();
  return isJson(response) && text !== '' ? (JSON.parse(text) as unknown) : text;
};

type Check = (told: Told) => readonly string[];

const checks = new Map<string, Promise<Check>>();

const checkOf = async (baseUrl: string): Promise<Check> => describedBy((await (await fetch(`${baseUrl}/v1/openapi.json`)).json()) as AnswerDocument);

/** The check of the service at an address; none where it is gone before it could say what it answers with. */
const checkAt = (baseUrl: string): Promise<Check> => {
  const known = checks.get(baseUrl);
  if (known) return known;
  const made = checkOf(baseUrl).catch(() => {
    checks.delete(baseUrl);
    return () => [];
  });
  checks.set(baseUrl, made);
  return made;
};

const writeHeaders = ({ key = randomUUID(), ifMatch }: WriteOptions): Record<string, string> => ({
  'content-type': 'application/json',
  'idempotency-key': key,
  ...(ifMatch !== undefined && { 'if-match': ifMatch }),
});

/** The latest position of the store that the clients of one service share. */
export interface Shared {
  positie?: string;
}

const positionIn = (body: unknown): string | undefined => {
  const positie: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, 'positie') : undefined;
  return typeof positie === 'string' ? positie : undefined;
};

const remember = (shared: Shared, positie: string | undefined): void => {
  if (positie !== undefined && positie > (shared.positie ?? '')) shared.positie = positie;
};

const waiting = (path: string, { positie }: Shared): string => (positie === undefined ? path : `${path}${path.includes('?') ? '&' : '?'}wachtOp=${positie}`);

/** @throws Error if the answer holds anything that the OpenAPI document of the service does not describe */
const mustBeDescribed = async (baseUrl: string, told: Told): Promise<void> => {
  const faults = (await checkAt(baseUrl))(told);
  if (faults.length > 0) throw new Error(`${told.method} ${told.path} antwoordt anders dan het document zegt:\n${faults.join('\n')}`);
};

/** A client of the API at this address with this token; without one, as a stranger. */
export const clientOf = (baseUrl: string, token?: string, shared: Shared = {}): Client => {
  const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };

  const send = async <Body>(method: string, path: string, { headers, ...sending }: Sending = {}): Promise<Answer<Body>> => {
    const response = await fetch(`${baseUrl}${path}`, { method, headers: { ...authorization, ...headers }, ...sending });
    const body = await bodyOf(response);
    await mustBeDescribed(baseUrl, { method, path, status: response.status, type: response.headers.get('content-type') ?? '', body });
    remember(shared, positionIn(body));
    return { status: response.status, headers: response.headers, body: body as Body };
  };

  const post = <Body>(path: string, json: unknown, options: WriteOptions = {}): Promise<Answer<Body>> =>
    send('POST', path, { headers: writeHeaders(options), body: JSON.stringify(json) });

  return {
    send,
    post,
    get: (path) => send('GET', path),
    read: (path) => send('GET', waiting(path, shared)),
    change: async (path, json, options = {}) => {
      const { headers } = await send<unknown>('GET', waiting(path.slice(0, path.lastIndexOf('/')), shared));
      return post(path, json, { ifMatch: headers.get('etag') ?? '', ...options });
    },
    upload: (path, bytes, { key = randomUUID(), type = 'text/tab-separated-values' } = {}) =>
      send('POST', path, { headers: { 'content-type': type, 'idempotency-key': key }, body: bytes }),
  };
};
