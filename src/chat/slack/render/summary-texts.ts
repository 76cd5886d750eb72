import { shorten } from '#text/shorten.ts';

import { escapeText } from './escape-text.ts';

/** https://docs.slack.dev/reference/methods/chat.postMessage: longer ones are cut at will. */
const maxUnits = 4000;
const maxContinuedUnits = 150;
/** Maximum length of an escaped character, as in "&amp;". */
const growth = 5;

/**
 * Renders the `text` beside the blocks of each part of a card, for notifications and screen readers: one line, escaped,
 * since Slack reads it as mrkdwn. The parts after the first repeat its beginning, and are numbered.
 */
export function summaryTexts(summary: string, parts: number): readonly string[] {
  const line = summary.replaceAll(/\s+/gu, ' ').trim();
  const beginning = escapeText(shorten(line, maxContinuedUnits));
  return Array.from({ length: parts }, (_, index) => {
    const number = parts === 1 ? '' : ` (${index + 1}/${parts})`;
    return (index === 0 ? escapedWithin(line, maxUnits - number.length) : beginning) + number;
  });
}

function escapedWithin(line: string, units: number): string {
  const escaped = escapeText(shorten(line, units));
  return escaped.length <= units ? escaped : escapeText(shorten(line, Math.floor(units / growth)));
}
