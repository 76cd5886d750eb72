import type { AccountSecret } from '#desks/account-secret.ts';
import { type Account, accountFromRow } from '#desks/account.ts';
import type { Desk } from '#desks/desk.ts';
import { putRowBack } from '#desks/changed-row.ts';
import { type AccountToKeep, keepAccount } from '#desks/keep-account.ts';
import type { CheckOutcome } from '#networks/check-outcome.ts';
import { networkKinds } from '#networks/network-kinds.ts';
import type { NetworkKind } from '#networks/network-rules.ts';
import type { Network } from '#networks/network.ts';
import { resumeAccount } from '#publishing/accounts.ts';
import { putToSleep, wake } from '#publishing/holding/sleep.ts';
import { type Keyring, openSealed } from '#storage/keyring.ts';
import { isAtHome } from '#storage/seal.ts';
import { sharedAheadMs } from '#storage/practice-clock.ts';
import type { Store, UnitOfWork } from '#storage/store.ts';

import { administrator } from './administrator.ts';
import { type CommandResult, done, refused } from './command-result.ts';
import { deskFromOption } from './desk-from-option.ts';
import { terminal } from '#messages/en/terminal.ts';
import { say } from '#messages/words/keyed.ts';
import { command } from '#messages/command.ts';

/** Everything that the account commands need; app builds it. */
export interface AccountDeps {
  readonly store: Store;
  readonly connect: (target: { readonly serverUrl: string; readonly secret: AccountSecret }) => Promise<Network>;
  readonly seal: (secret: AccountSecret) => AccountToKeep['sealFor'];
  /** Tells whether the settings let Tambour publish on the network. */
  readonly isSwitchedOn: (network: NetworkKind) => boolean;
}

const CHECK_TIMEOUT_MS = 20_000;

/** Checks an account with its server and stores it with its token sealed. Gives it to a desk, if one is named. */
export async function addAccount(
  deps: AccountDeps,
  request: {
    readonly desk: string | null;
    /** The server's address; null: the only one that the network has. */
    readonly serverUrl: string | null;
    readonly secret: AccountSecret;
  },
): Promise<CommandResult> {
  const { secret } = request;
  const { network } = secret;
  const found = request.desk === null ? null : await deskFromOption(deps.store, request.desk);
  if (found?.kind === 'refused') return found.result;
  const desk = found?.desk ?? null;
  const address = serverAddress(desk, network, request.serverUrl ?? networkKinds[network].serverUrl ?? '');
  if (address.kind === 'refused') return address.result;
  if (desk !== null && !isPracticeDesk(desk) && desk.accounts.some(({ practice }) => practice)) {
    const text = `"${desk.name}" rehearses on practice accounts, and a post for both would become public. Add the account without --desk, then choose it with /tambour setup.`;
    return refused('rehearsing_desk', text);
  }
  if (!deps.isSwitchedOn(network)) {
    const { name } = networkKinds[network];
    return refused(
      `${network}_is_off`,
      `Publishing to ${name} is off. Read what ${name} asks of public bodies in docs/networks.md, then set ${network.toUpperCase()}_PUBLISHING=on.`,
    );
  }

  const { serverUrl } = address;
  const connected = await deps.connect({ serverUrl, secret });
  const outcome = await connected.check(AbortSignal.timeout(CHECK_TIMEOUT_MS));
  if (outcome.kind !== 'ok')
    return refused(outcome.kind, say(terminal.notTaken, outcome.kind, { ...outcome, network }));
  const kept = await deps.store.write(async (work) => {
    // No real account may be added once practice has moved the time.
    if ((await sharedAheadMs(work.tx)) > 0) return null;
    return keepAccount(work, {
      network,
      practice: false,
      serverUrl,
      identity: outcome.identity,
      limits: outcome.limits,
      software: outcome.software,
      sealFor: deps.seal(secret),
      deskId: desk?.id ?? null,
      by: administrator(),
    });
  });
  if (kept === null) {
    const now = deps.store.clock.now().toISOString();
    return refused('clock_ahead', say(terminal.notStarted, 'clockAhead', { now }));
  }
  if (kept.kind === 'renewed') await resumeAccount(deps.store, { accountId: kept.accountId, by: administrator() });
  return done(wordsFor(desk, outcome, kept.kind), { ...kept, ...outcome });
}

/** Lists all accounts, one per line, without secrets. */
export async function listAccounts(store: Store): Promise<CommandResult> {
  const rows = await store.db.account.findMany({ orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] });
  const accounts = rows.map((row) => accountFromRow(row, store.clock.now()));
  if (accounts.length === 0)
    return done(`No account yet. "${command('account add', ['--help'])}" says how to add one.`, []);
  return done(accounts.map(lineOf).join('\n'), accounts);
}

/** Puts an account to sleep, until an instant or until it is woken. Every desk that has it is notified. */
export async function sleepCommand(
  store: Store,
  said: string,
  until: Date | null,
  why: string | null = null,
  exceptEmergencies = false,
): Promise<CommandResult> {
  const found = await accountFromArgument(store, said);
  if (found.kind === 'refused') return found.result;
  await store.write((work) =>
    putToSleep(work, { accountId: found.id, by: atTerminal(), until, why, exceptEmergencies }),
  );
  const howLong = until === null ? 'until it is woken' : `until ${until.toISOString()}`;
  const but = exceptEmergencies ? ' but those of a real emergency' : '';
  return done(`${found.handle} takes no posts${but} ${howLong}. Each desk that has it is told.`, {
    accountId: found.id,
    until,
    exceptEmergencies,
  });
}

