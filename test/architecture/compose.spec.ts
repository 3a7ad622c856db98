import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { at, fieldsOf, readText, readYaml, root, type Fields } from './repository.js';

const services = fieldsOf(readYaml('docker-compose.yml')['services']);
const names = Object.keys(services);

/** A service with the part that it shares: the reader of YAML leaves that under `<<`. */
const service = (name: string): Fields => {
  const { '<<': shared = {}, ...own } = fieldsOf(services[name]);
  return { ...fieldsOf(shared), ...own };
};

/** The environment of a service, with the part that it shares: the reader of YAML leaves that under `<<`. */
const environmentOf = (name: string): Fields => {
  const { '<<': shared = {}, ...own } = fieldsOf(service(name)['environment']);
  return { ...fieldsOf(shared), ...own };
};

const listOf = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : []);

describe('docker-compose.yml', () => {
  it('start de API en PostgreSQL, en de rest alleen als daarom gevraagd wordt', () => {
    const always = names.filter((name) => service(name)['profiles'] === undefined);
    expect(always).toEqual(['actiespoor', 'postgres']);
    expect(at(services, 'worker', 'profiles')).toEqual(['worker']);
    expect(at(services, 'eventstore', 'profiles')).toEqual(['eventstore']);
    expect(at(services, 'kafka', 'profiles')).toEqual(['kafka']);
  });

  it.each(names)('%s zegt of het gezond is', (name) => {
    expect(at(service(name), 'healthcheck', 'test')).toBeDefined();
  });

  it.each(names)('%s heeft een image met een vaste versie, of een Dockerfile die er is', (name) => {
    const { image, build } = service(name);
    if (typeof image === 'string') expect(image).toMatch(/:\d+[\w.-]*$/);
    else expect(existsSync(join(root, String(at(build, 'dockerfile'))))).toBe(true);
  });

  it.each(names)('%s is alleen vanaf deze computer te bereiken', (name) => {
    expect(listOf(service(name)['ports']).filter((port) => !port.startsWith('127.0.0.1:'))).toEqual([]);
  });

  it('neemt de EventStoreDB die nog vrije software is', () => {
    expect(at(services, 'eventstore', 'image')).toMatch(/:23\.10\./);
  });

  it('kan EventStoreDB ook met TLS starten, met één of drie knooppunten, elk met een eigen certificaat uit het volume', () => {
    const one = names.filter((name) => listOf(service(name)['profiles']).includes('eventstore-tls'));
    const three = names.filter((name) => listOf(service(name)['profiles']).includes('eventstore-cluster'));
    expect(one).toEqual(['eventstore-certificaten', 'eventstore-tls']);
    expect(three).toEqual(['eventstore-certificaten', 'eventstore-1', 'eventstore-2', 'eventstore-3']);
    const asked = String(listOf(service('eventstore-certificaten')['entrypoint']).at(-1));
    for (const name of [...one, ...three].filter((each) => each !== 'eventstore-certificaten')) {
      const settings = environmentOf(name);
      expect(asked).toContain(` ${name}`);
      expect(settings['EVENTSTORE_CERTIFICATE_FILE']).toBe(`/certs/${name}/node.crt`);
      expect(settings['EVENTSTORE_INSECURE']).toBeUndefined();
      expect(settings['EVENTSTORE_CLUSTER_SIZE']).toBe(three.includes(name) ? '3' : '1');
      expect(listOf(service(name)['volumes'])).toContain('eventstore-certificaten:/certs:ro');
    }
  });

  it('geeft de sleutels van de knooppunten alleen aan hen, en anderen het certificaat van de CA', () => {
    const holders = names.filter((name) => listOf(service(name)['volumes']).some((volume) => volume.startsWith('eventstore-certificaten:')));
    expect(holders.filter((name) => !name.startsWith('eventstore-'))).toEqual([]);
    expect(holders).not.toContain('eventstore-rechten');
    for (const name of ['actiespoor', 'worker', 'eventstore-rechten']) expect(listOf(service(name)['volumes'])).toContain('eventstore-ca:/ca:ro');
    expect(readText('docker-compose.yml').match(/tlsCAFile=(?!\/ca\/ca\.crt)/g)).toBeNull();
    expect(readText('infra/eventstoredb/certificaten.sh')).toMatch(/^install -m 644 ca\/ca\.crt \/ca\/ca\.crt$/m);
  });

  it('start een EventStoreDB weer die zichzelf beëindigde', () => {
    const servers = names.filter((name) => /^eventstore(-tls|-\d)?$/.test(name));
    expect(servers).toHaveLength(5);
    expect(servers.filter((name) => service(name)['restart'] !== 'unless-stopped')).toEqual([]);
  });

  it('noemt elk knooppunt van het cluster bij de anderen', () => {
    const nodes = ['eventstore-1', 'eventstore-2', 'eventstore-3'];
    for (const name of nodes) {
      const seeds = String(environmentOf(name)['EVENTSTORE_GOSSIP_SEED']).split(',');
      expect(seeds).toEqual(nodes.filter((other) => other !== name).map((other) => `${other}:2113`));
    }
  });

  it('zegt dat EventStoreDB zonder TLS om te proberen is', () => {
    expect(readText('docker-compose.yml')).toMatch(/for trying out: without TLS there are no rights/);
  });

  it('heeft van elk volume dat wordt gebruikt een naam', () => {
    const used = names.flatMap((name) => listOf(service(name)['volumes'])).map((volume) => volume.split(':')[0] ?? '');
    const named = Object.keys(fieldsOf(readYaml('docker-compose.yml')['volumes']));
    expect(used.filter((volume) => !volume.startsWith('.') && !named.includes(volume))).toEqual([]);
  });

  it('bevat geen wachtwoord dat niet te vervangen is', () => {
    const fixed = [...readText('docker-compose.yml').matchAll(/^.*(PASSWORD|_URL): (.*)$/gm)].filter(([, , value = '']) => !value.includes('${'));
    expect(fixed).toEqual([]);
  });

  it('geeft API en verwerker dezelfde gegevens, en laat kiezen wie de leesmodellen vult', () => {
    const [api, worker] = [environmentOf('actiespoor'), environmentOf('worker')];
    const shared = Object.keys(worker).filter((name) => name !== 'PORT');
    expect(shared).toEqual(expect.arrayContaining(['DATABASE_URL', 'MIGRATION_DATABASE_URL', 'EVENT_STORE', 'DATA_DIR']));
    for (const name of shared) expect(api[name]).toBe(worker[name]);
    expect(service('worker')['volumes']).toEqual(service('actiespoor')['volumes']);
    expect(api['PROCESSORS']).toBe('${PROCESSORS:-in-process}');
    expect(worker['PORT']).toBe('3001');
    expect(readText('.env.example')).toContain('3001');
  });

  it('wacht met de API tot PostgreSQL gezond is', () => {
    expect(at(services, 'actiespoor', 'depends_on', 'postgres', 'condition')).toBe('service_healthy');
  });
});
