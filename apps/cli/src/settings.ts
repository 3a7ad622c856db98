import { ConfigFault, type DatabaseConfig, type Environment, readStoreSettings, settingsReader, type StoreSettings } from '@actiespoor/platform';

/** What the command line needs of the settings of the service. */
export interface CliSettings extends StoreSettings {
  /** Who signs tokens: this installation itself, or an issuer elsewhere (`OIDC_ISSUER`). */
  readonly issuer: 'local' | 'elsewhere';
  /** Whether to tell what the stores report of themselves. */
  readonly isVerbose: boolean;
}

/** @throws ConfigFault with every fault at once, in Dutch; never with the value of a setting */
export const loadSettings = (env: Environment): CliSettings => {
  const reader = settingsReader(env);
  const settings: CliSettings = {
    ...readStoreSettings(reader),
    issuer: reader.text('OIDC_ISSUER') === undefined ? 'local' : 'elsewhere',
    isVerbose: ['debug', 'trace'].includes(reader.text('LOG_LEVEL') ?? ''),
  };
  if (reader.faults.length > 0) throw new ConfigFault(reader.faults);
  return settings;
};

const hostOf = (url: string): string => {
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
};

/** Where PostgreSQL is, to tell somebody: never with a user or a password. */
export const placeOf = (database: DatabaseConfig): string => (database.kind === 'embedded' ? 'de ingebedde' : hostOf(database.url));
