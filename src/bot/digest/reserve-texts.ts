import { wholeWhenText } from '#bot/when-text.ts';

import type { DigestContext } from './digest-view.ts';

/** Lists the reserve periods that were under way in the digest's days, and their overrides, a line each. */
export function reserveTexts({ m, digest }: DigestContext): readonly string[] {
  const { periods, overrides } = digest.reserve;
  const { digest: words } = m.periods;
  return [
    ...periods.map(({ label, until, timeZone }) =>
      m.words.labelled(words.title, words.running(label, wholeWhenText(new Date(until), timeZone, m.tongue))),
    ),
    ...overrides.map(({ draftNumber, asker, agreer, reason }) => words.override(draftNumber, asker, agreer, reason)),
  ];
}
