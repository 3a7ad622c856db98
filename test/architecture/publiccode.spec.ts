import { describe, expect, it } from '@jest/globals';
import { at, fieldsOf, readJson, readText, readYaml } from './repository.js';

const publiccode = readYaml('publiccode.yml');
const manifest = readJson('package.json');

describe('publiccode.yml', () => {
  // The required keys of https://yml.publiccode.tools, version 0.7.
  it.each([
    [['publiccodeYmlVersion']],
    [['name']],
    [['url']],
    [['platforms']],
    [['developmentStatus']],
    [['softwareType']],
    [['description']],
    [['legal', 'license']],
    [['maintenance', 'type']],
    [['maintenance', 'contacts']],
    [['localisation', 'localisationReady']],
    [['localisation', 'availableLanguages']],
  ])('noemt %p', (path) => {
    expect(at(publiccode, ...path)).toBeDefined();
  });

  it.each(['nl', 'en'])('beschrijft het in het %s, kort, lang en in onderdelen', (language) => {
    const { shortDescription, longDescription, features } = fieldsOf(at(publiccode, 'description', language));
    expect(String(shortDescription).length).toBeLessThanOrEqual(150);
    expect(String(longDescription).length).toBeGreaterThanOrEqual(150);
    expect(features).toEqual(expect.arrayContaining([expect.any(String)]));
  });

  it('kent woorden die de standaard kent', () => {
    expect(['concept', 'development', 'beta', 'stable', 'obsolete']).toContain(at(publiccode, 'developmentStatus'));
    expect(['internal', 'contract', 'community', 'none']).toContain(at(publiccode, 'maintenance', 'type'));
    expect(at(publiccode, 'softwareType')).toMatch(/^(standalone|addon|library|configurationFiles)/);
  });

  it('noemt dezelfde versie en licentie als package.json', () => {
    expect(publiccode['softwareVersion']).toBe(manifest['version']);
    expect(at(publiccode, 'legal', 'license')).toBe(manifest['license']);
  });
});

describe('LICENSE', () => {
  it.each(['EUROPEAN UNION PUBLIC LICENCE v. 1.2', '## 1. Definitions', '## 15. Applicable Law', '## Appendix'])('bevat %s', (part) => {
    expect(readText('LICENSE')).toContain(part);
  });
});
