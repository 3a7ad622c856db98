/** The way to a cluster. The password is a secret: never print it. */
export interface KafkaSettings {
  /** `host:port`, at least one. */
  readonly brokers: readonly string[];
  /** The first part of the name of the topic. */
  readonly topicPrefix: string;
  /** Certificates as PEM; absent: no TLS. */
  readonly tls?: { readonly ca?: string; readonly cert?: string; readonly key?: string };
  readonly sasl?: { readonly mechanism: SaslMechanism; readonly username: string; readonly password: string };
}

export const saslMechanisms = ['plain', 'scram-sha-256', 'scram-sha-512'] as const;

export type SaslMechanism = (typeof saslMechanisms)[number];

/** The topic with all messages of an installation. Its version is that of the channel in the AsyncAPI document. */
export const topicOf = ({ topicPrefix }: Pick<KafkaSettings, 'topicPrefix'>): string => `${topicPrefix}.berichten.v1`;
