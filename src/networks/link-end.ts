/** Returns the end of a sticky expression's match at an index; the index itself without a match. */
export function endOf(sticky: RegExp, text: string, from: number): number {
  sticky.lastIndex = from;
  return sticky.test(text) ? sticky.lastIndex : from;
}

/** Returns the end of the last character between `from` and `until` that a link may end with; -1 if there is none. */
export function lastEnd(mayEnd: RegExp, text: string, from: number, until: number): number {
  for (let last = until; last > from; last -= 1) {
    if (mayEnd.test(text.charAt(last - 1))) return last;
  }
  return -1;
}

/**
 * Returns the end of parentheses around a run of characters, with at most one pair inside; `from` if there are none.
 */
export function endOfParentheses(run: RegExp, text: string, from: number): number {
  if (text[from] !== '(') return from;
  const first = endOf(run, text, from + 1);
  if (text[first] === ')') return first > from + 1 ? first + 1 : from;
  if (text[first] !== '(') return from;
  const inner = endOf(run, text, first + 1);
  if (inner === first + 1 || text[inner] !== ')') return from;
  const last = endOf(run, text, inner + 1);
  return text[last] === ')' ? last + 1 : from;
}

/** The characters that a part of a link consists of, and those that it may end with. */
interface Stretch {
  readonly run: RegExp;
  readonly mayEnd: RegExp;
}

/** Makes the functions that find the ends of a link's path, which may hold balanced parentheses, and of its query. */
export function endsBy({ path, query }: { readonly path: Stretch; readonly query: Stretch }): {
  readonly endOfPath: (text: string, from: number) => number;
  readonly endOfQuery: (text: string, from: number) => number;
} {
  return {
    endOfPath(text, from) {
      let at = from;
      let end = from;
      while (at < text.length) {
        const runEnd = endOf(path.run, text, at);
        const last = lastEnd(path.mayEnd, text, at, runEnd);
        if (last !== -1) end = last;
        const closed = endOfParentheses(path.run, text, runEnd);
        if (closed === runEnd) break;
        end = closed;
        at = closed;
      }
      return end;
    },
    endOfQuery(text, from) {
      if (text[from] !== '?') return from;
      const last = lastEnd(query.mayEnd, text, from + 1, endOf(query.run, text, from + 1));
      return last === -1 ? from : last;
    },
  };
}
