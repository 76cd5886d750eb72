import { asSentences } from '#bot/as-sentences.ts';
import type { Bot } from '#bot/bot.ts';
import { draftButton } from '#bot/card-button.ts';
import type { DraftView } from '#bot/drafting/draft-view.ts';
import { plainCard } from '#bot/plain-card.ts';
import { fullWhenText } from '#bot/when-text.ts';
import type { Block, Card } from '#chat/card.ts';
import type { RelayWords } from '#messages/words/relay.ts';
import type { Content } from '#drafts/content.ts';
import { postsOfDraft } from '#publishing/correcting/corrections.ts';
import type { EntryNotice } from '#relay/relay-notice.ts';
import { relayedText } from '#drafts/relayed/relayed-text.ts';
import { readSource, type Source } from '#relay/source.ts';
import { type WordsToTake, wordsToTake } from '#relay/words-to-take.ts';

import { sourceName } from './source-name.ts';

/** Builds the message about a draft's entry for its thread. */
export async function entryNoticeCard(bot: Bot, view: DraftView, notice: EntryNotice): Promise<Card> {
  const { m } = view;
  const { entry: words } = m.relay;
  const source = await readSource(bot.store.db, notice.data.sourceId);
  if (source === null) throw new Error(`a notice refers to source ${notice.data.sourceId}, which does not exist`);
  const name = sourceName(m, source);
  switch (notice.kind) {
    case 'relay.drafted':
      return draftedCard(view, notice.data, name);
    case 'relay.changed':
      return changedCard(bot, view, notice.data, { source, name });
    case 'relay.held':
      return plainCard(m.relayRule.entry.held(m.relayRule.entry.why[notice.data.why]));
    case 'relay.gone':
      return plainCard(asSentences(words.gone(name), words.whatNow), linkTo(notice.data.link));
  }
}

function draftedCard(
  { m, desk, now }: DraftView,
  {
    link,
    publishedAt,
    dated,
    byRule,
    isForgotten,
    post,
  }: Extract<EntryNotice, { readonly kind: 'relay.drafted' }>['data'],
  name: string,
): Card {
  const { entry: words } = m.relay;
  const when = publishedAt === null ? null : fullWhenText(new Date(publishedAt), desk.timeZone, m.tongue, now);
  const sentence = asSentences(words.drafted(name, when), dated === 'later' ? words.later : null);
  const { entry } = m.relayRule;
  const said =
    byRule === null ? null : byRule.why === null ? entry.lets(m.buttons.stop) : entry.waits(entry.why[byRule.why]);
  const besides = [
    ...(isForgotten === true ? [entry.why.restored] : []),
    ...(post === undefined ? [words.noPicture] : besidesWords(words.post, post)),
  ];
  return plainCard(
    sentence,
    linkTo(link),
    ...(said === null ? [] : [{ kind: 'paragraph' as const, inlines: [{ kind: 'text' as const, text: said }] }]),
    ...besides.map(note),
  );
}

/** Names what a post has besides its words, if anything. */
function besidesWords(
  words: RelayWords['entry']['post'],
  {
    quotes,
    continues,
    brought,
    undescribed,
    stays,
    hasMore,
  }: NonNullable<Extract<EntryNotice, { readonly kind: 'relay.drafted' }>['data']['post']>,
): readonly string[] {
  return [
    ...(quotes ? [words.quotes] : []),
    ...(continues ? [words.continues] : []),
    ...(brought > 0 ? [words.brought(brought)] : []),
    ...(undescribed > 0 ? [words.undescribed(undescribed)] : []),
    ...(stays > 0 ? [words.stays(stays)] : []),
    ...(hasMore ? [words.more] : []),
  ];
}

function note(text: string): Block {
  return { kind: 'note', inlines: [{ kind: 'text', text }] };
}

/** Shows the new words as they would be relayed, with the button that takes them, as long as it does. */
async function changedCard(
  bot: Bot,
  view: DraftView,
  { hash, words: entry }: Extract<EntryNotice, { readonly kind: 'relay.changed' }>['data'],
  { source, name }: { readonly source: Source; readonly name: string },
): Promise<Card> {
  const { buttons, entry: words } = view.m.relay;
  const { db } = bot.store;
  const isPublic = (await postsOfDraft(db, view.draft.id)).length > 0;
  const label = isPublic ? buttons.correct : buttons.take;
  const howTo = isPublic ? words.howToCorrect : words.howToTake;
  const offered = await wordsToTake(db, view.draft.id, hash);
  const canTake = offered !== null && !holds(view.draft.current.content, offered);
  return plainCard(
    words.changed(name),
    ...(entry.warning === undefined ? [] : [note(words.warning(entry.warning))]),
    { kind: 'quote', text: relayedText(source, entry) },
    ...(canTake
      ? [
          note(howTo(label)),
          { kind: 'buttons' as const, buttons: [draftButton(view, 'acceptEntry', label, 'plain', hash)] },
        ]
      : []),
  );
}

/** Tells whether a draft has the offered words already. */
function holds({ text, contentWarning }: Content, offered: WordsToTake): boolean {
  return text === offered.text && (offered.contentWarning === undefined || contentWarning === offered.contentWarning);
}

function linkTo(url: string): Block {
  return { kind: 'note', inlines: [{ kind: 'link', url, text: url }] };
}
