import { noUser } from './refusal.ts';
import type { Props, Server, User } from './state.ts';

/** Returns a person as the API shows them; only bots have `is_bot`. */
export function userJson(user: User): Props {
  return {
    id: user.id,
    create_at: user.createAt,
    update_at: user.updateAt,
    delete_at: user.deleteAt,
    username: user.username,
    auth_data: '',
    auth_service: '',
    email: user.email,
    nickname: '',
    first_name: user.firstName,
    last_name: '',
    position: '',
    roles: user.roles,
    locale: user.locale,
    timezone: timeZoneOf(user),
    disable_welcome_email: false,
    ...(user.botOwner === null ? { remote_id: '' } : { is_bot: true }),
    // server/public/model/user.go: omitted while it is 0.
    ...(user.picture === null ? {} : { last_picture_update: user.picture.at }),
    ...(user.description === '' ? {} : { bot_description: user.description }),
  };
}

/** Returns what the API shows people of themselves. */
export function ownJson(user: User): Props {
  const { auth_data: _notTold, ...shown } = userJson(user);
  return { ...shown, last_password_update: user.createAt, notify_props: notifyProps };
}

/** https://github.com/mattermost/mattermost: server/public/model/user.go, SetDefaultNotifications */
const notifyProps: Props = {
  channel: 'true',
  comments: 'never',
  desktop: 'mention',
  desktop_sound: 'true',
  desktop_threads: 'all',
  email: 'true',
  email_threads: 'all',
  first_name: 'false',
  mention_keys: '',
  push: 'mention',
  push_status: 'online',
  push_threads: 'all',
};

function timeZoneOf(user: User): Props {
  const isManual = user.timeZone?.startsWith('Pacific/') ?? false;
  return {
    automaticTimezone: isManual ? 'Europe/Paris' : (user.timeZone ?? ''),
    manualTimezone: isManual ? (user.timeZone ?? '') : '',
    useAutomaticTimezone: String(!isManual),
  };
}

export function userOf(server: Server, id: string): User {
  const user = server.users.get(id);
  if (user === undefined) throw noUser();
  return user;
}

export function isAdmin(server: Server, userId: string): boolean {
  return server.users.get(userId)?.roles.split(' ').includes('system_admin') ?? false;
}
