import { basename, dirname, join } from 'node:path';

import * as is from 'typescript/unstable/ast/is';
import type { Node } from 'typescript/unstable/ast';
import { API, type Checker, type Project, type Symbol as Meaning, type Type } from 'typescript/unstable/sync';

/** The code's uses of a catalogue of sentences, as the compiler understands it. */
export interface SentencesSaid {
  /** Paths like "answers.noDesk", named by code that says them: `m.answers.noDesk` or `{ noDesk } = m.answers`. */
  readonly named: ReadonlySet<string>;
  /** Looked up by a key, `m.answers.decision[why]`, for each value that `why` can have by its type. */
  readonly lookedUp: ReadonlySet<string>;
  /** Every string, part of one, and property name that code writes as a value; types and comparisons do not count. */
  readonly written: ReadonlySet<string>;
}

/**
 * Reads the sources of a project; `catalogue` are the folders and files with the sentences. Groups of sentences are
 * constants there, with their names in the catalogue; or interfaces, in a file of that name.
 */
export function sentencesSaid(tsconfig: string, catalogue: readonly string[]): SentencesSaid {
  const api = new API({ cwd: dirname(tsconfig) });
  try {
    const project = api.updateSnapshot({ openProject: tsconfig }).getProject(tsconfig);
    if (project === undefined) throw new Error(`no project at ${tsconfig}`);
    return read(project, join(dirname(tsconfig), 'src/'), catalogue);
  } finally {
    api.close();
  }
}

function read(project: Project, sources: string, catalogue: readonly string[]): SentencesSaid {
  const { checker, program } = project;
  const nodes = program
    .getSourceFileNames()
    .filter((file) => file.startsWith(sources) && !isIn(catalogue, file) && !file.includes('/generated/'))
    .flatMap((file) => nodesIn(program.getSourceFile(file)));
  const paths = (meanings: readonly (Meaning | undefined)[]): ReadonlySet<string> =>
    new Set(meanings.flatMap((meaning) => pathsOf(project, meaning, catalogue)));
  const names = nodes.filter((node) => is.isIdentifier(node));
  return {
    named: paths([...checker.getSymbolAtLocation(names), ...takenOut(checker, nodes)]),
    lookedUp: paths([...looked(checker, nodes), ...handedOver(checker, nodes, catalogue)]),
    written: new Set(nodes.filter((node) => isWrittenValue(node)).map(({ text }) => text)),
  };
}

function nodesIn(node: Node | undefined): readonly Node[] {
  const nodes: Node[] = [];
  const visit = (one: Node): void => {
    nodes.push(one);
    one.forEachChild(visit);
  };
  if (node !== undefined) visit(node);
  return nodes;
}

/** Returns where in the catalogue a name is declared: once, or once for each type of a union. */
function pathsOf(project: Project, meaning: Meaning | undefined, catalogue: readonly string[]): readonly string[] {
  return (meaning?.declarations ?? [])
    .filter(({ path }) => isIn(catalogue, path))
    .flatMap((handle) => {
      const path: string[] = [];
      for (let node = handle.resolve(project); node !== undefined; node = node.parent) {
        if (is.isInterfaceDeclaration(node)) path.unshift(inCamelCase(basename(handle.path, '.ts')));
        else if (isNamed(node)) path.unshift(node.name.getText());
      }
      return [path.join('.')];
    });
}

function isNamed(node: Node): node is Node & { readonly name: Node } {
  return is.isPropertyAssignment(node) || is.isVariableDeclaration(node) || is.isPropertySignatureDeclaration(node);
}

function inCamelCase(name: string): string {
  return name.replaceAll(/-(.)/gu, (_, letter: string) => letter.toUpperCase());
}

function isIn(places: readonly string[], path: string): boolean {
  return places.some((place) => path.startsWith(place));
}

/** `{ noDesk } = m.answers`, `{ noDesk: sentence } = m.answers`. */
function takenOut(checker: Checker, nodes: readonly Node[]): readonly (Meaning | undefined)[] {
  const elements = nodes.filter((node) => is.isBindingElement(node));
  const types = checker.getTypeAtLocation(elements.map(({ parent }) => parent));
  return elements.map(({ name, propertyName }, index) =>
    propertyOf(checker, types[index], (propertyName ?? name)?.getText()),
  );
}

/** `sentences[why]`: each key that the type of `why` names. */
function looked(checker: Checker, nodes: readonly Node[]): readonly (Meaning | undefined)[] {
  const lookups = nodes.filter((node) => is.isElementAccessExpression(node));
  const groups = checker.getTypeAtLocation(lookups.map(({ expression }) => expression));
  const keys = checker.getTypeAtLocation(lookups.map(({ argumentExpression }) => argumentExpression));
  return keys.flatMap((key, index) => literalsOf(key).map((name) => propertyOf(checker, groups[index], name)));
}

/**
 * A whole group as an argument, `sentence(m.findings, finding)`: its keys are then looked up under another type's name.
 */
function handedOver(checker: Checker, nodes: readonly Node[], catalogue: readonly string[]): readonly Meaning[] {
  const groups = nodes
    .filter((node) => is.isPropertyAccessExpression(node))
    .filter((node) => is.isCallExpression(node.parent) && node.parent.expression !== node);
  const meanings = checker.getSymbolAtLocation(groups.map(({ name }) => name));
  const ours = groups.filter((_, index) => meanings[index]?.declarations.some(({ path }) => isIn(catalogue, path)));
  return checker
    .getTypeAtLocation(ours)
    .flatMap((type) => (type?.isObjectType() ? checker.getPropertiesOfType(type) : []));
}

function propertyOf(checker: Checker, type: Type | undefined, name: string | undefined): Meaning | undefined {
  return type === undefined || name === undefined ? undefined : checker.getPropertyOfType(type, name);
}

function literalsOf(type: Type | undefined): readonly string[] {
  if (type === undefined) return [];
  if (type.isUnionType()) return type.getTypes().flatMap((one) => literalsOf(one));
  return type.isStringLiteralType() ? [type.value] : [];
}

function isWrittenValue(node: Node): node is Node & { readonly text: string } {
  if (is.isStringLiteral(node)) return !isOnlyAsked(node.parent);
  if (is.isNoSubstitutionTemplateLiteral(node) || is.isTemplateHead(node)) return true;
  if (is.isTemplateMiddle(node) || is.isTemplateTail(node)) return true;
  return is.isIdentifier(node) && is.isPropertyAssignment(node.parent) && node.parent.name === node;
}

/** A type, `case 'late':`, `why === 'late'`. */
function isOnlyAsked(node: Node): boolean {
  return is.isLiteralTypeNode(node) || is.isCaseClause(node) || is.isBinaryExpression(node);
}
