import { wholeWhenText } from '#bot/when-text.ts';

import type { DigestTold } from './digest-view.ts';

/** Says which reserve periods were under way in the digest's days, and each override of one, a line each. */
export function reserveTexts({ m, digest }: DigestTold): readonly string[] {
  const { periods, overrides } = digest.reserve;
  const { digest: words } = m.periods;
  return [
    ...periods.map(({ label, until, timeZone }) =>
      m.words.labelled(words.title, words.running(label, wholeWhenText(new Date(until), timeZone, m.tongue))),
    ),
    ...overrides.map(({ draftNumber, asker, agreer, reason }) => words.override(draftNumber, asker, agreer, reason)),
  ];
}
