import type { Prices } from '#bot/bot.ts';

/** Prices of X in tests, in US dollars. */
export const testPrices: Prices = {
  asOf: '2026-08-22',
  post: 0.015,
  postWithLink: 0.2,
  altText: 0.005,
  ownedRead: 0.001,
  postRead: 0.005,
  userRead: 0.01,
};
