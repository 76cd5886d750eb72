import { command } from '#messages/command.ts';
import { say } from '#messages/words/keyed.ts';
import type { TerminalWords } from '#messages/words/terminal.ts';
import { networkKinds } from '#networks/network-kinds.ts';
import type { NetworkKind } from '#networks/network-rules.ts';

import { megabytes, wait } from './amounts.ts';

/** Sentences for refused secrets of an account, as its network calls them. */
const secretRefused: Readonly<Record<NetworkKind, string>> = {
  mastodon: 'Der Server weist dieses Token zurück. Erzeugen Sie ein neues, und kopieren Sie es vollständig.',
  x: 'X weist diese Schlüssel zurück. Erzeugen Sie neue, und kopieren Sie jeden vollständig.',
  bluesky:
    'Der Server weist dieses Handle mit diesem App-Passwort zurück, wie auch bei einem deaktivierten, gesperrten oder umgezogenen Konto. Prüfen Sie das Handle und ob sein Konto auf diesem Server in Gebrauch ist. Erzeugen Sie dann in seinen Einstellungen ein neues App-Passwort, und kopieren Sie es vollständig.',
};

/** Sentences on which address to give, for networks with several servers. */
const addressAsked: Readonly<Record<NetworkKind, readonly string[]>> = {
  mastodon: ['Geben Sie die Adresse der Instanz an, zum Beispiel https://social.example.org.'],
  x: [],
  bluesky: [
    'Geben Sie die Adresse des Servers an, auf dem das Konto liegt: https://bsky.social, wenn Ihre Stelle keinen eigenen hat.',
  ],
};

