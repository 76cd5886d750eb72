import type { Account } from '#desks/account.ts';
import type { Rendering } from '#networks/rendering.ts';
import { cutAt } from '#text/cut-at.ts';
import type { PostLook } from '#text/post-look.ts';

import type { Rules } from './renderings-of.ts';

/** The most different posts in a preview, so that it stays short. */
const postsAtMost = 4;
/** Longer texts are cut: a timeline folds a text long before. */
const textUnits = 1_500;

/**
 * Returns how a draft's renderings look to their readers. Equal posts on one network are shown once; posts that a
 * server would redraw are left out. Pure.
 */
export function looksOf(
  renderings: readonly Rendering[],
  accounts: readonly Account[],
  rules: Rules,
): readonly PostLook[] {
  const looks = new Map<string, PostLook>();
  for (const { network, accountId, text, contentWarning, media } of renderings) {
    const account = accounts.find(({ id }) => id === accountId);
    const key = JSON.stringify([network, text, contentWarning]);
    if (account === undefined || looks.has(key) || looks.size >= postsAtMost) continue;
    const shown = shortened(text);
    if (rules[network].redrawn(shown, account).length > 0) continue;
    // Videos and sounds are not drawn: the card describes them in words.
    const stills = media.filter(({ recording }) => recording === undefined);
    const pictures = stills.map(({ sha256, width, height, alt }) => ({
      sha256,
      width,
      height,
      isDescribed: alt !== '',
    }));
    const { displayName: name, handle } = account;
    looks.set(key, rules[network].look({ name, handle, text: shown, contentWarning, pictures }));
  }
  return [...looks.values()];
}

function shortened(text: string): string {
  return text.length <= textUnits ? text : `${text.slice(0, cutAt(text, textUnits)).trimEnd()}…`;
}
