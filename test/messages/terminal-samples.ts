import { checkNames, type Fact, type Facts } from '#doctor/facts.ts';
import { doctor } from '#messages/en/doctor.ts';
import type { AppRefusal, NotTaken, StartStep } from '#messages/words/terminal.ts';
import type { Lack } from '#networks/check-outcome.ts';
import { allNetworks } from '#networks/network-kinds.ts';
import type { Reached } from '#outbound/reach.ts';
import type { ExtraCaCertsOutcome } from '#outbound/use-extra-ca-certs.ts';
import { settingProblems } from '#settings/problem.ts';
import type { WhyHeld } from '#storage/chat-server.ts';
import type { Lost } from '#storage/lost.ts';
import type { MasterKeyRefusal } from '#storage/master-key.ts';
import type { StorageRefusal } from '#storage/refusal.ts';

/** At least one of each kind, and one of each way in which its sentence differs. */
type Samples<Union extends { readonly kind: string }> = {
  readonly [Kind in Union['kind']]: readonly Omit<Extract<Union, { readonly kind: Kind }>, 'kind'>[];
};

/** The members of a union, from what each kind carries. */
function membersOf<Union extends { readonly kind: string }>(samples: Samples<Union>): readonly Union[] {
  return Object.entries<readonly object[]>(samples).flatMap(([kind, all]) =>
    all.map((values) => ({ ...values, kind }) as unknown as Union),
  ); // The compiler has checked each sample; it only cannot put the kind back.
}

const path = '/srv/tambour/x';
const folder = '/srv/tambour';
const host = 'db.example.org';
const code = 'EACCES';
const at = new Date('2026-11-27T14:30:05Z');
const address = 'chat.example.org';

export const storageRefusals = membersOf<StorageRefusal>({
  dataFolderNotWritable: [{ folder, code }],
  diskFull: [{ folder, freeBytes: 3_000_000, neededBytes: 64_000_000 }],
  folderInUse: [
    { folder, pid: null },
    { folder, pid: 4242 },
  ],
  binariesMissing: [
    { folder: null, platform: 'linux-x64' },
    { folder, platform: 'linux-x64' },
  ],
  serverUserMissing: [{ user: 'postgres' }],
  serverUserCannotReach: [{ user: 'postgres', path }],
  clusterGone: [{ folder, note: path }],
  otherMajorVersion: [{ folder, found: 16, wanted: 18 }],
  serverDidNotStart: [{ logFile: path, lastLines: ['FATAL: no.'] }],
  databaseUnreachable: [{ host, code: 'ECONNREFUSED' }],
  wrongPassword: [{ user: 'tambour', host }],
  databaseMissing: [{ database: 'tambour', host }],
  notAllowed: [{ user: 'tambour', database: 'tambour', detail: 'permission denied' }],
  postgresTooOld: [{ version: '14.19', neededMajor: 15 }],
  databaseNewer: [{ migration: '0099_later' }],
  migrationChanged: [{ migration: '0001_first' }],
  restoreUnfinished: [{ database: 'tambour' }],
  upgradeBackupFailed: [
    { path, code: 'ENOSPC' },
    { path, code },
  ],
  migrationFailed: [
    { migration: '0020_x', code: '23505', backup: null },
    { migration: '0020_x', code: '23505', backup: path },
  ],
});

export const masterKeyRefusals = membersOf<MasterKeyRefusal>({
  keyFileMissing: [{ path }],
  keyFileNotReadable: [{ path, code }],
  keyFileOpen: [{ path, mode: '644' }],
  keyFileMalformed: [{ path }],
});

export const whysHeld = membersOf<WhyHeld>({
  elsewhere: [{ address, formerly: ['old.example', 'copy.example'] }],
  unknown: [{ address, known: ['old.example'] }],
  tooOld: [{ version: '10.11.0', oldest: '11.0' }],
  untold: [{}],
});

const identity = null;
export const notTaken: readonly NotTaken[] = [
  { kind: 'scopeMissing', network: 'x', identity, missing: ['tweet.write'] },
  { kind: 'scopeMissing', network: 'mastodon', identity, missing: ['write:statuses', 'write:media'] },
  ...allNetworks.map((network) => ({ kind: 'tokenRefused', network }) as const),
  { kind: 'askedTooOften', network: 'x', afterSeconds: 1 },
  { kind: 'askedTooOften', network: 'x', afterSeconds: 60 },
  { kind: 'askedTooOften', network: 'x', afterSeconds: 61 },
  ...(['refused', 'name_not_found', 'timeout', 'not_this_network'] as const).flatMap((why) =>
    allNetworks.map((network) => ({ kind: 'unreachable', network, why }) as const),
  ),
];

