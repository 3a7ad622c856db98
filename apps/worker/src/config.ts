import {
  check,
  ConfigFault,
  type Environment,
  type LogSettings,
  type PublishingSettings,
  readLogSettings,
  readPublishing,
  readStartWait,
  readStoreSettings,
  type SettingsReader,
  settingsReader,
  type StartSettings,
  type StoreSettings,
} from '@actiespoor/platform';

export interface WorkerConfig extends StoreSettings, StartSettings, LogSettings, PublishingSettings {
  /** The address of probes and metrics. */
  readonly host: string;
  readonly port: number;
}

const readPort = (reader: SettingsReader): number => {
  const isPort = (text: string): boolean => /^\d{1,5}$/.test(text) && Number(text) <= 65535;
  return Number(check(reader, { name: 'PORT', isRight: isPort, rule: 'moet een getal zijn van 0 tot en met 65535' })(reader.text('PORT') ?? '3001'));
};

/**
 * All settings of the worker, from the environment. Read once, in `main.ts`.
 *
 * @throws ConfigFault with every fault at once, in Dutch; never with the value of a setting
 */
export const loadConfig = (env: Environment): WorkerConfig => {
  const reader = settingsReader(env);
  const config: WorkerConfig = {
    ...readStoreSettings(reader),
    ...readStartWait(reader),
    ...readLogSettings(reader),
    ...readPublishing(reader),
    host: reader.text('HOST') ?? '127.0.0.1',
    port: readPort(reader),
  };
  if (reader.faults.length > 0) throw new ConfigFault(reader.faults);
  return Object.freeze(config);
};
