/**
 * Escapes a text for a place that Slack reads as mrkdwn, so that links, mentions and entities in it stay plain text.
 */
export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
