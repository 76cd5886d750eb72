import { noticeQueue } from '#storage/notify.ts';

import type { Bot } from './bot.ts';
import { chatSink } from './chat-sink.ts';
import { sweepNotices } from './notices/sweep-notices.ts';
import { tellNotice } from './notices/tell-notice.ts';
import { picturesQueue } from './pictures-queue.ts';
import { losePictures, takePictures } from './take-pictures.ts';

const noticesAtOnce = 4;
const picturesAtOnce = 2;

/** Starts telling notices and taking pictures, then listens to every chat. Stopping a chat is its owner's matter. */
export async function startBot(bot: Bot): Promise<void> {
  const { jobs } = bot.store;
  const onDead = async (job: object): Promise<void> => bot.logger.error({ job }, 'the bot gave a job up');
  await jobs.work(noticeQueue, { concurrency: noticesAtOnce, onDead }, ({ noticeId }) => tellNotice(bot, noticeId));
  await jobs.work(
    picturesQueue,
    { concurrency: picturesAtOnce, onDead: (job) => losePictures(bot, job) },
    (job, signal) => takePictures(bot, job, signal),
  );
  await jobs.everyMinute('notices', () => sweepNotices(bot.store));
  for (const chat of bot.chats.values()) await chat.start(chatSink(bot, chat));
}
