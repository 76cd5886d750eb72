import type { AnswersWords } from '#messages/words/answers.ts';

export const answers: AnswersWords = {
  noDesk: 'Dieser Kanal ist noch keine Redaktion. Mit /tambour einstellungen machen Sie ihn dazu.',
  noDeskAdministrator:
    'Dieser Kanal ist noch keine Redaktion. Bitten Sie jemanden aus der Administration dieses Arbeitsbereichs, hier /tambour einstellungen zu tippen.',
  notInChannel:
    'Tambour ist nicht in diesem Kanal und kann hier nicht schreiben. Laden Sie es mit /invite @tambour ein und versuchen Sie es noch einmal.',
  noAccounts:
    'Diese Redaktion hat noch kein Konto. Bitten Sie jemanden aus der Administration dieses Arbeitsbereichs, mit /tambour einstellungen Konten auszuwählen.',
  notOnDesk: 'Das können nur Personen dieser Redaktion. Bitten Sie die Redaktionsleitung, Sie aufzunehmen.',
  unknownPerson:
    'Tambour erkennt Sie nicht. Versuchen Sie es gleich noch einmal; bleibt es dabei, informieren Sie die Tambour-Administration.',
  noSuchDraft: (number) => `Einen Entwurf ${number} gibt es hier nicht. „/tambour liste“ zeigt die offenen.`,
  draftGone: 'Diesen Entwurf gibt es nicht mehr. „/tambour liste“ zeigt die offenen.',
  wentWrong:
    'Etwas hat nicht geklappt. Versuchen Sie es gleich noch einmal; bleibt es dabei, informieren Sie die Tambour-Administration.',
  busy: 'Im Moment warten zu viele Befehle: Ihrer wurde nicht ausgeführt. Bitte geben Sie ihn in einer Minute noch einmal ein.',
  formExpired: 'Das Formular ging nicht rechtzeitig auf. Bitte versuchen Sie es noch einmal.',
  oldCard: (version) =>
    `Diese Karte ist veraltet: Der Entwurf steht bei Fassung ${version}. Nehmen Sie die neueste Karte im Thread.`,
  otherCard: (version) =>
    `Diese Karte zeigt Fassung ${version} nicht so, wie sie ist, etwa weil Tambour aus einer Sicherung wiederhergestellt wurde. Es wurde nichts getan. Nehmen Sie die neueste Karte im Thread.`,
  decision: {
    author: 'Sie haben diesen Entwurf verfasst: Ihre Freigabe zählt nicht. Eine andere Person muss freigeben.',
    editor:
      'Sie haben einen Teil dieser Fassung formuliert: Ihre Freigabe zählt nicht. Eine andere Person muss freigeben.',
    not_approver:
      'Sie sind in dieser Redaktion nicht freigabeberechtigt oder waren es noch nicht, als um die Freigabe gebeten wurde. Nichts hat sich geändert.',
    newcomer:
      'Tambour sieht Sie noch nicht lange genug in diesem Kanal: Ihre Entscheidung zählt nicht. Nichts hat sich geändert.',
    authors_deputy:
      'Sie vertreten die Person, die diesen Entwurf oder diese Fassung geschrieben hat und selbst nicht freigeben könnte. Eine andere Person muss freigeben.',
    group_unreadable:
      'Tambour kann die Gruppe, die freigibt, nicht lesen: Niemand kann entscheiden. Informieren Sie die Redaktionsleitung. Nichts hat sich geändert.',
    guest: 'Gastkonten können nicht entscheiden. Nichts hat sich geändert.',
    bot: 'Bots können nicht entscheiden.',
    inactive: 'Dieses Konto ist deaktiviert und kann nicht entscheiden.',
    asked_anew:
      'Die Freigabe dieser Fassung ist neu angefordert. Entscheiden Sie auf der neuesten Karte im Thread; nichts hat sich geändert.',
    not_asked: 'Die Freigabe dieser Fassung ist noch nicht angefordert. Nichts hat sich geändert.',
    reactions_off: 'Hier zählen nur Schaltflächen. Nehmen Sie die auf der Freigabekarte.',
    closed: 'Dieser Entwurf ist abgeschlossen: Es gibt nichts mehr zu entscheiden.',
    expired: 'Die geplante Zeit ist verstrichen. Wählen Sie eine neue und fordern Sie die Freigabe noch einmal an.',
    repeated: 'Ihre Entscheidung war schon gespeichert. Sie zählt einmal.',
  },
  objection: {
    author:
      'Sie haben diesen Entwurf verfasst: Entscheiden muss eine andere Person. Um ihn zurückzuhalten, nehmen Sie „Stoppen“ oder „Entwurf verwerfen“ auf seiner Karte.',
    editor:
      'Sie haben einen Teil dieser Fassung formuliert: Entscheiden muss eine andere Person. Um sie zurückzuhalten, nehmen Sie „Stoppen“ oder „Entwurf verwerfen“ auf der Karte des Entwurfs.',
  },
  reasonOnlyOwn: 'Den Grund kann nur nennen, wer diese Fassung abgelehnt hat.',
  hintReaction: 'Eine Reaktion zählt nur auf der Freigabekarte im Thread. Nichts hat sich geändert.',
  hintButtonsOnly: 'Hier zählen nur Schaltflächen, keine Reaktionen. Nichts hat sich geändert.',
  reactionGone: (approve) =>
    `Ihr ${approve} steht nicht mehr auf der Karte und zählt deshalb nicht. Reagieren Sie noch einmal oder nehmen Sie die Schaltfläche.`,
  hintTyped: (approve, reject) =>
    `Eine Nachricht ist keine Freigabe. Nehmen Sie die Schaltflächen auf der Freigabekarte, oder reagieren Sie dort mit ${approve} oder ${reject}.`,
  hintTypedButtons: 'Eine Nachricht ist keine Freigabe. Nehmen Sie die Schaltflächen auf der Freigabekarte.',
  withdrawTooLate:
    'Ihre Freigabe ist schon verwendet: Der Beitrag ist veröffentlicht. Mit der Schaltfläche auf der Karte können Sie ihn zurückziehen.',
  buttonStands: (approve) =>
    `Sie haben mit einer Schaltfläche freigegeben: Das ${approve} zu entfernen ändert nichts. Zum Zurücknehmen wählen Sie „Ablehnen“ oder „Änderungen anfordern“.`,
  ask: {
    blocked: 'Die Freigabe kann noch nicht angefordert werden. Zuerst zu beheben:',
    alreadyAsked: 'Die Freigabe dieser Fassung ist schon angefordert.',
    rejected: 'Diese Fassung wurde abgelehnt. Bearbeiten Sie den Entwurf und fordern Sie die Freigabe neu an.',
  },
  copied: (number) =>
    `Entwurf ${number} hat diesen Text, für die Konten, die ihn nicht bekamen. Bearbeiten Sie ihn und fordern Sie die Freigabe an.`,
  nothingToCopy: 'Kein Konto wartet mehr auf diesen Beitrag: Es gibt nichts zu kopieren.',
  underWay:
    'Zu spät für Änderungen an diesem Entwurf: Er ist veröffentlicht oder wird gerade gesendet. Sie können den Beitrag zurückziehen oder den Entwurf für die Konten kopieren, die er nicht erreicht hat.',
  closedDraft:
    'Dieser Entwurf ist verworfen und lässt sich nicht mehr ändern. Einen Tag lang lässt er sich auf seiner Karte wieder öffnen; danach schreiben Sie einen neuen mit /tambour entwurf.',
  unchanged: 'Nichts hat sich geändert: Es gibt keine neue Fassung.',
  stale: (version) =>
    `Inzwischen wurde Fassung ${version} gespeichert. Nichts wurde überschrieben. Ihr Text steht noch hier: Kopieren Sie ihn, schließen Sie das Formular und bearbeiten Sie die neue Fassung.`,
  staleKept: (version) =>
    `Ihr Text wurde nicht gespeichert, denn es gibt schon Fassung ${version}. Hier ist er, damit nichts verloren geht:`,
  nothingToStop: 'Es gibt nichts mehr zu stoppen: Alles ist veröffentlicht oder schon gestoppt.',
  retractOnlyAuthorOrApprover: 'Einen Beitrag zurückziehen können nur, wer ihn verfasst hat, und Freigabeberechtigte.',
  nothingToRetract: 'Dieser Beitrag ist nicht mehr öffentlich, oder jemand zieht ihn schon zurück.',
  notPossibleNow: 'Das geht nicht mehr, es hat sich etwas getan. Sehen Sie auf die neueste Karte im Thread.',
  waitForOthers:
    'Dieser Entwurf wird für ein anderes Konto noch gesendet oder geprüft. Warten Sie, bis das beendet ist, und versuchen Sie es noch einmal.',
  allowAcronym: (acronym) => `${acronym} wird in dieser Redaktion nicht mehr angemerkt.`,
  filesGone: 'Diese Dateien sind nicht mehr verfügbar. Fügen Sie sie dem Thread noch einmal hinzu.',
  onlyAuthorOrApproverUses:
    'Diese Bilder hinzufügen können nur, wer den Entwurf verfasst hat, und Freigabeberechtigte.',
  ownedByAnother:
    'Diese Adresse gehört schon zu einem anderen Beitrag, den Tambour gesendet hat. Suchen Sie die dieses Entwurfs.',
  notTheLink: 'Dieser Link ist kein Beitrag dieses Kontos. Kopieren Sie die Adresse des Beitrags selbst.',
};
