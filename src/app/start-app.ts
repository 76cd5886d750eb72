import { setTimeout as pause } from 'node:timers/promises';

import type { Logger } from 'pino';

import type { Bot } from '#bot/bot.ts';
import { listenTo } from '#bot/listen-to.ts';
import { onDemand } from '#bot/on-demand.ts';
import { startBot } from '#bot/start-bot.ts';
import { threadUrl } from '#bot/cards/thread-link.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import type { Config } from '#config.ts';
import { confinement } from '#drafts/decoder/confined.ts';
import { drawingBy } from '#drafts/draw-posts.ts';
import type { StartStep } from '#messages/words/terminal.ts';
import { guardedFetch } from '#outbound/guarded-fetch.ts';
import { openOutbound } from '#outbound/outbound.ts';
import type { PublishingDeps } from '#publishing/publishing-deps.ts';
import { startEmergencies } from '#emergencies/start-emergencies.ts';
import { startPublishing } from '#publishing/start-publishing.ts';
import { describeError } from '#storage/describe-error.ts';
import { watchWrites } from '#storage/watch-writes.ts';

import { connectMattermost } from './connect-mattermost.ts';
import { connectSlack, loadSlack } from './connect-slack.ts';
import { docsUrls, firstHourPage, methodPage } from './docs-pages.ts';
import { convertingBy } from './converting-by.ts';
import { giveBackMemory } from './give-back-memory.ts';
import { lookingBy } from './looking-by.ts';
import { membersIn } from './members-in.ts';
import { loggerFor } from './logger-for.ts';
import { loadRest } from './load-rest.ts';
import { connector, loadClients, networkOf, switchesOf } from './networks.ts';
import { refusalLog } from './refusal-log.ts';
import { rulesBy } from './rules.ts';
import { noteHeadHourly } from './note-head.ts';
import { noteSettings } from './note-settings.ts';
import { openBasics } from './open-basics.ts';
import { openListener } from './open-listener.ts';
import { serveMetrics } from './serve-metrics.ts';
import { pagesUrl, servePages } from './shared-pages.ts';
import { practiceAway, type StartOutcome } from './start-outcome.ts';

// wait: the request that publishes
const sendTimeoutSeconds = 20;
/** The longest time for which loading the rest waits for the chats. */
const chatsFirstMs = 5_000;

export interface StartOptions {
  readonly onStep: (step: StartStep) => void;
  /** A person reads along: only warnings are logged, unless the settings say otherwise. */
  readonly isTerminal: boolean;
  /** Fills in the practice desk's past; left out: no. */
  readonly withHistory?: boolean;
}

