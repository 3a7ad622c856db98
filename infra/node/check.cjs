// Refuses a Node that cannot run this program, in one sentence, before Node meets newer syntax: so this file uses old syntax only.
'use strict';

var wanted = require('../../package.json').engines.node;
var bounds = /^>=(\d+) <(\d+)$/.exec(wanted);
var major = Number(process.versions.node.split('.')[0]);

if (!bounds || major < Number(bounds[1]) || major >= Number(bounds[2])) {
  var range = bounds ? 'Node ' + bounds[1] + ' tot en met ' + (bounds[2] - 1) : wanted;
  process.stderr.write(
    'Actiespoor draait op ' +
      range +
      ', en dit is Node ' +
      process.versions.node +
      ': start met npm (npm start, npm run -s actiespoor), dat na npm ci de goede Node gebruikt, of installeer Node ' +
      (bounds ? bounds[1] : '') +
      '.\n',
  );
  process.exit(1);
}
