import { z } from 'zod';

import { isRecord } from './answer-call.ts';
import { faultOfHome, faultOfView, filesShownIn } from './check-blocks.ts';
import { eventOf, tell } from './events.ts';
import { botChannel, count, flag, method, refused, type Answered, type Method } from './method.ts';
import { newTrigger } from './payloads.ts';
import { profileOf } from './profile-of.ts';
import type { OpenView, Simulation } from './simulation.ts';
import { appId, botId, botUserId, teamId } from './slack-options.ts';

const channel = z.string().min(1);
const view = z.record(z.string(), z.unknown());

/** All methods but those of messages and files. */
export const otherMethods: ReadonlyMap<string, Method> = new Map([
  [
    'auth.test',
    method([], z.object({}), async (slack) => {
      const answer = await slack.backend.call('bot', 'auth.test', {});
      const enterprise = slack.enterpriseId === null ? {} : { enterprise_id: slack.enterpriseId };
      return { ...answer, ...enterprise, app_id: appId, bot_id: botId, is_enterprise_install: slack.isOrgInstall };
    }),
  ],
  [
    'bots.info',
    method([['users:read']], z.object({ bot: z.string(), team_id: z.string().optional() }), async (_slack, args) => {
      if (args.bot !== botId) return refused('bot_not_found');
      return { ok: true, bot: { id: botId, app_id: appId, user_id: botUserId, name: 'tambour', deleted: false } };
    }),
  ],
  ['team.info', method([['team:read']], z.object({}), async (slack) => slack.backend.call('bot', 'team.info', {}))],
  [
    'users.info',
    method(
      [['users:read']],
      z.object({ user: z.string(), include_locale: flag.optional() }),
      async (slack, { user, include_locale: hasLocale = false }) => {
        const profile = profileOf(slack, user, hasLocale);
        return profile === null ? refused('user_not_found') : { ok: true, user: profile };
      },
    ),
  ],
  [
    'users.list',
    method(
      [['users:read']],
      z.object({ limit: count.optional(), cursor: z.string().optional(), include_locale: flag.optional() }),
      async (slack, args) => {
        const all = [...slack.people.keys(), botUserId];
        const start = Number(args.cursor ?? 0);
        const end = start + (args.limit ?? 100);
        const members = all.slice(start, end).map((user) => profileOf(slack, user, args.include_locale ?? false));
        return { ok: true, members, response_metadata: { next_cursor: end < all.length ? String(end) : '' } };
      },
    ),
  ],
  [
    'conversations.members',
    method(
      [['channels:read', 'groups:read']],
      z.object({ channel, limit: count.optional(), cursor: z.string().optional() }),
      async (slack, args) => {
        const known = slack.channels.get(args.channel);
        if (known === undefined) return refused('channel_not_found');
        const start = Number(args.cursor ?? 0);
        const end = start + (args.limit ?? 100);
        const next = end < known.members.size ? String(end) : '';
        return { ok: true, members: [...known.members].slice(start, end), response_metadata: { next_cursor: next } };
      },
    ),
  ],
  [
    'conversations.info',
    method(
      [['channels:read', 'groups:read']],
      z.object({ channel, include_num_members: flag.optional(), include_locale: flag.optional() }),
      async (slack, args) => {
        const answer = await slack.backend.call('bot', 'conversations.info', { channel: args.channel });
        const found = isRecord(answer['channel']) ? answer['channel'] : null;
        const known = slack.channels.get(args.channel);
        const told = { is_member: known?.members.has(botUserId) ?? false, is_private: known?.isPrivate ?? false };
        return found === null ? answer : { ok: true, channel: { ...found, ...told } };
      },
    ),
  ],
  [
    'reactions.add',
    method([['reactions:write']], reactionOn({ name: z.string().min(1) }), async (slack, args) => {
      const fault = botChannel(slack, args.channel, botUserId);
      if (fault !== null) return fault;
      const answer = await slack.backend.call('bot', 'reactions.add', args);
      if (answer.ok) {
        const item = { type: 'message', channel: args.channel, ts: args.timestamp };
        tell(slack, eventOf({ type: 'reaction_added', user: botUserId, reaction: args.name, item }));
      }
      return answer;
    }),
  ],
  [
    'reactions.get',
    method([['reactions:read']], reactionOn({ full: flag.optional() }), async (slack, args) => {
      const fault = botChannel(slack, args.channel, botUserId);
      if (fault !== null) return fault;
      const { channel, timestamp } = args;
      const answer = await slack.backend.call('bot', 'reactions.get', { channel, timestamp });
      return answer.ok && args.full !== true ? cutShort(answer) : answer;
    }),
  ],
  [
    'usergroups.list',
    method(
      [['usergroups:read']],
      z.object({
        include_count: flag.optional(),
        include_disabled: flag.optional(),
        include_users: flag.optional(),
        team_id: z.string().optional(),
      }),
      async (slack, args) => {
        if (!slack.hasGroups) return refused('plan_upgrade_required');
        const shown = [...slack.groups.values()].filter((group) => args.include_disabled === true || !group.isDisabled);
        const usergroups = shown.map((group) => ({
          id: group.id,
          team_id: teamId,
          is_usergroup: true,
          name: group.name,
          handle: group.handle,
          date_delete: group.isDisabled ? 1_700_000_000 : 0,
          ...(args.include_users === true ? { users: group.members } : {}),
        }));
        return { ok: true, usergroups };
      },
    ),
  ],
  [
    'usergroups.users.list',
    method(
      [['usergroups:read']],
      z.object({ usergroup: z.string(), include_disabled: flag.optional(), team_id: z.string().optional() }),
      async (slack, args) => {
        if (!slack.hasGroups) return refused('plan_upgrade_required');
        const group = slack.groups.get(args.usergroup);
        if (group === undefined) return refused('no_such_subteam');
        // Slack does not document that it refuses a disabled group, so this returns its members.
        return { ok: true, users: group.members };
      },
    ),
  ],
  [
    'views.open',
    method([], z.object({ trigger_id: z.string(), view }), async (slack, args) => {
      const fault = viewFault(slack, args.view);
      if (fault !== null) return fault;
      if (slack.agedTriggers.has(args.trigger_id)) return refused('expired_trigger_id');
      if (slack.exchangedTriggers.has(args.trigger_id)) return refused('exchanged_trigger_id');
      const asker = slack.triggers.get(args.trigger_id);
      // `emulate` expires triggers by the machine's clock, so a busy machine would decide. Here the test decides what
      // is too old.
      const fresh = asker === undefined ? {} : { trigger_id: await newTrigger(slack, asker) };
      const answer = await slack.backend.call('bot', 'views.open', { ...args, ...fresh });
      const opened = isRecord(answer['view']) ? answer['view'] : null;
      if (opened !== null && asker !== undefined) {
        slack.exchangedTriggers.add(args.trigger_id);
        const kept = { ...opened, ...args.view };
        slack.views = [...slack.views, { id: String(opened['id']), user: asker, view: kept, written: {}, errors: {} }];
      }
      return answer;
    }),
  ],
  [
    'views.publish',
    method([], z.object({ user_id: z.string(), hash: z.string().optional(), view }), async (slack, args) => {
      const fault = faultOfHome(args.view);
      if (fault !== null) {
        const answer = refused(fault.error, { response_metadata: { messages: fault.messages } });
        slack.complaints.push(JSON.stringify(answer));
        return answer;
      }
      const answer = await slack.backend.call('bot', 'views.publish', args);
      if (answer.ok) slack.homes.set(args.user_id, args.view);
      return answer;
    }),
  ],
  [
    'views.update',
    method([], z.object({ view_id: z.string(), hash: z.string().optional(), view }), async (slack, args) => {
      const fault = viewFault(slack, args.view);
      if (fault !== null) return fault;
      const open = slack.views.find(({ id }) => id === args.view_id);
      if (open === undefined) return refused('not_found');
      const { hash, ...rest } = args;
      if (hash !== undefined && hash !== open.view['hash']) return refused('hash_conflict');
      // An answer to a submission changes a view as well, and `emulate` does not learn of it.
      const answer = await slack.backend.call('bot', 'views.update', rest);
      const updated = isRecord(answer['view']) ? answer['view'] : null;
      if (updated !== null)
        slack.views = slack.views.map((one) =>
          one.id === args.view_id ? updatedView(one, { ...updated, ...args.view }) : one,
        );
      return answer;
    }),
  ],
]);

