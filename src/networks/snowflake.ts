/** The epoch of each network's ids, and the number of bits that follow the milliseconds. */
const kinds = {
  mastodon: { beginsAtMs: 0, bits: 16n },
  x: { beginsAtMs: 1_288_834_974_657, bits: 22n },
} as const;

/** Returns when an id of this kind was made; null if it has another form. */
export function madeAt(id: string, kind: keyof typeof kinds): Date | null {
  if (!/^\d{1,19}$/.test(id)) return null;
  const { beginsAtMs, bits } = kinds[kind];
  return new Date(Number(BigInt(id) >> bits) + beginsAtMs);
}

/** Tells whether an instant lies between two others whose clocks may differ by `skewMs`. */
export function isWithin(
  at: Date,
  { since, until }: { readonly since: Date; readonly until: Date },
  skewMs: number,
): boolean {
  return at.getTime() >= since.getTime() - skewMs && at.getTime() <= until.getTime() + skewMs;
}
