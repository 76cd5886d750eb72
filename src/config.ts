import { resolve } from 'node:path';

import { z } from 'zod';

import { isLoopback } from '#settings/is-loopback.ts';
import { type MattermostConfig, mattermostOf, mattermostShape } from '#settings/mattermost-settings.ts';
import { must, type Problem, type SettingProblem, settingProblems } from '#settings/problem.ts';
import { type SlackConfig, slackOf, slackShape } from '#settings/slack-settings.ts';
import { type XConfig, xOf, xShape } from '#settings/x-settings.ts';
import { type Language, languageOfLocale } from '#languages.ts';

/** Where the database is: Tambour's own in the data folder, or the organisation's. */
export type DatabaseConfig =
  | {
      readonly kind: 'embedded';
      readonly folder: string;
      readonly binaries: string | null;
      readonly user: string | null;
    }
  | { readonly kind: 'server'; readonly url: string };

/** The settings of one Tambour, checked. */
export interface Config {
  readonly database: DatabaseConfig;
  readonly dataFolder: string;
  /** The file with the master key; `made` when Tambour may make it itself. */
  readonly keyFile: { readonly path: string; readonly made: boolean };
  readonly listen: { readonly host: string; readonly port: number };
  /** Where people reach Tambour's own pages; null: not set. */
  readonly publicUrl: string | null;
  /** Turns on read-only links to a desk's pages, and serves those pages. */
  readonly pages: boolean;
  /** Where to report a security weakness, as a web or mail address; null: not set. */
  readonly securityContact: string | null;
  readonly practice: PracticeConfig;
  /**
   * True: everybody who reaches the listener may use the practice page, which has no login. False: this machine alone.
   */
  readonly practiceForAll: boolean;
  /** Adds a third practice network, Bluesky, with an account on the practice desk. */
  readonly practiceBluesky: boolean;
  /** Null: not connected. */
  readonly slack: SlackConfig | null;
  /** Null: not connected. */
  readonly mattermost: MattermostConfig | null;
  readonly proxy: ProxyConfig;
  /** A file of certificates to trust beside the usual ones; null: none. */
  readonly extraCaCerts: string | null;
  /** A separate listener for /metrics; null: it is on the main one, for this machine only. */
  readonly metrics: { readonly host: string; readonly port: number } | null;
  readonly x: XConfig;
  /** Null: not set. */
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | null;
  /** The machine's language, in which the practice desk of a first start speaks. */
  readonly language: Language;
}

/** The practice chat and networks: in this process, in a process of their own, or not at all. */
export type PracticeConfig =
  | { readonly kind: 'here' }
  /** The networks alone, in this process, for desks of a real chat to rehearse on. */
  | { readonly kind: 'networks' }
  | { readonly kind: 'elsewhere'; readonly url: string }
  | { readonly kind: 'off' };

/** Proxies for leaving a closed network; each null if not set. */
export interface ProxyConfig {
  readonly https: string | null;
  readonly http: string | null;
  readonly noProxy: string | null;
}

export type ConfigOutcome =
  | { readonly kind: 'config'; readonly config: Config }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] };

const onOff = z.enum(['on', 'off'], { error: must('onOrOff') });

const proxyAddress = z.url({ protocol: /^https?$/, error: must('proxyAddress') }).optional();

const loopbackAddress = z
  .url({ protocol: /^http$/, hostname: /^(127\.0\.0\.1|localhost)$/, error: must('localAddress') })
  .optional();

