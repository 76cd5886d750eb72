import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { type Node, parseSync } from 'oxc-parser';

/** A range in the text of its file. */
interface Place {
  readonly start: number;
  readonly end: number;
}

/** A statement, property, element or operand in the rooms that the comment before it names. */
export interface Tagged {
  /** Absolute path. */
  readonly file: string;
  /** The comment's text: "guard: …" or "wait: …". */
  readonly tag: string;
  readonly node: Place;
  /** Range of what it returns, declares, tests or holds; for a plain value, the whole. */
  readonly value: Place;
}

const source = join(import.meta.dirname, '../../src');

/** Lists everything in the rooms that has a tag. Throws if a tag names nothing. */
export function taggedOfRooms(): readonly Tagged[] {
  return globSync('**/*.ts', { cwd: source })
    .filter((file) => !file.startsWith('storage/generated/'))
    .flatMap((file) => taggedIn(join(source, file), readFileSync(join(source, file), 'utf8')));
}

/** Finds what has a tag in one file: the outermost node that begins behind the comment. */
export function taggedIn(file: string, text: string): readonly Tagged[] {
  if (!/\/\/ (guard|wait): /.test(text)) return [];
  const { program, comments, errors } = parseSync(file, text);
  if (errors.length > 0) throw new Error(`${file} does not parse: ${errors.map(({ message }) => message).join('; ')}`);
  const tags = comments.map(({ value }) => value.trim());
  const outermost = outermostByStart(program);
  return comments.flatMap(({ end }, index): readonly Tagged[] => {
    const tag = tags[index] ?? '';
    if (!/^(guard|wait): /.test(tag)) return [];
    const node = outermost.get(codeFrom(text, end, comments));
    if (node === undefined) throw new Error(`${file}: nothing begins behind "${tag}"`);
    return [{ file, tag, node, value: valueOf(node) }];
  });
}

/** Returns where the first code begins behind a comment; other comments may stand between. */
function codeFrom(text: string, from: number, comments: readonly Place[]): number {
  const at = from + (text.slice(from).match(/^\s*/)?.[0].length ?? 0);
  const comment = comments.find(({ start }) => start === at);
  return comment === undefined ? at : codeFrom(text, comment.end, comments);
}

/** Maps each start to the outermost node that begins there, for all nodes below this one. */
function outermostByStart(program: object): ReadonlyMap<number, Node> {
  const found = new Map<number, Node>();
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    // The search goes from outside in, so the first node with this start is the outermost.
    if (isNode(value) && !found.has(value.start)) found.set(value.start, value);
    for (const child of Object.values(value)) visit(child);
  };
  for (const child of Object.values(program)) visit(child);
  return found;
}

function isNode(value: object): value is Node {
  return 'type' in value && 'start' in value && 'end' in value;
}

function valueOf(node: Node): Place {
  if (node.type === 'ReturnStatement') return node.argument ?? node;
  if (node.type === 'IfStatement') return node.test;
  if (node.type === 'SwitchStatement') return node.discriminant;
  if (node.type === 'ExpressionStatement') return node.expression;
  if (node.type === 'VariableDeclaration') return node.declarations[0]?.init ?? node;
  return node.type === 'Property' ? node.value : node;
}
