import type { Rules } from '#drafts/renderings-of.ts';
import { mastodonRules } from '#networks/mastodon/mastodon-rules.ts';
import { xRules } from '#networks/x/x-rules.ts';

/** The rules of every network. */
export const rules: Rules = { mastodon: mastodonRules, x: xRules };
