// The place of the broker's jars, and the reason why a broker cannot run here.
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

const pom = new URL('pom.xml', import.meta.url);
const oldestJava = 17;

/** Another pom is another folder: half of an older set of jars is never used. */
const folder = () => {
  const { XDG_CACHE_HOME: cache = join(homedir(), '.cache') } = process.env;
  return join(cache, 'actiespoor', `kafka-${createHash('sha256').update(readFileSync(pom)).digest('hex').slice(0, 12)}`);
};

export const classPath = () => join(folder(), '*');

/** The major version of the Java on PATH; undefined if there is none. */
const javaVersion = () => {
  const { stderr = '' } = spawnSync('java', ['-version'], { encoding: 'utf8' });
  const [, major] = /version "(\d+)/.exec(stderr ?? '') ?? [];
  return major === undefined ? undefined : Number(major);
};

/** Half a Dutch sentence, or undefined if a broker can be started. */
export const missing = () => {
  const java = javaVersion();
  if (java === undefined) return 'er is geen Java';
  if (java < oldestJava) return `Java ${java} is te oud (${oldestJava} of nieuwer)`;
  return existsSync(folder()) ? undefined : 'Kafka is nog niet opgehaald';
};

/** The remedy, as a Dutch sentence. */
export const remedy = `Installeer Java ${oldestJava} en Maven (Debian: apt-get install default-jre-headless maven) en haal Kafka op: npm run -s kafka -- ophalen`;

/** Fetches the jars from Maven Central, once, and returns their folder. @throws Error where Maven is not there or does not get them */
export const fetchJars = () => {
  const target = folder();
  if (existsSync(target)) return target;
  const unfinished = `${target}.${process.pid}`;
  mkdirSync(unfinished, { recursive: true });
  // Maven reads the pom of a folder without the modules of a caller, wherever it is started.
  writeFileSync(join(unfinished, 'pom.xml'), readFileSync(pom));
  const goal = ['dependency:copy-dependencies', '-DincludeScope=runtime', '-DoutputDirectory=.'];
  try {
    execFileSync('mvn', ['--batch-mode', '--quiet', '--no-transfer-progress', ...goal], { cwd: unfinished, stdio: ['ignore', 'inherit', 'inherit'] });
    if (!existsSync(target)) renameSync(unfinished, target);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
  return target;
};
