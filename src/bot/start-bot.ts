import { noticeQueue } from '#storage/notify.ts';

import type { Bot } from './bot.ts';
import { chatSink } from './chat-sink.ts';
import { tellNotice } from './notices/tell-notice.ts';
import { picturesQueue } from './pictures-queue.ts';
import { takePictures } from './take-pictures.ts';

const noticesAtOnce = 4;
const picturesAtOnce = 2;

/** Starts telling notices and taking pictures, then listens to every chat. Stopping a chat is its owner's matter. */
export async function startBot(bot: Bot): Promise<void> {
  const { jobs } = bot.store;
  await jobs.work(noticeQueue, { concurrency: noticesAtOnce }, ({ noticeId }) => tellNotice(bot, noticeId));
  await jobs.work(picturesQueue, { concurrency: picturesAtOnce }, (job, signal) => takePictures(bot, job, signal));
  for (const chat of bot.chats.values()) await chat.start(chatSink(bot, chat));
}
