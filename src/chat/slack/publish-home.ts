import { z } from 'zod';

import type { Card } from '#chat/card.ts';
import type { UserId } from '#chat/refs.ts';

import { cardMessages } from './render/card-messages.ts';
import { viewsPublish } from './slack-methods.ts';
import { answerOf, type SlackApi } from './web-api.ts';

const nothingAnswer = z.object({});

/**
 * Shows a card on the app's Home tab, to that person alone. Leaves out pictures, and what exceeds one message: a
 * command shows the rest. https://docs.slack.dev/reference/methods/views.publish
 */
export async function publishHome(api: SlackApi, user: UserId, card: Card): Promise<void> {
  const [first] = cardMessages(card, new Map());
  const view = { type: 'home', blocks: first?.blocks ?? [] };
  answerOf(await api.ask(viewsPublish, { user_id: user, view }, nothingAnswer));
}
