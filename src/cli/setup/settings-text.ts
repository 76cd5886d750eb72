import { parseEnv } from 'node:util';

/** Settings to change, by name; null: comment the setting out. */
export type Changes = ReadonlyMap<string, string | null>;

/** Parses the settings of a file as Node does. */
export function settingsOf(text: string): ReadonlyMap<string, string> {
  return new Map(Object.entries(parseEnv(text)).map(([name, value]) => [name, value ?? '']));
}

/**
 * Returns the text of a settings file with changes made: each in the setting's old place, new ones at the end. Comments
 * and everything unknown stay as they are. A setting that was there twice is there once, since the last one counts.
 */
export function changedText(text: string, changes: Changes): string {
  const open = new Map(changes);
  const pieces = piecesOf(text).flatMap((piece) => {
    const { name } = piece;
    if (name === null || !changes.has(name)) return [piece.text];
    const value = open.get(name);
    open.delete(name);
    if (value === undefined) return [];
    return [value === null ? asComment(piece.text) : line(name, value)];
  });
  const added = [...open].flatMap(([name, value]) => (value === null ? [] : [line(name, value)]));
  const kept = pieces.join('\n').replace(/\n*$/, '');
  return [kept, ...added].filter((part) => part !== '').join('\n') + '\n';
}

interface Piece {
  /** The setting's name; null: a comment, an empty line, or no setting. */
  readonly name: string | null;
  /** One line, or several where a quoted value spans them. */
  readonly text: string;
}

const assignment = /^\s*(?:export\s+)?([A-Za-z_][\w.-]*)\s*=\s*(.*)$/s;

function piecesOf(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  const lines = text.split('\n');
  while (lines.length > 0) {
    let piece = lines.shift() ?? '';
    const match = assignment.exec(piece);
    const quote = match?.[2]?.[0];
    // A quoted value goes on to its closing quote, if there is one.
    if (quote !== undefined && `'"\``.includes(quote) && match?.[2]?.indexOf(quote, 1) === -1) {
      const end = lines.findIndex((next) => next.includes(quote));
      if (end !== -1) piece = [piece, ...lines.splice(0, end + 1)].join('\n');
    }
    pieces.push({ name: match?.[1] ?? null, text: piece });
  }
  return pieces;
}

function line(name: string, value: string): string {
  if (/^[\w./:@%+,=?&~-]*$/.test(value)) return `${name}=${value}`;
  // Node undoes no escapes but "\n" between double quotes: https://nodejs.org/api/util.html#utilparseenvcontent.
  const quote = [`'`, '`', '"'].find((candidate) => !value.includes(candidate));
  if (quote === undefined || /[\n\r]/.test(value)) throw new Error(`the value of ${name} cannot be written`);
  return `${name}=${quote}${value}${quote}`;
}

function asComment(text: string): string {
  return text
    .split('\n')
    .map((part) => `# ${part}`)
    .join('\n');
}
