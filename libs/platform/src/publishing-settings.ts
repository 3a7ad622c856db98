import { existsSync, readFileSync } from 'node:fs';

import { isMessageSource, type MessageSource, messageSource, testOin } from '@actiespoor/integration-events';
import { type KafkaSettings, saslMechanisms } from '@actiespoor/kafka';

import { check, oneOf, type SettingsReader } from './settings.js';

/** Publishing: the way to the cluster, and our name there. The settings hold secrets: never print them. */
export interface Publishing {
  readonly kafka: KafkaSettings;
  readonly source: MessageSource;
}

export interface PublishingSettings {
  /** Publishing is on if this is present. */
  readonly publishing?: Publishing;
}

const listOf = (text: string): readonly string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

const isBroker = (text: string): boolean => /^[^\s:]+:\d{1,5}$/.test(text);
const isLoopback = (broker: string): boolean => /^(?:localhost|127\.\d+\.\d+\.\d+):/.test(broker);
const isPrefix = (text: string): boolean => /^[a-z0-9]+(?:[.-][a-z0-9]+)*$/.test(text) && text.length <= 200;

/** Settings that say nothing without brokers. */
const dependents = [
  'KAFKA_TOPIC_PREFIX',
  'KAFKA_TLS',
  'KAFKA_TLS_CA',
  'KAFKA_TLS_CERT',
  'KAFKA_TLS_KEY',
  'KAFKA_SASL',
  'KAFKA_SASL_USER',
  'KAFKA_SASL_PASSWORD',
];

const isPemFile = (path: string): boolean => existsSync(path) && /-----BEGIN [A-Z ]+-----/.test(readFileSync(path, 'utf8'));

const readPem = (reader: SettingsReader, name: string): string | undefined => {
  const path = reader.text(name);
  if (path === undefined) return undefined;
  const isRight = isPemFile(check(reader, { name, isRight: isPemFile, rule: 'moet een bestand zijn dat te lezen is en PEM bevat' })(path));
  return isRight ? readFileSync(path, 'utf8') : undefined;
};

interface Certificates {
  readonly ca: string | undefined;
  readonly cert: string | undefined;
  readonly key: string | undefined;
}

/** Options are absent, not undefined, to the client library. */
const present = (certificates: Certificates): NonNullable<KafkaSettings['tls']> =>
  Object.fromEntries(Object.entries(certificates).filter(([, pem]) => pem !== undefined));

const tlsFaults = ({ isOn, ca, cert, key }: Certificates & { readonly isOn: boolean }): readonly string[] => [
  ...(!isOn && (ca ?? cert ?? key) !== undefined ? ['KAFKA_TLS_CA, KAFKA_TLS_CERT en KAFKA_TLS_KEY hebben alleen zin met KAFKA_TLS=on.'] : []),
  ...((cert === undefined) !== (key === undefined) ? ['KAFKA_TLS_CERT en KAFKA_TLS_KEY horen bij elkaar: geef beide of geen van beide.'] : []),
];

const readTls = (reader: SettingsReader, brokers: readonly string[]): Pick<KafkaSettings, 'tls'> => {
  const isOn = oneOf(reader, 'KAFKA_TLS', { words: ['on', 'off'], otherwise: 'off' }) === 'on';
  const certificates = { ca: readPem(reader, 'KAFKA_TLS_CA'), cert: readPem(reader, 'KAFKA_TLS_CERT'), key: readPem(reader, 'KAFKA_TLS_KEY') };
  reader.faults.push(...tlsFaults({ isOn, ...certificates }));
  if (!isOn && !brokers.every(isLoopback)) reader.warnings.push('KAFKA_TLS is uit: berichten, en een wachtwoord, gaan leesbaar over het netwerk.');
  return isOn ? { tls: present(certificates) } : {};
};

const readSasl = (reader: SettingsReader): Pick<KafkaSettings, 'sasl'> => {
  const mechanism = oneOf(reader, 'KAFKA_SASL', { words: ['off', ...saslMechanisms], otherwise: 'off' });
  const [username, password] = [reader.text('KAFKA_SASL_USER'), reader.text('KAFKA_SASL_PASSWORD')];
  if (mechanism === 'off') {
    if ((username ?? password) !== undefined) reader.faults.push('KAFKA_SASL_USER en KAFKA_SASL_PASSWORD hebben alleen zin met KAFKA_SASL.');
    return {};
  }
  if (username !== undefined && password !== undefined) return { sasl: { mechanism, username, password } };
  reader.faults.push('KAFKA_SASL vraagt om KAFKA_SASL_USER en KAFKA_SASL_PASSWORD.');
  return {};
};

const readSource = (reader: SettingsReader): MessageSource => {
  const [oin, systeem] = [reader.text('OIN') ?? testOin, reader.text('SYSTEEM') ?? 'actiespoor'];
  const isOin = (text: string): boolean => isMessageSource(`urn:nld:oin:${text}:systeem:x`);
  const isSysteem = (text: string): boolean => isMessageSource(`urn:nld:oin:${testOin}:systeem:${text}`);
  check(reader, { name: 'OIN', isRight: isOin, rule: 'moet een OIN van 20 tekens zijn, met een bekend voorvoegsel' })(oin);
  check(reader, { name: 'SYSTEEM', isRight: isSysteem, rule: 'moet uit letters, cijfers en streepjes bestaan, ten hoogste 63' })(systeem);
  return isOin(oin) && isSysteem(systeem) ? messageSource(oin, systeem) : messageSource(testOin, 'actiespoor');
};

const readPrefix = (reader: SettingsReader): string => {
  const rule = 'moet uit kleine letters en cijfers bestaan, met punten of streepjes ertussen';
  return check(reader, { name: 'KAFKA_TOPIC_PREFIX', isRight: isPrefix, rule })(reader.text('KAFKA_TOPIC_PREFIX') ?? 'actiespoor');
};

/** Off unless KAFKA_BROKERS is given; faults stay with the reader. */
export const readPublishing = (reader: SettingsReader): PublishingSettings => {
  const source = readSource(reader);
  const given = reader.text('KAFKA_BROKERS');
  if (given === undefined) {
    const idle = dependents.filter((name) => reader.text(name) !== undefined);
    if (idle.length > 0) reader.faults.push(`${idle.join(', ')} ${idle.length === 1 ? 'heeft' : 'hebben'} alleen zin met KAFKA_BROKERS.`);
    return {};
  }
  const areBrokers = (text: string): boolean => listOf(text).length > 0 && listOf(text).every(isBroker);
  const brokers = listOf(check(reader, { name: 'KAFKA_BROKERS', isRight: areBrokers, rule: 'moet host:poort zijn, met komma’s ertussen' })(given));
  return { publishing: { source, kafka: { brokers, topicPrefix: readPrefix(reader), ...readTls(reader, brokers), ...readSasl(reader) } } };
};
