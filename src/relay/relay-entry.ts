import { plainContent } from '#drafts/content.ts';
import { createDraft } from '#drafts/create-draft.ts';
import type { Rules } from '#drafts/renderings-of.ts';
import { takeRoomForDraft } from '#drafts/room-for-draft.ts';
import type { Desk } from '#desks/desk.ts';
import { journal } from '#storage/journal.ts';
import type { UnitOfWork } from '#storage/store.ts';

import type { Original } from './original.ts';
import type { FeedEntry } from './read-feed.ts';
import { enqueueEntryNotice } from './relay-notice.ts';
import { type EntryWords, hashOfWords, relayedText } from './relayed-text.ts';
import type { Source } from './source.ts';

/** Sites publish minutes before the hour that they name. */
const laterMs = 3_600_000;

interface ToRelay {
  readonly source: Source;
  readonly desk: Desk;
  readonly rules: Rules;
  readonly entry: FeedEntry;
}

/** The draft's columns of an entry that became one. */
export interface Relayed {
  readonly draftId: string;
  readonly shown: EntryWords;
  readonly shownHash: string;
  /** Left out of what is a page. */
  readonly original?: Original;
}

/**
 * Makes a draft of an entry, to be asked and approved like any: by who keeps the source, and worded by everybody who
 * worded its template. Null if there is no room for it.
 */
export async function relayEntry(work: UnitOfWork, { source, desk, rules, entry }: ToRelay): Promise<Relayed | null> {
  const { keptBy: author } = source;
  const room = await takeRoomForDraft(work.tx, { deskId: desk.id, author, correctsId: null });
  if (room === null) return null;
  const text = relayedText(source, entry);
  const accountIds = accountsOf(source, desk);
  const { warning: contentWarning = null, language = desk.language } = entry;
  const content = { ...plainContent({ text, language, accountIds, timeZone: desk.timeZone }), contentWarning };
  const wordedBy = { text: { by: [...source.wordedBy], released: [] } };
  const draft = await createDraft(work, { room, desk, author, content, rules, copied: { content, wordedBy } });
  const shown = wordsOf(entry);
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
    },
  });
  return { draftId: draft.id, shown, shownHash, ...(entry.post && { original: entry.post.original }) };
}

/** Lists the accounts of a source that the desk still has. */
export function accountsOf({ accountIds }: Source, { accounts }: Desk): readonly string[] {
  return accounts.map(({ id }) => id).filter((id) => accountIds.includes(id));
}

/** Takes the words alone out of an entry. */
export function wordsOf({ title, summary, link, warning, language }: FeedEntry): EntryWords {
  const said = { title, summary, link, ...(warning === undefined ? {} : { warning }) };
  return language === undefined ? said : { ...said, language };
}
