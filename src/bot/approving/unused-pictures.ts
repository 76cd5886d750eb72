import { cardButton } from '#bot/card-button.ts';
import { botNoticeSchema } from '#bot/outbox/bot-notice.ts';
import { plainCard } from '#bot/plain-card.ts';
import type { Button, Card } from '#chat/card.ts';
import type { Messages } from '#messages/words/messages.ts';
import type { Transaction } from '#storage/database.ts';
import { seenBefore } from '#storage/first-time.ts';
import { shorten } from '#text/shorten.ts';

/** Files that were offered for a draft, lie unused, and may be pictures by their names. */
export interface UnusedPictures {
  readonly noticeId: string;
  readonly names: readonly string[];
}

const imageName = /\.(?:jpe?g|png|gif|webp)$/iu;
const mostNamed = 5;
/** Chats' events are not known for ever; what has been offered for longer is asked about no more. */
const askedForDays = 60;
const dayMs = 86_400_000;

/** Reads the pictures that lie unused in the draft's thread, oldest first. */
export async function unusedPictures(
  tx: Transaction,
  draftId: string,
  { platform, now }: { readonly platform: string; readonly now: Date },
): Promise<readonly UnusedPictures[]> {
  const since = new Date(now.getTime() - askedForDays * dayMs);
  const rows = await tx.notice.findMany({
    where: { draftId, kind: 'bot.files', createdAt: { gte: since } },
    orderBy: { createdAt: 'asc' },
  });
  const offers = rows.flatMap((row): readonly UnusedPictures[] => {
    const notice = botNoticeSchema.parse({ kind: row.kind, data: row.data });
    if (notice.kind !== 'bot.files') return [];
    const names = notice.data.files.map(({ name }) => name).filter((name) => imageName.test(name));
    return names.length === 0 ? [] : [{ noticeId: row.id, names }];
  });
  const keyOf = ({ noticeId }: UnusedPictures): string => `pictures notice ${noticeId}`;
  const used = await seenBefore(tx, platform, offers.map(keyOf));
  return offers.filter((offer) => !used.has(keyOf(offer)));
}

/** Builds the remark on asking while pictures lie unused: it names them and offers both ways. */
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
