// Jest's globalTeardown: stops the server that start-test-server.mjs started.
import { rm } from 'node:fs/promises';

export default async () => {
  if (globalThis.testServer === undefined) return;
  const { server, folder } = globalThis.testServer;
  await server.stop();
  await rm(folder, { recursive: true });
};
