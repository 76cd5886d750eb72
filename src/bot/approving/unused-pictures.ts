import { cardButton } from '#bot/card-button.ts';
import { botNoticeSchema } from '#bot/outbox/bot-notice.ts';
import { plainCard } from '#bot/plain-card.ts';
import type { Button, Card } from '#chat/card.ts';
import type { Messages } from '#messages/words/messages.ts';
import { firstTime, seenBefore } from '#storage/first-time.ts';
import type { UnitOfWork } from '#storage/store.ts';
import { shorten } from '#text/shorten.ts';

/** Files that were offered for a draft, are unused, and may be pictures by their names. */
export interface UnusedPictures {
  readonly noticeId: string;
  readonly names: readonly string[];
}

const imageName = /\.(?:jpe?g|png|gif|webp)$/iu;
const mostNamed = 5;
/** Records of chats' events are not kept for ever, so older offers are no longer asked about. */
const askedForDays = 60;
const dayMs = 86_400_000;

/**
 * Finds the unused pictures in the draft's thread, oldest first, unless approval was already asked without them.
 * `isRepeat`: only those that came since the person was warned. Records that people were warned of all that are
 * returned.
 */
export async function findUnused(
  work: UnitOfWork,
  draftId: string,
  { platform, isRepeat }: { readonly platform: string; readonly isRepeat: boolean },
): Promise<readonly UnusedPictures[]> {
  const offers = await offersOf(work, draftId);
  const ids = offers.map(({ noticeId }) => noticeId);
  const seen = await seenBefore(work.tx, platform, [...ids.map(usedKey), ...ids.map(leftKey), ...ids.map(toldKey)]);
  const unused = offers.filter(
    ({ noticeId: id }) => !seen.has(usedKey(id)) && !seen.has(leftKey(id)) && !(isRepeat && seen.has(toldKey(id))),
  );
  for (const { noticeId } of unused) await firstTime(work, platform, toldKey(noticeId));
  return unused;
}

/** Records that approval was asked for without the pictures that people were warned of: no second warning. */
export async function leaveUnused(work: UnitOfWork, draftId: string, platform: string): Promise<void> {
  const offers = await offersOf(work, draftId);
  const told = await seenBefore(
    work.tx,
    platform,
    offers.map(({ noticeId }) => toldKey(noticeId)),
  );
  for (const { noticeId } of offers)
    if (told.has(toldKey(noticeId))) await firstTime(work, platform, leftKey(noticeId));
}

async function offersOf({ tx, clock }: UnitOfWork, draftId: string): Promise<readonly UnusedPictures[]> {
  const since = new Date(clock.now().getTime() - askedForDays * dayMs);
  const rows = await tx.notice.findMany({
    where: { draftId, kind: 'bot.filesOffered', createdAt: { gte: since } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  return rows.flatMap((row): readonly UnusedPictures[] => {
    const notice = botNoticeSchema.parse({ kind: row.kind, data: row.data });
    if (notice.kind !== 'bot.filesOffered') return [];
    const names = notice.data.files.map(({ name }) => name).filter((name) => imageName.test(name));
    return names.length === 0 ? [] : [{ noticeId: row.id, names }];
  });
}

/** Returns the key under which `takePictures` notes that an offer was taken up. */
function usedKey(noticeId: string): string {
  return `pictures notice ${noticeId}`;
}

function toldKey(noticeId: string): string {
  return `pictures told ${noticeId}`;
}

function leftKey(noticeId: string): string {
  return `pictures left ${noticeId}`;
}

/** Builds the warning about unused pictures: it names them and offers to ask with or without them. */
export function unusedCard(
  m: Messages,
  unused: readonly UnusedPictures[],
  asked: Pick<Button, 'draftId' | 'revision' | 'target'>,
  mayUse: boolean,
): Card {
  const names = unused.flatMap((one) => one.names);
  const use = ({ noticeId, names: own }: UnusedPictures): Button => {
    const label = unused.length === 1 ? m.buttons.useInPost : m.making.use(shorten(own.join(', '), 30));
    return cardButton('useInPost', label, 'plain', { ...asked, target: noticeId });
  };
  return plainCard(m.making.unused(names.slice(0, mostNamed), Math.max(0, names.length - mostNamed)), {
    kind: 'buttons',
    buttons: [
      ...(mayUse ? unused.slice(0, mostNamed).map(use) : []),
      cardButton('askWithout', m.buttons.askWithout(names.length), 'plain', asked),
    ],
  });
}
