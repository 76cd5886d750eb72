import { readContext } from '#chat/mattermost/button-context.ts';

import type { WrittenValue } from '../contracts/chat-world.ts';
import type { Written } from './mattermost-client/filled-in.ts';
import { mattermostCards, type MattermostCard } from './mattermost-cards.ts';
import type { MattermostPeople } from './mattermost-people.ts';
import type { ChatActs } from './team-in-chat.ts';

const nameOf = { approve: 'white_check_mark', reject: 'x', other: 'eyes' } as const;

/** Builds what people do on Mattermost; `key` is the adapter's, by which it recognises its buttons. */
export function mattermostActs(mattermost: MattermostPeople, key: Uint8Array): ChatActs<MattermostCard, Written> {
  const { channel } = mattermost;
  const seen = async (user: string): Promise<readonly MattermostCard[]> =>
    mattermostCards(await mattermost.seen(user), { id: mattermost.bot.id, key });
  return {
    channel,
    id: (name) => mattermost.id(name),
    seen,
    type: async (user, text) => (await mattermost.type(user, channel, text)).kind === 'answered',
    press: async (user, ref, action) => {
      const card = (await seen(user)).find((one) => one.ref?.message === ref.message);
      const isFor = (context: unknown): boolean => readContext(key, context)?.action === action;
      const at = card?.parts.find(({ buttons }) => buttons.some(({ context }) => isFor(context)));
      if (at === undefined || at.id === null) throw new Error(`no button ${action} on ${ref.message}`);
      await mattermost.press(user, at.id, ({ context }) => isFor(context));
    },
    react: async (user, ref, name, added) => {
      if (added) await mattermost.react(user, ref.message, nameOf[name]);
      else await mattermost.unreact(user, ref.message, nameOf[name]);
    },
    submit: async (user, values) => {
      const boxes = (mattermost.dialogOf(user)?.dialog.elements ?? []).filter(({ type }) => type === 'bool');
      const isBox = (name: string): boolean => boxes.some((box) => box.name === name);
      const written = Object.entries(values).map(([name, value]): [string, Written] => [
        name,
        // A single box is a yes or no here.
        isBox(name) && Array.isArray(value) ? value.length > 0 : value,
      ]);
      const sent = await mattermost.submit(user, Object.fromEntries(written));
      if (sent.kind !== 'errors') return { kind: 'closed' };
      const left = Object.entries(mattermost.dialogOf(user)?.values ?? {}).map(
        ([name, value]): [string, WrittenValue] => [name, Array.isArray(value) ? value.map(String) : String(value)],
      );
      return { kind: 'open', fields: sent.errors, general: sent.error, values: Object.fromEntries(left) };
    },
  };
}
