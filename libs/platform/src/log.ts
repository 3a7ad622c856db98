import type { Tell } from '@actiespoor/work';
import { type Logger, pino } from 'pino';

import type { Observer } from './observing.js';
import { oneOf, type SettingsReader } from './settings.js';

export type { Logger };

const levels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

export type LogLevel = (typeof levels)[number];

export interface LogSettings {
  readonly logLevel: LogLevel;
  /** `json` for programs that read logs; `tekst` for a person; absent: text on a terminal, JSON elsewhere. */
  readonly logFormat?: 'json' | 'tekst';
}

/** Says it in the log. */
export const tellIn =
  (log: Logger): Tell =>
  (line, level) =>
    log[level ?? 'info'](line);

/** LOG_LEVEL and LOG_FORMAT; faults stay with the reader. */
export const readLogSettings = (reader: SettingsReader): LogSettings => {
  const format = oneOf(reader, 'LOG_FORMAT', { words: ['auto', 'json', 'tekst'], otherwise: 'auto' });
  return { logLevel: oneOf(reader, 'LOG_LEVEL', { words: levels, otherwise: 'info' }), ...(format !== 'auto' && { logFormat: format }) };
};

/** A stream that may be a terminal. */
export interface LogTarget {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

const secrets = ['authorization', 'cookie', 'set-cookie', 'token', 'password', 'toelichting'];
const redact = secrets.flatMap((name) => [`["${name}"]`, `*["${name}"]`, `*.*["${name}"]`]);

/** Of a fault what helps to find it; what the database says of the row itself may hold somebody's words. */
const faultOf = (fault: unknown): object => {
  if (!(fault instanceof Error)) return typeof fault === 'object' && fault !== null ? fault : { message: String(fault) };
  const code: unknown = Reflect.get(fault, 'code');
  return { type: fault.name, message: fault.message, stack: fault.stack, ...(typeof code === 'string' && { code }) };
};

interface Line {
  readonly msg?: string;
  readonly request_id?: string;
  readonly level?: string;
  readonly err?: { readonly stack?: string };
}

const quiet = new Set(['trace', 'debug', 'info']);

/** For a person: what happened, without every request; a fault with its stack. */
const asText = (target: LogTarget) => ({
  write: (json: string): void => {
    const { msg = '', request_id: request, level = 'info', err } = JSON.parse(json) as Line;
    if (request !== undefined && quiet.has(level)) return;
    target.write(`${[msg, err?.stack].filter(Boolean).join('\n')}\n`);
  },
});

export const isText = ({ logFormat }: LogSettings, { isTTY }: LogTarget): boolean => (logFormat ?? (isTTY === true ? 'tekst' : 'json')) === 'tekst';

/** The log of a process: one JSON object a line with `time`, `level` and `msg`, or for a person the messages alone. */
export const createLog = (settings: LogSettings, target: LogTarget): Logger =>
  pino(
    {
      level: settings.logLevel,
      base: null,
      messageKey: 'msg',
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      formatters: { level: (level) => ({ level }) },
      serializers: { err: faultOf },
      redact: { paths: redact, censor: '[weggelaten]' },
    },
    isText(settings, target) ? asText(target) : { write: (json: string) => void target.write(json) },
  );

/** `00-<trace>-<span>-<flags>` of the caller as fields of the log; nothing where it is none. */
export const traceFields = (traceparent: string | undefined): { readonly trace_id?: string; readonly span_id?: string } => {
  const [, trace, span] = /^[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}/.exec(traceparent ?? '') ?? [];
  return trace === undefined || span === undefined ? {} : { trace_id: trace, span_id: span };
};

/** The same observer, which also writes a line for every command: what it was, on which stream, and what came of it; nothing of its contents. */
export const loggedCommands = (observer: Observer, log: Logger): Observer => ({
  ...observer,
  told: ({ command, stream, outcome, revision, context, seconds }) =>
    log.info(
      {
        ...traceFields(context.traceparent),
        request_id: context.correlationId,
        actor_id: context.actor,
        tenant: context.organisatie,
        command,
        stream,
        ...(revision !== undefined && { revision: Number(revision) }),
        duration_ms: Math.round(seconds * 1000),
        outcome,
      },
      `${command} ${outcome}`,
    ),
});
