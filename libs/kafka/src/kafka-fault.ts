import { StoreUnavailable } from '@actiespoor/event-store';

/** The cluster did not take it, or gave no answer: the outcome is unknown, and the same may be sent again. */
export class KafkaUnavailable extends StoreUnavailable {
  override readonly name = 'KafkaUnavailable';
}

/** The cluster will never take this message. */
export class MessageRefused extends Error {
  override readonly name = 'MessageRefused';
}

/** Protocol errors about the message itself. Source: Apache Kafka, protocol guide, error codes. */
const aboutMessage: ReadonlySet<string> = new Set(['MESSAGE_TOO_LARGE', 'RECORD_LIST_TOO_LARGE', 'INVALID_RECORD', 'INVALID_TIMESTAMP']);

const sentences: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'er luistert niemand',
  ENOTFOUND: 'die naam is niet bekend',
  EAI_AGAIN: 'die naam is nu niet op te zoeken',
  KafkaJSConnectionError: 'er komt geen antwoord',
  KafkaJSConnectionClosedError: 'de verbinding is verbroken',
  KafkaJSRequestTimeoutError: 'er komt geen antwoord op tijd',
  KafkaJSSASLAuthenticationError: 'gebruiker of wachtwoord wordt geweigerd',
  TOPIC_AUTHORIZATION_FAILED: 'deze gebruiker mag dat niet op deze topic',
  GROUP_AUTHORIZATION_FAILED: 'deze gebruiker mag niet in deze groep lezen',
  CLUSTER_AUTHORIZATION_FAILED: 'deze gebruiker mag dat niet op dit cluster',
  UNKNOWN_TOPIC_OR_PARTITION: 'de topic is er niet',
  NOT_ENOUGH_REPLICAS: 'er zijn te weinig kopieën bereikbaar',
};

interface Told {
  readonly name: string;
  readonly message: string;
  /** The error of the protocol, where there is one. */
  readonly type?: string;
  /** The error of the machine, where there is one. */
  readonly code?: unknown;
}

/** The fault and those that caused it, from the outside in. */
const chainOf = (fault: unknown): readonly Told[] => {
  const chain: Error[] = [];
  for (let told = fault; told instanceof Error && chain.length < 5; told = Reflect.get(told, 'cause') ?? Reflect.get(told, 'originalError')) chain.push(told);
  return chain;
};

const namesIn = (chain: readonly Told[]): readonly string[] => chain.flatMap(({ type, code, name }) => [code, type, name].map(String));

/** Half a Dutch sentence, without a secret. */
const reasonOf = (chain: readonly Told[]): string => {
  const known = namesIn(chain.toReversed()).find((name) => name in sentences);
  return (known === undefined ? chain[0]?.message : sentences[known]) ?? 'er ging iets mis';
};

/** The fault of the client library as one of ours. @param where the brokers, for an operator */
export const kafkaFault = (fault: unknown, where: string): KafkaUnavailable | MessageRefused => {
  const chain = chainOf(fault);
  if (namesIn(chain).some((name) => aboutMessage.has(name)))
    return new MessageRefused(`Kafka neemt dit bericht niet aan: ${reasonOf(chain)}`, { cause: fault });
  return new KafkaUnavailable(`Kafka (${where}) is niet te gebruiken: ${reasonOf(chain)}`, { cause: fault });
};
