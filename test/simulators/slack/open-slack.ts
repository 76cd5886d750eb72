import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { Server } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

import { z } from 'zod';

import { actsIn, type Acts } from './act.ts';
import { openBackend } from './backend.ts';
import { chatMethods } from './chat-methods.ts';
import { openDeliveries, type Answer, type Outgoing, type Transport } from './deliveries.ts';
import { eventOf, tell } from './events.ts';
import { createForeignHost } from './foreign-host.ts';
import { fileMethods } from './file-methods.ts';
import { fillIn, type Sent, topView, typeIn } from './fill-in.ts';
import { createFront } from './front.ts';
import { manifestOfApp } from './manifest-of-app.ts';
import { method } from './method.ts';
import { otherMethods } from './other-methods.ts';
import { requestUrl, signedRequest, type SignedRequest } from './request-url.ts';
import { messagesFor, type ServedMessage } from './messages-for.ts';
import type { Call, Group, KnownChannel, KnownPerson, OpenView, Simulation, Written } from './simulation.ts';
import { botUserId, type SlackOptions } from './slack-options.ts';
import { openSocketMode } from './socket-mode.ts';
import { openTroubles, type Trouble } from './troubles.ts';

/** A Slack workspace on a loopback port, with a bot's tokens, and people who act in it. */
export interface Slack extends Acts, AsyncDisposable {
  /** Ends in "/api/". */
  readonly apiUrl: string;
  readonly botToken: string;
  readonly appToken: string;
  readonly signingSecret: string;
  readonly botUserId: string;
  /** The channel of everybody. */
  readonly channel: string;
  channelId(name: string): string;
  /** Returns a person's id. */
  id(name: string): string;
  groupId(handle: string): string;
  /** Lists what the app did that Slack would refuse, or that loses something. Tests assert that it is empty. */
  complaints(): readonly string[];
  /** Lists the calls that were answered, oldest first. */
  calls(method?: string): readonly Call[];
  trouble(method: string, trouble: Trouble, times?: number): void;
  /** Makes all tokens invalid from now on. */
  revokeTokens(): void;
  /** Cuts Slack off in both directions, or ends that. */
  cutOff(cut: boolean): void;
  /** The controls of Socket Mode. */
  readonly socket: Pick<ReturnType<typeof openSocketMode>, 'connections' | 'drop' | 'refresh' | 'toAll' | 'isDeaf'>;
  /** Makes Slack POST to this address from now on; null: Socket Mode again. */
  useRequestUrl(url: string | null): void;
  /** Signs a request as Slack does, for a test that changes it on the way. */
  sign(outgoing: Outgoing, at?: Date): SignedRequest;
  /** Sets how often each thing is delivered. */
  deliverTimes(copies: number): void;
  /** Sets whether undelivered events are dropped, as after Slack's last redelivery. */
  forgetUndelivered(forgets: boolean): void;
  /** Delivers an earlier event again. */
  redeliver(eventId: string): Promise<Answer>;
  /** Delivers again what was not acknowledged. */
  flush(): void;
  undelivered(): readonly string[];
  /** Lists the ids of events of that type, oldest first. */
  eventIds(type?: string): readonly string[];
  /** Sends an interaction unchanged, such as one from an outdated screen. */
  interact(payload: Outgoing['payload']): Promise<Answer>;
  /** Returns an address for any number of answers to this person, for a test that sends its own requests. */
  answerAddress(user: string, channel: string): string;
  /** Delivers any other event to the app. */
  event(event: Readonly<Record<string, unknown>>): string;
  /** Resolves once no request is under way, from Slack or to it. */
  settled(): Promise<void>;
  /** Makes all triggers too old to be used. */
  ageTriggers(): void;
  /** Adds somebody to a channel, or removes them. */
  join(user: string, channel: string): void;
  leave(user: string, channel: string): void;
  setHasGroups(has: boolean): void;
  grant(scope: string, isGranted: boolean): void;
  /** Opens a tab of the app for somebody. */
  openHome(user: string, tab?: 'home' | 'messages'): void;
  /** Returns the Home tab that a person sees. */
  homeOf(user: string): Readonly<Record<string, unknown>> | null;
  viewOf(user: string): OpenView | null;
  submit(user: string, values: Readonly<Record<string, Written>>): Promise<Sent>;
  /** Types or chooses in an input of the topmost modal; null if the app is not notified. */
  typeIn(user: string, blockId: string, value: Written): Promise<Answer | null>;
  closeView(user: string): void;
  /** Lists all messages that this person's client receives, oldest first, then what only they see. */
  messagesFor(user: string): Promise<readonly ServedMessage[]>;
  /** Lists the Authorization headers that an external host received, one for each file requested from it. */
  foreignAuthorizations(): readonly (string | null)[];
}

