/** Text for a place that Slack reads as mrkdwn: links, mentions and entities in it stay what they look like. */
export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
