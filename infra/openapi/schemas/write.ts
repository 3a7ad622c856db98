// Writes the schemas and the examples of the OpenAPI document again, after a change of a type, a description or an example: npm run openapi
import { writeFileSync } from 'node:fs';

import { generatedFiles, generatedTexts } from './file.js';

const texts = generatedTexts();
writeFileSync(generatedFiles.schemas, texts.schemas);
writeFileSync(generatedFiles.voorbeelden, texts.voorbeelden);