export const terminal: TerminalWords = {
  problem: {
    onOrOff: 'muss „on“ oder „off“ sein',
    practice: 'muss „on“, „off“ oder „networks“ sein',
    needsChat:
      'ist „networks“, für Redaktionen eines echten Chats, und keiner ist verbunden. Verbinden Sie Slack oder Mattermost, oder entfernen Sie diese Einstellung',
    proxyAddress: 'muss eine Adresse sein, zum Beispiel http://proxy.example.org:3128',
    postgresAddress: 'muss eine PostgreSQL-Adresse sein, zum Beispiel postgresql://tambour@host/tambour',
    portNumber: 'muss eine Portnummer sein',
    publicAddress: 'muss eine Adresse sein, zum Beispiel https://tambour.example.org',
    pagesNeedAddress: 'muss gesetzt sein und mit https:// beginnen, wenn TAMBOUR_PAGES eingeschaltet ist',
    contactAddress:
      'muss eine Adresse sein, zum Beispiel mailto:security@example.org oder https://example.org/security',
    localAddress: 'muss eine http-Adresse auf 127.0.0.1 sein',
    practiceForAll:
      'lässt andere Rechner an die Übungsseite, die keine Anmeldung kennt. Bleiben Sie bei 127.0.0.1, oder setzen Sie TAMBOUR_PRACTICE_FOR_ALL=on, wenn dort jeder, der sie erreicht, als jeder handeln darf',
    addressAndPort: 'muss eine Adresse mit Port sein, zum Beispiel 127.0.0.1:9464',
    checksNoCertificate:
      'darf nicht 0 sein: Jeder Server, der antwortet, bekäme alle Tokens. Einem Zertifikat vertrauen Sie über NODE_EXTRA_CA_CERTS',
    logLevel: 'muss debug, info, warn oder error sein',
    mattermostAddress: 'muss eine Adresse sein, zum Beispiel https://chat.example.org',
    plainAddress: 'muss eine Adresse ohne Fragezeichen, „#“ und Zugangsdaten sein',
    encryptedAddress:
      'muss mit https:// beginnen, außer bei einem Server auf diesem Rechner: Dorthin wird ein Token gesendet',
    mattermostToken: 'muss das Token des Bots sein: 26 Buchstaben und Ziffern',
    commandTokens: 'muss die Tokens des Befehls enthalten, eines je Team, durch Kommas getrennt',
    mattermostNeedsAll:
      'fehlt: Mattermost braucht alle vier Einstellungen; seine Einrichtung schreibt sie (docs/mattermost.md)',
    slackMode: 'muss „socket“ oder „http“ sein',
    botToken: 'muss das Bot-Token sein, das mit „xoxb-“ beginnt',
    appToken: 'muss das App-Token sein, das mit „xapp-“ beginnt',
    signingSecret: 'muss das Signaturgeheimnis (Signing Secret) der App sein',
    slackAddress: 'muss https://slack.com/api/ oder eine Adresse auf 127.0.0.1 sein',
    missingBesideBotToken: 'fehlt: SLACK_BOT_TOKEN ist gesetzt, und Slack braucht beide',
    missingBesideAppToken: 'fehlt: SLACK_APP_TOKEN ist gesetzt, und Slack braucht beide',
    missingBesideSigningSecret: 'fehlt: SLACK_SIGNING_SECRET ist gesetzt, und Slack braucht beide',
    xPrices: 'muss so aussehen: {"asOf":"2026-08-22","post":0.015,"postWithLink":0.2,"altText":0.005}',
    notValid: 'ist ungültig',
  },

  settingsFile: ({ path, code }) =>
    `Die Einstellungsdatei ${path} kann nicht gelesen werden (${code}). Geben Sie sie dem Benutzer, unter dem Tambour läuft.`,
  openSettings: ({ path, mode }) =>
    `Die Einstellungsdatei ${path} enthält Geheimnisse und ist für andere zugänglich (Modus ${mode}). Führen Sie „chmod 600 ${path}“ aus. Wenn ein Container sie nur einhängt, setzen Sie in seiner Umgebung TAMBOUR_SHARED_SETTINGS=on.`,
  extraCaCerts: (file) =>
    file.why === 'unreadable'
      ? `NODE_EXTRA_CA_CERTS nennt ${file.path}; diese Datei kann nicht gelesen werden (${file.code}). Korrigieren Sie den Pfad, oder geben Sie die Datei dem Benutzer, unter dem Tambour läuft.`
      : `NODE_EXTRA_CA_CERTS nennt ${file.path}; diese Datei enthält kein Zertifikat im PEM-Format. Korrigieren Sie die Einstellung.`,

  masterKey: {
    keyFileMissing: ({ path }) =>
      `Der Hauptschlüssel ${path} fehlt. Stellen Sie ihn aus seiner Sicherung wieder her; ohne ihn ist kein Konto nutzbar. Ist er endgültig verloren, erzeugt „${command('setup')}“ einen neuen, und jedes Konto braucht ein neues Token („${command('account add')}“).`,
    keyFileNotReadable: ({ path, code }) =>
      `Der Hauptschlüssel ${path} kann nicht gelesen werden (${code}). Geben Sie die Datei dem Benutzer, unter dem Tambour läuft.`,
    keyFileOpen: ({ path, mode }) =>
      `Andere können den Hauptschlüssel ${path} lesen (Modus ${mode}). Führen Sie „chmod 600 ${path}“ aus.`,
    keyFileMalformed: ({ path }) =>
      `${path} ist kein Hauptschlüssel: 32 zufällige Bytes in Base64. Stellen Sie ihn aus seiner Sicherung wieder her.`,
  },

  storage: {
    dataFolderNotWritable: ({ folder, code }) =>
      `In den Datenordner ${folder} kann nicht geschrieben werden (${code}). Geben Sie ihn diesem Benutzer, oder setzen Sie TAMBOUR_DATA auf einen eigenen Ordner.`,
    diskFull: ({ folder, freeBytes, neededBytes }) =>
      `Der Datenträger von ${folder} ist voll: ${megabytes(freeBytes)} frei, ${megabytes(neededBytes)} nötig. Schaffen Sie Platz und starten Sie neu; es ging nichts verloren.`,
    folderInUse: ({ folder, pid }) =>
      `Ein anderer Tambour${pid === null ? '' : ` (Prozess ${pid})`} läuft auf ${folder}. Beenden Sie ihn zuerst, oder setzen Sie TAMBOUR_DATA auf einen anderen Ordner.`,
    binariesMissing: ({ folder, platform }) =>
      folder === null
        ? `Für ${platform} liegt kein PostgreSQL bei. Setzen Sie DATABASE_URL, oder setzen Sie TAMBOUR_POSTGRES_BIN auf den Ordner mit den Programmen Ihres PostgreSQL.`
        : `In ${folder} liegen keine PostgreSQL-Programme. Setzen Sie TAMBOUR_POSTGRES_BIN auf den Ordner mit „postgres“ und „initdb“, oder führen Sie „npm ci“ noch einmal aus.`,
    serverUserMissing: ({ user }) =>
      `PostgreSQL läuft nicht als root, und den Benutzer „${user}“ gibt es nicht; er ließ sich auch nicht anlegen. Legen Sie ihn an, oder setzen Sie TAMBOUR_POSTGRES_USER auf einen vorhandenen.`,
    serverUserCannotReach: ({ user, path }) =>
      `Der Benutzer „${user}“, unter dem PostgreSQL läuft, hat keinen Zugang zu ${path}. Öffnen Sie ihm diesen Ordner, oder setzen Sie TAMBOUR_DATA auf einen, den er erreicht.`,
    clusterGone: ({ note, folder }) =>
      `Laut ${note} liegen die Daten in ${folder}, und dort sind sie nicht. Bringen Sie sie zurück, oder löschen Sie den Datenordner, um neu zu beginnen.`,
    otherMajorVersion: ({ folder, found, wanted }) =>
      `Die Daten in ${folder} sind von PostgreSQL ${found}, die Programme von ${wanted}. Setzen Sie TAMBOUR_POSTGRES_BIN auf Programme von ${found}.`,
    serverDidNotStart: ({ logFile, lastLines }) =>
      [`PostgreSQL ist nicht gestartet. Seine letzten Zeilen (alle: ${logFile}):`, ...lastLines].join('\n  '),
    databaseUnreachable: ({ host, code }) =>
      `Unter ${host} antwortet kein PostgreSQL (${code}). Prüfen Sie DATABASE_URL und ob der Server läuft.`,
    wrongPassword: ({ host, user }) =>
      `PostgreSQL auf ${host} weist das Passwort von „${user}“ zurück. Korrigieren Sie es in DATABASE_URL.`,
    databaseMissing: ({ database, host }) =>
      `Auf ${host} gibt es keine Datenbank „${database}“. Legen Sie sie an, oder korrigieren Sie DATABASE_URL.`,
    notAllowed: ({ user, database, detail }) =>
      `„${user}“ darf in der Datenbank „${database}“ nicht, was Tambour braucht: ${detail}. Machen Sie ihn zu ihrem Eigentümer.`,
    postgresTooOld: ({ version, neededMajor }) =>
      `Dieses PostgreSQL hat die Version ${version}; Tambour braucht ${neededMajor} oder neuer.`,
    databaseNewer: ({ migration }) =>
      `Die Datenbank wurde zuletzt von einem neueren Tambour benutzt (${migration}). Starten Sie dessen Version; diese hier würde sie beschädigen.`,
    migrationChanged: ({ migration }) =>
      `Die Migration ${migration} ist nicht die, mit der diese Datenbank angelegt wurde. Installieren Sie einen unveränderten Tambour.`,
    restoreUnfinished: ({ database }) =>
      `Eine Wiederherstellung in die Datenbank „${database}“ wurde abgebrochen; was dort liegt, ist unvollständig. Führen Sie „${command('restore')}“ mit derselben Sicherung noch einmal aus.`,
    migrationFailed: ({ migration, code, backup }) =>
      [
        `Die Datenbank konnte nicht aktualisiert werden: ${migration} ist gescheitert (PostgreSQL meldet ${code}) und wurde rückgängig gemacht. Keine Zeile ging verloren.`,
        'Sehen Sie im Protokoll von PostgreSQL nach, beheben Sie die Ursache und starten Sie neu.',
        backup === null
          ? 'Die Datenbank war noch leer: Eine neue tut es ebenso.'
          : `Um zum vorigen Tambour zurückzukehren, stellen Sie mit ihm ${backup} in einer leeren Datenbank wieder her.`,
      ].join(' '),
    upgradeBackupFailed: ({ path, code }) =>
      code === 'ENOSPC'
        ? `Eine ältere Datenbank wird vor der Aktualisierung gesichert, und für ${path} reicht der Platz nicht. Schaffen Sie Platz und starten Sie neu; die Datenbank ist unverändert.`
        : `Eine ältere Datenbank wird vor der Aktualisierung gesichert, und ${path} kann nicht geschrieben werden (${code}). Lassen Sie diesen Benutzer dort schreiben und starten Sie neu; die Datenbank ist unverändert.`,
  },

  chatHeld: {
    tooOld: ({ version, oldest }) =>
      `Mattermost hat die Version ${version}. Tambour arbeitet mit ${oldest} und neuer: Ältere senden von mehreren gewählten Konten nur eines. Aktualisieren Sie den Server.`,
    untold: () =>
      'Mattermost nennt unter /api/v4/config/client weder seine Version noch seine Kennung, wie es jeder Server tut. Wenn ein Proxy dazwischensteht, lassen Sie ihn diese Adresse durchlassen.',
    elsewhere: ({ address, formerly }) =>
      `Mattermost unter ${address} gibt sich als der Server aus, der bisher unter ${formerly.join(', ')} zu erreichen war. ${ifMoved(formerly)} Ist es eine Kopie, korrigieren Sie MATTERMOST_URL; ${another()}`,
    unknown: ({ address, known }) =>
      `Mattermost unter ${address} ist ein anderer Server als der unter ${known.join(', ')}, zu dem diese Redaktionen gehören. Korrigieren Sie MATTERMOST_URL; ${another()}`,
  },

  notTaken: {
    tokenRefused: ({ network }) => secretRefused[network],
    ownPassword: () =>
      'Das ist das eigene Passwort des Kontos, mit dem sich das Konto auch ändern oder löschen lässt. Erzeugen Sie in den Einstellungen von Bluesky ein App-Passwort, und geben Sie dieses an.',
    scopeMissing: ({ missing }) =>
      missing.includes('tweet.write')
        ? 'Diese Schlüssel dürfen auf X nur lesen. Geben Sie der Anwendung in ihren Einstellungen bei X „Read and write“, und erzeugen Sie dann neue Schlüssel: Die bisherigen ändern sich dadurch nicht.'
        : `Dem Token fehlen Rechte: ${missing.join(', ')}. Erzeugen Sie eines, das auch diese hat.`,
    askedTooOften: ({ afterSeconds }) =>
      `Der Server wurde mit diesen Schlüsseln zu oft gefragt und antwortet erst in ${wait(afterSeconds)} wieder. Versuchen Sie es dann noch einmal.`,
    unreachable: ({ network, why }) =>
      ({
        refused:
          'Unter dieser Adresse antwortet kein Server. Prüfen Sie die Adresse und ob dieser Rechner sie erreichen darf.',
        name_not_found: 'Diesen Servernamen gibt es nicht. Prüfen Sie die Schreibweise.',
        timeout: 'Der Server hat nicht rechtzeitig geantwortet. Versuchen Sie es gleich noch einmal.',
        not_this_network: [
          `Der Server antwortet, aber nicht wie ${networkKinds[network].name}.`,
          ...addressAsked[network],
        ].join(' '),
      })[why],
  },

  notStarted: {
    storage: ({ refusal }) => say(terminal.storage, refusal.kind, refusal),
    key: ({ refusal }) => say(terminal.masterKey, refusal.kind, refusal),
    listen: ({ why, host, port, setting }) =>
      ({
        port_in_use: `Port ${port} auf ${host} ist belegt. Beenden Sie, was dort läuft, oder setzen Sie ${setting} auf einen anderen.`,
        not_allowed: `Dieser Benutzer darf Port ${port} nicht öffnen. Setzen Sie ${setting} auf einen über 1023.`,
        no_such_address: `Dieser Rechner hat keine Adresse ${host}. Korrigieren Sie ${setting === 'TAMBOUR_PORT' ? 'TAMBOUR_HOST' : setting}.`,
      })[why],
    practiceAway: ({ url }) =>
      `Unter ${url} antwortet kein Übungs-Chat. Starten Sie ihn mit „${command('practice')}“, oder entfernen Sie TAMBOUR_PRACTICE_URL.`,
    practiceAskedTooOften: ({ network, afterSeconds }) =>
      `Das Übungs-${networkKinds[network].name} wurde zu oft gefragt: Tambour wurde in kurzer Zeit viele Male gestartet. Starten Sie ihn in ${wait(afterSeconds)} wieder, oder starten Sie vorher „${command('practice')}“ neu.`,
    noChat: () =>
      `TAMBOUR_PRACTICE ist „off“, und kein Chat ist verbunden: Niemand wäre da, um mit Tambour zu sprechen. Verbinden Sie Slack mit „${command('setup')}“, oder setzen Sie TAMBOUR_PRACTICE=on.`,
    clockAhead: ({ now }) =>
      `Beim Üben wurde die Zeit in dieser Datenbank vorgestellt: Dort ist der ${now.slice(0, 10)}. Ein solcher Tambour dient nur noch der Übung, mit seinem eigenen Übungschat. Nehmen Sie heraus, was einen echten oder einen anderen Übungschat verbindet, oder beginnen Sie mit einer anderen Datenbank (TAMBOUR_DATA oder DATABASE_URL).`,
  },
  step: {
    makingUser: ({ user }) => `Der Systembenutzer „${user}“ wird angelegt, da PostgreSQL nicht als root läuft …`,
    placedElsewhere: ({ user, folder }) =>
      `„${user}“ hat keinen Zugang zum Datenordner: Die Datenbank kommt nach ${folder}`,
    copyingBinaries: ({ folder }) => `Die Programme von PostgreSQL werden nach ${folder} kopiert …`,
    makingCluster: ({ folder }) => `Die Datenbank wird in ${folder} angelegt …`,
    startingServer: () => 'PostgreSQL wird gestartet …',
    joiningServer: () => 'PostgreSQL läuft schon und wird mitbenutzt',
    recovering: () => 'PostgreSQL erholt sich von einem plötzlichen Ende …',
    backingUp: ({ path }) => `Sicherung nach ${path} …`,
    checkingBackup: ({ path }) => `${path} wird geprüft …`,
    restoring: () => 'Wiederherstellung läuft …',
    migrating: ({ migrations }) =>
      `Die Datenbank wird aktualisiert (${migrations === 1 ? 'ein Schritt' : `${migrations} Schritte`}) …`,
    chatAwaited: ({ chat, why }) =>
      `${chat} ist nicht verbunden (${why}). Tambour versucht es von selbst weiter, mindestens jede halbe Minute; freigegebene Beiträge gehen inzwischen hinaus. „${command('doctor')}“ sagt, was zu beheben ist.`,
    chatHeld: ({ chat, why }) =>
      `${chat} bleibt aus; freigegebene Beiträge gehen inzwischen hinaus. ${say(terminal.chatHeld, why.kind, why)}`,
  },
  ready: ({ chats, practice }) => {
    if (chats.length === 0) {
      return [
        'Tambour ist bereit. Öffnen Sie den Übungs-Chat in einem Browser:',
        'Schreiben Sie als Aïcha einen Beitrag, geben Sie ihn als Karim frei, und sehen Sie ihn in den Übungsnetzwerken. Von hier geht nichts in ein echtes Netzwerk. Beenden Sie mit Strg-C; löschen Sie den Datenordner, um alles rückgängig zu machen.',
      ];
    }
    const there = `Geben Sie in einem Kanal von ${chats.join(' oder ')} „/invite @tambour“ ein, dann „/tambour setup“. Beenden Sie mit Strg-C.`;
    switch (practice) {
      case 'chat':
        return [`Tambour ist bereit. Neben ${chats.join(' und ')} gibt es den Übungs-Chat:`, there];
      case 'networks':
        return [
          `Tambour ist bereit. Für Redaktionen in ${chats.join(' und ')}, die proben, gibt es Übungsnetzwerke:`,
          there,
        ];
      case 'none':
        return ['Tambour ist bereit. Er beantwortet Zustandsabfragen unter:', there];
    }
  },
  practiceReady: ['Der Übungs-Chat und die Übungsnetzwerke sind bereit:', 'Beenden Sie mit Strg-C.'],
  lost: {
    away: () => 'Die Datenbank ist verschwunden. Nichts Bestätigtes ist verloren; starten Sie Tambour neu.',
    newer: ({ migration }) =>
      `Ein neuerer Tambour hat die Datenbank geändert (${migration}), und dieser tritt zurück. Nichts Bestätigtes ist verloren; starten Sie auch hier die neuere Version.`,
  },

  lack: {
    software:
      '- Welche Software er einsetzt, war nicht zu erfahren. Tambour setzt bei ihm nichts voraus und fragt jeden Tag erneut.',
    instance_v2: '- Er beschreibt sich nur in der älteren Form: Die Grenzwerte sind vielleicht unvollständig.',
    idempotency:
      '- Aus einer wiederholten Anfrage macht er vielleicht zwei Beiträge: Nach einer verlorenen Antwort sendet Tambour höchstens einmal erneut, dann fragt er.',
    language: '- Er übergeht die Sprache eines Beitrags.',
    visibility: '- Er kennt keine nicht gelisteten Beiträge.',
    delete: '- Er kann Beiträge nicht zurückziehen: Löschen Sie sie dort von Hand.',
    alt_lines: '- Von einer Beschreibung zeigt er nur die erste Zeile: Beschreibungen gehen in einer Zeile hinaus.',
    conversion: '- Er zeigt Videos, wie sie gesendet wurden: Entwürfe sagen, wenn nicht jeder Browser eines abspielt.',
    edits_told:
      '- Er meldet nicht, welche Beiträge bearbeitet wurden: Nach einer Wiederherstellung werden Sie gefragt, was öffentlich ist.',
    media_status: '- Er meldet nicht, wann ein Bild bereit ist.',
    json_errors: '- Seine Fehlermeldungen haben nicht die übliche Form: Manche Ursache bleibt ungenau.',
    plain_text:
      '- Er wertet Markdown aus: Zeichen wie *, _, # und [Wörter](Adresse) erscheinen nicht wie eingegeben. Entwürfe zeigen vorab, was man sehen würde, und jeder Beitrag wird verglichen, sobald er öffentlich ist.',
  },
};

function ifMoved(addresses: readonly string[]): string {
  const commands = addresses.map((address) => `„${command('chat moved', [address])}“`).join(' oder ');
  return `Ist er umgezogen, geben Sie ${commands} ein: Seine Redaktionen laufen weiter.`;
}

function another(): string {
  return `um ihn neben dem anderen zu nutzen, ohne dessen Redaktionen, geben Sie „${command('chat another')}“ ein.`;
}
