import { asSentences } from '#bot/as-sentences.ts';
import type { Messages } from '#messages/words/messages.ts';
import { networkKinds } from '#networks/network-kinds.ts';
import { daysIn } from '#reach/digest-period.ts';
import type { Both } from '#reach/digest.ts';

import { areInPairs, type DigestView, hasSeveralNetworks } from './digest-view.ts';
import { figureText } from '#messages/figure-text.ts';

/** Says what the posts got, and what those of the days before got: facts, no verdict. Null without a post. */
export function gotText({ m, digest }: DigestView): string | null {
  if (digest.posts === 0) return null;
  const { got, headline } = m.digest;
  const { before, compared, medians } = digest;
  const days = Math.max(1, daysIn({ from: new Date(digest.from), to: new Date(digest.to) }));
  const earlier = (said: string | null): string => headline.over(got.before(days), said ?? got.nothing);
  if (!hasSeveralNetworks(digest) || compared === null || areInPairs(digest)) {
    const { posts, interactions } = before;
    return asSentences(
      earlier(interactions === null ? null : got.interactions(posts, figureText(interactions, m.tongue))),
    );
  }
  const names: Both<string> = [networkKinds[compared[0]].name, networkKinds[compared[1]].name];
  const now = typical(m, medians, names);
  return asSentences(
    got.posts(digest.posts),
    now === null ? null : headline.over(headline.days(days), now),
    earlier(typical(m, before.medians, names)),
  );
}

function typical(m: Messages, [here, there]: Both<number | null>, [one, other]: Both<string>): string | null {
  if (here === null || there === null) return null;
  return m.digest.got.typical(figureText(here, m.tongue, 1), one, figureText(there, m.tongue, 1), other);
}
