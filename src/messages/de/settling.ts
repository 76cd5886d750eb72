import type { SettlingWords } from '#messages/words/settling.ts';

export const settling: SettlingWords = {
  notAuthor: (who) =>
    `Sie haben das verfasst oder formuliert: Ob es veröffentlicht ist, muss jemand anderes sagen, hier ${who}. Nichts hat sich geändert.`,
  only: (who) =>
    `Ob das veröffentlicht ist, sagen Freigabeberechtigte, die es nicht verfasst haben, hier ${who}. Nichts hat sich geändert.`,
  nobody:
    'In dieser Redaktion kann niemand, der das nicht verfasst hat, sagen, ob es veröffentlicht ist. Fragen Sie die Tambour-Administration: Sie kann es mit „tambour delivery settle“. Nichts hat sich geändert.',
  notOurs: {
    no_such_post: 'Diesen Beitrag gibt es auf dem Netzwerk nicht. Kopieren Sie die Adresse des Beitrags selbst.',
    other_account: 'Dieser Beitrag gehört einem anderen Konto. Suchen Sie den dieses Kontos.',
    other_time: (since) =>
      `Dieser Beitrag ist aus einer anderen Zeit: Gesendet wurde ${since}. Suchen Sie den von damals.`,
    other_words: 'In diesem Beitrag steht etwas anderes. Suchen Sie den mit dem Text dieses Entwurfs.',
  },
  retractClaimed: (name) =>
    `Tambour hat diesen Beitrag nie selbst gesehen: Dass er da ist, sagt ${name}. Damit es sicher der richtige ist, muss ihn jemand anderes mit Freigabeberechtigung zurückziehen. Nichts hat sich geändert.`,
};