/** Starts all of Tambour. Closes everything in reverse order if it refuses, throws or is disposed of. */
export async function startApp(config: Config, options: StartOptions): Promise<StartOutcome> {
  if (config.practice.kind === 'off' && config.slack === null && config.mattermost === null) {
    return { kind: 'refused', refusal: { kind: 'noChat' } };
  }
  await using opened = new AsyncDisposableStack();
  const slack = config.slack === null ? null : { ...config.slack, code: loadSlack() };
  const logger = loggerFor(config, options.isTerminal);
  const basics = await openBasics(config, { role: 'main', logger, onStep: options.onStep }, opened);
  if (basics.kind === 'refused') return basics;
  const { keyring, lost, clock, time } = basics;
  const isPractice = config.practice.kind === 'here' && slack === null && config.mattermost === null;
  // Only practice may run on a moved clock.
  if (clock.ahead.ms > 0 && !isPractice) {
    return { kind: 'refused', refusal: { kind: 'clockAhead', now: clock.now().toISOString() } };
  }
  const watched = watchWrites(basics.store);
  const { store } = watched;
  const rules = rulesBy(config);
  // Tambour starts even if nothing can be written, as on a full disk, and logs that.
  await noteSettings(store, config).catch((error: unknown) =>
    logger.error({ error: describeError(error) }, 'the settings could not be noted in the journal'),
  );

  const chats = new Map<string, ChatPlatform>();
  const outbound = opened.use(openOutbound(config.proxy));
  const metrics = await serveMetrics(config, { store, chats }, opened);
  if (metrics.kind === 'refused') return metrics;
  const refused = refusalLog({ logger, counted: metrics.refused });
  const hear = async (chat: ChatPlatform): Promise<void> => {
    await running;
    chats.set(chat.id, chat);
    await listenTo(bot, chat);
  };
  const { language } = config;
  const needs = { store, logger, keyring, outbound, language, connected: hear };
  const outside = [
    ...(slack === null ? [] : [connectSlack(slack, slack.code, needs)]),
    ...(config.mattermost === null ? [] : [connectMattermost(config.mattermost, needs)]),
  ];

  const practising = config.practice.kind === 'off' ? null : await import('./practice.ts');
  const own =
    config.practice.kind === 'here'
      ? await practising?.openOwnPractice(config, opened, refused, { store, clock, time, logger })
      : null;
  const alone =
    practising !== null && config.practice.kind === 'networks'
      ? await practising.openOwnNetworks(config, opened, refused)
      : null;
  const pages = servePages(config, {
    store,
    rules,
    threadUrl: (desk, draftId) => threadUrl(bot, desk, draftId),
    digestForPage: async (wish) => (await onDemand.pageDigests()).digestForPage(bot, wish),
  });
  const listening = await openListener(
    config,
    {
      watched,
      chats,
      logger,
      lost,
      metrics: metrics.routes,
      pages: pages.routes,
      outside,
      practice: own ?? alone,
    },
    opened,
  );
  if (listening.kind === 'refused') return listening;
  const { url } = listening;
  const chatKeys = alone === null ? (practising?.practiceKeys(config, own ?? null, url) ?? null) : null;
  const keys = chatKeys ?? alone?.keys ?? null;
  if (practising !== null && keys === null) return practiceAway(config);

  const connect = connector(config, { keys, outbound, onBilled: metrics.billed, clock });
  const switches = switchesOf(config);
  const publishing: PublishingDeps = {
    store,
    rules,
    networkOf: networkOf(store, keyring, connect, keys !== null),
    membersOf: membersIn(store, chats),
    isSwitchedOn: ({ network, practice }) => (practice ? keys !== null : switches[network].publishing),
    sendTimeoutSeconds,
  };
  const mayRead: Bot['mayRead'] = ({ network, practice }) => (practice ? keys !== null : switches[network].reading);
  const practicePlatforms = new Set(practising === null ? [] : [practising.practicePlatform]);
  const { prices } = config.x;
  const practice =
    chatKeys === null
      ? null
      : (practising?.connectPractice({ config, store, keyring, connect, keys: chatKeys, logger }) ?? null);
  const bot: Bot = {
    store,
    chats,
    rules,
    publishing,
    prices,
    drawPosts: drawingBy(),
    lookAtPage: lookingBy(config),
    ...convertingBy(),
    logger,
    refused,
    language,
    practicePlatforms,
    rehearses: alone !== null,
    mayRead,
    fillPractice: practice === null ? null : (deskId) => practice.fill(deskId),
    methodUrl: docsUrls(methodPage, config, url),
    firstHourUrl: docsUrls(firstHourPage, config, url),
    pagesUrl: pagesUrl(config, url),
  };
  const reading = { store, networkOf: publishing.networkOf, mayRead, logger };
  const running = Promise.all([
    startPublishing(publishing),
    startEmergencies(store, own?.loseAnswers ?? null),
    startBot(bot),
  ]);
  // Meanwhile platforms connect; their events are taken once all of that runs.
  for (const platform of outside) opened.use(platform);
  const begun = outside.map(({ begin }) => begin());
  await running;
  const seeding =
    alone === null
      ? practice?.seed()
      : practising?.keepRehearsalAccounts({ store, keyring, connect, keys: alone.keys });
  const unseeded = (await seeding) ?? null;
  if (unseeded?.kind === 'away') return practiceAway(config);
  if (unseeded !== null) return { kind: 'refused', refusal: { ...unseeded, kind: 'practiceAskedTooOften' } };
  if (practice !== null) {
    const { chat } = practice;
    const { withHistory = false } = options;
    await (withHistory ? practice.fillFirstDesk() : practice.beginFirstDraft());
    opened.defer(() => chat.stop());
    await hear(chat);
    // Below the digest, which is shown only now.
    if (withHistory) await practice.beginFirstDraft();
  }
  const connecting = Promise.all(begun);
  const ending = new AbortController();
  const { signal } = ending;
  // A platform may never answer, and readings must not wait for it.
  const chatsFirst = async (): Promise<unknown> =>
    Promise.race([connecting, pause(chatsFirstMs, null, { signal }).catch(() => undefined)]);
  const startRest = async (): Promise<void> => {
    const { startUnhurried } = await import('./start-unhurried.ts');
    const { fetchWithPractice } = await import('./fetch-with-practice.ts');
    await startUnhurried({ ...reading, rules, fetch: fetchWithPractice(guardedFetch(config.proxy), keys) });
  };
  const rest = [...Object.values(onDemand), metrics.load, pages.load, () => loadClients(store), startRest];
  const loading = loadRest([chatsFirst, ...rest, giveBackMemory], signal);
  // Reported by `lost`.
  loading.catch(() => undefined);
  opened.defer(async () => {
    ending.abort();
    await loading.catch(() => undefined);
  });
  for (const step of await connecting) if (step !== null) options.onStep(step);
  logger.info({ url }, 'started');
  // Nothing waits for it.
  void logConfinement(logger);
  await noteHeadHourly(store, logger, opened);
  const toClose = opened.move();
  return {
    kind: 'started',
    url,
    lost: Promise.race([lost, loading.then(() => lost)]),
    [Symbol.asyncDispose]: () => toClose.disposeAsync(),
  };
}

/** Logs if this machine cannot confine what decodes files, or does not know that. */
async function logConfinement(logger: Logger): Promise<void> {
  switch (await confinement()) {
    case 'can':
      break;
    case 'cannot':
      logger.warn('this machine cannot confine what decodes files: "tambour doctor" says why');
      break;
    case 'unknown':
      logger.error('whether this machine confines what decodes files is unknown: none is decoded');
  }
}
