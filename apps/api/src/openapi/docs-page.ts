import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** One file of the documentation page. */
export interface DocsFile {
  readonly path: string;
  readonly type: string;
  readonly content: Buffer;
}

/** The page may run its own scripts and styles, draw the icons inside its style sheet, and fetch the document; nothing inline, nothing from elsewhere. */
export const docsPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const page = `<!doctype html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Actiespoor API</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/docs/swagger-ui.css">
</head>
<body>
<div id="swagger-ui"></div>
<noscript>Deze pagina heeft JavaScript nodig; het document zelf staat op <a href="/v1/openapi.json">/v1/openapi.json</a>.</noscript>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>
</body>
</html>
`;

const start = `SwaggerUIBundle({
  url: '/v1/openapi.json',
  dom_id: '#swagger-ui',
  deepLinking: true,
  validatorUrl: null,
  presets: [SwaggerUIBundle.presets.apis],
});
`;

const distributed = (name: string): Buffer => readFileSync(createRequire(import.meta.url).resolve(`swagger-ui-dist/${name}`));

/** The files of the page, so that it works without the internet. */
export const docsFiles = (): readonly DocsFile[] => [
  { path: '/docs', type: 'text/html; charset=utf-8', content: Buffer.from(page) },
  { path: '/docs/start.js', type: 'text/javascript; charset=utf-8', content: Buffer.from(start) },
  { path: '/docs/swagger-ui.css', type: 'text/css; charset=utf-8', content: distributed('swagger-ui.css') },
  { path: '/docs/swagger-ui-bundle.js', type: 'text/javascript; charset=utf-8', content: distributed('swagger-ui-bundle.js') },
];