const listen = { host: '127.0.0.1', port: 4747 } as const;
const [anyStorageRefusal, anyKeyRefusal] = [storageRefusals, masterKeyRefusals].map(([first]) => first) as [
  StorageRefusal,
  MasterKeyRefusal,
]; // Neither list is empty: its type demands one of each kind.

export const appRefusals = membersOf<AppRefusal>({
  storage: [{ refusal: anyStorageRefusal }],
  key: [{ refusal: anyKeyRefusal }],
  listen: (['port_in_use', 'not_allowed', 'no_such_address'] as const).flatMap((why) => [
    { ...listen, why, setting: 'TAMBOUR_PORT' as const },
    { ...listen, why, setting: 'TAMBOUR_METRICS' as const },
  ]),
  practiceAway: [{ url: 'http://127.0.0.1:4748' }],
  practiceAskedTooOften: [
    { network: 'x', afterSeconds: 30 },
    { network: 'mastodon', afterSeconds: 300 },
  ],
  noChat: [{}],
  clockAhead: [{ now: '2027-03-02T08:00:00.000Z' }],
});

export const startSteps = membersOf<StartStep>({
  makingUser: [{ user: 'postgres' }],
  placedElsewhere: [{ folder, user: 'postgres' }],
  copyingBinaries: [{ folder }],
  makingCluster: [{ folder }],
  startingServer: [{}],
  joiningServer: [{}],
  recovering: [{}],
  backingUp: [{ path }],
  checkingBackup: [{ path }],
  restoring: [{}],
  migrating: [{ migrations: 1 }, { migrations: 16 }],
  chatAwaited: [{ chat: 'Slack', why: 'ECONNREFUSED' }],
  chatHeld: whysHeld.map((why) => ({ chat: 'Mattermost', why })),
});

export const losses = membersOf<Lost>({ away: [{}], newer: [{ migration: '0099_later' }] });

const direct = { kind: 'direct' } as const;
const proxy = { kind: 'proxy', at: 'proxy.example.org:3128' } as const;
const reached: readonly Reached[] = [direct, proxy].flatMap((way) => [
  { way, kind: 'reached' },
  { way, kind: 'nameNotFound' },
  { way, kind: 'unreachable', code: 'ECONNREFUSED' },
  { way, kind: 'untrusted', code: 'SELF_SIGNED_CERT_IN_CHAIN', issuer: null },
  { way, kind: 'untrusted', code: 'SELF_SIGNED_CERT_IN_CHAIN', issuer: 'Agency CA' },
  { way, kind: 'timeout' },
  { way, kind: 'proxyUnreachable', code: 'ECONNREFUSED' },
  { way, kind: 'proxyRefused', status: 407 },
  { way, kind: 'proxyRefused', status: 403 },
]);
const certificates: readonly ExtraCaCertsOutcome[] = [
  { kind: 'trusted', certificates: 2 },
  { kind: 'refused', why: 'unreadable', code },
  { kind: 'refused', why: 'noCertificate' },
];
const lacks: Readonly<Record<Lack, null>> = {
  software: null,
  instance_v2: null,
  idempotency: null,
  language: null,
  visibility: null,
  delete: null,
  alt_lines: null,
  conversion: null,
  edits_told: null,
  media_status: null,
  json_errors: null,
  plain_text: null,
};
const handle = '@bruyere@social.example';
const bytes = 9_900_000;
const days = 8;

