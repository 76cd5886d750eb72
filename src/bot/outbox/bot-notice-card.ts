import { captionsFile } from '#bot/drafting/caption-blocks.ts';
import { languageName } from '#bot/drafting/language-name.ts';
import { draftButton } from '#bot/card-button.ts';
import { plainCard } from '#bot/plain-card.ts';
import type { DraftView } from '#bot/drafting/draft-view.ts';
import type { Card } from '#chat/card.ts';
import { isUnderWay } from '#publishing/delivery.ts';

import type { BotNotice } from './bot-notice.ts';

/**
 * Builds the message of one of the bot's own notices; null if only one person is notified. Its button comes back with
 * `noticeId`.
 */
export function botNoticeCard(
  view: DraftView,
  notice: BotNotice,
  { name, noticeId }: { readonly name: (person: string) => string; readonly noticeId: string },
): Card | null {
  const { m } = view;
  switch (notice.kind) {
    case 'bot.filesOffered': {
      const { person, files } = notice.data;
      const isOver = view.draft.state === 'cancelled' || view.deliveries.some(isUnderWay);
      const use = draftButton(view, 'useInPost', m.buttons.useInPost, 'primary', noticeId);
      return plainCard(
        m.notices.filesOffered(name(person), files.length),
        ...(isOver ? [] : [{ kind: 'buttons' as const, buttons: [use] }]),
      );
    }
    case 'bot.draftCreated':
      return null;
    case 'bot.videosLeftOut':
      return plainCard(m.making.leftOut(notice.data.videos, name(notice.data.person)));
    case 'bot.captions': {
      const { person, language, sha256, count } = notice.data;
      const said = m.captions.whole(name(person), languageName(language, m.tongue), count);
      return plainCard(said, captionsFile(m, { language, sha256 }));
    }
    case 'bot.converting': {
      const { person, percent } = notice.data;
      return plainCard(percent === 0 ? m.conversion.begun(name(person)) : m.conversion.half(percent));
    }
    case 'bot.notConverted':
      return plainCard(m.conversion.not[notice.data.why]);
    case 'bot.rejectionReason':
      return plainCard(m.notices.reason(name(notice.data.person)), { kind: 'quote', text: notice.data.reason });
  }
}
