import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import type { Answer, Client } from '../support/client.js';
import { beleidsmedewerkerWestBetuwe } from '../support/medewerkers.js';
import { type PlanWeergave, type SpoorAntwoord, type Vastgelegd } from '../support/plannen.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

type Gemaakt = Vastgelegd & { readonly planId: string; readonly knoopId: string; readonly actieId: string; readonly knopen: readonly string[] };

const lijnen = ['Eerder in beeld', 'Stoppen en duurzaam oplossen', 'Aandacht voor elke groep', 'Vakmanschap en samenwerking'];
const themas = ['Kindermishandeling', 'Partnergeweld', 'Ouderen', 'Complexe scheidingen'];

describe("De vier actielijnen van het kader worden drie actielijnen en vier thema's", () => {
  let server: TestServer;
  let wil: Client;
  let path: string;
  const [een, twee, drie, vier] = [0, 1, 2, 3];
  const lijn: string[] = [];
  const acties: string[] = [];
  let delen: readonly string[];

  const readPlan = async (query = ''): Promise<PlanWeergave> => (await wil.read<PlanWeergave>(`${path}${query}`)).body;

  const spoor = async (query: string): Promise<SpoorAntwoord['regels']> => (await wil.read<SpoorAntwoord>(`${path}/spoor?${query}`)).body.regels;

  /** A write to the plan, with its present revision. */
  const post = async <Body = Gemaakt>(onder: string, opgave: object, key?: string): Promise<Answer<Body>> => {
    const { headers } = await wil.read(path);
    return wil.post<Body>(`${path}/${onder}`, opgave, { ifMatch: headers.get('etag') ?? '', ...(key !== undefined && { key }) });
  };

  const boom = ({ knopen }: PlanWeergave) => knopen.map((knoop) => [knoop.niveau, knoop.titel, knoop.acties.map((actie) => actie.code)]);

  beforeAll(async () => {
    server = await startTestServer();
    wil = await server.as(beleidsmedewerkerWestBetuwe);
    const periode = { van: '2022', tot: '2025' };
    const plan = { titel: 'Samen veilig', soort: 'lokaal', eigenaar: 'GM1960', periode, niveaus: ['actielijn', 'thema'], op: '2022-01-01' };
    path = `/v1/plannen/${(await wil.post<Gemaakt>('/v1/plannen', plan)).body.planId}`;
    for (const [index, titel] of lijnen.entries()) {
      const knoop = { niveau: 'actielijn', code: String(index + 1), titel, volgorde: index + 1, op: '2022-01-01' };
      lijn.push((await post('knopen', knoop)).body.knoopId);
    }
    for (const [index, code] of ['3a', '4a', '4b', '4c'].entries()) {
      const knoopId = lijn[code.startsWith('3') ? drie : vier];
      const actie = { omschrijving: `Actie ${code}`, soort: 'actie', code, knoopId, volgorde: index + 1, op: '2022-02-01' };
      const { body } = await wil.post<Gemaakt>(`${path}/acties`, actie);
      acties.push(body.actieId);
    }
  });
  afterAll(() => server.stop());

  it('de vierde lijn wordt gesplitst, en elke actie gaat naar haar deel', async () => {
    const [, actie4a, actie4b] = acties;
    const rest = { niveau: 'actielijn', code: '4', titel: 'Samenwerking', volgorde: 4, acties: [] };
    const thema = (titel: string, index: number) => ({ niveau: 'thema', titel, volgorde: 5 + index, acties: [[actie4a], [actie4b], [], []][index] });
    const opgave = { delen: [rest, ...themas.map(thema)], op: '2022-05-01', reden: "Thema's uit de inspiratiesessie" };
    const { status, body } = await post(`knopen/${lijn[vier] ?? ''}/splitsingen`, opgave, '7b1de0f2-4f63-4f0e-9a57-4f2f1f0d8a11');
    expect([status, body.knopen.length]).toEqual([201, 5]);
    delen = body.knopen;
    const again = await post(`knopen/${lijn[vier] ?? ''}/splitsingen`, opgave, '7b1de0f2-4f63-4f0e-9a57-4f2f1f0d8a11');
    expect([again.status, again.body.revisie]).toEqual([201, body.revisie]);
  });

  it('wat van de vierde overbleef gaat op in de derde, met de actie die eronder hing', async () => {
    const { status } = await post(`knopen/${lijn[drie] ?? ''}/samenvoegingen`, { knopen: [delen[0]], op: '2022-05-02' });
    expect(status).toBe(201);
    expect(boom(await readPlan())).toEqual([
      ['actielijn', lijnen[een], []],
      ['actielijn', lijnen[twee], []],
      ['actielijn', lijnen[drie], ['3a', '4c']],
      ['thema', themas[een], ['4a']],
      ['thema', themas[twee], ['4b']],
      ['thema', themas[drie], []],
      ['thema', themas[vier], []],
    ]);
  });

  it('een thema verhuist onder een lijn', async () => {
    const { status } = await post(`knopen/${delen[1] ?? ''}/verplaatsingen`, { bovenliggend: lijn[een], volgorde: 1, op: '2022-05-03' });
    expect(status).toBe(201);
    expect((await readPlan()).knopen[1]).toMatchObject({ titel: themas[een], bovenliggend: lijn[een] });
  });

  it('van elk deel is te zien waar het uit voortkwam, en van wat opging waarheen', async () => {
    const { knopen, opgegaan } = await readPlan();
    const herkomst = new Map(knopen.map((knoop) => [knoop.knoopId as string, knoop.herkomst]));
    expect(delen.slice(1).map((deel) => herkomst.get(deel))).toEqual([[lijn[vier]], [lijn[vier]], [lijn[vier]], [lijn[vier]]]);
    expect(herkomst.get(lijn[drie] ?? '')).toEqual([delen[0]]);
    expect(opgegaan).toMatchObject([
      { knoopId: lijn[vier], soort: 'gesplitst', opgegaanIn: delen, op: '2022-05-01' },
      { knoopId: delen[0], soort: 'samengevoegd', opgegaanIn: [lijn[drie]], op: '2022-05-02' },
    ]);
  });

  it('op een peildatum ervoor staan de vier actielijnen van het kader er nog', async () => {
    const toen = await readPlan('?peildatum=2022-04-30');
    expect(boom(toen)).toEqual(lijnen.map((titel, index) => ['actielijn', titel, [[], [], ['3a'], ['4a', '4b', '4c']][index]]));
    expect(toen.opgegaan).toBeUndefined();
  });

  it('het spoor van de derde lijn gaat terug tot de vierde, en dat van een thema ook', async () => {
    const derde = await spoor(`knoop=${lijn[drie] ?? ''}&aantal=500`);
    expect(derde.map(({ soort }) => soort)).toEqual([
      ...['knoop-toegevoegd', 'knoop-toegevoegd', 'actie-opgenomen', 'actie-opgenomen', 'actie-opgenomen', 'actie-opgenomen'],
      ...['knoop-gesplitst', 'knoop-samengevoegd'],
    ]);
    expect(derde.map(({ reden }) => reden)).toContain("Thema's uit de inspiratiesessie");
    const thema = await spoor(`knoop=${delen[1] ?? ''}&soort=knoop-gesplitst,knoop-verplaatst,knoop-samengevoegd`);
    expect(thema.map(({ soort }) => soort)).toEqual(['knoop-gesplitst', 'knoop-verplaatst']);
  });

  it('het spoor is te zoeken op veld en op wanneer het zo was', async () => {
    expect((await spoor('veld=bovenliggend')).map(({ op }) => op)).toEqual(['2022-05-03']);
    expect((await spoor('opVan=2022-05-01&opTot=2022-05-02')).map(({ soort }) => soort)).toEqual(['knoop-gesplitst', 'knoop-samengevoegd']);
    expect(await spoor('redactioneel=ja')).toEqual([]);
  });

  it('als bestand komt het spoor heel, ook als een bladzijde kleiner is', async () => {
    const { headers, body } = await wil.send<string>('GET', `${path}/spoor?aantal=2`, { headers: { accept: 'text/csv' } });
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(body.match(/knoop-verplaatst/g)).toHaveLength(2);
    expect(body.match(/geregistreerdOp/g)).toHaveLength(1);
  });

  it.each<[string, (onder: readonly string[]) => readonly [string, object], string]>([
    ['onder zichzelf', ([a]) => [`${a ?? ''}/verplaatsingen`, { bovenliggend: a, volgorde: 1 }], 'knoop-onder-zichzelf'],
    ['wat al is opgegaan', ([, , , d]) => [`${d ?? ''}/verplaatsingen`, { volgorde: 1 }], 'knoop-opgegaan'],
    ['met zichzelf samen', ([a]) => [`${a ?? ''}/samenvoegingen`, { knopen: [a] }], 'samenvoeging-onjuist'],
    ['in één deel', ([a]) => [`${a ?? ''}/splitsingen`, { delen: [{ niveau: 'thema', titel: 'Eén', volgorde: 1, acties: [] }] }], 'splitsing-onjuist'],
  ])('%s gaat niet, met een zin die zegt wat wel', async (_, verzoek, reden) => {
    const [onder, opgave] = verzoek(lijn);
    const answer = await post<{ reden: string; detail: string }>(`knopen/${onder}`, { ...opgave, op: '2022-06-01' });
    expect([answer.status, answer.body.reden]).toEqual([409, reden]);
    expect(answer.body.detail).toMatch(/\.$/);
  });

  it('twee delen met één code, hoe ook geschreven, zijn geen splitsing', async () => {
    const deel = { niveau: 'thema', titel: 'Deel', volgorde: 1, acties: [] };
    const opgave = {
      delen: [
        { ...deel, code: '5b' },
        { ...deel, code: '5B ' },
      ],
      op: '2022-06-01',
    };
    const answer = await post<{ invalidParams: readonly { name: string }[] }>(`knopen/${lijn[een] ?? ''}/splitsingen`, opgave);
    expect([answer.status, answer.body.invalidParams.map(({ name }) => name)]).toEqual([400, ['delen[1].code']]);
  });

  it('een actie die niet onder het onderdeel hangt is niet te verdelen', async () => {
    const deel = { niveau: 'thema', titel: 'Deel', volgorde: 1 };
    const opgave = {
      delen: [
        { ...deel, acties: [] },
        { ...deel, acties: [acties[0]] },
      ],
      op: '2022-06-01',
    };
    const answer = await post<{ invalidParams: readonly { name: string }[] }>(`knopen/${lijn[een] ?? ''}/splitsingen`, opgave);
    expect([answer.status, answer.body.invalidParams.map(({ name }) => name)]).toEqual([400, ['delen[1].acties[0]']]);
  });
});
