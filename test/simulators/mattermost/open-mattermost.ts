import assert from 'node:assert/strict';

import { setTimeout as pause } from 'node:timers/promises';

import { createAdaptorServer } from '@hono/node-server';

import type { Client } from '../../support/mattermost-client/drawn-dialog.ts';
import { type Acts, actsIn } from './acts.ts';
import { accountRoutes } from './account-routes.ts';
import { botRoutes } from './bot-routes.ts';
import { channelRoutes } from './channel-routes.ts';
import { commandRoutes } from './command-routes.ts';
import { registerCommand } from './commands.ts';
import { dialogRoutes } from './dialog-routes.ts';
import { fileRoutes } from './file-routes.ts';
import { createFront } from './front.ts';
import { groupRoutes } from './group-routes.ts';
import type { Sent } from './integration-request.ts';
import type { MattermostOptions, MattermostPerson } from './mattermost-options.ts';
import { newServer } from './new-server.ts';
import { join, joinTeam, makeChannel, makeToken, makeUser } from './people.ts';
import { channelOf, teamOf } from './permissions.ts';
import { type Population, populate } from './populate.ts';
import { postRoutes } from './post-routes.ts';
import { responseUrls } from './response-url.ts';
import { type MattermostSeen, seenBy } from './seen-by.ts';
import type { Call, Config, Server } from './state.ts';
import { systemRoutes } from './system-routes.ts';
import { teamRoutes } from './team-routes.ts';
import { openTroubles, type Trouble } from './troubles.ts';
import { pictureRoutes } from './picture-routes.ts';
import { userRoutes } from './user-routes.ts';
import { type Hub, openHub } from './websocket.ts';

/** A Mattermost server on a loopback port, with a team, a bot, and people who act in it. */
export interface Mattermost extends Acts, AsyncDisposable, Omit<Population, 'bot'> {
  readonly url: string;
  /** The bot's user id and token; throws if there is no bot yet. */
  readonly bot: { readonly id: string; readonly token: string };
  /** The client that people use. */
  readonly client: Client;
  /** The server's whole state, for tests to read. */
  readonly server: Server;
  /** The administrator's settings, by the server's own names. Tests may change them. */
  readonly config: Config;
  /** Returns the id of a person or bot. */
  id(name: string): string;
  channelId(name: string): string;
  groupId(name: string): string;
  makePerson(person: MattermostPerson): string;
  makeChannel(name: string, isBotIn: boolean, isPrivate?: boolean): string;
  /** Registers a command of the team; returns its token. */
  registerCommand(url: string, trigger?: string): string;
  /** Makes a further token of that person or bot. */
  makeToken(user: string): string;
  revokeToken(token: string): void;
  /** Lists the app's mistakes, also those that the server would ignore. Any left over at the end fails the test. */
  complaints(): readonly string[];
  /** Returns the complaints so far, which the test expected, and clears them. */
  takeComplaints(): readonly string[];
  /** Lists the requests that were answered, oldest first; `route` as "POST /posts". */
  calls(route?: string): readonly Call[];
  /** Injects trouble into the next requests of that route; a "*" stands for one part of the path. */
  trouble(route: string, trouble: Trouble, times?: number): void;
  /** Cuts the server off in both directions, or ends that. Connections can be resumed afterwards. */
  cutOff(cut: boolean): void;
  /** Stops the server. Its state stays, but no connection can be resumed. */
  stop(): void;
  start(): void;
  readonly socket: Pick<Hub, 'connections' | 'copies' | 'pings' | 'read' | 'swallow' | 'drop'>;
  setHasLicence(has: boolean): void;
  /** Lists what the server sent to integrations, oldest first. */
  sent(): readonly Sent[];
  /** Resolves once no integration is being waited for. */
  settled(): Promise<void>;
  /** Makes all triggers too old to be used. */
  ageTriggers(): void;
  /** Lists everything that a person sees. */
  seen(user: string): readonly MattermostSeen[];
}