/**
 * Replaces a view by another. Values stay in inputs with the same block, action and type, and are lost in all others.
 * https://docs.slack.dev/surfaces/modals#updating_views
 */
export function updatedView(open: OpenView, view: OpenView['view']): OpenView {
  const before = inputKinds(open.view);
  const after = inputKinds(view);
  const written = Object.entries(open.written).filter(([at]) => after.has(at) && after.get(at) === before.get(at));
  return { ...open, view, written: Object.fromEntries(written), errors: {} };
}

function inputKinds(view: OpenView['view']): ReadonlyMap<string, string> {
  const blocks: readonly unknown[] = Array.isArray(view['blocks']) ? view['blocks'] : [];
  return new Map(
    blocks.filter(isRecord).flatMap(({ type, block_id: at, element }) => {
      if (type !== 'input' || !isRecord(element)) return [];
      return [[String(at), `${String(element['type'])} ${String(element['action_id'])}`] as const];
    }),
  );
}

function reactionOn<More extends z.ZodRawShape>(
  more: More,
): z.ZodObject<{ channel: z.ZodString; timestamp: z.ZodString } & More> {
  return z.object({ channel, timestamp: z.string(), ...more });
}

/** Leaves people out of reactions, as Slack may without `full`. */
function cutShort(answer: Answered): Answered {
  const message = isRecord(answer['message']) ? answer['message'] : {};
  const reactions = Array.isArray(message['reactions']) ? message['reactions'].filter(isRecord) : [];
  const cut = reactions.map((one) => ({ ...one, users: Array.isArray(one['users']) ? one['users'].slice(0, 1) : [] }));
  return { ...answer, message: { ...message, reactions: cut } };
}

export function viewFault(slack: Simulation, view: Readonly<Record<string, unknown>>): Answered | null {
  const fault = faultOfView(view);
  if (fault !== null) {
    const answer = refused(fault.error, { response_metadata: { messages: fault.messages } });
    slack.complaints.push(JSON.stringify(answer));
    return answer;
  }
  const blocks: readonly unknown[] = Array.isArray(view['blocks']) ? view['blocks'] : [];
  const isUsable = filesShownIn(blocks).every(
    ({ id }) => (slack.files.get(id ?? '')?.polls ?? -1) >= slack.filesReadyAtPoll,
  );
  if (isUsable) return null;
  return refused('invalid_arguments', { response_metadata: { messages: ['[ERROR] invalid slack file'] } });
}
