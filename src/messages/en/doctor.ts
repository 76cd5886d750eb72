import { command } from '#messages/command.ts';
import type { DoctorWords } from '#messages/words/doctor.ts';
import { say } from '#messages/words/keyed.ts';

import { day, size } from './amounts.ts';
import { outside } from './doctor-outside.ts';
import { terminal } from './terminal.ts';

export const doctor: DoctorWords = {
  group: {
    settings: 'Settings',
    files: 'Files',
    database: 'Database',
    machine: 'This machine',
    chat: 'Chat',
    networks: 'Accounts and networks',
    waysOut: 'Ways out',
    tambour: 'Tambour',
  },
  level: { right: 'right', advice: 'advice', wrong: 'WRONG' },
  nothingWrong: ({ right, advice }) => `Nothing is wrong: ${right} right, ${advice} worth knowing.`,
  somethingWrong: ({ wrong, advice, right }) => `Wrong: ${wrong}. Worth knowing: ${advice}. Right: ${right}.`,

  finding: {
    ...outside,

    settingsFit: () => 'The settings are valid and fit together.',
    settingRefused: ({ setting, problem }) => `${setting} ${terminal.problem[problem]}.`,
    settingUnknown: ({ setting, meant }) =>
      meant === null
        ? `There is no setting ${setting}: it has no effect. docs/settings.md lists those there are.`
        : `There is no setting ${setting}: it has no effect. Was ${meant} meant?`,
    settingWithoutEffect: ({ setting, because, value }) =>
      `${setting} has no effect, since ${because} is ${value ?? 'set'}.`,
    noChat: () =>
      `No chat is connected and the practice chat is off: nobody could talk to Tambour. Run "${command('setup')}" to connect Slack, or unset TAMBOUR_PRACTICE.`,
    practiceBesideChat: () =>
      'The practice chat runs beside the real one. It has no login: everybody on this machine may use it. Unset TAMBOUR_PRACTICE when you are done practising.',
    practiceNetworks: () =>
      'The practice networks run beside the real chat, for desks that rehearse. Unset TAMBOUR_PRACTICE when you are done rehearsing.',
    practiceForAll: ({ host }) =>
      `Whoever reaches ${host} may act as anybody on the practice page. To close it, unset TAMBOUR_PRACTICE_FOR_ALL and TAMBOUR_HOST.`,
    listensForAll: ({ setting, host }) =>
      `${setting} lets other machines connect (${host}). Put a proxy with TLS before it, or keep it to 127.0.0.1.`,
    databaseInTheClear: ({ host }) =>
      `What goes to the database at ${host} may be read on the way. Add "?sslmode=verify-full" to DATABASE_URL.`,
    settingsFileAbsent: ({ path }) => `There is no ${path}: all settings are those of the environment.`,
    settingsFilePrivate: ({ path }) => `${path} can be read by its owner alone.`,
    settingsFileOpen: ({ path, mode }) =>
      `${path} holds secrets, and others may read or change it (mode ${mode}). Run "chmod 600 ${path}".`,
    settingsFileOfOther: ({ path, owner }) =>
      `${path} holds secrets and belongs to another user (${owner}), who can change it. Run "chown" on it, for the user that runs Tambour.`,
    settingsFolderOpen: ({ path }) =>
      `Everybody may write to the folder ${path}, and so put other settings in place of yours. Run "chmod o-w ${path}".`,
    settingsFileUnreadable: ({ path, error }) => terminal.settingsFile({ path, code: error }),
    settingsFileLine: ({ path, line }) =>
      `Line ${line} of ${path} is no setting, and has no effect. Write NAME=value, or "#" before a remark.`,

    dataFolderNotYet: ({ path }) => `The data folder ${path} is not there yet: the first start makes it.`,
    dataFolderFine: ({ path }) => `The data folder ${path} can be written to by Tambour alone.`,
    dataFolderNotWritable: ({ path, error }) =>
      `The data folder ${path} cannot be written to (${error}). Give it to the user that runs Tambour, or set TAMBOUR_DATA.`,
    dataFolderOpen: ({ path, mode }) =>
      `Others may look into the data folder ${path} (mode ${mode}). Run "chmod 700 ${path}", or 711 where the database has a user of its own.`,
    diskRoom: ({ path, freeBytes }) => `${size(freeBytes)} are free on the disk of ${path}.`,
    diskLow: ({ path, freeBytes }) =>
      `Only ${size(freeBytes)} are free on the disk of ${path}. A backup may not fit: make room soon.`,
    diskFull: ({ path, freeBytes }) =>
      `The disk of ${path} is full (${size(freeBytes)} free): no approval can be stored. Make room.`,
    inodesLow: ({ path, free }) =>
      `The disk of ${path} can take only ${free} more files, whatever their size. Delete what is not needed.`,
    keyFine: ({ path }) =>
      `The master key ${path} is there and private. Keep a copy away from the data and its backups.`,
    keyCredential: ({ path }) =>
      `systemd hands the master key over as a credential (${path}), to this service alone. Keep a copy of the key away from this machine.`,
    keyNotYet: ({ path }) => `The master key ${path} is not there yet: the first start makes it.`,
    keyRefused: ({ refusal }) => say(terminal.masterKey, refusal.kind, refusal),
    keyBesideData: ({ path }) =>
      `The master key lies in the data folder: whoever copies the folder has both. Stop Tambour, move ${path} elsewhere, and set TAMBOUR_KEY_FILE.`,
    keyRotating: ({ path, role, ids: [current, other] }) =>
      role === 'next'
        ? `A rotation of the master key was begun (${current}, next ${other}). Copy ${path} to each machine that runs Tambour, then run "${command('key rotate', ['--finish'])}" on each.`
        : `A rotation of the master key was not finished (${current}, former ${other}); everything can be read. Run "${command('key rotate')}" again.`,
    keyCredentialRotating: ({ ids: [current, other] }) =>
      `A rotation of the master key was begun (${current}, ${other}); everything can be read. Go on as "A new master key" in docs/running.md says for a credential.`,
    keySigningRotating: () =>
      `A rotation of the signing key was begun and not finished; everything verifies as before. With Tambour stopped, run "${command('key rotate-signing')}" again; go on with --finish where systemd hands the key over.`,
    backupFresh: ({ at }) => `The newest backup is of ${day(at)}.`,
    backupOld: ({ at, days }) =>
      `The newest backup is ${days} days old (${day(at)}). Run "${command('backup')}", best every night.`,
    noBackup: ({ folder }) =>
      `There is no backup in ${folder}. Run "${command('backup')}", best every night, unless your database is backed up otherwise.`,

    databaseNotYet: () => 'There is no database yet: the first start makes one in the data folder.',
    databaseRefused: ({ refusal }) => say(terminal.storage, refusal.kind, refusal),
    databaseFine: ({ version, sizeBytes }) => `PostgreSQL ${version} answers; the database takes ${size(sizeBytes)}.`,
    databaseEmbedded: () =>
      'Tambour runs its own PostgreSQL, which nobody updates but "npm ci". For real use take that of your distribution: set DATABASE_URL.',
    databaseDurable: () =>
      'What is confirmed survives a power cut (fsync, synchronous_commit and full_page_writes are on).',
    databaseNotDurable: ({ setting, value }) =>
      `${setting} is ${value}: a power cut may lose approvals, and a post may go out twice. Run "ALTER SYSTEM SET ${setting} = on; SELECT pg_reload_conf();" in PostgreSQL.`,
    databaseEncoding: ({ encoding }) =>
      `The database is encoded in ${encoding}, which cannot hold every character. Make one with ENCODING 'UTF8' TEMPLATE template0.`,
    databaseReadOnly: () => 'The database takes no writes. DATABASE_URL must name the primary server, not a standby.',
    databaseRights: ({ missing }) =>
      `Tambour's role lacks ${missing.join(' and ')}. Make it the owner of the database: "ALTER DATABASE … OWNER TO …".`,
    journalRewritable: () =>
      "Tambour's role may change and delete what stands in the journal. docs/running.md shows how to let it only add.",
    schemaCurrent: () => 'The tables are those of this Tambour.',
    schemaNone: () => 'The database is empty: the first start makes the tables.',
    schemaOlder: ({ pending }) =>
      `The tables are of an older Tambour. The next start backs them up and brings them up to date (steps: ${pending}).`,
    journalSound: ({ entries }) => `The journal is whole (entries: ${entries}).`,
    journalBad: ({ seq, why }) =>
      `The journal is not whole from entry ${seq} on (${why}). Keep the database as it is, and compare with a backup.`,
    journalHeadBad: ({ why, entries }) =>
      `The end of the journal is not the one that was sealed (${why}; entries: ${entries}). Keep the database as it is, and compare with a backup.`,
    journalNotKeyed: ({ entries }) =>
      `The journal is not yet keyed (entries: ${entries}): whoever can write to the database could have written it. Look at it, then run "${command('journal sign')}".`,
    journalOfOtherKey: ({ entries }) =>
      `The journal (entries: ${entries}) is signed with another master key than the one that is there, and cannot be checked. Put the right key back.`,

    clockAgrees: ({ with: other }) => `The clock agrees with that of ${other}.`,
    clockOff: ({ with: other, aheadSeconds }) =>
      `The clock is ${Math.round(Math.abs(aheadSeconds))} s ${aheadSeconds > 0 ? 'behind' : 'ahead of'} that of ${other}. Posts go out at the wrong time, and signatures are refused. Run "timedatectl set-ntp true" where it is wrong.`,
    clockUnknown: () => 'No other clock could be asked: whether this one is right is not known.',
    decoderConfined: () => 'The picture decoder can read neither the key nor the settings, and reaches no database.',
    decoderUnconfined: () =>
      'The picture decoder runs in a process of its own, but as the same user: this machine cannot confine it. On Linux, use util-linux 2.41 or newer (Debian 13) and a kernel with Landlock.',
    decoderUnknown: () =>
      'Whether this machine can confine what decodes pictures and videos could not be found out, and until it is, none is decoded. Is the folder for temporary files full, or does this user run too many processes? Then run doctor again.',
    ffmpegThere: ({ path }) => `ffmpeg is there (${path}): a video that does not fit can be converted.`,
    ffmpegMissing: () =>
      'ffmpeg is not on this machine: videos are published as they are, and those that do not fit are not converted.',
    timeZonesKnown: () => 'The time zones of all desks are known.',
    timeZoneUnknown: ({ zone, desk }) =>
      desk === null
        ? `This Node does not know the time zone ${zone}. Use one with full time zones, such as that of "npm ci".`
        : `The desk "${desk}" has the time zone ${zone}, which this Node does not know. Give it another with "${command('desk change')}".`,
    nodeFine: ({ version }) => `Node is ${version}.`,
    nodeOld: ({ version }) =>
      `Node is ${version}; Tambour needs 24.12 or newer. Start it by "npm start", which takes its own.`,
    openFilesFine: ({ limit }) =>
      limit === null ? 'Nothing limits the number of open files.' : `Up to ${limit} files may be open at once.`,
    openFilesFew: ({ limit }) =>
      `Only ${limit} files may be open at once. Raise "LimitNOFILE" of the service, or "ulimit -n", to 1024 or more.`,
    memoryFine: ({ bytes }) => `Up to ${size(bytes)} of memory may be used.`,
    memoryLittle: ({ bytes }) =>
      `Only ${size(bytes)} of memory may be used: pictures may end the process. Allow 512 MB or more.`,

    portFree: ({ host, port }) => `Port ${port} on ${host} is free.`,
    portOurs: ({ host, port }) => `A Tambour answers at ${host}:${port}.`,
    portOfOther: ({ host, port }) =>
      `At ${host}:${port} another Tambour answers, not this one: one with another data folder, or "${command('practice')}". Stop that, or set TAMBOUR_PORT to another port.`,
    portTaken: ({ host, port }) =>
      `Port ${port} on ${host} is taken by something else. Stop that, or set TAMBOUR_PORT to another one.`,
    portForbidden: ({ port }) => `This user may not listen on port ${port}. Set TAMBOUR_PORT to one above 1023.`,
    noSuchAddress: ({ host }) => `This machine has no address ${host}. Correct TAMBOUR_HOST.`,
    pagesReached: ({ address }) => `The pages that links open are reached at ${address}.`,
    pagesUnreachable: ({ address, error }) =>
      `The pages that links open are not reached at ${address} (${error}). Correct TAMBOUR_PUBLIC_URL, or the proxy in front.`,
    pagesNotPassedOn: ({ address, status }) =>
      `At ${address} something else answers, with ${status}. Let the proxy in front pass "/s/" on, as deploy/nginx.conf does.`,
    pagesUntried: () => 'Links to pages are on; whether they are reached was not tried.',
    runs: () => 'All its parts work.',
    doesNotRun: () => `Tambour does not run now. "${command('start')}" starts it.`,
    partNotReady: ({ part, detail }) => `It runs, but ${part} does not work: ${detail}. Its log says more.`,
    notChecked: ({ check, because }) => `Not checked: ${check}, since ${missing[because]}.`,
    checkTooSlow: ({ check, seconds }) =>
      `No answer within ${seconds} s: ${check}. See whether the machine, or what it waits for, is overloaded.`,
    checkFailed: ({ check, error }) => `Could not be checked: ${check} (${error}). Please report this.`,
  },
};

const missing = {
  settings: 'the settings are not valid',
  database: 'the database cannot be used',
  key: 'there is no usable master key',
} as const;
