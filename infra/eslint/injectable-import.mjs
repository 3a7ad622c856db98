// Nest reads the dependencies to inject from metadata that the compiler derives from the types of constructor parameters. A
// class that is imported as a type leaves no value behind: the metadata says Object and the injection fails at run time.

const isTypeImport = (specifier) => specifier.parent.importKind === 'type' || specifier.importKind === 'type';

const declared = (parameter) => (parameter.type === 'TSParameterProperty' ? parameter.parameter : parameter);

const typeName = (parameter) => {
  const annotation = declared(parameter).typeAnnotation?.typeAnnotation;
  return annotation?.type === 'TSTypeReference' && annotation.typeName.type === 'Identifier' ? annotation.typeName : undefined;
};

/** `@Inject(TOKEN)` names the provider itself, so its type may be an interface. */
const hasOwnToken = (parameter) => (parameter.decorators ?? []).some(({ expression }) => expression.callee?.name === 'Inject');

const constructorParameters = ({ body, decorators }) => {
  if ((decorators ?? []).length === 0) return [];
  const constructor = body.body.find(({ kind }) => kind === 'constructor');
  return constructor?.value.params ?? [];
};

const typeImports = (program) =>
  new Set(
    program.body
      .filter(({ type }) => type === 'ImportDeclaration')
      .flatMap(({ specifiers }) => specifiers)
      .filter(isTypeImport)
      .map(({ local }) => local.name),
  );

export const injectableImport = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { lost: '{{name}} is injected by its class: import it as a value, or its metadata is lost.' },
  },
  create(context) {
    const check = (node) => {
      const lost = typeImports(context.sourceCode.ast);
      constructorParameters(node)
        .filter((parameter) => !hasOwnToken(parameter))
        .map(typeName)
        .filter((name) => name !== undefined && lost.has(name.name))
        .forEach((name) => context.report({ node: name, messageId: 'lost', data: { name: name.name } }));
    };
    return { ClassDeclaration: check, ClassExpression: check };
  },
};
