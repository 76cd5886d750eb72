import type { Bot } from '#bot/bot.ts';
import type { Account } from '#desks/account.ts';
import type { Desk } from '#desks/desk.ts';
import { drawPictures } from '#reach/chart/draw-pictures.ts';
import type { Picture } from '#reach/chart/picture.ts';
import { composeDigest } from '#reach/compose-digest.ts';
import type { Digest } from '#reach/digest.ts';
import type { DigestPeriod } from '#reach/digest-period.ts';
import { keepAttachment } from '#storage/attachment.ts';

import type { DigestContext, DigestView, StoredPicture } from './digest-view.ts';
import { picturesOf } from './pictures-of.ts';

/** Composes a desk's digest of a period, as it stood at `asOf`. */
export async function composeFor(
  { store, rules, prices }: Bot,
  desk: Desk,
  { period, asOf }: { readonly period: DigestPeriod; readonly asOf: Date },
): Promise<Digest> {
  return composeDigest(store.db, { desk, period, asOf, rules, prices, decisionKey: store.decisionKey });
}

/** A digest in a language, and whether it was late or changed. */
type ToTell = Pick<DigestContext, 'm' | 'digest' | 'lateSince' | 'changedAt'> & { readonly desk: Desk };

/** Adds what is needed to put a digest into words. `methodUrl`: the page on how its figures are made. */
export function toldWith(bot: Bot, told: ToTell & Pick<DigestContext, 'methodUrl'>): DigestContext {
  const { desk } = told;
  return {
    ...told,
    now: bot.store.clock.now(),
    unread: [...new Set(desk.accounts.filter((account) => isKept(bot, account)).map(({ network }) => network))],
    rules: bot.rules,
  };
}

/** Builds all that a digest's cards show in a language, and draws and stores its pictures. */
export async function viewOf(bot: Bot, told: ToTell): Promise<DigestView> {
  const view = toldWith(bot, { ...told, methodUrl: bot.methodUrl?.[told.m.tongue] ?? null });
  return { ...view, pictures: await storedPictures(bot, picturesOf(view)) };
}

/** Tells whether an account's figures are not read because reading is billed there and not switched on. */
function isKept({ rules, mayRead }: Bot, account: Account): boolean {
  return rules[account.network].isBilled && !mayRead(account);
}

/** Draws pictures, and stores each until it is posted. */
export async function storedPictures({ store }: Bot, pictures: readonly Picture[]): Promise<readonly StoredPicture[]> {
  if (pictures.length === 0) return [];
  const stored: StoredPicture[] = [];
  for (const [at, bytes] of (await drawPictures(pictures)).entries()) {
    const picture = pictures[at];
    if (picture === undefined) throw new Error('more pictures were drawn than there are');
    stored.push({ picture, sha256: await keepAttachment(store.db, store.clock, { bytes, mimeType: 'image/png' }) });
  }
  return stored;
}