const environmentSchema = z.object({
  DATABASE_URL: z
    .url({
      protocol: /^postgres(ql)?$/,
      error: must('postgresAddress'),
    })
    .optional(),
  TAMBOUR_DATA: z.string().min(1).default('data'),
  TAMBOUR_POSTGRES_BIN: z.string().min(1).optional(),
  TAMBOUR_POSTGRES_USER: z.string().min(1).optional(),
  TAMBOUR_KEY_FILE: z.string().min(1).optional(),
  TAMBOUR_HOST: z.string().min(1).default('127.0.0.1'),
  TAMBOUR_PORT: z.coerce
    .number({ error: must('portNumber') })
    .int(must('portNumber'))
    .min(0, must('portNumber'))
    .max(65_535, must('portNumber'))
    .default(4747),
  TAMBOUR_PUBLIC_URL: z.url({ protocol: /^https?$/, error: must('publicAddress') }).optional(),
  TAMBOUR_PAGES: onOff.optional(),
  TAMBOUR_SECURITY_CONTACT: z
    .url({ protocol: /^(?:https|mailto)$/, error: must('contactAddress') })
    .transform((text) => new URL(text).href)
    .optional(),
  TAMBOUR_PRACTICE: z.enum(['on', 'off', 'networks'], { error: must('practice') }).optional(),
  TAMBOUR_PRACTICE_URL: loopbackAddress,
  TAMBOUR_PRACTICE_FOR_ALL: onOff.optional(),
  TAMBOUR_PRACTICE_BLUESKY: onOff.optional(),
  TAMBOUR_METRICS: z
    .string()
    .transform((text, context) => {
      const [, host = '', port = ''] = /^(.+):(\d{1,5})$/.exec(text) ?? [];
      if (host !== '' && Number(port) <= 65_535) return { host: host.replaceAll(/[[\]]/g, ''), port: Number(port) };
      context.addIssue(must('addressAndPort'));
      return z.NEVER;
    })
    .optional(),
  ...slackShape,
  ...mattermostShape,
  HTTPS_PROXY: proxyAddress,
  https_proxy: proxyAddress,
  HTTP_PROXY: proxyAddress,
  http_proxy: proxyAddress,
  NO_PROXY: z.string().optional(),
  no_proxy: z.string().optional(),
  NODE_EXTRA_CA_CERTS: z.string().min(1).optional(),
  // Node's own switch, which it reads for each connection.
  NODE_TLS_REJECT_UNAUTHORIZED: z
    .string()
    .refine((value) => value !== '0', {
      error: must('checksNoCertificate'),
    })
    .optional(),
  // Read when the settings file is loaded: it counts in the environment alone.
  TAMBOUR_SHARED_SETTINGS: onOff.optional(),
  TAMBOUR_LOG: z.enum(['debug', 'info', 'warn', 'error'], { error: must('logLevel') }).optional(),
  LC_ALL: z.string().optional(),
  LC_MESSAGES: z.string().optional(),
  LANG: z.string().optional(),
  ...xShape,
});

