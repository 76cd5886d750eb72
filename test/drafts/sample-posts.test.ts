import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';

import { z } from 'zod';

import { rules } from '#app/rules.ts';
import { findingsOf } from '#drafts/findings-of.ts';

import { aContent, aDesk, aPicture, mastodonId, now, xId } from './builders.ts';

const samples = z
  .array(
    z.object({
      id: z.string(),
      lang: z.string(),
      text: z.string(),
      networks: z.array(z.enum(['mastodon', 'x'])),
      media: z.array(z.object({ alt: z.string() })),
      expect: z.array(z.string()),
    }),
  )
  .parse(JSON.parse(await readFile(new URL('../fixtures/sample-posts.json', import.meta.url), 'utf8')));

/** The rules that the samples were written for: of the others they say nothing. */
const tried = new Set(
  `ALT_MISSING ALT_PLACEHOLDER ALT_PREFIX ALT_SHORT ALT_TOO_LONG FANCY_UNICODE HASHTAG_CASE HASHTAG_COUNT EMOJI_COUNT
  EMOJI_REPEAT EMOJI_BULLET EMOJI_POSITION EMOJI_FACE EMOTICON ALL_CAPS ACRONYM PUNCTUATION_REPEAT SHORT_LINK LINK_COUNT
  LANGUAGE_MIXED RESTRICTED_WORDS TOO_LONG`.split(/\s+/u),
);
/** Codes that the samples call errors and this desk only warns of: hard to read, but nobody is deceived. */
const onlyWarned = new Set(['FANCY_UNICODE', 'EMOJI_FACE']);

for (const sample of samples) {
  test(`sample ${sample.id} has exactly the findings that it was written for`, () => {
    const content = aContent({
      text: sample.text,
      language: sample.lang,
      accountIds: sample.networks.map((network) => (network === 'mastodon' ? mastodonId : xId)),
      media: sample.media.map(({ alt }, index) => aPicture({ alt, sha256: String(index).repeat(64) })),
    });
    const desk = aDesk({ findingLevels: { EMOJI_FACE: 'warns', EMOJI_SKIN: 'warns' } });
    const found = findingsOf(content, desk, rules, now)
      .filter(({ code }) => tried.has(code))
      .map(({ code, level, place }) =>
        place.kind === 'account' ? `${code}:${place.accountId === xId ? 'x' : 'mastodon'}` : `${code}:${level}`,
      );
    assert.deepEqual(found.toSorted(), sample.expect.flatMap(spelledOut).toSorted());
  });
}

/** "ACRONYM:warning x3" as three of "ACRONYM:warns"; the approval engine's own expectations are left out. */
function spelledOut(expected: string): readonly string[] {
  const { code, level, times } =
    /^(?<code>[A-Z_]+):(?<level>\w+)(?:\(fr-etat\))?(?: x(?<times>\d))?$/u.exec(expected)?.groups ?? {};
  if (code === undefined || level === undefined) return [];
  const levels: Readonly<Record<string, string>> = {
    warning: 'warns',
    error: onlyWarned.has(code) ? 'warns' : 'blocks',
  };
  return Array.from({ length: Number(times ?? 1) }, () => `${code}:${levels[level] ?? level}`);
}
