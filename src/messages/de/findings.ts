import { codecName, fitting, megabytes } from '#messages/recording-terms.ts';
import type { FindingsWords } from '#messages/words/findings.ts';

import { conversion } from './conversion.ts';
import { counted, numeral } from './counted.ts';
import { media } from './media.ts';

export const findings: FindingsWords = {
  EMPTY: () => 'Es gibt weder Text noch Bild. Schreiben Sie den Text.',
  TOO_LONG: ({ count, limit }) =>
    `${counted(count, 'Zeichen', 'Zeichen')}, höchstens ${limit}: Das Netzwerk würde ablehnen. Kürzen Sie um ${count - limit}.`,
  NO_ACCOUNT: () => 'Es ist kein Konto gewählt. Bearbeiten Sie den Entwurf und wählen Sie mindestens ein Konto.',
  ACCOUNT_GONE: () => 'Die Redaktion hat dieses Konto nicht mehr. Bearbeiten Sie den Entwurf und wählen Sie es ab.',
  ACCOUNT_ASLEEP: () =>
    'Dieses Konto ruht: Dort wird nichts veröffentlicht. Wählen Sie es ab, oder lassen Sie es wecken.',
  ACCOUNT_ASLEEP_THEN: () =>
    'Dieses Konto ruht zu dieser Zeit: Dort wird dann nichts veröffentlicht. Wählen Sie es ab, oder wählen Sie eine andere Zeit.',
  PERIOD_INFORMS: ({ label }) => `Dann gilt die Karenzzeit „${label}“.`,
  PERIOD_ASKS_MORE: ({ label, role }) => `Die Karenzzeit „${label}“ verlangt dann eine Freigabe mehr: ${role}.`,
  PERIOD_CLOSED: ({ label }) =>
    `Die Karenzzeit „${label}“ ist dann geschlossen: Nach der Freigabe wird dies zurückgehalten. Wählen Sie eine andere Zeit, oder lassen Sie eine Ausnahme von einer zweiten Person freigeben.`,
  ACCOUNT_PAUSED: () =>
    'Der Zugriff auf dieses Konto ist unterbrochen: Dort wird nichts veröffentlicht. Informieren Sie die Tambour-Administration.',
  PAST_TIME: () => 'Die gewählte Zeit ist vorbei. Wählen Sie eine andere.',
  TOO_MANY_IMAGES: ({ count, limit }) =>
    `${counted(count, 'Bild', 'Bilder')}, höchstens ${limit}. Entfernen Sie ${count - limit}.`,
  IMAGE_TOO_LARGE: () => 'Dieses Bild ist zu groß für das Netzwerk. Fügen Sie ein kleineres hinzu.',
  IMAGE_TYPE: ({ mimeType }) =>
    `Das Netzwerk nimmt das Format ${mimeType} nicht an. Fügen Sie das Bild als PNG oder JPEG hinzu.`,
  RECORDING_NOT_ALONE: ({ medium }) =>
    `Ein Beitrag zeigt ein Video oder eine Tonaufnahme und nichts daneben. Nehmen Sie das Übrige unter „${media[medium].describe}“ heraus.`,
  RECORDING_TYPE: ({ mimeType, taken }) =>
    taken.length === 0
      ? 'Dieser Server nimmt weder Video noch Ton. Nehmen Sie die Datei heraus oder lassen Sie dieses Konto weg.'
      : `Das Format ${mimeType} wird dort nicht genommen. Fügen Sie die Datei als ${taken.join(', ')} hinzu oder lassen Sie dieses Konto weg.`,
  RECORDING_UNCONVERTED: ({ codec }) =>
    `Dieser Server wandelt das Video nicht um, und nicht jeder Browser spielt ${codecName(codec)} ab. Nehmen Sie „${conversion.button}“, wenn die Karte es anbietet, oder exportieren Sie das Video mit ${codecName('avc')}.`,
  RECORDING_CODEC: ({ codec, taken }) =>
    `Die Kodierung ${codecName(codec)} wird dort nicht genommen. Exportieren Sie das Video mit ${taken.map(codecName).join(', ')} und fügen Sie es hinzu.`,
  RECORDING_TOO_HEAVY: ({ byteLength, limit }) =>
    `${megabytes(byteLength)} MB, höchstens ${megabytes(limit)}. Exportieren Sie es kleiner oder kürzer und fügen Sie es hinzu.`,
  RECORDING_LENGTH: ({ seconds, least, most }) =>
    `Es dauert ${String(seconds).replace('.', ',')} s, genommen werden ${most === null ? `mindestens ${least}` : `${String(least).replace('.', ',')} bis ${most}`} s. Schneiden Sie es und fügen Sie es hinzu.`,
  RECORDING_SIZE: ({ width, height, limit }) =>
    `${numeral(width)} × ${numeral(height)} Pixel sind mehr als ${numeral(limit)} insgesamt. Exportieren Sie es kleiner, zum Beispiel mit ${fitting(width, height, limit).map(numeral).join(' × ')}.`,
  RECORDING_RATE: ({ framesPerSecond, limit }) =>
    `${Math.round(framesPerSecond)} Bilder je Sekunde, höchstens ${limit}. Exportieren Sie es mit weniger und fügen Sie es hinzu.`,
  CAPTIONS_MISSING: () =>
    `Ohne Untertitel erfährt nichts davon, wer nicht hört. Fügen Sie im Thread eine SRT- oder VTT-Datei hinzu, oder geben Sie unter „${media.video.describe}“ an, dass sie im Bild stehen. Ein Video ohne Ton braucht keine.`,
  CAPTIONS_REQUIRED: () =>
    `Diese Redaktion verlangt Untertitel. Fügen Sie im Thread eine SRT- oder VTT-Datei hinzu, oder geben Sie unter „${media.video.describe}“ an, dass sie im Bild stehen. Ein Video ohne Ton braucht keine.`,
  CAPTIONS_ORDER: ({ cue }) =>
    `Untertitel ${cue} endet, bevor er beginnt, oder beginnt vor dem davor. Korrigieren Sie die Zeiten und fügen Sie die Datei hinzu.`,
  CAPTIONS_OVERLAP: ({ cue }) =>
    `Untertitel ${cue} beginnt, während noch ein anderer zu sehen ist. Prüfen Sie die Zeiten.`,
  CAPTIONS_LINE: ({ cue, count, most }) =>
    `${count} Zeichen in einer Zeile von Untertitel ${cue}, besser höchstens ${most}. Teilen Sie die Zeile.`,
  CAPTIONS_FAST: ({ cue, count, most }) =>
    `${count} Zeichen pro Sekunde in Untertitel ${cue}: Gut lesbar sind ${most}. Kürzen Sie ihn, oder zeigen Sie ihn länger.`,
  CAPTIONS_LATE: ({ ends, length }) =>
    `Sie reichen bis ${ends}, das Video endet bei ${length}. Prüfen Sie, ob sie zu diesem Video gehören.`,
  CAPTIONS_MARKUP: ({ cue, mark }) =>
    `„${mark}“ in Untertitel ${cue} geht so hinaus und könnte zu sehen sein. Nehmen Sie es aus der Datei, wenn es nicht gelesen werden soll.`,
  CAPTIONS_HIDDEN: ({ cue, name }) =>
    `Untertitel ${cue} hat ein unsichtbares Zeichen (${name}), das ändern kann, was man liest. Tippen Sie ihn neu und fügen Sie die Datei hinzu.`,
  CAPTIONS_TOO_LARGE: ({ count, limit }) =>
    `Sie haben ${counted(count, 'Byte', 'Bytes')}, ein gewähltes Netzwerk nimmt höchstens ${numeral(limit)}: Es würde ablehnen. Kürzen Sie die Datei und fügen Sie sie neu hinzu, oder wählen Sie dieses Konto ab.`,
  CAPTIONS_TOO_MANY: ({ count, limit }) =>
    `Die Untertitel gibt es in ${numeral(count)} Sprachen, dieses Netzwerk nimmt höchstens ${numeral(limit)}: Es würde ablehnen. Entfernen Sie einige, oder wählen Sie dieses Konto ab.`,
  CAPTIONS_NOT_SHOWN: () =>
    'Dieses Netzwerk zeigt keine Untertitel. Damit man sie dort sieht, müssen sie im Bild des Videos stehen.',
  TRANSCRIPT_LEFT_OUT: ({ limit }) =>
    `Die Abschrift hat nach der Beschreibung keinen Platz (höchstens ${limit} Zeichen) und fehlt dort. Verlinken Sie sie im Text.`,
  TRANSCRIPT_TOO_LONG: ({ count, limit }) =>
    `Beschreibung und Abschrift haben ${count} Zeichen, höchstens ${limit}: Das Netzwerk würde ablehnen. Kürzen Sie die Beschreibung unter „${media.video.describe}“.`,
  ALT_MISSING: ({ medium }) =>
    `Sie fehlt, und ohne sie erfahren manche nichts von ${of[medium]}. Nehmen Sie „${media[medium].describe}“.`,
  ALT_PLACEHOLDER: ({ alt, medium }) =>
    `„${alt}“ ist ein Dateiname und keine Beschreibung. Sagen Sie, was ${shows[medium]}.`,
  ALT_PREFIX: ({ prefix, medium }) =>
    `„${prefix}“ ist unnötig: Screenreader sagen ${announced[medium]} schon an. Beginnen Sie mit dem, was ${shows[medium]}.`,
  ALT_SHORT: ({ count, least }) =>
    `${counted(count, 'Zeichen ist', 'Zeichen sind')} wenig. Beschreiben Sie das Wichtige mit ${least} Zeichen oder mehr.`,
  ALT_TOO_LONG: ({ count, limit }) =>
    `${count} Zeichen, höchstens ${limit}: Das Netzwerk würde ablehnen. Behalten Sie das Wichtige.`,
  ALT_MISUSED: ({ what }) => `„${what}“ gehört nicht in eine Bildbeschreibung. Setzen Sie es in den Text.`,
  ALT_DUPLICATE: ({ other, medium }) =>
    other < 0
      ? `Die Beschreibung wiederholt den Text. Sagen Sie, was ${shows[medium]} und nicht im Text steht.`
      : `Dieselbe Beschreibung wie Bild ${other + 1}. Sagen Sie, was die beiden unterscheidet.`,
  BLANK_LEFT: () =>
    'Es ist noch eine Lücke auszufüllen (___). Schreiben Sie, was dort hingehört, oder nehmen Sie sie heraus.',
  WEEKDAY_WRONG: ({ day, weekday }) => `Der ${day} ist ein ${weekday}. Korrigieren Sie den Wochentag oder das Datum.`,
  DAY_NONEXISTENT: ({ written }) => `„${written}“ steht in keinem Kalender. Korrigieren Sie das Datum.`,
  DAY_PAST: ({ day }) => `Der ${day} ist vorbei, wenn dies erscheint. Prüfen Sie das Datum.`,
  HOURS_REVERSED: ({ from, until }) =>
    `Von ${from} bis ${until}: Das endet, bevor es anfängt. Korrigieren Sie die Uhrzeiten, oder ergänzen Sie „am nächsten Tag“.`,
  DAYS_REVERSED: () => 'Das Ende liegt vor dem Anfang. Prüfen Sie die Daten.',
  DAY_DIFFERS: ({ here, there, accounts }) => differs('welches Datum', here, there, accounts),
  PHONE_DIFFERS: ({ here, there, accounts }) => differs('welche Nummer', here, there, accounts),
  LINK_DIFFERS: ({ here, there, accounts }) => differs('welche Adresse', here, there, accounts),
  SERIES: ({ mark }) =>
    `„${mark}“ kündigt weitere Beiträge an, und dieser erscheint allein. Schreiben Sie auch die anderen hierher, getrennt durch Zeilen mit ---, oder fassen Sie alles in einem.`,
  SERIES_OFF: () =>
    'Reihen von Beiträgen sind für dieses Netzwerk nicht eingeschaltet. Kürzen Sie den Text dieses Kontos auf einen Beitrag, oder fragen Sie Ihre Administration.',
  SERIES_TOO_MANY: ({ count, limit }) =>
    `${count} Teile, höchstens ${limit}: So viele liest niemand. Kürzen Sie den Text, oder verweisen Sie auf eine Seite.`,
  PART_EMPTY: ({ part }) => `Teil ${part} ist leer. Schreiben Sie ihn, oder nehmen Sie eine Zeile mit --- heraus.`,
  PART_TOO_LONG: ({ part, count, limit }) =>
    `Teil ${part}: ${counted(count, 'Zeichen', 'Zeichen')}, höchstens ${limit}: Das Netzwerk würde ablehnen. Kürzen Sie um ${count - limit}, oder teilen Sie durch eine Zeile mit ---.`,
  PARTS_EQUAL: ({ part, other }) =>
    `Die Teile ${part} und ${other} sagen dasselbe. Fassen Sie einen anders, oder nehmen Sie ihn heraus.`,
  PARTS_OTHER_COUNT: ({ count, of }) =>
    `${of} Beiträge sind öffentlich, der Text ergibt ${count}. An ihrer Stelle geändert bleiben es gleich viele: Achten Sie auf die Zeilen mit ---, oder lassen Sie die Reihe ersetzen.`,
  PARTS_REPEATED: ({ parts }) =>
    `die alte Reihe ist noch da, wenn die neue hinausgeht; dieselben Worte kann das Netzwerk ablehnen (${counted(parts.length, 'Teil', 'Teile')}: ${parts.join(', ')}). Schreiben Sie sie anders, nummerieren Sie, oder korrigieren Sie unter dem letzten Teil.`,
  PARTS_UNCHANGED: () => 'kein Teil würde sich ändern. Ändern Sie einen, oder lassen Sie dieses Konto, wie es ist.',
  BIDI_CONTROL: ({ name, at }) =>
    `Ein unsichtbares Zeichen (${name}, Stelle ${at + 1}) kehrt die Leserichtung um und kann täuschen. Tippen Sie diese Stelle neu.`,
  ZERO_WIDTH: ({ name, at }) =>
    `Ein Zeichen ohne Breite (${name}, Stelle ${at + 1}) kann etwas verbergen. Tippen Sie diese Stelle neu.`,
  CONTROL_CHARACTER: ({ name, at }) =>
    `Ein Steuerzeichen (${name}, Stelle ${at + 1}) hat sich hier eingeschlichen. Tippen Sie diese Stelle neu.`,
  MIXED_SCRIPTS: ({ word }) =>
    `„${word}“ mischt Buchstaben zweier Schriften, die sich gleichen: Wer danach sucht oder es sich vorlesen lässt, bekommt ein anderes Wort. Tippen Sie es neu.`,
  IMITATED_DOMAIN: ({ host, official }) =>
    `${host} sieht aus wie ${official}, ist aber eine andere Adresse. Prüfen Sie die Adresse und tippen Sie sie neu.`,
  LOOKALIKE_HOST: ({ host, punycode }) =>
    `${host} schreibt sich in Wahrheit ${punycode}: Buchstaben ahmen andere nach. Prüfen Sie die Adresse und tippen Sie sie neu.`,
  HIDDEN_TARGET: ({ shown, target }) =>
    `Der Link zeigt ${shown}, führt aber zu ${target}. Schreiben Sie die wirkliche Adresse.`,
  MARKDOWN_LINK: ({ accounts, shown, target }) =>
    `Auf ${accounts} wäre das ein Link „${shown}“, der verbirgt, wohin er führt: ${target}. Schreiben Sie die Adresse selbst.`,
  MARKDOWN_IMAGE: ({ accounts, address }) =>
    `Auf ${accounts} wäre das ein Bild von anderswo, das niemand freigegeben hätte: ${address}. Hängen Sie das Bild lieber an den Entwurf.`,
  MARKDOWN_TEXT: ({ accounts, shown }) =>
    shown === ''
      ? `Auf ${accounts} sind diese Zeichen Markdown und wären nicht zu sehen. Schreiben Sie ohne sie.`
      : `Auf ${accounts} sind diese Zeichen Markdown: Zu lesen wäre „${shown}“. Schreiben Sie ohne sie.`,
  MARKDOWN_AUTOLINK: ({ accounts, shown, target }) =>
    `Auf ${accounts} würde „${shown}“ ein Link zu ${target}. Lassen Sie es, wenn das so gemeint ist.`,
  FANCY_UNICODE: ({ character }) =>
    `„${character}“ ahmt einen Buchstaben nach: Screenreader lesen es schlecht oder gar nicht. Schreiben Sie gewöhnliche Buchstaben.`,
  FALSE_COLUMNS: () =>
    'Leerzeichen oder Striche ahmen Spalten nach, die sich nicht vorlesen lassen. Machen Sie eine Liste.',
  HASHTAG_CASE: ({ hashtag }) =>
    `${hashtag}: Ein Großbuchstabe an jedem Wort hilft beim Lesen. Zum Beispiel #MeinHashtag.`,
  HASHTAG_COUNT: ({ count, most }) =>
    `${count} Hashtags: Über ${most} liest sich der Text schlecht. Behalten Sie die nützlichsten.`,
  HASHTAG_INLINE: ({ count }) => `${count} Hashtags mitten in Sätzen. Setzen Sie sie lieber ans Ende.`,
  EMOJI_COUNT: ({ count, most }) => `${count} Emojis: Jedes wird vorgelesen. Behalten Sie höchstens ${most}.`,
  EMOJI_REPEAT: ({ emoji }) => `${emoji} steht mehrmals da und wird jedes Mal vorgelesen. Eines genügt.`,
  EMOJI_BULLET: ({ count }) => `${count} Zeilen beginnen mit einem Emoji. Nehmen Sie einen Strich.`,
  EMOJI_POSITION: ({ emoji }) => `${emoji} unterbricht den Satz. Setzen Sie es ans Ende.`,
  EMOJI_FACE: ({ emoji }) =>
    `${emoji} zeigt ein Gefühl, wovon öffentlichen Stellen abgeraten wird. Nehmen Sie es heraus.`,
  EMOJI_SKIN: ({ emoji }) => `${emoji} hat eine Hautfarbe. Nehmen Sie die gelbe Fassung.`,
  EMOTICON: ({ emoticon }) => `„${emoticon}“ wird Zeichen für Zeichen vorgelesen. Nehmen Sie es heraus.`,
  ALL_CAPS: () => 'Mehrere Wörter hintereinander in Großbuchstaben lesen sich schlecht. Schreiben Sie sie gewöhnlich.',
  ALTERNATE_CAPS: ({ word }) =>
    `„${word}“ wechselt zwischen Groß und Klein und liest sich schlecht. Schreiben Sie es gewöhnlich.`,
  ACRONYM: ({ acronym }) =>
    `${acronym} ist nicht erklärt. Schreiben Sie es aus, oder nehmen Sie „${acronym} ist hier bekannt“.`,
  LONG_SENTENCE: ({ count, most }) => `Ein Satz hat ${count} Wörter. Über ${most} teilen Sie ihn in zwei.`,
  PUNCTUATION_REPEAT: ({ marks }) => `„${marks}“: Ein Zeichen genügt.`,
  SHORT_LINK: ({ host }) =>
    `${host} verbirgt, wohin der Link führt. Nehmen Sie die volle Adresse, sie zählt nicht mehr.`,
  LINK_HTTPS: () => 'Dieser Link ist nicht geschützt. Nehmen Sie https://.',
  LINK_DOMAIN: ({ host }) => `${host} gehört nicht zu Ihren offiziellen Domains. Prüfen Sie die Adresse.`,
  LINK_COUNT: ({ count }) => `${count} Links: Ein einziger führt besser.`,
  PAGE_NOT_PUBLIC: () => 'Dort ist keine Seite, die alle öffnen können. Prüfen Sie die Adresse.',
  PAGE_SLOW: () =>
    'Die Seite hat nicht binnen fünf Sekunden geantwortet. Sehen Sie sie noch einmal an, oder fragen Sie, wer sie betreibt.',
  PAGE_UNREACHABLE: () =>
    'Die Seite war nicht zu erreichen. Sehen Sie sie noch einmal an, oder fragen Sie, wer sie betreibt.',
  PAGE_UNTRUSTED: () =>
    'Die Website hat kein Zertifikat, dem Browser vertrauen. Sagen Sie es vor der Veröffentlichung denen, die sie betreiben.',
  PAGE_REDIRECTS: () => 'Die Seite leitet im Kreis weiter. Fragen Sie, wer sie betreibt.',
  PAGE_STATUS: ({ status }) => `Die Seite antwortete mit dem Fehler ${status}. Prüfen Sie die Adresse.`,
  PAGE_LOG_IN: () =>
    'Die Seite verlangt eine Anmeldung. Wer keine hat, sieht nichts: Verlinken Sie eine öffentliche Seite.',
  PAGE_OTHER_HOST: ({ host }) => `Dieser Link führt weiter zu ${host}. Nehmen Sie die Adresse, bei der er endet.`,
  POLL: () =>
    'Das sieht nach einer Umfrage aus. Tambour macht keine: Sie geht als Text hinaus, in dem niemand abstimmen kann.',
  MENTION_NOTIFIES: ({ mention, accounts }) =>
    `Auf ${accounts} bekommt ${mention} eine Benachrichtigung. Lassen Sie die Erwähnung, wenn das so gemeint ist.`,
  LANGUAGE_MIXED: ({ first, second }) =>
    `Zwei Sprachen (${first}, ${second}) in einem Beitrag werden schlecht vorgelesen. Machen Sie zwei Beiträge.`,
  LANGUAGE_OTHER: ({ marked, seems }) =>
    `Die Sprache scheint ${seems} zu sein, angegeben ist ${marked}: So wird der Text schlecht vorgelesen. Bearbeiten Sie den Entwurf und wählen Sie die Sprache.`,
  LANGUAGE_MISSING: () =>
    'Die Sprache fehlt: Screenreader brauchen sie. Bearbeiten Sie den Entwurf und wählen Sie sie.',
  SHOWN_TO_ALL: () =>
    'Aus öffentlichen Timelines lässt sich dort kein Beitrag heraushalten: Dieser stünde darin. Wählen Sie das Konto ab, wenn er das nicht soll.',
  RESTRICTED_WORDS: ({ words }) => `„${words}“ klingt werbend. Bleiben Sie vor einer Wahl bei den Fakten.`,
};

function differs(which: string, here: string, there: string, accounts: string): string {
  const elsewhere = accounts === '' ? 'im Text' : `im Text für ${accounts}`;
  return `Hier „${here}“, aber ${elsewhere} „${there}“. Prüfen Sie, ${which} stimmt.`;
}

const of = { image: 'dem Bild', video: 'dem Video', sound: 'der Tonaufnahme' } as const;
const announced = { image: 'ein Bild', video: 'ein Video', sound: 'eine Tonaufnahme' } as const;
const shows = {
  image: 'das Bild zeigt',
  video: 'das Video zeigt und was darin gesagt wird',
  sound: 'zu hören ist',
} as const;
