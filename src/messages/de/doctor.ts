import type { CheckName } from '#doctor/facts.ts';
import { command } from '#messages/command.ts';
import type { DoctorWords } from '#messages/words/doctor.ts';
import { say } from '#messages/words/keyed.ts';

import { day, size } from './amounts.ts';
import { outside } from './doctor-outside.ts';
import { terminal } from './terminal.ts';

export const doctor: DoctorWords = {
  group: {
    settings: 'Einstellungen',
    files: 'Dateien',
    database: 'Datenbank',
    machine: 'Dieser Rechner',
    chat: 'Chat',
    networks: 'Konten und Netzwerke',
    waysOut: 'Wege nach außen',
    tambour: 'Tambour',
  },
  level: { right: 'gut', advice: 'Hinweis', wrong: 'FEHLER' },
  nothingWrong: ({ right, advice }) => `Keine Fehler. Hinweise: ${advice}. Gut: ${right}.`,
  somethingWrong: ({ wrong, advice, right }) => `Fehler: ${wrong}. Hinweise: ${advice}. Gut: ${right}.`,

  finding: {
    ...outside,

    settingsFit: () => 'Die Einstellungen sind gültig und passen zueinander.',
    settingRefused: ({ setting, problem }) => `${setting} ${terminal.problem[problem]}.`,
    settingUnknown: ({ setting, meant }) =>
      meant === null
        ? `Die Einstellung ${setting} gibt es nicht: Sie bewirkt nichts. docs/settings.md nennt alle.`
        : `Die Einstellung ${setting} gibt es nicht: Sie bewirkt nichts. War ${meant} gemeint?`,
    settingWithoutEffect: ({ setting, because, value }) =>
      value === null
        ? `${setting} bewirkt nichts, weil ${because} gesetzt ist.`
        : `${setting} bewirkt nichts, weil ${because} auf ${value} steht.`,
    noChat: () =>
      `Kein Chat ist verbunden, und der Übungs-Chat ist aus: Niemand könnte mit Tambour sprechen. Führen Sie „${command('setup')}“ aus, um Slack zu verbinden, oder entfernen Sie TAMBOUR_PRACTICE.`,
    practiceBesideChat: () =>
      'Neben dem echten Chat läuft der Übungs-Chat. Er verlangt keine Anmeldung: Jeder auf diesem Rechner kann ihn benutzen. Entfernen Sie TAMBOUR_PRACTICE, wenn Sie fertig geübt haben.',
    practiceNetworks: () =>
      'Neben dem echten Chat laufen die Übungsnetzwerke, für Redaktionen, die proben. Entfernen Sie TAMBOUR_PRACTICE, wenn Sie fertig geprobt haben.',
    practiceForAll: ({ host }) =>
      `Wer ${host} erreicht, kann auf der Übungsseite als jeder handeln. Um sie zu schließen, entfernen Sie TAMBOUR_PRACTICE_FOR_ALL und TAMBOUR_HOST.`,
    listensForAll: ({ setting, host }) =>
      `${setting} lässt Verbindungen von anderen Rechnern zu (${host}). Stellen Sie einen Proxy mit TLS davor, oder bleiben Sie bei 127.0.0.1.`,
    databaseInTheClear: ({ host }) =>
      `Was zur Datenbank auf ${host} geht, kann unterwegs mitgelesen werden. Ergänzen Sie DATABASE_URL um „?sslmode=verify-full“.`,
    settingsFileAbsent: ({ path }) => `Es gibt keine Datei ${path}: Alle Einstellungen kommen aus der Umgebung.`,
    settingsFilePrivate: ({ path }) => `Die Datei ${path} kann nur ihr Eigentümer lesen.`,
    settingsFileOpen: ({ path, mode }) =>
      `Die Datei ${path} enthält Geheimnisse, und andere können sie lesen oder ändern (Modus ${mode}). Führen Sie „chmod 600 ${path}“ aus.`,
    settingsFileOfOther: ({ path, owner }) =>
      `Die Datei ${path} enthält Geheimnisse und gehört einem anderen Benutzer (${owner}), der sie ändern kann. Geben Sie sie mit „chown“ dem Benutzer, unter dem Tambour läuft.`,
    settingsFolderOpen: ({ path }) =>
      `In den Ordner ${path} dürfen alle schreiben und so andere Einstellungen an die Stelle Ihrer setzen. Führen Sie „chmod o-w ${path}“ aus.`,
    settingsFileUnreadable: ({ path, error }) => terminal.settingsFile({ path, code: error }),
    settingsFileLine: ({ path, line }) =>
      `Zeile ${line} von ${path} ist keine Einstellung und bewirkt nichts. Schreiben Sie NAME=Wert, oder „#“ vor eine Bemerkung.`,

    dataFolderNotYet: ({ path }) => `Den Datenordner ${path} gibt es noch nicht: Der erste Start legt ihn an.`,
    dataFolderFine: ({ path }) => `In den Datenordner ${path} kann nur Tambour schreiben.`,
    dataFolderNotWritable: ({ path, error }) =>
      `In den Datenordner ${path} kann nicht geschrieben werden (${error}). Geben Sie ihn dem Benutzer, unter dem Tambour läuft, oder setzen Sie TAMBOUR_DATA.`,
    dataFolderOpen: ({ path, mode }) =>
      `Andere können in den Datenordner ${path} sehen (Modus ${mode}). Führen Sie „chmod 700 ${path}“ aus, oder 711, wenn die Datenbank einen eigenen Benutzer hat.`,
    diskRoom: ({ path, freeBytes }) => `Auf dem Datenträger von ${path} sind ${size(freeBytes)} frei.`,
    diskLow: ({ path, freeBytes }) =>
      `Auf dem Datenträger von ${path} sind nur noch ${size(freeBytes)} frei. Eine Sicherung passt vielleicht nicht mehr: Schaffen Sie bald Platz.`,
    diskFull: ({ path, freeBytes }) =>
      `Der Datenträger von ${path} ist voll (${size(freeBytes)} frei): Keine Freigabe kann gespeichert werden. Schaffen Sie Platz.`,
    inodesLow: ({ path, free }) =>
      `Der Datenträger von ${path} nimmt nur noch ${free} Dateien auf, wie klein sie auch sind. Löschen Sie, was nicht gebraucht wird.`,
    keyFine: ({ path }) =>
      `Der Hauptschlüssel ${path} ist vorhanden und nur für Tambour lesbar. Bewahren Sie eine Kopie getrennt von den Daten und ihren Sicherungen auf.`,
    keyCredential: ({ path }) =>
      `systemd übergibt den Hauptschlüssel als Credential (${path}), und zwar nur diesem Dienst. Bewahren Sie eine Kopie des Schlüssels außerhalb dieses Rechners auf.`,
    keyNotYet: ({ path }) => `Den Hauptschlüssel ${path} gibt es noch nicht: Der erste Start legt ihn an.`,
    keyRefused: ({ refusal }) => say(terminal.masterKey, refusal.kind, refusal),
    keyBesideData: ({ path }) =>
      `Der Hauptschlüssel liegt im Datenordner: Wer den Ordner kopiert, hat beides. Beenden Sie Tambour, verschieben Sie ${path} an einen anderen Ort, und setzen Sie TAMBOUR_KEY_FILE.`,
    keyRotating: ({ path, role, ids: [current, other] }) =>
      role === 'next'
        ? `Ein Wechsel des Hauptschlüssels ist begonnen (${current}, danach ${other}). Kopieren Sie ${path} auf jeden Rechner, auf dem Tambour läuft, und führen Sie dann auf jedem „${command('key rotate', ['--finish'])}“ aus.`
        : `Ein Wechsel des Hauptschlüssels wurde nicht abgeschlossen (${current}, vorher ${other}); alles bleibt lesbar. Führen Sie „${command('key rotate')}“ noch einmal aus.`,
    keyCredentialRotating: ({ ids: [current, other] }) =>
      `Ein Wechsel des Hauptschlüssels ist begonnen (${current}, ${other}); alles bleibt lesbar. Machen Sie weiter, wie es „A new master key“ in docs/running.md für ein Credential sagt.`,
    keySigningRotating: () =>
      `Ein Wechsel des Signaturschlüssels ist begonnen und nicht abgeschlossen; alles bleibt prüfbar. Beenden Sie Tambour, und führen Sie „${command('key rotate-signing')}“ noch einmal aus; wo systemd den Schlüssel übergibt, mit --finish.`,
    backupFresh: ({ at }) => `Die neueste Sicherung ist vom ${day(at)}.`,
    backupOld: ({ at, days }) =>
      `Die neueste Sicherung ist ${days} Tage alt (${day(at)}). Führen Sie „${command('backup')}“ aus, am besten jede Nacht.`,
    noBackup: ({ folder }) =>
      `In ${folder} liegt keine Sicherung. Führen Sie „${command('backup')}“ aus, am besten jede Nacht, außer wenn Ihre Datenbank anders gesichert wird.`,

    databaseNotYet: () => 'Es gibt noch keine Datenbank: Der erste Start legt eine im Datenordner an.',
    databaseRefused: ({ refusal }) => say(terminal.storage, refusal.kind, refusal),
    databaseFine: ({ version, sizeBytes }) =>
      `PostgreSQL ${version} antwortet; die Datenbank belegt ${size(sizeBytes)}.`,
    databaseEmbedded: () =>
      'Tambour betreibt sein eigenes PostgreSQL, das nur „npm ci“ aktualisiert. Nehmen Sie für den echten Betrieb das Ihrer Distribution: Setzen Sie DATABASE_URL.',
    databaseDurable: () =>
      'Was bestätigt ist, übersteht einen Stromausfall (fsync, synchronous_commit und full_page_writes sind eingeschaltet).',
    databaseNotDurable: ({ setting, value }) =>
      `${setting} steht auf ${value}: Bei einem Stromausfall können Freigaben verloren gehen, und ein Beitrag kann doppelt erscheinen. Führen Sie in PostgreSQL „ALTER SYSTEM SET ${setting} = on; SELECT pg_reload_conf();“ aus.`,
    databaseEncoding: ({ encoding }) =>
      `Die Datenbank ist in ${encoding} kodiert und kann nicht jedes Zeichen speichern. Legen Sie eine mit ENCODING 'UTF8' TEMPLATE template0 an.`,
    databaseReadOnly: () =>
      'Die Datenbank nimmt keine Änderungen an. DATABASE_URL muss den Primärserver nennen, kein Replikat.',
    databaseRights: ({ missing }) =>
      `Der Rolle von Tambour fehlt ${missing.join(' und ')}. Machen Sie sie zur Eigentümerin der Datenbank: „ALTER DATABASE … OWNER TO …“.`,
    journalRewritable: () =>
      'Die Rolle von Tambour darf ändern und löschen, was im Journal steht. docs/running.md zeigt, wie sie nur noch anfügen darf.',
    schemaCurrent: () => 'Die Tabellen sind die dieser Version von Tambour.',
    schemaNone: () => 'Die Datenbank ist leer: Der erste Start legt die Tabellen an.',
    schemaOlder: ({ pending }) =>
      `Die Tabellen sind von einem älteren Tambour. Der nächste Start sichert und aktualisiert sie (Schritte: ${pending}).`,
    journalSound: ({ entries }) => `Das Journal ist unversehrt (Einträge: ${entries}).`,
    journalBad: ({ seq, why }) =>
      `Das Journal ist ab Eintrag ${seq} nicht mehr unversehrt (${brokenEntry[why]}). Lassen Sie die Datenbank, wie sie ist, und vergleichen Sie sie mit einer Sicherung.`,
    journalHeadBad: ({ why, entries }) =>
      `Das Ende des Journals ist nicht das versiegelte (${brokenHead[why]}; Einträge: ${entries}). Lassen Sie die Datenbank, wie sie ist, und vergleichen Sie sie mit einer Sicherung.`,
    journalNotKeyed: ({ entries }) =>
      `Das Journal ist noch nicht signiert (Einträge: ${entries}): Wer in die Datenbank schreiben kann, könnte es geschrieben haben. Sehen Sie es durch, und führen Sie dann „${command('journal sign')}“ aus.`,
    journalOfOtherKey: ({ entries }) =>
      `Das Journal (Einträge: ${entries}) ist mit einem anderen Hauptschlüssel signiert als dem, der da ist, und lässt sich nicht prüfen. Legen Sie den richtigen Schlüssel zurück.`,

    clockAgrees: ({ with: other }) => `Die Uhr stimmt mit der von ${other} überein.`,
    clockOff: ({ with: other, aheadSeconds }) =>
      `Die Uhr geht gegenüber der von ${other} um ${Math.round(Math.abs(aheadSeconds))} s ${aheadSeconds > 0 ? 'nach' : 'vor'}. Beiträge erscheinen zur falschen Zeit, und Signaturen werden zurückgewiesen. Führen Sie dort, wo sie falsch geht, „timedatectl set-ntp true“ aus.`,
    clockUnknown: () => 'Keine andere Uhr war zu erreichen: Ob diese richtig geht, ist nicht bekannt.',
    decoderConfined: () =>
      'Der Bilddecoder kann weder Schlüssel noch Einstellungen lesen und erreicht keine Datenbank.',
    decoderUnconfined: () =>
      'Der Bilddecoder läuft in einem eigenen Prozess, aber unter demselben Benutzer: Dieser Rechner kann ihn nicht abschotten. Nehmen Sie unter Linux util-linux 2.41 oder neuer (Debian 13) und einen Kernel mit Landlock.',
    decoderUnknown: () =>
      'Ob dieser Rechner abschotten kann, was Bilder und Videos dekodiert, ließ sich nicht feststellen; bis dahin wird nichts dekodiert. Ist der Ordner für temporäre Dateien voll, oder hat dieser Benutzer zu viele Prozesse? Führen Sie danach doctor noch einmal aus.',
    ffmpegThere: ({ path }) => `ffmpeg ist da (${path}): Ein Video, das nicht passt, kann umgewandelt werden.`,
    ffmpegMissing: () =>
      'ffmpeg ist nicht auf diesem Rechner: Videos werden veröffentlicht, wie sie sind, und solche, die nicht passen, werden nicht umgewandelt.',
    timeZonesKnown: () => 'Die Zeitzonen aller Redaktionen sind bekannt.',
    timeZoneUnknown: ({ zone, desk }) =>
      desk === null
        ? `Dieses Node kennt die Zeitzone ${zone} nicht. Verwenden Sie eines mit allen Zeitzonen, zum Beispiel das von „npm ci“.`
        : `Die Redaktion „${desk}“ hat die Zeitzone ${zone}, die dieses Node nicht kennt. Geben Sie ihr mit „${command('desk change')}“ eine andere.`,
    nodeFine: ({ version }) => `Node hat die Version ${version}.`,
    nodeOld: ({ version }) =>
      `Node hat die Version ${version}; Tambour braucht 24.12 oder neuer. Starten Sie ihn mit „npm start“, das sein eigenes verwendet.`,
    openFilesFine: ({ limit }) =>
      limit === null
        ? 'Die Zahl offener Dateien ist nicht begrenzt.'
        : `Bis zu ${limit} Dateien dürfen gleichzeitig offen sein.`,
    openFilesFew: ({ limit }) =>
      `Nur ${limit} Dateien dürfen gleichzeitig offen sein. Erhöhen Sie „LimitNOFILE“ des Dienstes oder „ulimit -n“ auf 1024 oder mehr.`,
    memoryFine: ({ bytes }) => `Bis zu ${size(bytes)} Arbeitsspeicher dürfen genutzt werden.`,
    memoryLittle: ({ bytes }) =>
      `Nur ${size(bytes)} Arbeitsspeicher dürfen genutzt werden: Bilder können den Prozess beenden. Erlauben Sie 512 MB oder mehr.`,

    portFree: ({ host, port }) => `Port ${port} auf ${host} ist frei.`,
    portOurs: ({ host, port }) => `Unter ${host}:${port} antwortet ein Tambour.`,
    portOfOther: ({ host, port }) =>
      `Unter ${host}:${port} antwortet nicht dieser Tambour, sondern einer mit einem anderen Datenordner oder „${command('practice')}“. Beenden Sie ihn, oder setzen Sie TAMBOUR_PORT auf einen anderen Port.`,
    portTaken: ({ host, port }) =>
      `Port ${port} auf ${host} ist von etwas anderem belegt. Beenden Sie das, oder setzen Sie TAMBOUR_PORT auf einen anderen.`,
    portForbidden: ({ port }) =>
      `Dieser Benutzer darf Port ${port} nicht öffnen. Setzen Sie TAMBOUR_PORT auf einen über 1023.`,
    noSuchAddress: ({ host }) => `Dieser Rechner hat keine Adresse ${host}. Korrigieren Sie TAMBOUR_HOST.`,
    pagesReached: ({ address }) => `Die Seiten, die Links öffnen, sind unter ${address} erreichbar.`,
    pagesUnreachable: ({ address, error }) =>
      `Die Seiten, die Links öffnen, sind unter ${address} nicht erreichbar (${error}). Korrigieren Sie TAMBOUR_PUBLIC_URL oder den Proxy davor.`,
    pagesNotPassedOn: ({ address, status }) =>
      `Unter ${address} antwortet etwas anderes, mit ${status}. Lassen Sie den Proxy davor „/s/“ weitergeben, wie es deploy/nginx.conf tut.`,
    pagesUntried: () => 'Links zu Seiten sind eingeschaltet; ob sie erreichbar sind, wurde nicht versucht.',
    runs: () => 'Alle seine Teile arbeiten.',
    doesNotRun: () => `Tambour läuft gerade nicht. „${command('start')}“ startet ihn.`,
    partNotReady: ({ part, detail }) => `Er läuft, aber „${part}“ arbeitet nicht: ${detail}. Sein Protokoll sagt mehr.`,
    notChecked: ({ check, because }) => `Nicht geprüft: ${checks[check]}, ${missing[because]}.`,
    checkTooSlow: ({ check, seconds }) =>
      `Keine Antwort in ${seconds} s: ${checks[check]}. Sehen Sie nach, ob der Rechner überlastet ist oder das, worauf er wartet.`,
    checkFailed: ({ check, error }) =>
      `Konnte nicht geprüft werden: ${checks[check]} (${error}). Bitte melden Sie das den Entwicklern von Tambour.`,
  },
};

