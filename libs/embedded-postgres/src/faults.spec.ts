import { DataDirFault } from '@actiespoor/data-dir';
import { describe, expect, it } from '@jest/globals';

import { EmbeddedPostgresFault, complaintIn, fileSystemFault, tellsDiskFull } from './faults.js';

const halfWritten = `creating configuration files ... ok
running bootstrap script ... 2026-11-22 04:31:08.337 UTC [4036] FATAL:  could not extend file "base/1/2691": wrote only 4096 of 8192 bytes at block 10
2026-11-22 04:31:08.337 UTC [4036] HINT:  Check free disk space.
2026-11-22 04:31:08.337 UTC [4036] PANIC:  cannot abort transaction 1, it was already committed
`;
const noSpace = 'FATAL:  could not write to file "pg_wal/xlogtemp.3731": No space left on device';

const systemError = (code: string): Error => Object.assign(new Error(code), { code });

describe('Wat PostgreSQL meldt', () => {
  it('is de eerste klacht, want de latere volgen daaruit', () => {
    expect(complaintIn(halfWritten)).toBe('could not extend file "base/1/2691": wrote only 4096 of 8192 bytes at block 10');
    expect(complaintIn('initdb: error: could not access directory "/x": Permission denied')).toBe('could not access directory "/x": Permission denied');
    expect(complaintIn('')).toBe('geen melding');
  });

  it('verraadt een volle schijf, ook wanneer een schrijfactie halverwege bleef steken', () => {
    expect(tellsDiskFull(halfWritten)).toBe(true);
    expect(tellsDiskFull(noSpace)).toBe(true);
    expect(tellsDiskFull('FATAL:  could not create any TCP/IP sockets')).toBe(false);
  });
});

describe('Wat het bestandssysteem weigert', () => {
  it('wordt een zin die zegt wat te doen', () => {
    expect(fileSystemFault('/data', systemError('ENOSPC'))).toEqual(
      new EmbeddedPostgresFault('De schijf van /data is vol: maak ruimte vrij en start opnieuw.'),
    );
    expect(fileSystemFault('/data', systemError('EROFS'))).toEqual(
      new EmbeddedPostgresFault('In /data kan niet worden geschreven: geef dit programma schrijfrecht, of kies met DATA_DIR een andere map.'),
    );
  });

  it('vraagt niet om schrijfrecht waar een deel van het pad geen map is', () => {
    const found = new DataDirFault('/etc/hostname/data', systemError('ENOTDIR'));
    expect(fileSystemFault('/etc/hostname/data', found)).toBe(found);
    expect(found.message).not.toMatch(/recht/);
    expect(fileSystemFault('/data', Object.assign(systemError('ENOTDIR'), { path: '/data/postgres/x' }))).toMatchObject({
      name: 'DataDirFault',
      message: expect.stringContaining('een deel van dat pad is geen map'),
    });
  });

  it('blijft wat het was als er niets over te zeggen valt', () => {
    const error = systemError('EBADF');
    expect(fileSystemFault('/data', error)).toBe(error);
  });
});
