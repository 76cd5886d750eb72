import type { Config } from '#config.ts';
import type { Rules } from '#drafts/renderings-of.ts';
import { blueskyRules } from '#networks/bluesky/bluesky-rules.ts';
import { mastodonRules } from '#networks/mastodon/mastodon-rules.ts';
import { xRules } from '#networks/x/x-rules.ts';

/** The default rules of every network. */
export const rules: Rules = { mastodon: mastodonRules, x: xRules, bluesky: blueskyRules };

/** Returns the rules of every network, as the settings change them. */
export function rulesBy({ x }: Pick<Config, 'x'>): Rules {
  return { ...rules, x: { ...xRules, sendsSeries: x.series } };
}
