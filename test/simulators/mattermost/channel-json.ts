import type { Channel, Props, Server, Team } from './state.ts';

export function channelJson(server: Server, channel: Channel): Props {
  const posts = [...server.posts.values()].filter(
    ({ channelId, originalId }) => channelId === channel.id && originalId === '',
  );
  return {
    id: channel.id,
    create_at: channel.createAt,
    update_at: channel.createAt,
    delete_at: channel.deleteAt,
    team_id: channel.teamId,
    type: channel.type,
    display_name: channel.displayName,
    name: channel.name,
    header: '',
    purpose: '',
    last_post_at: Math.max(0, ...posts.map(({ createAt }) => createAt)),
    total_msg_count: posts.length,
    extra_update_at: 0,
    creator_id: channel.creatorId,
    scheme_id: null,
    props: null,
    group_constrained: null,
    autotranslation: false,
    shared: channel.type === 'D' ? false : null,
    total_msg_count_root: posts.filter(({ rootId }) => rootId === '').length,
    policy_id: null,
    last_root_post_at: 0,
    banner_info: null,
    policy_enforced: false,
    policy_is_active: false,
    default_category_name: '',
  };
}

export function channelMemberJson(server: Server, channel: Channel, userId: string): Props {
  const isGuest = server.users.get(userId)?.roles === 'system_guest';
  const isAdmin = channel.members.get(userId)?.isAdmin ?? false;
  return {
    channel_id: channel.id,
    user_id: userId,
    roles: isGuest ? 'channel_guest' : isAdmin ? 'channel_user channel_admin' : 'channel_user',
    last_viewed_at: 0,
    msg_count: 0,
    msg_count_root: 0,
    mention_count: 0,
    mention_count_root: 0,
    urgent_mention_count: 0,
    notify_props: {
      desktop: 'default',
      email: 'default',
      mark_unread: 'all',
      push: 'default',
      ignore_channel_mentions: 'default',
      channel_auto_follow_threads: 'off',
    },
    last_update_at: channel.createAt,
    scheme_guest: isGuest,
    scheme_user: !isGuest,
    scheme_admin: isAdmin,
    explicit_roles: '',
    autotranslation_disabled: false,
  };
}

export function teamJson(team: Team): Props {
  return {
    id: team.id,
    create_at: team.createAt,
    update_at: team.createAt,
    delete_at: team.deleteAt,
    display_name: team.name,
    name: team.name,
    description: '',
    email: '',
    type: 'O',
    company_name: '',
    allowed_domains: '',
    invite_id: '',
    allow_open_invite: false,
    scheme_id: null,
    group_constrained: null,
    policy_id: null,
  };
}

export function teamMemberJson(server: Server, team: Team, userId: string): Props {
  const isGuest = server.users.get(userId)?.roles === 'system_guest';
  const isAdmin = team.members.get(userId)?.isAdmin ?? false;
  return {
    team_id: team.id,
    user_id: userId,
    roles: isGuest ? 'team_guest' : isAdmin ? 'team_user team_admin' : 'team_user',
    delete_at: 0,
    scheme_guest: isGuest,
    scheme_user: !isGuest,
    scheme_admin: isAdmin,
    explicit_roles: '',
  };
}
