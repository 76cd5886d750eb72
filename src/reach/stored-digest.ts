import { z } from 'zod';

import { type Digest, digestSchema } from './digest.ts';

const both = z.looseObject({ mastodon: z.json(), x: z.json() });

/** A digest that was kept while it knew two networks by name. */
const namedSchema = z.looseObject({
  columns: z.array(z.looseObject({ network: z.string() })),
  pairs: z.array(both),
  trend: z.array(both),
  twelveWeeks: z.looseObject({ medians: both }),
  xCost: z.json(),
});

/** Reads a digest as it was told, also where a release before kept it. Throws if it is none. */
export function storedDigest(content: unknown): Digest {
  const named = namedSchema.safeParse(content);
  return digestSchema.parse(named.success ? fromNamed(named.data) : content);
}

function fromNamed({ xCost, twelveWeeks, pairs, trend, ...rest }: z.infer<typeof namedSchema>): unknown {
  const hasBoth = new Set(rest.columns.map(({ network }) => network)).size === 2 || trend.some(({ x }) => x !== null);
  return {
    ...rest,
    compared: hasBoth ? ['mastodon', 'x'] : null,
    pairs: pairs.map(({ mastodon, x, ...pair }) => ({ ...pair, interactions: [mastodon, x] })),
    trend: trend.map(({ mastodon, x, ...point }) => ({ ...point, bands: [mastodon, x] })),
    twelveWeeks: { ...twelveWeeks, medians: [twelveWeeks.medians.mastodon, twelveWeeks.medians.x] },
    cost: xCost,
  };
}
