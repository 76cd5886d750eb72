import { asSentences } from '#bot/as-sentences.ts';
import { cardButton } from '#bot/card-button.ts';
import { plainCard } from '#bot/plain-card.ts';
import { fullWhenText } from '#bot/when-text.ts';
import type { Block, Card, Inline } from '#chat/card.ts';
import type { Desk } from '#desks/desk.ts';
import type { Messages } from '#messages/words/messages.ts';
import type { NamedLink } from '#messages/words/share.ts';
import type { SharedLink } from '#pages/link.ts';

interface LinkView {
  readonly m: Messages;
  readonly desk: Desk;
  readonly now: Date;
}

/** Returns a link's name for sentences. */
export function namedLink({ m, desk, now }: LinkView, { scopes, showsTexts, label, expiresAt }: SharedLink): NamedLink {
  const whats = scopes.map((scope) => m.share.what[scope === 'calendar' && showsTexts ? 'calendarWithTexts' : scope]);
  const what = new Intl.ListFormat(m.tongue).format(whats);
  return { label, what, until: fullWhenText(expiresAt, desk.timeZone, m.tongue, now) };
}

/**
 * Builds the card with a new link's addresses, for its maker only. They are code, which no chat turns into a link: a
 * server would fetch its preview.
 */
export function madeCard(
  view: LinkView,
  link: SharedLink,
  { base, token }: { readonly base: string; readonly token: string },
): Card {
  const { made } = view.m.share;
  const [first] = link.scopes;
  const address = (path: string): string => new URL(`${token}/${path}`, base).href;
  const addresses: readonly Block[] = [
    ...(first === undefined ? [] : [addressBlock(made.page, address(first))]),
    ...(link.scopes.includes('calendar') ? [addressBlock(made.feed, address('calendar.ics'))] : []),
  ];
  // The summary names no address, since others may see a notification.
  return plainCard(made.title(namedLink(view, link)), ...addresses, note(made.once));
}

/** Builds the card of a desk's open links, each with its button, for a steward. */
export function linksCard(view: LinkView, links: readonly SharedLink[], name: (person: string) => string): Card {
  const { list, buttons, howTo } = view.m.share;
  const deskId = view.desk.id;
  const none = { draftId: deskId, revision: 0, target: null };
  const add = cardButton('addLink', buttons.add, 'plain', none);
  const all = links.length < 2 ? [] : [cardButton('revokeLinks', buttons.revokeAll, 'danger', none)];
  const last: readonly Block[] = [{ kind: 'buttons', buttons: [add, ...all] }, note(howTo)];
  if (links.length === 0) return plainCard(list.none, ...last);
  const title = list.title(links.length);
  return {
    summary: asSentences(title),
    blocks: [{ kind: 'heading', text: title }, ...links.flatMap((link) => linkBlocks(view, link, name)), ...last],
  };
}

function linkBlocks(view: LinkView, link: SharedLink, name: (person: string) => string): readonly Block[] {
  const { m, desk, now } = view;
  const { list, buttons } = m.share;
  const used = link.lastUsedAt === null ? null : fullWhenText(link.lastUsedAt, desk.timeZone, m.tongue, now);
  const revoke = cardButton('revokeLink', buttons.revoke, 'danger', { draftId: desk.id, revision: 0, target: link.id });
  return [
    { kind: 'paragraph', inlines: [{ kind: 'text', text: list.line(namedLink(view, link)) }] },
    note(list.use(name(link.createdBy), used)),
    { kind: 'buttons', buttons: [revoke] },
  ];
}

function addressBlock(before: string, address: string): Block {
  const inlines: readonly Inline[] = [
    { kind: 'text', text: `${before} ` },
    { kind: 'code', text: address },
  ];
  return { kind: 'paragraph', inlines };
}

function note(text: string): Block {
  return { kind: 'note', inlines: [{ kind: 'text', text }] };
}
