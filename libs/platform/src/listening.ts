import { codeOf, OperatorFault } from '@actiespoor/data-dir';

/** An operator's fault at the start, told in one sentence. */
export class StartFault extends OperatorFault {
  override readonly name = 'StartFault';
}

export interface Listening {
  readonly host: string;
  readonly port: number;
  /** The command to start on another port. */
  readonly command: (port: number) => string;
}

const maxPort = 65_535;

/** A sentence for an address that cannot be used; any other fault as it is. */
export const listenFault = (fault: unknown, { host, port, command }: Listening): unknown => {
  const code = codeOf(fault);
  const elsewhere = command(port < maxPort ? port + 1 : port - 1);
  if (code === 'EADDRINUSE') {
    return new StartFault(`Poort ${port} op ${host} is al in gebruik. Draait Actiespoor al? Stop dat, of kies een andere poort: ${elsewhere}`, {
      cause: fault,
    });
  }
  if (code === 'EACCES' || code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return new StartFault(`Op ${host}, poort ${port}, kan deze gebruiker niet luisteren. Kies een andere HOST of PORT.`, { cause: fault });
  }
  return fault;
};
