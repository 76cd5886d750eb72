import { z } from 'zod';

import { must } from './problem.ts';

/** X's prices in US dollars, as its price list stood on the day `asOf`. */
export interface XPrices {
  readonly asOf: string;
  readonly post: number;
  readonly postWithLink: number;
  readonly altText: number;
  /**
   * The price of reading one of our own posts. The metrics count this and the prices below, which the card does not
   * show: reading posts and followers, and deleting a post.
   */
  readonly ownedRead: number;
  readonly postRead: number;
  readonly userRead: number;
  readonly delete: number;
}

export interface XConfig {
  readonly publishing: boolean;
  readonly reading: boolean;
  /** Several posts that answer each other may go to X. */
  readonly series: boolean;
  readonly prices: XPrices;
}

// https://docs.x.com/x-api/getting-started/pricing, read on 2026-08-22.
const defaultPrices: XPrices = {
  asOf: '2026-08-22',
  post: 0.015,
  postWithLink: 0.2,
  altText: 0.005,
  ownedRead: 0.001,
  postRead: 0.005,
  userRead: 0.01,
  delete: 0.01,
};

const pricesSchema = z.strictObject({
  asOf: z.iso.date(),
  post: z.number().nonnegative(),
  postWithLink: z.number().nonnegative(),
  altText: z.number().nonnegative(),
  ownedRead: z.number().nonnegative().default(defaultPrices.ownedRead),
  postRead: z.number().nonnegative().default(defaultPrices.postRead),
  userRead: z.number().nonnegative().default(defaultPrices.userRead),
  delete: z.number().nonnegative().default(defaultPrices.delete),
});

const onOff = z.enum(['on', 'off'], { error: must('onOrOff') });

export const xShape = {
  X_PUBLISHING: onOff.default('off'),
  X_READING: onOff.default('off'),
  X_SERIES: onOff.default('off'),
  X_PRICES: z
    .string()
    .transform((text, context) => {
      const parsed = pricesSchema.safeParse(jsonOrNull(text));
      if (parsed.success) return parsed.data;
      context.addIssue(must('xPrices'));
      return z.NEVER;
    })
    .optional(),
};

export function xOf(env: z.infer<z.ZodObject<typeof xShape>>): XConfig {
  return {
    publishing: env.X_PUBLISHING === 'on',
    reading: env.X_READING === 'on',
    series: env.X_SERIES === 'on',
    prices: env.X_PRICES ?? defaultPrices,
  };
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
