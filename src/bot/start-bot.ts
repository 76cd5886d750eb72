import { noticeQueue } from '#storage/notify.ts';

import type { Bot } from './bot.ts';
import { membersQueue } from '#desks/look-at-members.ts';
import { listenTo } from './listen-to.ts';
import { importQueue } from './importing/import-queue.ts';
import { conversionQueue } from './drafting/conversion-queue.ts';
import { picturesQueue } from './drafting/pictures-queue.ts';
import { linkPreviewQueue } from './drafting/link-preview-queue.ts';
import { previewQueue } from './drafting/preview-queue.ts';
import { pagingQueue } from '#emergencies/paging-queue.ts';
import { rereadQueue } from './approving/reread-queue.ts';
import { onDemand } from './on-demand.ts';
import { type WatchName, watchNames } from './watch-names.ts';

const noticesAtOnce = 4;
const picturesAtOnce = 2;
const importsAtOnce = 2;

/**
 * Starts to post notices and take pictures, then listens to every chat there is already. Later ones follow by
 * `listenTo`. A chat's owner stops it.
 */
export async function startBot(bot: Bot): Promise<void> {
  const { jobs } = bot.store;
  const onDead = async (job: object): Promise<void> => bot.logger.error({ job }, 'the bot gave a job up');
  await jobs.work(noticeQueue, { concurrency: noticesAtOnce, onDead }, async ({ noticeId }) => {
    const { deliverNotice } = await onDemand.notices();
    await deliverNotice(bot, noticeId);
  });
  await jobs.work(
    picturesQueue,
    { concurrency: picturesAtOnce, onDead: async (job) => (await onDemand.pictures()).losePictures(bot, job) },
    async (job, signal) => (await onDemand.pictures()).takePictures(bot, job, signal),
  );
  await jobs.work(
    importQueue,
    { concurrency: importsAtOnce, onDead: async (job) => (await onDemand.importing()).loseImport(bot, job) },
    async (job, signal) => (await onDemand.importing()).workImport(bot, job, signal),
  );
  await jobs.work(
    conversionQueue,
    { concurrency: 1, onDead: async (job) => (await onDemand.conversions()).loseConversion(bot, job) },
    async (job, signal) => (await onDemand.conversions()).takeConversion(bot, job, signal),
  );
  await jobs.work(previewQueue, { concurrency: 1, onDead }, async ({ draftId }) => {
    const { drawPreview } = await onDemand.previews();
    await drawPreview(bot, draftId);
  });
  await jobs.work(linkPreviewQueue, { concurrency: 1, onDead }, async ({ draftId }) => {
    const { readOwnPage } = await onDemand.linkPreviews();
    await readOwnPage(bot, draftId);
  });
  await jobs.work(membersQueue, { concurrency: 1, onDead }, async ({ deskId }) => {
    const { lookAtChannel } = await onDemand.members();
    await lookAtChannel(bot, deskId, null);
  });
  await jobs.work(pagingQueue, { concurrency: 2, onDead }, async ({ draftId }) => {
    const { pagePeople } = await onDemand.paging();
    await pagePeople(bot, draftId);
  });
  await jobs.work(rereadQueue, { concurrency: 1, onDead }, async ({ platform }) => {
    const chat = bot.chats.get(platform);
    if (chat === undefined) return;
    const { catchUp } = await onDemand.events();
    await catchUp(bot, chat);
  });
  // Shared by all of them, since some watches remember when they last looked.
  let watches: Promise<Readonly<Record<WatchName, () => Promise<void>>>> | null = null;
  for (const name of watchNames) {
    await jobs.everyMinute(name, async () => {
      watches ??= onDemand.watches().then(({ watchesOf }) => watchesOf(bot));
      await (await watches)[name]();
    });
  }
  for (const chat of bot.chats.values()) await listenTo(bot, chat);
}
