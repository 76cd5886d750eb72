/** Larger than any post on X with all its data. */
const mostElementBytes = 512 * 1024;
const mostPrefixBytes = 200;
const [openBrace, closeBrace] = [0x7b, 0x7d];
const [openBracket, closeBracket] = [0x5b, 0x5d];
const [quote, backslash, comma, semicolon] = [0x22, 0x5c, 0x2c, 0x3b];
const whitespace: ReadonlySet<number> = new Set([0x20, 0x09, 0x0a, 0x0d]);

/** Thrown if a file has another form than expected, at an element counted from 1. */
export class NotSplit extends Error {
  readonly position: number;

  constructor(position: number) {
    super(`no array of objects, at element ${position}`);
    this.position = position;
  }
}

type State = 'prefix' | 'between' | 'inside' | 'after';

/**
 * Yields each object of the one array that a file assigns to a variable, as unparsed text. Holds one object of bounded
 * size at a time, however long the file is.
 */
export async function* splitArray(bytes: AsyncIterable<Buffer>, prefix: RegExp): AsyncGenerator<string, undefined> {
  const scan: { state: State; inString: boolean; isEscaped: boolean; lastWas: 'open' | 'element' | 'comma' } = {
    state: 'prefix',
    inString: false,
    isEscaped: false,
    lastWas: 'open',
  };
  const held = holding();
  let position = 0;
  let depth = 0;
  for await (const chunk of bytes) {
    let from = 0;
    for (let at = 0; at < chunk.length; at += 1) {
      const byte = chunk[at] ?? 0;
      switch (scan.state) {
        case 'prefix':
          if (byte !== openBracket) break;
          if (!held.add(chunk.subarray(from, at), mostPrefixBytes) || !prefix.test(held.take())) throw new NotSplit(0);
          scan.state = 'between';
          break;
        case 'between':
          if (whitespace.has(byte)) break;
          if (byte === closeBracket && scan.lastWas !== 'comma') scan.state = 'after';
          else if (byte === comma && scan.lastWas === 'element') scan.lastWas = 'comma';
          else if (byte === openBrace && scan.lastWas !== 'element') {
            scan.state = 'inside';
            from = at;
            depth = 1;
            position += 1;
          } else throw new NotSplit(position + 1);
          break;
        case 'inside':
          if (scan.isEscaped) scan.isEscaped = false;
          else if (byte === quote) scan.inString = !scan.inString;
          else if (scan.inString) scan.isEscaped = byte === backslash;
          else if (byte === openBrace) depth += 1;
          else if (byte === closeBrace) depth -= 1;
          if (depth > 0) break;
          if (!held.add(chunk.subarray(from, at + 1), mostElementBytes)) throw new NotSplit(position);
          yield held.take();
          scan.state = 'between';
          scan.lastWas = 'element';
          break;
        case 'after':
          if (byte !== semicolon && !whitespace.has(byte)) throw new NotSplit(position + 1);
      }
    }
    const isHeld = scan.state === 'prefix' || scan.state === 'inside';
    const most = scan.state === 'prefix' ? mostPrefixBytes : mostElementBytes;
    if (isHeld && !held.add(chunk.subarray(from), most)) throw new NotSplit(position);
  }
  if (scan.state !== 'after') throw new NotSplit(scan.state === 'between' ? position + 1 : position);
}

/** Buffers an unfinished element; `add` returns false once it exceeds the limit. */
function holding(): { readonly add: (part: Buffer, most: number) => boolean; readonly take: () => string } {
  let parts: Buffer[] = [];
  let bytes = 0;
  return {
    add(part, most) {
      bytes += part.length;
      if (bytes <= most) parts.push(part);
      return bytes <= most;
    },
    take() {
      const text = Buffer.concat(parts).toString('utf8');
      parts = [];
      bytes = 0;
      return text;
    },
  };
}
