const furthest = 2;

/** Returns the name most likely meant by a misspelt one; null if none is near. */
export function nearestName(said: string, names: readonly string[]): string | null {
  const [nearest] = names
    .map((name) => ({ name, distance: distance(said, name) }))
    .filter((candidate) => candidate.distance <= furthest)
    .toSorted((a, b) => a.distance - b.distance);
  return nearest?.name ?? null;
}

/** Counts the characters to insert, delete or change to turn one text into the other (Levenshtein distance). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, character] of a.split('').entries()) {
    const next = [i + 1];
    for (const [j, other] of b.split('').entries()) {
      const change = (row[j] ?? 0) + (character === other ? 0 : 1);
      next.push(Math.min(change, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