/**
 * Reads the settings from an environment and checks them. A bad value is refused by the name of its setting before
 * anything starts. The value itself is never repeated, since it may be a secret.
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>> = process.env): ConfigOutcome {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = environmentSchema.safeParse(given);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => ({
      setting: String(issue.path[0]),
      problem: problemOf(issue.message),
    }));
    return { kind: 'refused', problems };
  }
  const env = parsed.data;
  const [slack, mattermost] = [slackOf(env), mattermostOf(env)];
  if (slack.kind === 'refused') return slack;
  if (mattermost.kind === 'refused') return mattermost;
  const isConnected = slack.value !== null || mattermost.value !== null;
  const practice = practiceOf(env, isConnected);
  const practiceForAll = env.TAMBOUR_PRACTICE_FOR_ALL === 'on';
  // Without a real chat nobody could rehearse.
  if (practice.kind === 'networks' && !isConnected) {
    return { kind: 'refused', problems: [{ setting: 'TAMBOUR_PRACTICE', problem: 'needsChat' }] };
  }
  const isServed = practice.kind === 'here' || practice.kind === 'networks';
  if (isServed && !practiceForAll && !isLoopback(env.TAMBOUR_HOST)) {
    return { kind: 'refused', problems: [{ setting: 'TAMBOUR_HOST', problem: 'practiceForAll' }] };
  }
  const pages = env.TAMBOUR_PAGES === 'on';
  if (pages && !isReadable(env.TAMBOUR_PUBLIC_URL ?? null, isConnected)) {
    return { kind: 'refused', problems: [{ setting: 'TAMBOUR_PUBLIC_URL', problem: 'pagesNeedAddress' }] };
  }
  const dataFolder = resolve(env.TAMBOUR_DATA);
  return {
    kind: 'config',
    config: {
      database:
        env.DATABASE_URL === undefined
          ? {
              kind: 'embedded',
              folder: dataFolder,
              binaries: env.TAMBOUR_POSTGRES_BIN ?? null,
              user: env.TAMBOUR_POSTGRES_USER ?? null,
            }
          : { kind: 'server', url: env.DATABASE_URL },
      dataFolder,
      keyFile:
        env.TAMBOUR_KEY_FILE === undefined
          ? { path: resolve(dataFolder, 'master.key'), made: true }
          : { path: resolve(env.TAMBOUR_KEY_FILE), made: false },
      listen: { host: env.TAMBOUR_HOST, port: env.TAMBOUR_PORT },
      publicUrl: env.TAMBOUR_PUBLIC_URL ?? null,
      pages,
      securityContact: env.TAMBOUR_SECURITY_CONTACT ?? null,
      practice,
      practiceForAll,
      practiceBluesky: env.TAMBOUR_PRACTICE_BLUESKY === 'on',
      slack: slack.value,
      mattermost: mattermost.value,
      proxy: {
        https: env.HTTPS_PROXY ?? env.https_proxy ?? null,
        http: env.HTTP_PROXY ?? env.http_proxy ?? null,
        noProxy: env.NO_PROXY ?? env.no_proxy ?? null,
      },
      extraCaCerts: env.NODE_EXTRA_CA_CERTS ?? null,
      metrics: env.TAMBOUR_METRICS ?? null,
      x: xOf(env),
      logLevel: env.TAMBOUR_LOG ?? null,
      language: languageOfLocale(env.LC_ALL ?? env.LC_MESSAGES ?? env.LANG),
    },
  };
}

/** Maps the message of a zod issue to our problem; `notValid` for zod's own messages. */
function problemOf(message: string): SettingProblem {
  return settingProblems.find((problem) => problem === message) ?? 'notValid';
}

/**
 * Sorts the names set in an environment: our settings, names that look like one of ours but are not, and all others.
 */
export function settingsIn(environment: Readonly<Record<string, string | undefined>> = process.env): {
  readonly given: readonly string[];
  readonly unknown: readonly string[];
  readonly foreign: readonly string[];
} {
  const names = Object.keys(environment).filter((name) => (environment[name] ?? '') !== '');
  const others = names.filter((name) => !(name in environmentSchema.shape));
  return {
    given: names.filter((name) => name in environmentSchema.shape),
    unknown: others.filter((name) => ours.test(name)),
    foreign: others.filter((name) => !ours.test(name)),
  };
}

export const settingNames: readonly string[] = Object.keys(environmentSchema.shape);

// "X_" alone is too wide: desktops set variables that begin so.
const ours = /^(?:TAMBOUR_(?!TEST_)|SLACK_|MATTERMOST_(?!TEST_)|X_(?:P|R))/;

type Environment = z.infer<typeof environmentSchema>;

/**
 * Decides how practice runs. It is on by default only where no real chat is connected: beside one, a page without login
 * is there only when asked for.
 */
function practiceOf(env: Environment, isConnected: boolean): PracticeConfig {
  const { TAMBOUR_PRACTICE: practice, TAMBOUR_PRACTICE_URL: url } = env;
  const isAskedFor = practice === 'on' || url !== undefined;
  if (practice === 'networks') return { kind: 'networks' };
  if (practice === 'off' || (isConnected && !isAskedFor)) return { kind: 'off' };
  return url === undefined ? { kind: 'here' } : { kind: 'elsewhere', url };
}

/**
 * Tells whether pages can be read at the public address: it must be encrypted, since a page's address is a secret. In
 * practice alone the listener's own address is enough.
 */
function isReadable(publicUrl: string | null, isConnected: boolean): boolean {
  if (publicUrl === null) return !isConnected;
  const { protocol, hostname } = new URL(publicUrl);
  return protocol === 'https:' || isLoopback(hostname.replaceAll(/[[\]]/g, ''));
}
