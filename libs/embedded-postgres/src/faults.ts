import { codeOf, DataDirFault, OperatorFault } from '@actiespoor/data-dir';

/** A reason why the embedded server cannot run, in one Dutch sentence that tells an operator what to do. */
export class EmbeddedPostgresFault extends OperatorFault {
  override readonly name = 'EmbeddedPostgresFault';
}

const ownServer = 'zet DATABASE_URL op een eigen PostgreSQL-server';

export const noBinaries = (platform: string, cause: unknown): EmbeddedPostgresFault =>
  new EmbeddedPostgresFault(`Voor ${platform} is geen PostgreSQL meegekomen: installeer opnieuw met "npm ci", of ${ownServer}.`, { cause });

export const binariesDoNotRun = (cause: unknown): EmbeddedPostgresFault =>
  new EmbeddedPostgresFault(`De meegeleverde PostgreSQL kan op dit systeem niet draaien: ${ownServer}.`, { cause });

export const noAccount = (): EmbeddedPostgresFault =>
  new EmbeddedPostgresFault(
    `PostgreSQL weigert als root te draaien en de gebruikers "postgres" en "nobody" bestaan niet: start dit programma als gewone gebruiker, of ${ownServer}.`,
  );

export const noSharedFolder = (account: string): EmbeddedPostgresFault =>
  new EmbeddedPostgresFault(
    `De gebruiker "${account}" kan niet bij de gegevensmap en er is geen andere plek in /var/lib of de tijdelijke map: kies met DATA_DIR een map waar die gebruiker bij kan, of start als gewone gebruiker.`,
  );

export const clusterOutOfReach = (cluster: string, account: string): EmbeddedPostgresFault =>
  new EmbeddedPostgresFault(
    `De gebruiker "${account}", als wie PostgreSQL onder root draait, kan niet bij ${cluster}: geef de bovenliggende mappen doorgang (chmod o+x), of start als de eigenaar van die map.`,
  );

export const notWritable = (folder: string, cause: unknown): EmbeddedPostgresFault =>
  new EmbeddedPostgresFault(`In ${folder} kan niet worden geschreven: geef dit programma schrijfrecht, of kies met DATA_DIR een andere map.`, { cause });

export const diskFull = (folder: string, cause?: unknown): EmbeddedPostgresFault =>
  new EmbeddedPostgresFault(`De schijf van ${folder} is vol: maak ruimte vrij en start opnieuw.`, { cause });

export const otherVersion = (cluster: string, found: string, ours: string): EmbeddedPostgresFault =>
  new EmbeddedPostgresFault(
    `De gegevens in ${cluster} zijn van PostgreSQL ${found} en dit programma brengt PostgreSQL ${ours} mee: zet ze over met pg_dump en psql, of kies met DATA_DIR een lege map.`,
  );

export const noCluster = (cluster: string): EmbeddedPostgresFault =>
  new EmbeddedPostgresFault(`De map ${cluster} bevat iets anders dan een PostgreSQL-databank: verplaats die inhoud, of kies met DATA_DIR een andere map.`);

export const noCredentials = (file: string, cause?: unknown): EmbeddedPostgresFault =>
  new EmbeddedPostgresFault(`Het bestand ${file} met de wachtwoorden ontbreekt of hoort niet bij deze databank: zet het terug uit de reservekopie.`, { cause });

export const birthFailed = (cluster: string, reason: string, cause: unknown): EmbeddedPostgresFault =>
  new EmbeddedPostgresFault(`PostgreSQL kon geen databank maken in ${cluster} ("${reason}"): los dat op en start opnieuw, of ${ownServer}.`, { cause });

export const startFailed = (logFile: string, reason: string): EmbeddedPostgresFault =>
  new EmbeddedPostgresFault(`PostgreSQL start niet ("${reason}"): lees ${logFile}, los dat op en start opnieuw.`);

export const stopFailed = (cluster: string, pid: number): EmbeddedPostgresFault =>
  new EmbeddedPostgresFault(`PostgreSQL (proces ${pid}) in ${cluster} stopt niet: beëindig dat proces zelf voordat u opnieuw start.`);

/** The server runs at another address than its users know: a retry changes nothing. */
export class MovedFault extends EmbeddedPostgresFault {
  constructor(port: number, wanted: number) {
    super(`PostgreSQL luistert nu op poort ${port} en niet meer op ${wanted}: start dit programma opnieuw.`);
  }
}

export const notRestored = (cause: unknown): EmbeddedPostgresFault => {
  const why = cause instanceof EmbeddedPostgresFault ? ` ${cause.message}` : '';
  return new EmbeddedPostgresFault(`De meegeleverde PostgreSQL viel weg en komt niet terug.${why}`, { cause });
};

export const lockHeld = (file: string, pid: number | undefined): EmbeddedPostgresFault =>
  new EmbeddedPostgresFault(
    `Een ander proces (${pid ?? 'onbekend'}) houdt ${file} bezet: wacht tot het klaar is, of verwijder dat bestand wanneer er geen actiespoor meer draait.`,
  );

/** The first complaint of PostgreSQL or initdb; later ones follow from it. */
export const complaintIn = (output: string): string => /(?:FATAL|PANIC|ERROR|error): *(.+)/.exec(output)?.[1] ?? 'geen melding';

/** True if PostgreSQL or initdb ran out of disk. A partial write has no system error, only the hint. */
export const tellsDiskFull = (output: string): boolean => /No space left on device|Check free disk space/.test(output);

const closed = new Set(['EACCES', 'EPERM', 'EROFS']);

/** The file or folder that a system fault concerns. */
const pathOf = (error: unknown): string | undefined => (error instanceof Error && 'path' in error && typeof error.path === 'string' ? error.path : undefined);

/** Turns a refusal of the file system in this folder into a fault for the operator; returns any other error unchanged. */
export const fileSystemFault = (folder: string, error: unknown): unknown => {
  const [code = '', path] = [codeOf(error), pathOf(error)];
  if (code === 'ENOSPC' || code === 'EDQUOT') return diskFull(folder, error);
  if (closed.has(code)) return notWritable(folder, error);
  if (error instanceof DataDirFault) return error;
  return path !== undefined && /^E[A-Z]+$/.test(code) ? new DataDirFault(path, error) : error;
};