/**
 * Lets an account that sleeps or is paused take posts again. If somebody changed its row in the database, restores the
 * values that its token was given for. Posts held by a fault of the account go out, unless they are late; posts held by
 * its sleep wait for somebody of its desk.
 */
export async function wakeCommand(
  { store, keyring }: { readonly store: Store; readonly keyring: Keyring },
  said: string,
): Promise<CommandResult> {
  const found = await accountFromArgument(store, said);
  if (found.kind === 'refused') return found.result;
  await store.write((work) => putBackIfChanged(work, keyring, found.id));
  if (await store.write((work) => wake(work, { accountId: found.id, by: atTerminal() }))) {
    const text = `${found.handle} takes posts. Nothing has gone out: what was held meanwhile waits for its desk, which is told.`;
    return done(text, { accountId: found.id, resumed: 0 });
  }
  const resumed = await resumeAccount(store, { accountId: found.id, by: administrator() });
  return done(`${found.handle} takes posts. Posts that waited for it and go out now: ${resumed}.`, {
    accountId: found.id,
    resumed,
  });
}

async function putBackIfChanged(work: UnitOfWork, keyring: Keyring, accountId: string): Promise<void> {
  const row = await work.tx.account.findUniqueOrThrow({ where: { id: accountId } });
  const opened = await openSealed(keyring, { accountId, purpose: 'token' }, async () => row.sealedToken);
  if (opened?.kind !== 'secret' || opened.home === null || isAtHome(opened.home, row)) return;
  await putRowBack(work, row, opened.home, administrator());
}

type FoundAccount =
  | { readonly kind: 'account'; readonly id: string; readonly handle: string }
  | { readonly kind: 'refused'; readonly result: CommandResult };

async function accountFromArgument(store: Store, said: string): Promise<FoundAccount> {
  const rows = await store.db.account.findMany({ select: { id: true, handle: true } });
  const [row, ...others] = rows.filter(({ id, handle }) => said === id || said === handle || `@${said}` === handle);
  if (row === undefined) {
    const text = `There is no account ${said}. "${command('account list')}" shows those there are.`;
    return { kind: 'refused', result: refused('no_such_account', text) };
  }
  if (others.length > 0) {
    return {
      kind: 'refused',
      result: refused('several_accounts', `${said} names several accounts. Give the id of one.`),
    };
  }
  return { kind: 'account', ...row };
}

type Address =
  | { readonly kind: 'address'; readonly serverUrl: string }
  | { readonly kind: 'refused'; readonly result: CommandResult };

/**
 * Checks a server's address. A token travels over TLS only, except on this machine, and a practice desk, which has no
 * login, stays on this machine.
 */
function serverAddress(desk: Desk | null, network: NetworkKind, said: string): Address {
  const url = URL.parse(said);
  if (url === null || url.username !== '' || url.password !== '' || !/^https?:$/.test(url.protocol)) {
    // Don't repeat the address: it may hold a password.
    const text =
      'That is not the address of a server. Give it as https://social.example.org, without a name or a password.';
    return { kind: 'refused', result: refused('bad_url', text, 2) };
  }
  const loopback = isLoopback(url.hostname);
  if (url.protocol === 'http:' && !loopback) {
    return {
      kind: 'refused',
      result: refused('not_https', 'The address must start with https, so that the token stays secret.'),
    };
  }
  if (desk !== null && isPracticeDesk(desk) && !loopback) {
    const why = 'A practice desk has no login: it takes accounts of this machine only.';
    return {
      kind: 'refused',
      result: refused('practice_desk', `${why} Make a desk in your real chat for ${network}.`),
    };
  }
  return { kind: 'address', serverUrl: url.origin };
}

function isPracticeDesk({ platform }: Desk): boolean {
  return platform.startsWith('sandbox:');
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}

function wordsFor(desk: Desk | null, outcome: CheckOutcome & { kind: 'ok' }, kind: 'added' | 'renewed'): string {
  const { identity, limits, software, lacks } = outcome;
  return [
    `${identity.handle} ${whatBecame(desk, identity.displayName, kind)}`,
    `Server: ${software}. A post: ${limits.maxCharacters} characters${limits.linkCharacters === null ? ' with its links in full' : ''}, ${limits.maxMedia} images of at most ${Math.floor(limits.maxImageBytes / 1_000_000)} MB.`,
    ...lacks.map((lack) => terminal.lack[lack]),
  ].join('\n');
}

function whatBecame(desk: Desk | null, displayName: string, kind: 'added' | 'renewed'): string {
  if (kind === 'renewed')
    return 'has its new token. If it was paused, it takes posts again; if it sleeps, it goes on sleeping.';
  if (desk !== null) return `(${displayName}) now belongs to "${desk.name}".`;
  return `(${displayName}) is connected. To give it to a desk, type /tambour setup in its channel.`;
}

function lineOf(account: Account): string {
  const practice = account.practice ? ' · practice' : '';
  return `${account.handle} · ${account.network}${practice} · ${account.software} · ${standingWords(account)} · ${account.id}`;
}

function standingWords({ standing }: Account): string {
  switch (standing.kind) {
    case 'active':
      return 'active';
    case 'asleep':
      return [
        'asleep',
        ...(standing.until === null ? [] : [`until ${standing.until.toISOString()}`]),
        ...(standing.exceptEmergencies ? ['except emergencies'] : []),
      ].join(' ');
    case 'paused':
      return `paused: ${standing.why.replaceAll('_', ' ')}`;
  }
}

/** Returns the administrator at the terminal, as the person who puts to sleep or wakes. */
function atTerminal(): { readonly id: string; readonly name: string } {
  const id = administrator();
  return { id, name: id };
}