/** Examples of what a sentence may say otherwise than with the values of `byName`. */
const factSamples: {
  readonly [Code in keyof Facts]?: readonly Omit<Extract<Fact, { readonly code: Code }>, 'code'>[];
} = {
  settingsFit: [{}],
  settingRefused: settingProblems.map((problem) => ({ setting: 'SOME_SETTING', problem })),
  settingUnknown: [
    { setting: 'TAMBOUR_PROT', meant: 'TAMBOUR_PORT' },
    { setting: 'TAMBOUR_X', meant: null },
  ],
  settingWithoutEffect: [
    { setting: 'X_READING', because: 'X_PUBLISHING', value: 'off' },
    { setting: 'TAMBOUR_POSTGRES_BIN', because: 'DATABASE_URL', value: null },
  ],
  noChat: [{}],
  practiceBesideChat: [{}],
  practiceNetworks: [{}],
  practiceForAll: [{ host: '0.0.0.0' }],
  listensForAll: [{ setting: 'TAMBOUR_HOST', host: '0.0.0.0' }],
  databaseInTheClear: [{ host }],
  settingsFileAbsent: [{ path }],
  settingsFilePrivate: [{ path }],
  settingsFileOpen: [{ path, mode: '644' }],
  settingsFileUnreadable: [{ path, error: code }],
  settingsFileLine: [{ path, line: 6 }],
  dataFolderNotYet: [{ path }],
  dataFolderFine: [{ path }],
  dataFolderNotWritable: [{ path, error: code }],
  dataFolderOpen: [{ path, mode: '755' }],
  diskRoom: [{ path, freeBytes: 123_456_789_012 }],
  diskLow: [{ path, freeBytes: bytes }],
  diskFull: [{ path, freeBytes: 900 }],
  inodesLow: [{ path, free: 12 }],
  keyFine: [{ path }],
  keyCredential: [{ path }],
  keyNotYet: [{ path }],
  keyRefused: masterKeyRefusals.map((refusal) => ({ refusal })),
  keyBesideData: [{ path }],
  keyRotating: [
    { path, role: 'next', ids: ['aaaa', 'bbbb'] },
    { path, role: 'former', ids: ['aaaa', 'bbbb'] },
  ],
  keySigningRotating: [{}],
  keyCredentialRotating: [{ ids: ['aaaa', 'bbbb'] }],
  backupFresh: [{ at, days: 1 }],
  backupOld: [{ at, days }],
  noBackup: [{ folder }],
  databaseNotYet: [{}],
  databaseRefused: storageRefusals.map((refusal) => ({ refusal })),
  databaseFine: [{ version: '18.4', sizeBytes: bytes }],
  databaseEmbedded: [{}],
  databaseDurable: [{}],
  databaseNotDurable: [{ setting: 'fsync', value: 'off' }],
  databaseEncoding: [{ encoding: 'LATIN1' }],
  databaseReadOnly: [{}],
  databaseRights: [{ missing: ['CREATE ON DATABASE', 'CREATE ON SCHEMA public'] }],
  journalRewritable: [{}],
  schemaCurrent: [{}],
  schemaNone: [{}],
  schemaOlder: [{ pending: 3 }],
  journalSound: [{ entries: 17 }],
  journalBad: (['missing', 'changed', 'notLinked', 'forged', 'unsigned'] as const).map((why) => ({ seq: 2, why })),
  journalHeadBad: (['gone', 'forged', 'cut', 'other', 'behind'] as const).map((why) => ({ why, entries: 17 })),
  journalNotKeyed: [{ entries: 17 }],
  journalOfOtherKey: [{ entries: 17 }],
  clockAgrees: [{ with: 'PostgreSQL', aheadSeconds: 0 }],
  clockOff: [
    { with: 'Slack', aheadSeconds: 600 },
    { with: 'Slack', aheadSeconds: -600 },
  ],
  clockUnknown: [{}],
  decoderConfined: [{}],
  decoderUnconfined: [{}],
  decoderUnknown: [{}],
  timeZonesKnown: [{}],
  timeZoneUnknown: [
    { zone: 'Europe/Paris', desk: null },
    { zone: 'Europe/Atlantis', desk: 'Bruyère' },
  ],
  nodeFine: [{ version: '24.12.0' }],
  nodeOld: [{ version: '22.0.0' }],
  openFilesFine: [{ limit: null }, { limit: 4096 }],
  openFilesFew: [{ limit: 256 }],
  memoryFine: [{ bytes }],
  memoryLittle: [{ bytes }],
  chatOff: [{}],
  slackIsOurs: [{ workspace: 'Bruyère', bot: 'tambour' }],
  slackSocketOpens: [{}],
  slackSecretUntried: [{}],
  slackUnreachable: [{ error: 'ECONNREFUSED' }],
  slackTokenRefused: (['bot', 'app'] as const).flatMap((token) =>
    ['account_inactive', 'token_revoked', 'missing_scope', 'invalid_auth'].map((why) => ({ token, why })),
  ),
  slackWrongToken: [
    { token: 'bot', expected: 'xoxb-' },
    { token: 'app', expected: 'xapp-' },
  ],
  slackScopesMissing: [{ scopes: ['files:read', 'users:read'] }],
  slackScopesBeyondNeed: [{ scopes: ['admin'] }],
  slackTwoApps: [{ botApp: 'A1', appTokenApp: 'A2' }],
  slackNoGroups: [{ why: 'missing_scope' }],
  mattermostIsOurs: [{ bot: 'tambour', server: address, version: '11.7.2' }],
  mattermostUnreachable: [{ error: 'ECONNREFUSED' }],
  mattermostTokenRefused: [{ why: 'api.context.session_expired.app_error' }],
  mattermostHeld: whysHeld.map((why) => ({ why })),
  mattermostInNoTeam: [{}],
  mattermostWayBackUntried: [{}],
  noSecondApprover: [
    { desk: 'Valmont', needed: 1 },
    { desk: 'Valmont', needed: 2 },
  ],
  nothingFrozen: [{}],
  frozen: [
    { desk: null, at, by: 'karim', because: null, exceptEmergencies: false, isAfterRestore: false },
    { desk: 'Valmont', at, by: 'karim', because: 'odd posts', exceptEmergencies: true, isAfterRestore: false },
    { desk: 'Valmont', at, by: 'karim', because: null, exceptEmergencies: false, isAfterRestore: true },
  ],
  accountsWatched: [{ count: 1 }, { count: 3 }],
  accountNotWatched: [{ handle, since: at }],
  billedNotWatched: [{ handle, network: 'x', setting: 'X_READING' }],
  noAccount: [{}],
  accountFine: [
    { handle, software: 'Mastodon 4.6.5', lacks: [] },
    { handle, software: 'snac 2.80', lacks: Object.keys(lacks) as Lack[] }, // As of the checks.
  ],
  accountNotKept: [{ handle, days: 30 }],
  accountAsleep: [
    { handle, until: null },
    { handle, until: at },
  ],
  accountPaused: (['token_refused', 'scope_missing', 'credit_exhausted', 'row_changed'] as const).map((why) => ({
    handle,
    why,
  })),
  accountRefused: notTaken.map(({ network, ...outcome }) => ({ handle, network, outcome })),
  accountOther: [{ handle, found: '@other@social.example' }],
  accountMoved: [
    { handle, sealedFor: 'https://social.example (mastodon, id 42)', is: 'https://thief.example (mastodon, id 42)' },
  ],
  tokenUnreadable: (['malformed', 'otherKey', 'damaged'] as const).map((why) => ({ handle, why })),
  xOff: [{}],
  xOn: [
    { reading: true, pricesAsOf: '2026-08-22' },
    { reading: false, pricesAsOf: '2026-08-22' },
  ],
  xWithoutAccount: [{}],
  accountWhileOff: [{ handle, network: 'x' }],
  xPricesOld: [{ asOf: '2026-08-22', days: 97 }],
  noWayNeeded: [{}],
  way: reached.flatMap((one) => [
    { host: 'slack.com', for: 'slack', reached: one } as const,
    { host: 'chat.example.org:8065', for: 'mattermost', reached: one } as const,
    { host: 'social.example', for: 'mastodon', reached: one } as const,
    { host: 'api.x.com', for: 'x', reached: one } as const,
  ]),
  extraCaCerts: certificates.map((outcome) => ({ path, outcome })),
  portFree: [listen],
  portOurs: [listen],
  portOfOther: [listen],
  portTaken: [listen],
  portForbidden: [{ host: '127.0.0.1', port: 80 }],
  noSuchAddress: [{ host: '10.0.0.9', port: 4747 }],
  runs: [{}],
  doesNotRun: [{}],
  partNotReady: [{ part: 'database', detail: 'does not answer' }],
  notChecked: checkNames.flatMap((check) =>
    (['settings', 'database', 'key'] as const).map((because) => ({ check, because })),
  ),
  checkTooSlow: checkNames.map((check) => ({ check, seconds: 10 })),
  checkFailed: checkNames.map((check) => ({ check, error: 'TypeError' })),
};

/** Examples of values by their names, in whichever sentence they stand; any other name is a text. */
const byName: Readonly<Record<string, unknown>> = {
  path,
  folder,
  host,
  handle,
  at,
  since: at,
  days,
  bytes,
  freeBytes: bytes,
  port: 80,
  count: 3,
};

function sampleOf(words: string): object {
  const names = /^\(\{([^}]*)\}/u.exec(words)?.[1]?.match(/\w+(?=\s*(?:,|:|$))/gu) ?? [];
  return Object.fromEntries(names.map((name) => [name, name in byName ? byName[name] : `‹${name}›`]));
}

/** Every finding as the English sentences know them, each with examples of its values. */
export const facts: readonly Fact[] = Object.entries(doctor.finding).flatMap(([code, words]) => {
  const all: readonly object[] = factSamples[code as keyof Facts] ?? [sampleOf(String(words))];
  // The cast: a code taken from text is no longer tied to its values; what is missing shows as "undefined" in a sentence.
  return all.map((values) => ({ ...values, code }) as unknown as Fact);
});
