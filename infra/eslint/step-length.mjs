// `max-lines-per-function` cannot tell a long function from a long list of facts. This rule does not count the lines of an
// exhaustive switch (no default, every case short), so that `evolve` may name every event; it counts all other lines.

const length = (node) => node.loc.end.line - node.loc.start.line + 1;

const isFunction = ({ type }) => /Function/.test(type);

const isTable = (node, maxCase) => node.type === 'SwitchStatement' && node.cases.every((one) => one.test !== null && length(one) <= maxCase);

const children = (node, visitorKeys) => (visitorKeys[node.type] ?? []).flatMap((key) => node[key]).filter((child) => child !== null && child !== undefined);

/** The lines inside exhaustive switches of this function itself, not of functions within it. */
const tableLines = (node, { maxCase, visitorKeys }) =>
  children(node, visitorKeys).reduce((lines, child) => {
    if (isTable(child, maxCase)) return lines + length(child) - 2;
    return isFunction(child) ? lines : lines + tableLines(child, { maxCase, visitorKeys });
  }, 0);

export const stepLength = {
  meta: {
    type: 'suggestion',
    schema: [
      {
        type: 'object',
        properties: { max: { type: 'integer' }, maxCase: { type: 'integer' } },
        required: ['max', 'maxCase'],
        additionalProperties: false,
      },
    ],
    messages: { long: 'This function has {{lines}} lines of its own (at most {{max}}): one step each.' },
  },
  create(context) {
    const [{ max, maxCase }] = context.options;
    const { visitorKeys } = context.sourceCode;
    const check = (node) => {
      const lines = length(node) - tableLines(node, { maxCase, visitorKeys });
      if (lines > max) context.report({ node, messageId: 'long', data: { lines: String(lines), max: String(max) } });
    };
    return { ArrowFunctionExpression: check, FunctionDeclaration: check, FunctionExpression: check };
  },
};
