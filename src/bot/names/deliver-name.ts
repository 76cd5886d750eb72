import { asSentences } from '#bot/as-sentences.ts';
import type { Bot } from '#bot/bot.ts';
import { cardButton } from '#bot/card-button.ts';
import { accountLabel } from '#bot/drafting/labels.ts';
import { freezerName } from '#bot/freezing/freezer-name.ts';
import { type AccountNoticeContext, readAccountNoticeContext } from '#bot/cards/account-notice-context.ts';
import { showNotice } from '#bot/cards/show-notice.ts';
import { fullWhenText } from '#bot/when-text.ts';
import type { Block, Card, Inline } from '#chat/card.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import type { Account } from '#desks/account.ts';
import type { Messages } from '#messages/words/messages.ts';
import type { NameNotice } from '#reach/names/name-notice.ts';
import type { Notice } from '#storage/generated/client.ts';

import { lookedTarget } from './name-checked.ts';

/** Posts in a desk's channel where an account's name leads and which similar names exist, each message once. */
export async function deliverName(
  bot: Bot,
  chat: ChatPlatform,
  { id, deskId }: Pick<Notice, 'id' | 'deskId'>,
  notice: NameNotice,
): Promise<void> {
  const { accountId } = notice.data;
  const telling = await readAccountNoticeContext(bot, chat, { deskId, accountId });
  const { desk } = telling;
  const show = async (key: string, card: Card): Promise<void> => {
    await showNotice(bot, chat, { channel: desk.channel }, { key, card });
  };
  switch (notice.kind) {
    case 'name.leadsElsewhere':
    case 'name.leadsBack':
      return show(`notice:${id}`, holderCard(telling, notice));
    case 'name.similar':
      return show(`notice:${id}`, await similarCard(telling, notice.data.remoteIds));
    case 'name.checkAsked':
    case 'name.checked': {
      const askedAt = new Date(notice.data.askedAt);
      return show(`name:${accountId}:${askedAt.toISOString()}`, await lookCard(telling, askedAt));
    }
  }
}

function holderCard(
  { bot, account, desk, m }: AccountNoticeContext,
  notice: Extract<NameNotice, { readonly kind: 'name.leadsElsewhere' | 'name.leadsBack' }>,
): Card {
  const label = accountLabel(account);
  if (notice.kind === 'name.leadsBack') {
    const title = m.names.leadsBack(label);
    return { summary: title, blocks: [strong(title)] };
  }
  const title = notice.data.leadsTo === null ? m.names.leadsNowhere(label) : m.names.leadsElsewhere(label);
  return {
    summary: asSentences(title, m.names.whatToDo),
    blocks: [
      strong(title, mentions(desk.stewards)),
      paragraph({ kind: 'text', text: m.names.whatToDo }),
      paragraph(linkTo(bot, account, m)),
    ],
  };
}

async function similarCard({ bot, account, m }: AccountNoticeContext, remoteIds: readonly string[]): Promise<Card> {
  const rows = await bot.store.db.similarName.findMany({
    where: { accountId: account.id, remoteId: { in: [...remoteIds] } },
    orderBy: { remoteId: 'asc' },
  });
  const title = m.names.similar(accountLabel(account), rows.length);
  return {
    summary: asSentences(title, m.names.accusesNobody),
    blocks: [
      strong(title),
      {
        kind: 'list',
        items: rows.map(({ name, url }): readonly Inline[] => [{ kind: 'link', url, text: `@${name}` }]),
      },
      paragraph({ kind: 'text', text: m.names.accusesNobody }),
    ],
  };
}

async function lookCard({ bot, chat, desk, account, m }: AccountNoticeContext, askedAt: Date): Promise<Card> {
  const { db, clock } = bot.store;
  const title = m.names.pleaseLook(accountLabel(account));
  const watch = await db.nameWatch.findUnique({ where: { accountId: account.id } });
  const keeping = await db.keeping.findUnique({ where: { accountId: account.id } });
  const called = keeping === null || keeping.deskId !== desk.id ? [] : [keeping.keeper];
  const end = await (async (): Promise<string | null> => {
    if (watch === null) return m.names.answer.gone;
    const { checkedAt, checkedBy } = watch;
    if (checkedAt === null || checkedBy === null || checkedAt < askedAt) return null;
    const when = fullWhenText(checkedAt, desk.timeZone, m.tongue, clock.now());
    return m.names.checkedBy(await freezerName(chat, m, checkedBy), when);
  })();
  const about = { draftId: 'none', revision: 0, target: lookedTarget(account.id, askedAt) } as const;
  return {
    summary: asSentences(title, end),
    blocks: [
      strong(title, mentions(called)),
      paragraph(linkTo(bot, account, m)),
      ...(end === null
        ? [
            paragraph({ kind: 'text', text: m.names.howToLook(m.names.looked) }),
            { kind: 'buttons' as const, buttons: [cardButton('nameChecked', m.names.looked, 'plain', about)] },
          ]
        : [paragraph({ kind: 'text', text: end })]),
    ],
  };
}

function linkTo(bot: Bot, { network, handle, serverUrl }: Account, m: Messages): Inline {
  return { kind: 'link', url: bot.rules[network].profileUrl(handle, serverUrl), text: m.names.link };
}

function mentions(people: readonly string[]): readonly Inline[] {
  return people.flatMap((user): readonly Inline[] => [
    { kind: 'mention', user },
    { kind: 'text', text: ' ' },
  ]);
}

function strong(text: string, before: readonly Inline[] = []): Block {
  return { kind: 'paragraph', inlines: [...before, { kind: 'strong', text }] };
}

function paragraph(inline: Inline): Block {
  return { kind: 'paragraph', inlines: [inline] };
}
