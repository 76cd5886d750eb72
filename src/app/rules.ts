import type { Config } from '#config.ts';
import type { Rules } from '#drafts/renderings-of.ts';
import { blueskyRules } from '#networks/bluesky/bluesky-rules.ts';
import { mastodonRules } from '#networks/mastodon/mastodon-rules.ts';
import { xRules } from '#networks/x/x-rules.ts';

/** The default rules of every network. */
export const rules: Rules = { mastodon: mastodonRules, x: xRules, bluesky: blueskyRules };

/**
 * Returns the rules of every network, as the settings change them. While nothing goes to the real X, only the practice
 * one is asked, which takes series.
 */
export function rulesBy({ x }: { readonly x: Pick<Config['x'], 'series' | 'publishing'> }): Rules {
  return { ...rules, x: { ...xRules, sendsSeries: x.series || !x.publishing } };
}
