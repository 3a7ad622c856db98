import { ConfigFault, type Environment, readStoreSettings, settingsReader, type StoreSettings } from '@actiespoor/platform';

/** The settings of the service that the command line uses. */
export interface CliSettings extends StoreSettings {
  /** The signer of tokens: this installation itself, or an issuer elsewhere (`OIDC_ISSUER`). */
  readonly issuer: 'local' | 'elsewhere';
  /** True if the stores' own messages are shown. */
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