/** Opens a server. Several servers at once are independent of each other. */
export async function openMattermost(options: MattermostOptions = {}): Promise<Mattermost> {
  const hub = openHub(() => server, options.signInWithinMs);
  const server: Server = newServer(options, (event) => hub.publish(event));
  const population = populate(server, options);
  const troubles = openTroubles();
  const routes = [
    accountRoutes,
    userRoutes,
    pictureRoutes,
    botRoutes,
    teamRoutes,
    channelRoutes,
    postRoutes,
    fileRoutes,
    systemRoutes,
    groupRoutes,
    commandRoutes,
    dialogRoutes,
  ];
  const front = createFront(
    server,
    troubles,
    routes.map((make) => make(server)),
    responseUrls(server),
  );
  const listener = createAdaptorServer({ fetch: front.fetch });
  listener.on('upgrade', (request, stream, head) => {
    if (server.isCut) stream.destroy();
    else hub.upgrade(request, stream, head);
  });
  await new Promise<void>((settle) => listener.listen(0, '127.0.0.1', settle));
  const address = listener.address();
  if (address === null || typeof address === 'string') throw new Error('Mattermost has no address');
  server.origin = `http://127.0.0.1:${address.port}`;
  server.config.SiteURL = server.origin;
  const closeAll = (): void => {
    if ('closeAllConnections' in listener) listener.closeAllConnections();
  };
  const cut = (isCut: boolean, isForgotten: boolean): void => {
    server.isCut = isCut;
    if (!isCut) return;
    hub.drop(isForgotten);
    closeAll();
  };
  return {
    ...actsIn(server),
    ...population,
    url: server.origin,
    get bot() {
      if (population.bot === null) throw new Error('there is no bot');
      return population.bot;
    },
    client: { kind: 'web', version: server.version },
    server,
    config: server.config,
    id: (name) => [...server.users.values()].find(({ username }) => username === name)?.id ?? missing(name),
    channelId: (name) => [...server.channels.values()].find((one) => one.name === name)?.id ?? missing(name),
    groupId: (name) => server.groups.find((one) => one.name === name)?.id ?? missing(name),
    makePerson(person) {
      const { id } = makeUser(server, person);
      joinTeam(server, teamOf(server, population.team), id, person.kind === 'teamAdmin');
      if (person.isInChannel ?? true) join(server, channelOf(server, population.channel), id);
      return id;
    },
    makeChannel(name, isBotIn, isPrivate = false) {
      const type = isPrivate ? 'P' : 'O';
      const made = makeChannel(server, { name, type, teamId: population.team, creatorId: population.admin.id });
      if (isBotIn && population.bot !== null) join(server, made, population.bot.id);
      return made.id;
    },
    registerCommand: (url, trigger = 'tambour') =>
      registerCommand(server, population.admin.id, { team_id: population.team, trigger, url, shown: {} }).token,
    makeToken: (user) => makeToken(server, user),
    revokeToken: (token) => void server.tokens.delete(token),
    complaints: () => server.complaints,
    takeComplaints: () => server.complaints.splice(0),
    calls: (route) =>
      server.calls.filter(({ method, path }) => route === undefined || `${method} ${path.split('?')[0]}` === route),
    trouble: (route, trouble, times) => troubles.next(route, trouble, times),
    cutOff: (isCut) => cut(isCut, false),
    stop: () => cut(true, true),
    start: () => cut(false, false),
    socket: hub,
    setHasLicence(has) {
      server.hasLicence = has;
    },
    sent: () => server.sent,
    settled: async () => {
      while (server.underWay.size > 0) await pause(2);
    },
    ageTriggers() {
      for (const [id, trigger] of server.triggers) server.triggers.set(id, { ...trigger, at: 0 });
    },
    seen: (user) => seenBy(server, user),
    async [Symbol.asyncDispose]() {
      hub.close();
      const closed = new Promise<void>((settle) => void listener.close(() => settle()));
      closeAll();
      await closed;
      assert.deepEqual(server.complaints, [], 'Mattermost had to complain');
    },
  };
}

function missing(name: string): never {
  throw new Error(`Mattermost knows no ${name}`);
}
