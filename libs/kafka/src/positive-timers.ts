import { createRequire } from 'node:module';

interface RequestQueue {
  readonly throttledUntil: number;
  readonly pending: readonly unknown[];
  throttleCheckTimeoutId: NodeJS.Timeout | null;
  checkPendingRequests(): void;
}

interface Scheduling extends RequestQueue {
  scheduleCheckPendingRequests(): void;
}

const { prototype } = createRequire(import.meta.url)('kafkajs/src/network/requestQueue') as { readonly prototype: Scheduling };

const busyMs = 10;
const idleMs = 1;

const waitOf = ({ throttledUntil, pending }: RequestQueue): number => {
  const left = throttledUntil - Date.now();
  if (left > 0) return left;
  return pending.length > 0 ? busyMs : idleMs;
};

/** The same as in kafkajs 2.2.4, but for its waits until a moment that has passed: Node warns about the first such timer of a process. */
prototype.scheduleCheckPendingRequests = function later(this: RequestQueue): void {
  this.throttleCheckTimeoutId ??= setTimeout(() => {
    this.throttleCheckTimeoutId = null;
    this.checkPendingRequests();
  }, waitOf(this));
};
