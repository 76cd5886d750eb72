import { escapeText } from './escape-text.ts';
import { shorten } from './shorten.ts';

/** https://docs.slack.dev/reference/methods/chat.postMessage: longer ones are cut at will. */
const maxUnits = 4000;
/** "&amp;" is the longest that one character becomes. */
const maxSafeUnits = maxUnits / 5;
const maxContinuedUnits = 150;

/**
 * The `text` beside the blocks, for notifications and screen readers: one line, escaped, since Slack reads it as mrkdwn.
 * `part` counts from 1.
 */
export function summaryText(summary: string, part: number, parts: number): string {
  const line = summary.replaceAll(/\s+/gu, ' ').trim();
  const counted = parts === 1 ? '' : ` (${part}/${parts})`;
  if (part > 1) return escapeText(shorten(line, maxContinuedUnits)) + counted;
  const escaped = escapeText(shorten(line, maxUnits));
  const fits = escaped.length + counted.length <= maxUnits;
  return (fits ? escaped : escapeText(shorten(line, maxSafeUnits - counted.length))) + counted;
}
