import { unescapeText } from './unescape-text.ts';

/**
 * Returns the text of a message as its reader sees it: entities, links and mentions resolved. A link's address follows
 * its label if the two differ. `nameOf` gives a name without "@" or "#" for the id of a person, a group or a channel.
 * Takes time in proportion to the text, and never throws. https://docs.slack.dev/messaging/formatting-message-text
 */
export function plainText(mrkdwn: string, nameOf: (id: string) => string | null): string {
  return mrkdwn.replaceAll(/<([^<>]*)>|&(?:amp|lt|gt);/g, (found, inside: string | undefined) =>
    inside === undefined ? unescapeText(found) : (shownOf(inside, nameOf) ?? found),
  );
}

/** Renders a link as text: its address follows the label if the two differ. */
export function linkText(url: string, label: string): string {
  const address = url.replace(/^(?:mailto|tel):/iu, '');
  if (label === '') return address;
  return bare(label) === bare(url) ? label : `${label} (${address})`;
}

/** Renders a person, group or channel by name; by `otherwise`, or else the id, if the name is not known. */
export function mentionText(
  sign: '@' | '#',
  id: string,
  nameOf: (id: string) => string | null,
  otherwise = '',
): string {
  const name = nameOf(id) ?? (otherwise === '' ? id : otherwise);
  return name.startsWith(sign) ? name : sign + name;
}

/** Returns the text shown in place of `<inside>`; null if it is not a reference. */
function shownOf(inside: string, nameOf: (id: string) => string | null): string | null {
  const bar = inside.indexOf('|');
  const what = unescapeText(bar === -1 ? inside : inside.slice(0, bar));
  const label = unescapeText(bar === -1 ? '' : inside.slice(bar + 1));
  const id = what.slice(1);
  if (what.startsWith('@')) return mentionText('@', id, nameOf, label);
  if (what.startsWith('#')) return mentionText('#', id, nameOf, label);
  if (what.startsWith('!')) return special(id, label, nameOf);
  return /^[a-z][a-z\d+.-]*:/iu.test(what) ? linkText(what, label) : null;
}

function special(what: string, label: string, nameOf: (id: string) => string | null): string {
  const group = /^subteam\^(?<group>[^^]*)$/u.exec(what)?.groups?.['group'];
  if (group !== undefined) return mentionText('@', group, nameOf, label);
  // A date's fallback, and whatever Slack adds one day.
  if (what.includes('^')) return label;
  return mentionText('@', what, () => null, label);
}

function bare(address: string): string {
  return address
    .trim()
    .toLowerCase()
    .replace(/^(?:https?:\/\/|mailto:|tel:)/u, '')
    .replace(/^www\./u, '')
    .replace(/\/$/u, '');
}
