import type { Bot } from '#bot/bot.ts';
import { accountLabel } from '#bot/drafting/labels.ts';
import { namesOf } from '#bot/drafting/names.ts';
import { plainCard } from '#bot/plain-card.ts';
import { postedUnder } from '#bot/cards/posted.ts';
import { showNotice } from '#bot/cards/show-notice.ts';
import type { Card } from '#chat/card.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import { type Desk, readDesk } from '#desks/desk.ts';
import { dayIn } from '#desks/working-hours.ts';
import { type Drill, readDrill } from '#emergencies/drill/drill.ts';
import type { DrillNotice } from '#emergencies/drill/drill-notice.ts';
import { measureDrill } from '#emergencies/drill/measure-drill.ts';
import { messagesIn } from '#messages/messages.ts';
import type { Messages } from '#messages/words/messages.ts';
import { keepAttachment } from '#storage/attachment.ts';

import { drillPage } from './drill-page.ts';

/** Posts the events of a drill in the desk's channel, in the alert's thread, and at its end the page. */
export async function deliverDrill(bot: Bot, chat: ChatPlatform, { data }: DrillNotice): Promise<void> {
  const { db, clock } = bot.store;
  const { drillId, cue } = data;
  const drill = await readDrill(db, drillId);
  const desk = drill === null ? null : await readDesk(db, { id: drill.deskId }, clock.now());
  if (drill === null || desk === null)
    throw new Error(`a notice refers to drill ${drillId}, which does not exist, or whose desk does not`);
  const m = messagesIn(desk.language);
  const key = (kind: string): string => `drill:${drillId}:${kind}`;
  const { channel } = desk;
  const card = await cardOf(bot, chat, { m, desk, drill, cue });
  const root = cue === 'alert' ? null : await postedUnder(bot, key('alert'));
  // The alert and the end are for everybody, the messages between them for the participants.
  const isForAll = root === null || cue === 'end';
  await showNotice(bot, chat, isForAll ? { channel } : { channel, thread: root.message }, { key: key(cue), card });
}

async function cardOf(
  bot: Bot,
  chat: ChatPlatform,
  {
    m,
    desk,
    drill,
    cue,
  }: {
    readonly m: Messages;
    readonly desk: Desk;
    readonly drill: Drill;
    readonly cue: DrillNotice['data']['cue'];
  },
): Promise<Card> {
  const { cue: words } = m.drill;
  const account = accountLabel(desk.accounts.find(({ id }) => id === drill.lostAccountId));
  switch (cue) {
    case 'alert':
    case 'wrong':
    case 'over':
      return plainCard(words[cue]);
    case 'lost':
    case 'found':
      return plainCard(words[cue](account));
    case 'asleep': {
      const { sleeper } = drill;
      const names = await namesOf(chat, sleeper === null ? [] : [sleeper]);
      return plainCard(words.asleep(sleeper === null ? '' : (names.get(sleeper) ?? sleeper)));
    }
    case 'end':
      return endCard(bot, chat, { m, desk, drill });
  }
}

async function endCard(
  bot: Bot,
  chat: ChatPlatform,
  { m, desk, drill }: { readonly m: Messages; readonly desk: Desk; readonly drill: Drill },
): Promise<Card> {
  const { db, clock } = bot.store;
  const result = await measureDrill(db, drill, clock.now());
  const people = [drill.by, ...result.acts.map(({ actor }) => actor)].filter((actor) => actor !== 'tambour');
  const names = await namesOf(chat, [...new Set(people)]);
  const name = (person: string): string => (person === 'tambour' ? 'Tambour' : (names.get(person) ?? person));
  const page = await drillPage({ m, desk, drill, result, name });
  const sha256 = await keepAttachment(db, clock, { bytes: new TextEncoder().encode(page), mimeType: 'text/html' });
  return plainCard(m.drill.cue.end, {
    kind: 'file',
    sha256,
    name: `tambour-${m.drill.page.name}-${dayIn(desk.timeZone, clock.now())}.html`,
    mimeType: 'text/html',
    title: m.drill.page.title,
  });
}