/** Opens a workspace. Several at once are independent of each other. */
export async function openSlack(options: SlackOptions = {}): Promise<Slack> {
  const { people = [], channel = 'publications', otherChannels = [], groups = [] } = options;
  const installed = manifestOfApp();
  const troubles = openTroubles();
  let isCut = false;
  let simulation: Simulation | null = null;
  const slack = (): Simulation => {
    if (simulation === null) throw new Error('Slack is not open yet');
    return simulation;
  };
  const methods = new Map([
    ...chatMethods,
    ...fileMethods,
    ...otherMethods,
    ['apps.connections.open', method([], z.object({}), async () => ({ ok: true, url: socket.newAddress() }))] as const,
  ]);
  const front = createFront({ slack, methods, troubles, isCut: () => isCut, skewMs: options.skewMs ?? 0 });
  const origin = await listen(front);
  const foreign = createForeignHost(slack);
  // A loopback address, but another host than Slack's.
  const foreignOrigin = await listen(foreign.server, '127.0.0.2');
  const now = options.now ?? (() => new Date());
  const ackWithinMs = options.ackWithinMs ?? 3_000;
  const signingSecret = randomUUID().replaceAll('-', '');
  const socket = openSocketMode({
    origin,
    ackWithinMs,
    complain: (complaint) => void slack().complaints.push(complaint),
    connected: () => slack().deliveries.flush(),
  });
  front.on('upgrade', (request, stream, head) => {
    if (isCut) stream.destroy();
    else socket.upgrade(request, stream, head);
  });
  let transport: Transport = socket;
  const deliveries = openDeliveries(() => transport, options.redeliverAfterMs ?? [1, 60_000, 300_000]);
  const scopes = (options.scopes ?? installed.scopes).filter((scope) => !(options.withoutScopes ?? []).includes(scope));
  const channelNames = [channel, ...otherChannels.map(({ name }) => name)];
  const backend = await openBackend(origin, people, channelNames, everyScope);
  const known = people.map((person): KnownPerson => ({ kind: 'member', ...person, id: backend.idOf(person.name) }));
  const membersOf = (isBotIn: boolean): Set<string> =>
    new Set([
      ...known.filter(({ isInChannel, kind }) => isInChannel ?? kind !== 'deactivated').map(({ id }) => id),
      ...(isBotIn ? [botUserId] : []),
    ]);
  const channels = channelNames.map((name): KnownChannel => {
    const { isBotIn = true, isPrivate = false } = otherChannels.find((one) => one.name === name) ?? {};
    return { id: backend.channelId(name), name, isPrivate, members: membersOf(isBotIn) };
  });
  simulation = {
    origin,
    foreignOrigin,
    backend,
    deliveries,
    tokens: { bot: `xoxb-${randomUUID()}`, app: `xapp-1-A0TAMBOUR-${randomUUID()}`, signingSecret },
    installed,
    scopes: new Set(scopes),
    now,
    people: new Map(known.map((person) => [person.id, person])),
    channels: new Map(channels.map((one) => [one.id, one])),
    groups: new Map(
      groups.map((group, at): [string, Group] => {
        const id = `S0GROUP${at}`;
        const { handle, name, isDisabled = false } = group;
        return [id, { id, handle, name, isDisabled, members: group.members.map((member) => backend.idOf(member)) }];
      }),
    ),
    hasGroups: options.hasGroups ?? true,
    enterpriseId: options.enterpriseId ?? null,
    isOrgInstall: options.isOrgInstall ?? false,
    filesReadyAtPoll: options.filesReadyAtPoll ?? 2,
    files: new Map(),
    ephemerals: [],
    directs: [],
    hasMessagesTab: options.hasMessagesTab ?? installed.hasMessagesTab,
    notified: new Map(),
    views: [],
    homes: new Map(),
    agedTriggers: new Set(),
    exchangedTriggers: new Set(),
    triggers: new Map(),
    responses: new Map(),
    complaints: [],
    calls: [],
    underWay: new Set(),
    isTokenRevoked: false,
  };
  const state = simulation;
  return {
    ...actsIn(state),
    apiUrl: `${origin}/api/`,
    botToken: state.tokens.bot,
    appToken: state.tokens.app,
    signingSecret,
    botUserId,
    channel: backend.channelId(channel),
    channelId: (name) => backend.channelId(name),
    id: (name) => backend.idOf(name),
    groupId: (handle) => [...state.groups.values()].find((group) => group.handle === handle)?.id ?? handle,
    complaints: () => state.complaints,
    calls: (name) => (name === undefined ? state.calls : state.calls.filter((call) => call.method === name)),
    trouble: (name, trouble, times) => troubles.next(name, trouble, times),
    revokeTokens: () => {
      state.isTokenRevoked = true;
    },
    cutOff: (cut) => {
      isCut = cut;
      if (!cut) return deliveries.flush();
      socket.drop();
      front.closeAllConnections();
    },
    socket,
    useRequestUrl: (url) => {
      const options = { url: url ?? '', signingSecret, ackWithinMs, now, isCut: () => isCut };
      transport = url === null ? socket : requestUrl(options);
    },
    sign: (outgoing, at = now()) => signedRequest(outgoing, null, { secret: signingSecret, at }),
    deliverTimes: (copies) => {
      deliveries.copies = copies;
    },
    forgetUndelivered: (forgets) => {
      deliveries.forgetsUndelivered = forgets;
    },
    redeliver: (eventId) => deliveries.again(eventId),
    flush: () => deliveries.flush(),
    undelivered: () => deliveries.undelivered(),
    eventIds: (type) =>
      deliveries
        .events()
        .filter(({ event }) => type === undefined || z.object({ type: z.string() }).parse(event).type === type)
        .map((payload) => String(payload['event_id'])),
    interact: (payload) => deliveries.ask({ kind: 'interactive', payload }),
    answerAddress: (user, to) => {
      const address = randomUUID();
      state.responses.set(address, { left: Infinity, user, channel: to });
      return `${origin}/response/${address}`;
    },
    event: (event) => tell(state, eventOf(event)),
    settled: async () => {
      await deliveries.settled();
      while (state.underWay.size > 0) await pause(2);
    },
    ageTriggers: () => {
      for (const trigger of state.triggers.keys()) state.agedTriggers.add(trigger);
    },
    join: (user, to) => void state.channels.get(to)?.members.add(user),
    leave: (user, from) => void state.channels.get(from)?.members.delete(user),
    setHasGroups: (has) => {
      state.hasGroups = has;
    },
    grant: (scope, isGranted) => void (isGranted ? state.scopes.add(scope) : state.scopes.delete(scope)),
    openHome: (user, tab = 'home') =>
      void tell(state, eventOf({ type: 'app_home_opened', user, channel: `D${user.slice(1)}`, tab })),
    homeOf: (user) => state.homes.get(user) ?? null,
    viewOf: (user) => topView(state, user),
    submit: (user, values) => fillIn(state, user, values),
    typeIn: (user, blockId, value) => typeIn(state, user, blockId, value),
    closeView: (user) => {
      const top = topView(state, user);
      state.views = state.views.filter((one) => one !== top);
    },
    messagesFor: (user) => messagesFor(state, user),
    foreignAuthorizations: () => foreign.authorizations,
    [Symbol.asyncDispose]: async () => {
      deliveries.close();
      await socket.close();
      await Promise.all([close(front), close(foreign.server)]);
      await backend.close();
    },
  };
}

/** All scopes, so that `emulate` refuses none: the front checks them. */
const everyScope = ['chat:write', 'channels:read', 'channels:history', 'reactions:read', 'reactions:write'].concat([
  'files:read',
  'files:write',
  'users:read',
  'team:read',
]);

async function listen(server: Server, host = '127.0.0.1'): Promise<string> {
  server.listen(0, host);
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('Slack has no address');
  return `http://${host}:${address.port}`;
}

async function close(server: Server): Promise<void> {
  const closed = new Promise<void>((settle) => server.close(() => settle()));
  server.closeAllConnections();
  await closed;
}
