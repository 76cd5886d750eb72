import { command } from '#messages/command.ts';
import { portOf } from '#messages/port-of.ts';
import { serviceName } from '#messages/service-name.ts';
import type { OutsideFindingWords } from '#messages/words/doctor.ts';
import { say } from '#messages/words/keyed.ts';
import { networkKinds } from '#networks/network-kinds.ts';

import { dayOf, instant } from './amounts.ts';
import { terminal } from './terminal.ts';

export const outside: OutsideFindingWords = {
  chatOff: () =>
    `Kein Chat ist verbunden: Es gibt nur den Übungs-Chat. „${command('setup')}“ verbindet Slack, „${command('setup mattermost')}“ Mattermost.`,
  slackIsOurs: ({ bot, workspace }) => `Slack kennt den Bot: @${bot} im Workspace ${workspace}.`,
  slackSocketOpens: () => 'Das App-Token öffnet eine Verbindung.',
  slackSecretUntried: () =>
    'Nur eine Anfrage von Slack zeigt, ob SLACK_SIGNING_SECRET stimmt: Geben Sie in einem Kanal „/tambour help“ ein. Wenn nichts antwortet, kopieren Sie das Geheimnis noch einmal.',
  slackUnreachable: ({ error }) => `Slack antwortet nicht (${error}). Mehr dazu unter „Wege nach außen“.`,
  slackTokenRefused: ({ token, why }) =>
    `Slack weist das ${slackToken[token]} zurück (${why}). ${slackAdvice(token, why)}`,
  slackWrongToken: ({ token, expected }) =>
    `Das ${slackToken[token]} muss mit „${expected}“ beginnen: Dieses ist von anderer Art.`,
  slackScopesMissing: ({ scopes }) =>
    `Der App fehlt ${scopes.join(', ')}. Gleichen Sie ihr Manifest auf https://api.slack.com/apps an manifest.yml an, und installieren Sie sie neu.`,
  slackScopesBeyondNeed: ({ scopes }) =>
    `Die App darf mehr, als Tambour braucht: ${scopes.join(', ')}. Nehmen Sie ihr diese Rechte, oder gleichen Sie ihr Manifest an manifest.yml an.`,
  slackTwoApps: ({ botApp, appTokenApp }) =>
    `Die beiden Tokens gehören zu zwei Apps (${botApp} und ${appTokenApp}): Kein Ereignis käme an. Nehmen Sie beide von derselben.`,
  slackNoGroups: ({ why }) =>
    `Slack nennt keine Benutzergruppen (${why}): Wer freigibt, wird einzeln benannt oder ist Mitglied eines Kanals.`,
  mattermostIsOurs: ({ bot, server, version }) =>
    `Mattermost kennt den Bot: @${bot} auf ${server}, Version ${version}.`,
  mattermostUnreachable: ({ error }) => `Mattermost antwortet nicht (${error}). Mehr dazu unter „Wege nach außen“.`,
  mattermostTokenRefused: ({ why }) =>
    `Mattermost weist das Bot-Token MATTERMOST_TOKEN zurück (${why}). „${command('setup mattermost')}“ erzeugt ein neues.`,
  mattermostHeld: ({ why }) => say(terminal.chatHeld, why.kind, why),
  mattermostInNoTeam: () =>
    `Der Bot ist in keinem Team: Niemand kann /tambour eingeben. Führen Sie „${command('setup mattermost')}“ aus.`,
  mattermostWayBackUntried: () =>
    `Nur Mattermost kann zeigen, ob es Tambour erreicht: Geben Sie in einem Kanal „/tambour help“ ein. Wenn nichts antwortet, prüfen Sie MATTERMOST_CALLBACK_URL, und führen Sie „${command('setup mattermost')}“ noch einmal aus.`,

  noSecondApprover: ({ desk, needed }) =>
    `${needed === 1 ? `In der Redaktion „${desk}“ kann nur eine Person freigeben` : `In der Redaktion „${desk}“ können nur die ${needed} nötigen Personen freigeben`}: Ist eine davon abwesend oder verfasst selbst, wird dort nichts veröffentlicht. Nennen Sie eine weitere mit „${command('desk change', [desk, '--approver', 'ID'])}“ (das ersetzt die bisherigen) oder im Kanal mit /tambour einstellungen.`,
  nothingFrozen: () => 'Nichts ist eingefroren.',
  frozen: ({ desk, at, by, because, exceptEmergencies, isAfterRestore }) => {
    if (isAfterRestore && desk !== null) {
      return `Die Redaktion „${desk}“ ist eingefroren, seit Tambour am ${instant(at)} wiederhergestellt wurde: Nichts geht hinaus, auch nicht in Notfällen. Freigabeberechtigte heben das in ihrem Kanal mit der Schaltfläche unter der Liste dessen auf, was wartet: Dafür muss man die Liste gesehen haben; „${command('thaw')}“ genügt nicht. Dadurch allein geht nichts hinaus.`;
    }
    const [what, end] =
      desk === null
        ? ['Alles ist eingefroren', `„${command('thaw', ['--all'])}“`]
        : [
            `Die Redaktion „${desk}“ ist eingefroren`,
            `„${command('thaw', [desk])}“ oder in ihrem Kanal mit /tambour thaw`,
          ];
    const reason = because === null ? '' : ` (${because})`;
    return `${what}, von ${by} seit dem ${instant(at)}${reason}: Nichts geht hinaus${exceptEmergencies ? ', außer in einem echten Notfall' : ''}. Beenden Sie das mit ${end}; dadurch allein geht nichts hinaus.`;
  },
  accountsWatched: ({ count }) =>
    `${count === 1 ? 'Ein Konto wird' : `${count} Konten werden`} auf Beiträge überwacht, die nicht von Tambour stammen.`,
  accountNotWatched: ({ handle, since }) =>
    `${handle} konnte seit dem ${instant(since)} nicht auf Beiträge durchgesehen werden, die nicht von Tambour stammen. Wenn Tambour läuft, sehen Sie nach, was die Zeile dieses Kontos sagt; Beiträge aus der Zwischenzeit werden gemeldet, sobald es wieder gelesen werden kann.`,
  billedNotWatched: ({ handle, network, setting }) =>
    `${handle} wird nicht auf Beiträge überwacht, die nicht von Tambour stammen: Dafür braucht es ${setting}=on, und ${networkKinds[network].name} berechnet das.`,
  noAccount: () =>
    `Noch kein Konto in einem echten Netzwerk: „${command('account add', ['--help'])}“ sagt, wie Sie eines hinzufügen.`,
  accountFine: ({ handle, software, lacks }) =>
    [`${handle} kann veröffentlichen (${software}).`, ...lacks.map((lack) => terminal.lack[lack])].join('\n'),
  accountNotKept: ({ handle, days }) =>
    `${handle} ruht, und niemand betreut es: Sein Netzwerk kann es nach ${days} Tagen ohne Anmeldung von Hand als inaktiv ansehen. Benennen Sie jemanden im Kanal seiner Redaktion mit /tambour betreuen.`,
  accountAsleep: ({ handle, until }) =>
    until === null
      ? `${handle} ruht, bis es geweckt wird, und nimmt keine Beiträge an.`
      : `${handle} ruht bis zum ${instant(until)} und nimmt keine Beiträge an.`,
  accountPaused: ({ handle, why }) =>
    `${handle} ist angehalten (${locked[why]}): Seine Beiträge werden zurückgehalten. Beheben Sie, was die nächste Zeile sagt, und führen Sie dann „${command('account wake', [handle])}“ aus.`,
  accountRefused: ({ handle, network, outcome }) =>
    `${handle}: ${say(terminal.notTaken, outcome.kind, { ...outcome, network })}`,
  accountOther: ({ handle, found }) =>
    `Das Token von ${handle} gehört jetzt zu ${found}. Fügen Sie das Konto mit seinem eigenen Token neu hinzu.`,
  accountMoved: ({ handle, sealedFor, is }) =>
    `Das Token von ${handle} wurde für ${sealedFor} gegeben, und seine Zeile in der Datenbank sagt ${is}: Jemand hat sie dort geändert. Das Token geht nirgendwohin. Finden Sie heraus, wer in die Datenbank schreiben kann, und führen Sie dann „${command('account wake', [handle])}“ aus, was die Zeile wiederherstellt.`,
  tokenUnreadable: ({ handle, why }) =>
    why === 'otherKey'
      ? `Das Token von ${handle} wurde mit einem anderen Hauptschlüssel versiegelt. Bringen Sie diesen Schlüssel zurück, oder fügen Sie das Konto neu hinzu.`
      : `Das Token von ${handle} lässt sich nicht öffnen: Seine Zeile wurde verändert (${why === 'malformed' ? 'ungültige Form' : 'beschädigt'}). Fügen Sie das Konto neu hinzu.`,
  xOff: () => 'Das Veröffentlichen auf X ist aus: Dorthin wird nichts gesendet, und dort wird nichts gelesen.',
  xOn: ({ reading, pricesAsOf }) =>
    `Das Veröffentlichen auf X ist eingeschaltet${reading ? ', das Lesen auch' : '; das Lesen ist aus, daher klären Menschen, was X verloren haben könnte'}. Nach den Bedingungen von X gehört die Nutzung durch oder für eine öffentliche Stelle in den Enterprise-Tarif; ob das Schreiben eigener Beiträge darunter fällt, muss Ihre Rechtsabteilung beurteilen. Die Preise sind vom ${dayOf(pricesAsOf)}.`,
  xWithoutAccount: () =>
    `Das Veröffentlichen auf X ist eingeschaltet, und es gibt dort kein Konto. Fügen Sie eines mit „${command('account add', ['x'])}“ hinzu, oder entfernen Sie X_PUBLISHING.`,
  accountWhileOff: ({ handle, network }) =>
    `${handle} ist auf ${networkKinds[network].name}, und das Veröffentlichen dort ist aus: Seine Beiträge werden zurückgehalten. Es wurde nichts abgefragt.`,
  xPricesOld: ({ asOf, days }) =>
    `Die Preise von X sind ${days} Tage alt (${dayOf(asOf)}). Vergleichen Sie sie mit der Liste von X, und setzen Sie X_PRICES.`,

  noWayNeeded: () => 'Von außen wird noch nichts gebraucht: Weder ein Chat noch ein Konto ist verbunden.',
  way: ({ host, for: what, reached }) => {
    const { way } = reached;
    const by = way.kind === 'proxy' ? ` über den Proxy ${way.at}` : '';
    const whose = `${host} (${serviceName(what)})`;
    switch (reached.kind) {
      case 'reached':
        return `${whose} ist${by} erreichbar.`;
      case 'nameNotFound':
        return `${whose}: Der Name ist${by} nicht bekannt. Prüfen Sie die Schreibweise und das DNS${by === '' ? ', oder setzen Sie HTTPS_PROXY, wenn es einen Proxy gibt' : ''}.`;
      case 'unreachable':
        return `${whose} ist${by} nicht erreichbar (${reached.code}). Öffnen Sie in der Firewall den Port ${portOf(host)} dorthin${by === '' ? ', oder setzen Sie HTTPS_PROXY' : ''}.`;
      case 'untrusted':
        return `${whose} zeigt ein Zertifikat, dem nicht vertraut wird (${reached.code}${reached.issuer === null ? '' : `, signiert von ${reached.issuer}`}). Wenn Ihr Proxy TLS aufbricht, setzen Sie NODE_EXTRA_CA_CERTS auf die Datei mit seinem Zertifikat.`;
      case 'timeout':
        return `${whose} hat${by} nicht rechtzeitig geantwortet. Vielleicht verwirft eine Firewall, was dorthin geht.`;
      case 'proxyUnreachable':
        return `${whose}: Der Proxy${way.kind === 'proxy' ? ` ${way.at}` : ''} ist nicht erreichbar (${reached.code}). Korrigieren Sie HTTPS_PROXY.`;
      case 'proxyRefused':
        return reached.status === 407
          ? `${whose}: Der Proxy verlangt Benutzer und Passwort (407). Tragen Sie beides in HTTPS_PROXY ein.`
          : `${whose}: Der Proxy verweigert den Weg dorthin (${reached.status}). Lassen Sie den Host freischalten, mit CONNECT zum Port ${portOf(host)}.`;
    }
  },
  extraCaCerts: ({ path, outcome }) =>
    outcome.kind === 'trusted'
      ? `Den Zertifikaten aus ${path} wird vertraut (${outcome.certificates}).`
      : terminal.extraCaCerts({ ...outcome, path }),
};

const locked = {
  token_refused: 'Token zurückgewiesen',
  scope_missing: 'Recht fehlt',
  credit_exhausted: 'Guthaben aufgebraucht',
  account_closed: 'Konto geschlossen',
  row_changed: 'Zeile geändert',
} as const;

const slackToken = { bot: 'Bot-Token SLACK_BOT_TOKEN', app: 'App-Token SLACK_APP_TOKEN' } as const;

function slackAdvice(token: 'bot' | 'app', why: string): string {
  if (why === 'account_inactive' || why === 'token_revoked') {
    return 'Die App wurde aus dem Workspace entfernt: Installieren Sie sie neu, und nehmen Sie das neue Token.';
  }
  if (why === 'missing_scope') return 'Erzeugen Sie eines mit dem Recht connections:write.';
  return token === 'bot'
    ? 'Kopieren Sie das „Bot User OAuth Token“ noch einmal, vollständig.'
    : 'Kopieren Sie das Token noch einmal, vollständig, unter „Basic Information“, „App-Level Tokens“.';
}
