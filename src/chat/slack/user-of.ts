import { z } from 'zod';

import type { ChatUser } from '#chat/chat.ts';
import { languageOfLocale } from '#languages.ts';
import { shownName } from '#text/shown-name.ts';

import type { Us } from './who-we-are.ts';

const idOrNull = z.string().nullish();
const flag = z.boolean().nullish();
// https://docs.slack.dev/reference/objects/user-object
export const userSchema = z.object({
  id: z.string().min(1),
  team_id: idOrNull,
  name: z.string().nullish(),
  real_name: z.string().nullish(),
  locale: z.string().nullish(),
  tz: z.string().nullish(),
  deleted: flag,
  is_bot: flag,
  is_admin: flag,
  is_owner: flag,
  is_primary_owner: flag,
  is_restricted: flag,
  is_ultra_restricted: flag,
  is_stranger: flag,
  profile: z.object({ display_name: z.string().nullish(), real_name: z.string().nullish() }).nullish(),
  enterprise_user: z.object({ enterprise_id: idOrNull }).nullish(),
});
type SlackUser = z.infer<typeof userSchema>;

/** A person, and whether they administer the workspace. */
export interface Known {
  readonly user: ChatUser;
  readonly administers: boolean;
}

/** Maps Slack's record of a person to ours. */
export function userOf(user: SlackUser, us: Us): Known {
  const [name] = [user.profile?.display_name, user.profile?.real_name, user.real_name, user.name].flatMap((one) => {
    const shown = shownName(one ?? '');
    return shown === null ? [] : [shown];
  });
  const kind = kindOf(user, us);
  return {
    user: {
      id: user.id,
      name: name ?? user.id,
      ...(typeof user.name === 'string' ? { handle: user.name } : {}),
      language: languageOfLocale(user.locale),
      timeZone: user.tz ?? 'UTC',
      kind,
    },
    administers:
      kind === 'member' && [user.is_admin, user.is_owner, user.is_primary_owner].some((isSo) => isSo === true),
  };
}

/**
 * Returns the kind of a user. Anybody from another organisation is a guest, and so is anybody whose organisation is
 * unknown.
 */
function kindOf(user: SlackUser, us: Us): ChatUser['kind'] {
  if (user.deleted === true) return 'inactive';
  if (user.is_bot === true || user.id === 'USLACKBOT') return 'bot';
  if (user.is_restricted === true || user.is_ultra_restricted === true || user.is_stranger === true) return 'guest';
  const isColleague = us.enterprise !== null && user.enterprise_user?.enterprise_id === us.enterprise;
  return isColleague || user.team_id === us.team ? 'member' : 'guest';
}
