import { z } from 'zod';

import { pause } from '#chat/kit/pause.ts';

import { findParts, type Place } from './find-parts.ts';
import { metadataOf, type Part } from './part.ts';
import type { SlackMessage } from './render/card-messages.ts';
import { answerOf, type Asked, type Life, type SlackApi } from './web-api.ts';
import type { Us } from './who-we-are.ts';

export interface Sending {
  readonly api: SlackApi;
  readonly us: Us;
  readonly life: Life;
}

const sends = 3;
/** A message that arrived although its answer was lost can be read after that time. */
const settleMs = 500;
/** A picture is usable some seconds after its upload. */
const pictureWithinMs = 30_000;
const pictureEveryMs = 1_000;

/** So that Slack finds no markup, names or links in the text. */
export const asItStands = { parse: 'none', link_names: false } as const;

const postedAnswer = z.object({ ts: z.string().min(1) });
const deletedAnswer = z.object({});

/**
 * Posts one message of a card, once: where the answer is lost it is looked for before it is sent again, and a second
 * one is removed. The same where it was perhaps sent before. Returns its timestamp, which is its id.
 */
export async function sendPart(
  sending: Sending,
  place: Place,
  part: Part,
  message: SlackMessage,
  sentBefore: 'no' | 'perhaps',
): Promise<string> {
  const { api, us, life } = sending;
  for (let attempt = 1; ; attempt += 1) {
    const asked = await post(sending, place, part, message);
    if (asked.kind !== 'lost') {
      const { ts } = answerOf(asked);
      return attempt === 1 && sentBefore === 'no' ? ts : onlyFirst(sending, place, part, ts);
    }
    await pause(settleMs * attempt, life.signal);
    const [found] = (await findParts(api, us, place, part.key)).filter((there) => there.part === part.part);
    if (found !== undefined) return found.ts;
    if (attempt === sends || life.signal.aborted) return answerOf<z.infer<typeof postedAnswer>>(asked).ts;
  }
}

async function post(
  { api, life }: Sending,
  place: Place,
  part: Part,
  message: SlackMessage,
): Promise<Asked<z.infer<typeof postedAnswer>>> {
  const args = {
    channel: place.channel,
    ...(place.thread === null ? {} : { thread_ts: place.thread }),
    ...message,
    ...asItStands,
    metadata: metadataOf(part),
    mrkdwn: false,
    unfurl_links: false,
    unfurl_media: false,
  };
  return oncePicturesAreReady(life, () => api.ask('chat.postMessage', args, postedAnswer, { tries: 1 }));
}

/** Tries again while Slack is not done with a picture: `file.info` may say so a moment too early. */
export async function oncePicturesAreReady<T>(life: Life, ask: () => Promise<Asked<T>>): Promise<Asked<T>> {
  for (let waitedMs = 0; ; waitedMs += pictureEveryMs) {
    const asked = await ask();
    if (asked.kind !== 'refused' || !isPictureNotReady(asked) || waitedMs >= pictureWithinMs || life.signal.aborted) {
      return asked;
    }
    await pause(pictureEveryMs, life.signal);
  }
}

function isPictureNotReady({ why, details }: Asked<unknown> & { readonly kind: 'refused' }): boolean {
  if (why !== 'invalid_blocks' && why !== 'invalid_blocks_format') return false;
  return details.some((detail) => /slack[ _]file/i.test(detail));
}

/** After a doubt the first may have arrived late: the younger goes. */
async function onlyFirst({ api, us }: Sending, place: Place, part: Part, sent: string): Promise<string> {
  const there = (await findParts(api, us, place, part.key)).filter((one) => one.part === part.part);
  const [first, ...younger] = there.map(({ ts }) => ts);
  if (first === undefined) return sent;
  for (const ts of younger) await remove(api, place.channel, ts);
  return first;
}

/** Deletes a message of ours; one that is gone already is fine. */
export async function remove(api: SlackApi, channel: string, ts: string): Promise<void> {
  const asked = await api.ask('chat.delete', { channel, ts }, deletedAnswer);
  if (asked.kind === 'refused' && asked.why === 'message_not_found') return;
  answerOf(asked);
}
