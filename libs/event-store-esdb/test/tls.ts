import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { ServerCredentials } from '@grpc/grpc-js';

const fileOf = (name: string): URL => new URL(`tls/${name}`, import.meta.url);

/** The certificate of a CA that nobody knows. Its node has a key that everybody knows: for tests on loopback alone. */
export const caFile = fileURLToPath(fileOf('ca.crt'));

export const tlsCredentials = (): ServerCredentials =>
  ServerCredentials.createSsl(null, [{ private_key: readFileSync(fileOf('node.key')), cert_chain: readFileSync(fileOf('node.crt')) }]);
