import { randomInt } from 'node:crypto';

/** No answer or request that Tambour reads comes near: 700 posts with all their accounts have 150,000 values, 200 names. */
const most = { depth: 100, values: 200_000, names: 1000 } as const;

/** Differs in each process, so that nobody can choose names whose sums are equal. */
const factor = randomInt(2 ** 30) * 2 + 1;

const [quote, escape, comma, colon] = [0x22, 0x5c, 0x2c, 0x3a] as const;
const [openList, closeList, openObject, closeObject] = [0x5b, 0x5d, 0x7b, 0x7d] as const;

/**
 * Returns a check for JSON from outside, which takes it in pieces as they arrive. It returns false once the JSON nests
 * deeper, or has more values or more different names, than anything that Tambour reads: each makes parsing take ten
 * times as long for the same bytes. It never finds that anything is no JSON.
 */
export function jsonBounds(): (piece: Uint8Array) => boolean {
  let depth = 0;
  let values = 0;
  let isInString = false;
  let isEscaped = false;
  const names = new Set<number>();
  return (piece) => {
    let from = 0;
    for (let at = 0; at < piece.length; at += 1) {
      if (isInString) {
        if (isEscaped) {
          // By the last character of the piece before.
          isEscaped = false;
          from = at + 1;
          continue;
        }
        const quoteAt = piece.indexOf(quote, at);
        at = quoteAt === -1 ? piece.length : quoteAt;
        const isAfterEscape = endsInEscape(piece, from, at);
        isInString = isAfterEscape || at === piece.length;
        isEscaped = isAfterEscape && at === piece.length;
        continue;
      }
      switch (piece[at] ?? 0) {
        case quote:
          isInString = true;
          from = at + 1;
          break;
        case openList:
        case openObject:
          depth += 1;
          values += 1;
          if (depth > most.depth || values > most.values) return false;
          break;
        case closeList:
        case closeObject:
          depth -= 1;
          break;
        case comma:
          values += 1;
          if (values > most.values) return false;
          break;
        case colon:
          names.add(sumOf(piece, from, at));
          if (names.size > most.names) return false;
          break;
      }
    }
    return true;
  };
}

/** Tells whether an odd number of backslashes stands at the end. */
function endsInEscape(piece: Uint8Array, from: number, to: number): boolean {
  let before = to;
  while (before > from && piece[before - 1] === escape) before -= 1;
  return (to - before) % 2 === 1;
}

/** Returns a number that two names seldom share. Long names are told apart by their beginnings, which no server's share. */
function sumOf(piece: Uint8Array, from: number, to: number): number {
  let sum = to - from;
  for (let at = from; at < to && at < from + 64; at += 1) sum = Math.imul(sum ^ (piece[at] ?? 0), factor);
  return sum;
}

/** Parses JSON from outside; undefined if it is none, or beyond `jsonBounds`. */
export function parseJson(json: string | Uint8Array): unknown {
  const bytes = typeof json === 'string' ? Buffer.from(json) : json;
  if (!jsonBounds()(bytes)) return undefined;
  try {
    return JSON.parse(typeof json === 'string' ? json : new TextDecoder('utf-8', { fatal: true }).decode(json));
  } catch {
    return undefined;
  }
}
