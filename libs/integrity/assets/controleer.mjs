// Controleert de export in deze map. Nodig is alleen Node.js (versie 22 of later); er wordt niets gewijzigd en niets opgehaald.
//
//   node controleer.mjs [--sleutel VINGERAFDRUK]… [--wortel HASH]
//
// Zonder opties bewijst dit dat de map in zichzelf klopt. Geef de vingerafdruk van de sleutel en de hash van een wortel die u
// eerder of langs een andere weg kreeg: dan blijkt ook of iemand het geheel heeft vervangen. Afsluitstatus 0: alles klopt; 1: niet.
import { createHash, createPublicKey, verify } from 'node:crypto';
import { createReadStream, readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const map = import.meta.dirname;

// ---- Bouwstenen ----

/** JSON in een vaste vorm (RFC 8785): velden op volgorde, geen witruimte. */
export const canoniek = (waarde) => {
  if (Array.isArray(waarde)) return `[${waarde.map(canoniek).join(',')}]`;
  if (typeof waarde !== 'object' || waarde === null) return JSON.stringify(waarde);
  return `{${Object.keys(waarde)
    .sort()
    .map((naam) => `${JSON.stringify(naam)}:${canoniek(waarde[naam])}`)
    .join(',')}}`;
};
const sha256 = (...delen) => delen.reduce((hash, deel) => hash.update(deel), createHash('sha256')).digest();
const hex = (...delen) => sha256(...delen).toString('hex');

/** Merkle-boom (RFC 9162): een blad begint met byte 0, een knoop met byte 1. Alleen volle deelbomen worden bewaard. */
const nieuweBoom = () => {
  const deelbomen = [];
  const knoop = (links, rechts) => sha256(Uint8Array.of(1), links, rechts);
  const bij = (blad) => {
    let boom = { hash: sha256(Uint8Array.of(0), blad), grootte: 1 };
    while (deelbomen.at(-1)?.grootte === boom.grootte) {
      const links = deelbomen.pop();
      boom = { hash: knoop(links.hash, boom.hash), grootte: links.grootte * 2 };
    }
    deelbomen.push(boom);
  };
  const wortel = () => {
    if (deelbomen.length === 0) return hex();
    return deelbomen
      .map(({ hash }) => hash)
      .reduceRight((rechts, links) => knoop(links, rechts))
      .toString('hex');
  };
  return { bij, wortel };
};

const nieuweDag = () => ({ boom: nieuweBoom(), som: 0n, aantal: 0 });
const somTekst = (som) => som.toString(16).padStart(64, '0');

/** De regels van een bestand als JSON, een voor een; een regel die geen JSON is levert een bevinding op. */
async function* regels(bestand) {
  let rest = '';
  let nummer = 0;
  const lees = function* (tekst) {
    nummer += 1;
    try {
      yield JSON.parse(tekst);
    } catch {
      meld('gewijzigd', `${bestand} regel ${nummer}`, 'Deze regel is geen JSON.');
    }
  };
  for await (const stuk of createReadStream(join(map, bestand), 'utf8')) {
    const delen = (rest + stuk).split('\n');
    rest = delen.pop();
    for (const deel of delen) yield* lees(deel);
  }
  if (rest !== '') yield* lees(rest);
}

let bevindingen = 0;
let laatstePlaats = '';
const meld = (soort, plaats, zin) => {
  if (laatstePlaats === `${soort} ${plaats}`) return;
  laatstePlaats = `${soort} ${plaats}`;
  bevindingen += 1;
  if (bevindingen <= 1000) console.log(`FOUT ${soort}: ${plaats}. ${zin}`);
};
const plek = ({ position, stream, revision }) => `positie ${position}, stream ${stream}, revisie ${revision}`;

// ---- De wortels: handtekening, en elk sluit aan op de vorige ----

const vingerafdruk = (der) => hex(Buffer.from(der, 'base64'));
const verklaring = ({ handtekening, ...wortel }) => canoniek(wortel);
const getekend = (wortel) => {
  try {
    const sleutel = createPublicKey({ key: Buffer.from(wortel.sleutel, 'base64'), format: 'der', type: 'spki' });
    return verify(null, Buffer.from(verklaring(wortel)), sleutel, Buffer.from(wortel.handtekening, 'base64'));
  } catch {
    return false;
  }
};
const volgtOp = (wortel, vorige) => {
  const begin = vorige ?? { nummer: -1, totaal: 0, dag: '', kop: '' };
  const telt = wortel.nummer === begin.nummer + 1 && wortel.totaal === begin.totaal + wortel.aantal;
  return telt && wortel.dag > begin.dag && wortel.kop > begin.kop && wortel.vorige === (vorige ? hex(verklaring(vorige)) : null);
};
const leesSleutels = () => {
  const blokken = readFileSync(join(map, 'sleutel.pem'), 'utf8').match(/-----BEGIN PUBLIC KEY-----[^-]+-----END PUBLIC KEY-----/g) ?? [];
  return blokken.map((pem) => createPublicKey(pem).export({ type: 'spki', format: 'der' }).toString('base64'));
};
const controleerWortels = (wortels, sleutels) => {
  wortels.forEach((wortel, index) => {
    const plaats = `dag ${wortel.dag}`;
    if (!sleutels.includes(wortel.sleutel)) meld('wortel', plaats, 'Deze wortel is getekend met een sleutel die niet vertrouwd is (sleutel.pem).');
    else if (!getekend(wortel)) meld('wortel', plaats, 'De handtekening past niet bij deze wortel.');
    if (!volgtOp(wortel, wortels[index - 1]))
      meld('wortel', plaats, 'Deze wortel sluit niet aan op de vorige: er ontbreekt er een, of de vorige is een andere.');
  });
};

/** Wat de controleur zelf al wist: de vingerafdruk van de sleutel, en de hash van een eerdere wortel. */
const vergelijkMetBekend = (bekend, wortels, sleutels) => {
  const vreemd = sleutels.filter((sleutel) => bekend.sleutel !== undefined && !bekend.sleutel.includes(vingerafdruk(sleutel)));
  for (const sleutel of vreemd) meld('wortel', 'sleutel.pem', `De sleutel met vingerafdruk ${vingerafdruk(sleutel)} is niet een die u opgaf.`);
  if (bekend.wortel === undefined || wortels.some((wortel) => hex(verklaring(wortel)) === bekend.wortel)) return;
  meld('wortel', 'wortels.ndjson', `De wortel ${bekend.wortel} is er niet.`);
};

// ---- De keten van elke stream ----

const streams = new Map();
const gaten = new Map();

const schakel = (vorige, { stream, revision, id, type, version, data, metadata: { hash, ...metadata } }) =>
  hex((vorige ?? '') + canoniek({ stream, revision: String(revision), id, type, version, data, metadata }));
const pastInKeten = (vorige, gebeurtenis) => {
  try {
    return gebeurtenis.metadata.hash === schakel(vorige, gebeurtenis);
  } catch {
    return false;
  }
};
const meldEerdere = (gebeurtenis) => {
  const wasGat = gaten.delete(`${gebeurtenis.stream} ${gebeurtenis.revision}`);
  if (wasGat) return meld('verplaatst', plek(gebeurtenis), 'Deze gebeurtenis staat na een latere van dezelfde stream.');
  return meld('ingevoegd', plek(gebeurtenis), 'Deze revisie van de stream was er al.');
};
const hashVan = ({ metadata }) => metadata?.hash ?? '';
const controleerKeten = (gebeurtenis) => {
  const { stream, revision } = gebeurtenis;
  const { volgende, hash } = streams.get(stream) ?? { volgende: 0 };
  if (revision < volgende) return meldEerdere(gebeurtenis);
  for (let gat = volgende; gat < revision && gaten.size < 1000; gat += 1) gaten.set(`${stream} ${gat}`, { ...gebeurtenis, revision: gat, data: undefined });
  if (revision === volgende && !pastInKeten(hash, gebeurtenis)) {
    meld('gewijzigd', plek(gebeurtenis), 'De inhoud past niet bij de hash, of de hash niet bij de gebeurtenis ervoor.');
  }
  streams.set(stream, { volgende: revision + 1, hash: hashVan(gebeurtenis) });
};

// ---- De dagen: wat er staat tegenover wat getekend is ----

const verschil = (dag, wortel) => {
  const aantallen = `Er zijn ${dag.aantal} gebeurtenissen; getekend is voor ${wortel.aantal}.`;
  if (dag.aantal < wortel.aantal) return ['weggelaten', aantallen];
  if (dag.aantal > wortel.aantal) return ['ingevoegd', aantallen];
  if (dag.boom.wortel() === wortel.wortel) return undefined;
  if (somTekst(dag.som) === wortel.som) return ['verplaatst', 'Dezelfde gebeurtenissen, in een andere volgorde of op andere posities.'];
  return ['gewijzigd', 'De gebeurtenissen zijn niet die waarvoor getekend is.'];
};
const sluitDag = (dag, wortel, vorige) => {
  const [soort, zin] = (volgtOp(wortel, vorige) && verschil(dag, wortel)) || [];
  if (soort) meld(soort, `dag ${wortel.dag}, tot en met positie ${wortel.kop}`, zin);
};
const telMee = (dag, gebeurtenis) => {
  const { id, stream, revision, position } = gebeurtenis;
  const blad = { id, stream, revision: String(revision), hash: hashVan(gebeurtenis) };
  dag.boom.bij(canoniek({ ...blad, position }));
  dag.som = (dag.som + BigInt(`0x${hex(canoniek(blad))}`)) % 2n ** 256n;
  dag.aantal += 1;
};

/** Volgt de gebeurtenissen en sluit elke dag waarvan de kop voorbij is. Posities worden alleen vergeleken, als tekst. */
const nieuweTelling = (wortels) => {
  let [dag, volgende, aantal, laatstePositie] = [nieuweDag(), 0, 0, ''];
  const sluit = () => {
    sluitDag(dag, wortels[volgende], wortels[volgende - 1]);
    [dag, volgende] = [nieuweDag(), volgende + 1];
  };
  const tel = (gebeurtenis) => {
    const { position } = gebeurtenis;
    if (position <= laatstePositie) meld('verplaatst', plek(gebeurtenis), 'De positie is niet hoger dan die van de regel ervoor.');
    else laatstePositie = position;
    while (volgende < wortels.length && position > wortels[volgende].kop) sluit();
    telMee(dag, gebeurtenis);
    aantal += 1;
  };
  const einde = () => {
    const laatste = wortels.at(-1);
    if (volgende === wortels.length) return { aantal, nietGetekend: dag.aantal };
    const zin = `Getekend is tot en met positie ${laatste.kop}; het aantal dat ontbreekt is ${laatste.totaal - aantal}.`;
    if (laatstePositie === laatste.kop) sluit();
    else meld('afgekapt', `dag ${wortels[volgende].dag}, na positie ${laatstePositie || '(geen)'}`, zin);
    return { aantal, nietGetekend: 0 };
  };
  return { tel, einde };
};

const controleerGebeurtenissen = async (wortels) => {
  const telling = nieuweTelling(wortels);
  for await (const gebeurtenis of regels('gebeurtenissen.ndjson')) {
    controleerKeten(gebeurtenis);
    telling.tel(gebeurtenis);
  }
  for (const gat of gaten.values()) {
    if (!gaten.has(`${gat.stream} ${gat.revision - 1}`)) meld('weggelaten', plek(gat), 'Vanaf deze revisie ontbreekt er een of meer.');
  }
  return telling.einde();
};

// ---- Uitvoeren ----

const controleerSommen = async () => {
  for (const [, som, bestand] of readFileSync(join(map, 'controlesommen.sha256'), 'utf8').matchAll(/^([0-9a-f]{64}) {2}(.+)$/gm)) {
    const hash = createHash('sha256');
    for await (const stuk of createReadStream(join(map, bestand))) hash.update(stuk);
    if (hash.digest('hex') !== som) meld('bestand', bestand, 'Dit bestand is niet meer zoals het werd geëxporteerd (controlesommen.sha256).');
  }
};

const verslag = (wortels, sleutels, { aantal, nietGetekend }) => {
  console.log(`Gecontroleerd: ${aantal} gebeurtenissen in ${streams.size} streams, ${wortels.length} wortels.`);
  sleutels.forEach((sleutel) => console.log(`Vingerafdruk van de sleutel: ${vingerafdruk(sleutel)}`));
  const laatste = wortels.at(-1);
  console.log(laatste ? `Laatste wortel (${laatste.dag}): ${hex(verklaring(laatste))}` : 'Er is nog geen enkele wortel: alleen de ketens zijn te controleren.');
  if (nietGetekend === 0) return;
  console.log(
    `Niet getekend, want na de laatste wortel: ${nietGetekend}. Daarvan is alleen de keten gecontroleerd; of er aan het eind iets af is, is niet te zien.`,
  );
};

const controleer = async () => {
  const bekend = parseArgs({ options: { sleutel: { type: 'string', multiple: true }, wortel: { type: 'string' } } }).values;
  await controleerSommen();
  const sleutels = leesSleutels();
  const wortels = await Array.fromAsync(regels('wortels.ndjson'));
  controleerWortels(wortels, sleutels);
  vergelijkMetBekend(bekend, wortels, sleutels);
  verslag(wortels, sleutels, await controleerGebeurtenissen(wortels));
};

if (realpathSync(process.argv[1]) === import.meta.filename) {
  await controleer().catch((fout) => meld('bestand', map, `De controle kon niet worden afgemaakt: ${fout.message}`));
  console.log(bevindingen === 0 ? 'Alles klopt.' : `Niet in orde: ${bevindingen} bevinding${bevindingen === 1 ? '' : 'en'}.`);
  process.exitCode = bevindingen === 0 ? 0 : 1;
}
