import { createDraft } from '#drafts/create-draft.ts';
import { keepMedia } from '#drafts/media-bytes.ts';
import type { Rules } from '#drafts/renderings-of.ts';
import { type EntryWords, hashOfWords } from '#drafts/relayed/relayed-text.ts';
import { relayedContent } from '#drafts/relayed/standing-by-rule.ts';
import { takeRoomForDraft } from '#drafts/room-for-draft.ts';
import type { Desk } from '#desks/desk.ts';
import { journal } from '#storage/journal.ts';
import type { UnitOfWork } from '#storage/store.ts';

import type { EntryPost, Original } from './original.ts';
import type { FeedEntry } from './read-feed.ts';
import { pageOfPost } from './page-of-post.ts';
import { beginByRule, judgeEntry, type RuleOfReading } from './by-rule.ts';
import { enqueueEntryNotice, type EntryNotice } from './relay-notice.ts';
import type { Source } from './source.ts';

/** Sites may publish minutes before the date that they give. */
const laterMs = 3_600_000;

type ArchiveEntry = Extract<EntryNotice, { readonly kind: 'relay.drafted' }>['data'];

interface ToRelay {
  readonly source: Source;
  readonly desk: Desk;
  readonly rules: Rules;
  readonly entry: FeedEntry;
  /** The source's rule for this reading; null: none in force. */
  readonly rule: RuleOfReading | null;
  /** As for `judgeEntry`. */
  readonly isOnTop: boolean;
  readonly isKnownNews: boolean;
  readonly isForgotten: boolean;
  readonly isGood: boolean;
}

/** Columns of an entry that became a draft. */
export interface Relayed {
  readonly draftId: string;
  readonly shown: EntryWords;
  readonly shownHash: string;
  /** Left out for a page. */
  readonly original?: Original;
}

interface RelayedEntry {
  readonly relayed: Relayed;
  /** A rule releases it: plan it once the entry is stored. */
  readonly isByRule: boolean;
}

/**
 * Makes a draft of an entry. Its author is who keeps the source, and everybody who worded the template counts as
 * wording it. It needs approval like any draft, unless a rule releases it. Null if there is no room for it.
 */
export async function relayEntry(work: UnitOfWork, toRelay: ToRelay): Promise<RelayedEntry | null> {
  const { source, desk, rules, entry, rule, isOnTop, isKnownNews, isForgotten, isGood } = toRelay;
  const { savedBy: author } = source;
  const room = await takeRoomForDraft(work.tx, { deskId: desk.id, author, correctsId: null });
  if (room === null) return null;
  const shown = wordsOf(entry);
  const brought = entry.post?.brought ?? [];
  for (const picture of brought) await keepMedia(work, picture);
  const media = brought.map((picture) => ({ ...picture.media, alt: picture.alt }));
  const content = { ...relayedContent(source, shown, desk), media };
  const toJudge = { desk, rules, entry, words: shown, content, isOnTop, isKnownNews, isForgotten, isGood };
  const judged = rule === null ? null : await judgeEntry(work, rule, toJudge);
  const wordedBy = { text: { by: [...source.wordedBy], released: [] } };
  const isByRule = judged?.kind === 'lets';
  const made = { room, desk, author, content, rules, copied: { content, wordedBy } };
  const draft = await createDraft(work, { ...made, ...(isByRule ? { isAsked: true } : {}) });
  if (judged?.kind === 'lets') await beginByRule(work, { draft, desk, entryKey: entry.key, words: shown, ...judged });
  const shownHash = hashOfWords(entry);
  const data = { sourceId: source.id, version: source.version, key: entry.key, hash: shownHash };
  await journal(work, { kind: 'relay.drafted', deskId: desk.id, draftId: draft.id, actor: 'tambour', data });
  const isLater = entry.publishedAt !== null && entry.publishedAt.getTime() > work.clock.now().getTime() + laterMs;
  await enqueueEntryNotice(work, draft, {
    kind: 'relay.drafted',
    data: {
      sourceId: source.id,
      link: entry.link,
      publishedAt: entry.publishedAt?.toISOString() ?? null,
      dated: isLater ? 'later' : entry.publishedAt === null ? 'none' : 'known',
      byRule: judged === null ? null : judged.kind === 'lets' ? { why: null } : { why: judged.why },
      ...(judged === null && isForgotten ? { isForgotten } : {}),
      ...(entry.post && { post: toldOf(entry.post) }),
    },
  });
  const page = pageOfPost(entry);
  const original = entry.post && { original: { ...entry.post.original, ...(page !== null && { page: page.key }) } };
  return { relayed: { draftId: draft.id, shown, shownHash, ...original }, isByRule };
}

/** Returns what a post has beside its words, for the notice to its draft's thread. */
function toldOf({ quotes, continues, pictures, brought = [], hasMore }: EntryPost): NonNullable<ArchiveEntry['post']> {
  const undescribed = pictures.filter(({ description }) => description === '').length;
  const stays = pictures.length - undescribed - brought.length;
  return { quotes, continues, brought: brought.length, undescribed, stays, hasMore };
}

/** Lists the accounts of a source that the desk still has. */
export function accountsOf({ accountIds }: Source, { accounts }: Desk): readonly string[] {
  return accounts.map(({ id }) => id).filter((id) => accountIds.includes(id));
}

/** Returns only the words of an entry. */
export function wordsOf({ title, summary, link, warning, language }: FeedEntry): EntryWords {
  const said = { title, summary, link, ...(warning === undefined ? {} : { warning }) };
  return language === undefined ? said : { ...said, language };
}
