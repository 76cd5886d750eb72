import { z } from 'zod';

import type { Store } from '#storage/store.ts';

import { buttonAt, type KeptButton } from '../../simulators/slack/button-at.ts';
import { drawMessage } from '../../support/slack-client/draw-message.ts';
import type { WorkspaceAnswer } from './workspace-process.ts';

/** The card of a draft that waits for approval, as stored in Slack. */
export interface CardThere {
  readonly draftId: string;
  readonly ts: string;
  readonly thread: string;
  /** The message as Slack sends it with a press. */
  readonly message: Readonly<Record<string, unknown>>;
  readonly approve: KeptButton;
}

const answerSchema = z.object({ messages: z.array(z.looseObject({ ts: z.string(), blocks: z.array(z.unknown()) })) });

/** Returns the cards of these drafts. All must be posted. */
export async function cardsThere(
  { db }: Pick<Store, 'db'>,
  slack: WorkspaceAnswer,
  draftIds: readonly string[],
): Promise<readonly CardThere[]> {
  const posted = await db.postedMessage.findMany({ where: { role: 'asked', draftId: { in: [...draftIds] } } });
  const cards: CardThere[] = [];
  for (const { draftId, message: ts, thread } of posted) {
    if (draftId === null || thread === null) throw new Error('a card of a draft that hangs on nothing');
    const args = {
      channel: slack.channel,
      ts: thread,
      oldest: ts,
      latest: ts,
      inclusive: true,
      include_all_metadata: true,
    };
    const response = await fetch(`${slack.apiUrl}conversations.replies`, {
      method: 'POST',
      headers: { authorization: `Bearer ${slack.botToken}`, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(Object.entries(args).map(([name, value]): [string, string] => [name, String(value)])),
    });
    const message = answerSchema.parse(await response.json()).messages.find((one) => one.ts === ts);
    const approve = drawMessage({ text: '', blocks: message?.blocks ?? [] }).buttons.find(({ sends }) =>
      sends.actionId.startsWith('tambour.approve.'),
    );
    if (message === undefined || approve === undefined) throw new Error(`no card to approve at ${ts}`);
    cards.push({ draftId, ts, thread, message, approve: buttonAt(message.blocks, approve.at) });
  }
  return cards;
}