const checks: Readonly<Record<CheckName, string>> = {
  settings: 'Einstellungen',
  'settings file': 'Einstellungsdatei',
  'limits of this machine': 'Grenzen dieses Rechners',
  'data folder': 'Datenordner',
  'master key': 'Hauptschlüssel',
  backups: 'Sicherungen',
  database: 'Datenbank',
  journal: 'Journal',
  clock: 'Uhr',
  'time zones': 'Zeitzonen',
  'decoder of pictures': 'Dekodieren der Bilder',
  'conversion of videos': 'Umwandeln der Videos',
  chat: 'Chat',
  approvers: 'Freigabeberechtigte',
  accounts: 'Konten',
  X: 'X',
  freezes: 'Einfrieren',
  watch: 'Überwachung',
  'ways out': 'Wege nach außen',
  'running Tambour': 'laufender Tambour',
  listener: 'Empfangsadresse',
  pages: 'geteilte Seiten',
};

const brokenEntry = {
  missing: 'fehlt',
  changed: 'verändert',
  notLinked: 'nicht mit dem vorigen verbunden',
  forged: 'nicht von Tambour geschrieben',
  unsigned: 'nicht signiert',
} as const;

const brokenHead = {
  gone: 'Siegel fehlt',
  forged: 'Siegel gefälscht',
  cut: 'Einträge abgeschnitten',
  other: 'letzter Eintrag ersetzt',
  behind: 'Einträge angefügt',
} as const;

const missing = {
  settings: 'weil die Einstellungen ungültig sind',
  database: 'weil die Datenbank nicht nutzbar ist',
  key: 'weil es keinen nutzbaren Hauptschlüssel gibt',
} as const;
