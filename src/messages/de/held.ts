import type { HeldWords } from '#messages/words/held.ts';

export const held: HeldWords = {
  late: {
    long: (a) =>
      `${a}: Die geplante Zeit ist verstrichen, nichts wurde gesendet. Freigabeberechtigte können jetzt veröffentlichen oder eine andere Zeit wählen.`,
    short: 'zurückgehalten: die geplante Zeit ist verstrichen',
  },
  account_paused: {
    long: (a) =>
      `${a}: Das Konto ist pausiert, nichts wurde gesendet. Versuchen Sie es noch einmal, sobald der Zugriff wieder steht.`,
    short: 'zurückgehalten: das Konto ist pausiert',
  },
  account_asleep: {
    long: (a) =>
      `${a}: Das Konto wurde stillgelegt, nichts wurde gesendet. Sobald das Konto wieder wach ist, lassen Sie den Beitrag senden oder bearbeiten Sie den Entwurf.`,
    short: 'zurückgehalten: das Konto ruht',
  },
  account_removed: {
    long: (a) =>
      `${a}: Die Redaktion hat dieses Konto nicht mehr, nichts wurde gesendet. Fragen Sie die Tambour-Administration.`,
    short: 'zurückgehalten: die Redaktion hat das Konto nicht mehr',
  },
  token_unreadable: {
    long: (a) =>
      `${a}: Tambour kann den Zugriff auf dieses Konto nicht mehr lesen, nichts wurde gesendet. Bitten Sie die Tambour-Administration, den Hauptschlüssel zu prüfen.`,
    short: 'zurückgehalten: das Token ist nicht lesbar',
  },
  part_before: {
    long: (a) =>
      `${a}: Der Teil davor ist nicht öffentlich, deshalb wurde dieser nicht gesendet. Machen Sie weiter, sobald jener geklärt ist, oder ziehen Sie die öffentlichen Teile zurück.`,
    short: 'zurückgehalten: der Teil davor ist nicht öffentlich',
  },
  series_off: {
    long: (a) =>
      `${a}: Reihen von Beiträgen sind für dieses Netzwerk nicht eingeschaltet, nichts wurde gesendet. Kürzen Sie den Text dieses Kontos auf einen Beitrag, oder fragen Sie Ihre Administration.`,
    short: 'zurückgehalten: Reihen sind auf diesem Netzwerk abgeschaltet',
  },
  network_off: {
    long: (a) =>
      `${a}: Die Tambour-Administration hat das Veröffentlichen auf diesem Netzwerk abgeschaltet, nichts wurde gesendet. Versuchen Sie es noch einmal, sobald es wieder an ist.`,
    short: 'zurückgehalten: dieses Netzwerk ist abgeschaltet',
  },
  approval_lapsed: {
    long: (a) =>
      `${a}: Die Freigabe zählt nicht mehr (zu alt, Regeln geändert oder jemand ist ausgeschieden), nichts wurde gesendet. Freigabeberechtigte können diese Fassung neu freigeben.`,
    short: 'zurückgehalten: die Freigabe zählt nicht mehr',
  },
  decision_unproven: {
    long: (account) =>
      `${account}: Eine gespeicherte Entscheidung ist nicht so, wie Tambour sie schrieb, nichts wurde gesendet. Freigabeberechtigte können diese Fassung neu freigeben.`,
    short: 'zurückgehalten: eine Entscheidung ist nicht so, wie Tambour sie schrieb',
  },
  content_changed: {
    long: (a) =>
      `${a}: Gespeichert ist nicht, was freigegeben wurde, nichts wurde gesendet. Informieren Sie die Tambour-Administration und bearbeiten Sie den Entwurf.`,
    short: 'zurückgehalten: es ist nicht, was freigegeben wurde',
  },
  recording_missing: {
    long: (a) =>
      `${a}: Die Mediendatei ist hier nicht mehr gespeichert (sie fehlte in der Sicherung, oder ihre Aufbewahrung ist vorbei); nichts wurde gesendet. Legen Sie dieselbe Datei in diesem Thread ab und senden Sie noch einmal.`,
    short: 'zurückgehalten: sein Video ist nicht mehr gespeichert',
  },
  corrected_since: {
    long: (a) =>
      `${a}: Eine andere Korrektur dieses Beitrags ist veröffentlicht oder wird gerade gesendet. Nichts wurde gesendet. Bearbeiten Sie den Entwurf vom heutigen Text aus und fordern Sie die Freigabe neu an.`,
    short: 'zurückgehalten: inzwischen anders korrigiert',
  },
  post_gone: {
    long: (a) =>
      `${a}: Der zu korrigierende Beitrag wurde inzwischen zurückgezogen. Nichts wurde gesendet. Bearbeiten oder verwerfen Sie diesen Entwurf.`,
    short: 'zurückgehalten: der zu korrigierende Beitrag wurde zurückgezogen',
  },
  post_changed: {
    long: (a) =>
      `${a}: Auf dem Netzwerk ist der Beitrag nicht mehr der, den wir kennen. Nichts wurde geändert. Sehen Sie ihn an und sagen Sie hier, wie es steht.`,
    short: 'zurückgehalten: auf dem Netzwerk geändert',
  },
  post_unproven: {
    long: (a) =>
      `${a}: Das Protokoll bestätigt nicht, welchen Beitrag dieser korrigiert oder beantwortet. Nichts wurde gesendet. Informieren Sie die Tambour-Administration und senden Sie noch einmal, oder bearbeiten Sie den Entwurf.`,
    short: 'zurückgehalten: das Protokoll bestätigt den Beitrag nicht, der korrigiert oder beantwortet werden soll',
  },
  frozen: {
    long: (a) =>
      `${a}: beim Einfrieren zurückgehalten. Lassen Sie den Beitrag nach dem Auftauen senden oder bearbeiten Sie den Entwurf.`,
    short: 'zurückgehalten: die Redaktion wurde eingefroren',
  },
  period_closed: {
    long: (a) =>
      `${a}: In einer Karenzzeit ist das nicht erlaubt, nichts wurde gesendet. Warten Sie ihr Ende ab, wählen Sie eine andere Zeit, oder lassen Sie eine Ausnahme von einer zweiten Person freigeben.`,
    short: 'zurückgehalten: in einer Karenzzeit nicht erlaubt',
  },
  period_approval: {
    long: (a) =>
      `${a}: Eine Karenzzeit verlangt eine weitere Freigabe, nichts wurde gesendet. Die Funktion, die sie nennt, gibt diese Fassung frei.`,
    short: 'zurückgehalten: eine Karenzzeit verlangt eine weitere Freigabe',
  },
  period_unproven: {
    long: (a) =>
      `${a}: Eine Karenzzeit wurde in der Datenbank geändert, nichts wurde gesendet. Wer hier freigibt, hebt sie auf ihrer Karte auf; sagen Sie es der Tambour-Administration.`,
    short: 'zurückgehalten: eine Karenzzeit ist nicht so, wie Tambour sie schrieb',
  },
  emergency_pause: {
    long: (a) =>
      `${a}: wegen eines Notfalls zurückgehalten. Lassen Sie den Beitrag nach dessen Ende senden oder bearbeiten Sie den Entwurf.`,
    short: 'zurückgehalten: ein Notfall lief',
  },
  cannot_look: {
    long: (a) =>
      `${a}: Ob das veröffentlicht wurde, wissen wir nicht, und Tambour kann dieses Konto nicht lesen. Sehen Sie auf das Konto und antworten Sie auf der Karte des Entwurfs.`,
    short: 'vielleicht veröffentlicht: im Thread zu prüfen',
  },
  other_account: {
    long: (a) =>
      `${a}: Der Server antwortete, ein anderes seiner Konten habe das veröffentlicht. Sehen Sie auf das Konto und antworten Sie auf der Karte des Entwurfs; informieren Sie die Tambour-Administration.`,
    short: 'vielleicht von einem anderen Konto veröffentlicht: im Thread zu prüfen',
  },
  unusable_id: {
    long: (a) =>
      `${a}: Das Netzwerk hat den Beitrag wohl veröffentlicht, aber unter einer Kennung, mit der Tambour nichts anfangen kann; nichts wird noch einmal gesendet. Sehen Sie auf das Konto und antworten Sie auf der Karte des Entwurfs.`,
    short: 'vielleicht veröffentlicht: im Thread zu prüfen',
  },
  edits_hidden: {
    long: (a) =>
      `${a}: Ob das veröffentlicht ist, wissen wir nicht. Tambour wurde wiederhergestellt, und dieser Server nennt keine Korrekturen. Suchen Sie den Beitrag auf dem Konto, auch korrigiert, und antworten Sie auf der Karte des Entwurfs.`,
    short: 'vielleicht veröffentlicht: im Thread zu prüfen',
  },
  lost_by_restore: {
    long: (a) =>
      `${a}: dort nicht gefunden. Tambour wurde wiederhergestellt und weiß nicht, ob das veröffentlicht und seither ersetzt oder zurückgezogen wurde. Fragen Sie das Team und antworten Sie auf der Karte des Entwurfs.`,
    short: 'vielleicht vor einer Wiederherstellung veröffentlicht: im Thread zu klären',
  },
  still_absent: {
    long: (a) =>
      `${a}: noch einmal gesendet, aber weiterhin nicht zu sehen. Sehen Sie auf das Konto und antworten Sie auf der Karte des Entwurfs.`,
    short: 'vielleicht veröffentlicht: weiterhin nicht zu sehen',
  },
  several_found: {
    long: (a) =>
      `${a}: Es gibt mehrere gleiche Beiträge. Sehen Sie auf das Konto und geben Sie auf der Karte des Entwurfs den Link des richtigen an.`,
    short: 'mehrfach veröffentlicht: siehe den Thread',
  },
  not_approved: {
    long: (a) =>
      `${a}: vielleicht veröffentlicht, aber die Freigabe gilt nicht mehr, deshalb wird nichts noch einmal gesendet. Sehen Sie auf das Konto und ziehen Sie den Beitrag nötigenfalls zurück.`,
    short: 'vielleicht veröffentlicht: die Freigabe zählt nicht mehr',
  },
};
