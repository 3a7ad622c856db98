import { type Answerer, type Metrics, type ProbeAnswer, probeAnswer, type Startup } from '@actiespoor/platform';

const other: ProbeAnswer = { status: 404, type: 'application/json', body: JSON.stringify({ status: 'onbekend' }) };
const broken: ProbeAnswer = { status: 500, type: 'application/json', body: JSON.stringify({ status: 'fout' }) };

/** Answers `/health/live`, `/health/ready` and `/metrics`, and nothing else. */
export const answerProbes =
  (startup: Startup, metrics: Metrics): Answerer =>
  (request, response) => {
    const send = ({ status, type, body }: ProbeAnswer): void => {
      response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
    };
    const path = request.url?.split('?', 1)[0] ?? '';
    probeAnswer(path, startup, metrics).then(
      (answer) => send(answer ?? other),
      () => send(broken),
    );
  };
