import { turnAbsences } from '#drafts/turn-absences.ts';
import { sweepPaging } from '#emergencies/paging.ts';
import { forgetOldChat } from '#storage/forget-old-chat.ts';

import { watchMembers } from './approving/watch-members.ts';
import type { Bot } from './bot.ts';
import { watchRecordings } from './drafting/watch-recordings.ts';
import { watchTemplates } from './emergencies/templates/watch-templates.ts';
import { watchKeepings } from './keeping/watch-keepings.ts';
import { requestKinds } from './outbox/request-kinds.ts';
import { sweepNotices } from './outbox/sweep-notices.ts';
import { watchReaders } from './relay/watch-readers.ts';
import { watchRulesInChats } from './relay/watch-rules.ts';
import { watchRequests } from './requests/watch-requests.ts';
import { watchRotas } from './rota/watch-rotas.ts';
import type { WatchName } from './watch-names.ts';

/** Returns what the bot looks at every minute. Some remember when they looked last. */
export function watchesOf(bot: Bot): Readonly<Record<WatchName, () => Promise<void>>> {
  const { store } = bot;
  return {
    notices: () => sweepNotices(store),
    absences: () => store.write(turnAbsences),
    members: watchMembers(bot),
    keepings: watchKeepings(bot),
    'answer-readers': watchReaders(bot),
    requests: watchRequests(bot, requestKinds),
    rotas: watchRotas(bot),
    'emergency-templates': watchTemplates(bot),
    'relay-rules': watchRulesInChats(bot),
    'emergency-paging': () => sweepPaging(store),
    recordings: watchRecordings(store),
    'forget-old-chat': () => forgetOldChat(store),
  };
}
