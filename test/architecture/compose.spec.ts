import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { at, fieldsOf, readText, readYaml, root, type Fields } from './repository.js';

const services = fieldsOf(readYaml('docker-compose.yml')['services']);
const names = Object.keys(services);

const service = (name: string): Fields => fieldsOf(services[name]);

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
    expect(at(services, name, 'healthcheck', 'test')).toBeDefined();
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
