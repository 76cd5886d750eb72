import { asSentences } from '#bot/as-sentences.ts';
import type { Bot } from '#bot/bot.ts';
import type { DeskContext } from '#bot/context.ts';
import { storedPictures } from '#bot/digest/prepare-digest.ts';
import { labelOf } from '#bot/drafting/labels.ts';
import { calendarDayText } from '#bot/when-text.ts';
import type { Block, Card } from '#chat/card.ts';
import { withFormerAccounts } from '#desks/desk.ts';
import type { Messages } from '#messages/words/messages.ts';
import { type Regularity, readRegularity } from '#reach/regularity.ts';

import { reportAlt, reportPicture } from './report-picture.ts';

/** Builds the report on how regularly a desk has published, since the reserve period under way began, or of late. */
export async function reportCard({ bot, desk, m }: DeskContext): Promise<Card> {
  const { db, clock } = bot.store;
  const now = clock.now();
  const { report } = m.periods;
  const running = desk.periods.find(({ state, fromAt, toAt }) => state === 'agreed' && fromAt <= now && now < toAt);
  const regularity = await readRegularity(db, desk, { from: running?.fromAt ?? null, now });
  const { weeks, years, formats, newAccountIds } = regularity;
  const isKnown = (index: number): boolean => weeks.some(({ posts }) => posts[index] !== null);
  const unknown = years.filter((_, index) => !isKnown(index));
  const named = await withFormerAccounts(db, desk, newAccountIds, now);
  const names = newAccountIds.map((id) => labelOf({ desk: named }, id));
  const said = [
    unknown.length === 0 ? null : report.unknown(unknown.map(String)),
    report.formatsNow(formats.now.texts, formats.now.pictures),
    formats.before === null ? null : report.formatsBefore(formats.before.texts, formats.before.pictures),
    names.length === 0 ? report.noNewAccounts : report.newAccounts(names),
  ];
  return {
    summary: asSentences(report.title(desk.name), totalText(regularity, report.total)),
    blocks: [
      { kind: 'heading', text: report.title(desk.name) },
      {
        kind: 'table',
        caption: report.caption,
        header: [report.week, ...years.map(String)],
        rows: weeks.map(({ monday, posts }) => [calendarDayText(monday, m.tongue), ...posts.map(figure)]),
      },
      ...(await pictureBlocks(bot, m, regularity)),
      ...said.flatMap((text): readonly Block[] =>
        text === null ? [] : [{ kind: 'paragraph', inlines: [{ kind: 'text', text }] }],
      ),
      { kind: 'note', inlines: [{ kind: 'text', text: report.how }] },
    ],
  };
}

function totalText({ weeks }: Regularity, total: (posts: number, weeks: number) => string): string {
  return total(
    weeks.reduce((sum, { posts: [now] }) => sum + (now ?? 0), 0),
    weeks.length,
  );
}

function figure(count: number | null): string {
  return count === null ? '–' : String(count);
}

async function pictureBlocks(bot: Bot, m: Messages, regularity: Regularity): Promise<readonly Block[]> {
  const picture = reportPicture(m, regularity);
  if (picture === null) return [];
  const { title } = m.periods.report.picture;
  const stored = await storedPictures(bot, [picture]);
  return stored.map(({ sha256 }) => {
    return { kind: 'image', sha256, mimeType: 'image/png', alt: reportAlt(m, picture), title, isChart: true };
  });
}
