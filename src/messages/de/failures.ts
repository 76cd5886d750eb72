import type { FailuresWords } from '#messages/words/failures.ts';

export const failures: FailuresWords = {
  refused: {
    server: {
      unreachable: (a) =>
        `${a}: Der Server antwortet nicht, nichts wurde veröffentlicht. Versuchen Sie es in einigen Minuten noch einmal.`,
      name_not_found: (a) =>
        `${a}: Die Adresse des Servers wurde nicht gefunden, nichts wurde veröffentlicht. Klären Sie die Adresse mit der Tambour-Administration und versuchen Sie es noch einmal.`,
      forbidden: (a) =>
        `${a}: Der Server untersagt diesen Beitrag, nichts wurde veröffentlicht. Das Konto ist vielleicht eingeschränkt: Fragen Sie die Moderation des Servers.`,
      not_found: (a) =>
        `${a}: Der Server kennt dieses Konto oder Bild nicht mehr, nichts wurde veröffentlicht. Versuchen Sie es noch einmal; klappt es wieder nicht, lassen Sie das Konto prüfen.`,
      too_long: (a) =>
        `${a}: Dem Server ist der Text zu lang, nichts wurde veröffentlicht. Kürzen Sie ihn und fordern Sie die Freigabe neu an.`,
      duplicate: (a) =>
        `${a}: Der Server meldet, dass er diesen Beitrag schon hat. Sehen Sie auf das Konto, bevor Sie es noch einmal versuchen.`,
      media_rejected: (a) =>
        `${a}: Der Server lehnt ein Bild ab, nichts wurde veröffentlicht. Ersetzen Sie das Bild und fordern Sie die Freigabe neu an.`,
      media_unfinished: (a) =>
        `${a}: Der Server verarbeitet das Video seit 15 Minuten, ohne fertig zu werden, nichts wurde veröffentlicht. Versuchen Sie es noch einmal: Es wird neu gesendet.`,
      text_missing: (a) =>
        `${a}: Der Server verlangt einen Text zum Bild, nichts wurde veröffentlicht. Ergänzen Sie einen, und sei es ein Wort, und fordern Sie die Freigabe neu an.`,
      invalid: (a) =>
        `${a}: Der Server lehnt den Inhalt ab, nichts wurde veröffentlicht. Prüfen Sie Text und Bilder und fordern Sie die Freigabe neu an.`,
    },
    x: {
      unreachable: (a) =>
        `${a}: X antwortet nicht, nichts wurde veröffentlicht. Versuchen Sie es in einigen Minuten noch einmal.`,
      name_not_found: (a) =>
        `${a}: Die Adresse von X wurde von diesem Netz aus nicht gefunden, nichts wurde veröffentlicht. Lassen Sie die Verbindung prüfen und versuchen Sie es noch einmal.`,
      forbidden: (a) =>
        `${a}: X lässt diesen Beitrag dieses Kontos nicht zu, nichts wurde veröffentlicht. Öffnen Sie X mit diesem Konto und sehen Sie nach, ob es eingeschränkt ist.`,
      not_found: (a) =>
        `${a}: X findet dieses Konto oder Bild nicht mehr, nichts wurde veröffentlicht. Versuchen Sie es noch einmal; klappt es wieder nicht, lassen Sie das Konto prüfen.`,
      too_long: (a) =>
        `${a}: X ist der Text zu lang, nichts wurde veröffentlicht. Kürzen Sie die Kopie für X und fordern Sie die Freigabe neu an.`,
      duplicate: (a) =>
        `${a}: X lehnt einen Text ab, der einem kürzlichen Beitrag gleicht, nichts wurde veröffentlicht. Ändern Sie einige Wörter und fordern Sie die Freigabe neu an.`,
      media_rejected: (a) =>
        `${a}: X lehnt ein Bild ab, nichts wurde veröffentlicht. Ersetzen Sie das Bild und fordern Sie die Freigabe neu an.`,
      media_unfinished: (a) =>
        `${a}: X verarbeitet das Video seit 15 Minuten, ohne fertig zu werden, nichts wurde veröffentlicht. Versuchen Sie es noch einmal: Es wird neu gesendet.`,
      text_missing: (a) =>
        `${a}: X verlangt einen Text zum Bild, nichts wurde veröffentlicht. Ergänzen Sie einen, und sei es ein Wort, und fordern Sie die Freigabe neu an.`,
      invalid: (a) =>
        `${a}: X lehnt den Inhalt ab, nichts wurde veröffentlicht. Prüfen Sie die Kopie für X und fordern Sie die Freigabe neu an.`,
    },
  },
  locked: {
    server: {
      token_refused: (a) =>
        `${a}: Der Server verweigert Tambour den Zugriff. Das Konto ist in Tambour pausiert; bitten Sie die Tambour-Administration um ein neues Zugriffstoken (für Bluesky ein App-Passwort) und versuchen Sie es noch einmal.`,
      scope_missing: (a) =>
        `${a}: Das Zugriffstoken darf nicht veröffentlichen. Das Konto ist in Tambour pausiert; bitten Sie um ein Token mit den Rechten „write:statuses“ und „write:media“.`,
      credit_exhausted: (a) =>
        `${a}: Der Server verlangt eine Zahlung. Das Konto ist in Tambour pausiert; fragen Sie die Tambour-Administration.`,
      account_closed: (a) =>
        `${a}: Der Server hat das Konto gesperrt, oder es wurde dort deaktiviert. Das Konto ist in Tambour pausiert; melden Sie sich dort an, um den Grund zu sehen, und versuchen Sie es dann noch einmal.`,
    },
    x: {
      token_refused: (a) =>
        `${a}: X verweigert Tambour den Zugriff. Das Konto ist in Tambour pausiert; bitten Sie die Tambour-Administration, die Schlüssel zu erneuern, und versuchen Sie es noch einmal.`,
      scope_missing: (a) =>
        `${a}: Die Anwendung darf auf X nur lesen. Das Konto ist in Tambour pausiert; bitten Sie um „Read and write“, dann um neue Schlüssel.`,
      credit_exhausted: (a) =>
        `${a}: Das Guthaben bei X ist aufgebraucht. Das Konto ist in Tambour pausiert; lassen Sie es aufladen und versuchen Sie es noch einmal.`,
      account_closed: (a) =>
        `${a}: X hat das Konto gesperrt, oder es wurde dort deaktiviert. Das Konto ist in Tambour pausiert; melden Sie sich dort an, um den Grund zu sehen, und versuchen Sie es dann noch einmal.`,
    },
  },
  heldUnsure: (a, why) =>
    `${a}: Ob das veröffentlicht wurde, wissen wir nicht. Nichts wird noch einmal gesendet, Grund: ${why}. Sehen Sie auf das Konto und antworten Sie auf der Karte des Entwurfs.`,
  delayed: {
    rate_limit: (a, until) =>
      `${a}: Das Netzwerk bittet uns zu warten. Nächster Versuch ${until}; Sie müssen nichts tun.`,
    upload_limit: (a, until) =>
      `${a}: Das Netzwerk nimmt im Moment keine Bilder und Videos mehr an. Nächster Versuch ${until}; Beiträge ohne Bild oder Video werden inzwischen veröffentlicht. Sie müssen nichts tun.`,
    media_processing: (a, until) =>
      `${a}: Das Netzwerk bereitet die Bilder oder das Video noch auf. Nächster Versuch ${until}; Sie müssen nichts tun.`,
    server_busy: (a, until) => `${a}: Das Netzwerk ist überlastet. Nächster Versuch ${until}; Sie müssen nichts tun.`,
    unreachable: (a, until) => `${a}: Das Netzwerk antwortet nicht. Nächster Versuch ${until}; Sie müssen nichts tun.`,
    name_not_found: (a, until) =>
      `${a}: Die Adresse des Netzwerks wird gerade nicht gefunden. Nächster Versuch ${until}; Sie müssen nichts tun.`,
  },
  behind: (a, number) =>
    `${a}: Dort wird noch Entwurf ${number} gesendet. Dieser Beitrag folgt gleich danach; Sie müssen nichts tun.`,
  behindOther: (a) =>
    `${a}: Dort wird noch ein anderer Beitrag gesendet. Dieser folgt gleich danach; Sie müssen nichts tun.`,
};
