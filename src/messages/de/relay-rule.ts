import type { RelayRuleWords } from '#messages/words/relay-rule.ts';

export const relayRule: RelayRuleWords = {
  button: 'Nach einer Regel…',
  form: {
    title: 'Nach einer Regel veröffentlichen',
    intro: (source) =>
      `Diese Regel wird einmal freigegeben. Danach wird jeder neue Eintrag von ${source} mit Vorlage und Konten der Quelle veröffentlicht, ohne dass jemand drückt. Alle im Kanal können jeden einzelnen anhalten.`,
    ceiling: 'Einträge am Tag, höchstens',
    ceilingHint: (most) => `Von 1 bis ${most}. Was darüber hinaus kommt, wird ein Entwurf.`,
    from: 'Von',
    to: 'Bis',
    hoursHint: 'Eine Uhrzeit an den Arbeitstagen der Redaktion, etwa 09:00.',
    grace: 'Minuten, in denen man ihn anhalten kann',
    graceHint: (least) => `Mindestens ${least}.`,
    submit: 'Um Freigabe bitten',
  },
  error: {
    ceiling: (most) => `Geben Sie eine ganze Zahl von 1 bis ${most} an.`,
    time: 'Geben Sie eine Uhrzeit an, etwa 09:00.',
    span: 'Dazwischen muss Zeit für die Frist sein.',
    grace: (least) => `Geben Sie mindestens ${least} Minuten an, als ganze Zahl.`,
  },
  refusal: {
    stale:
      'Inzwischen hat jemand diese Quelle geändert oder beendet: Es wurde nichts getan. „/tambour quellen“ zeigt sie, wie sie ist.',
    notOn: 'Nur eine eingeschaltete Quelle kann eine Regel haben. Schalten Sie sie zuerst ein.',
    noDomains:
      'Eine Regel gibt es nur für eigene Websites, und diese Redaktion nennt keine amtliche Domain. Die Tambour-Administration trägt sie mit „tambour desk change --official-domain“ ein.',
    notOfficial: (host) =>
      `Eine Regel gibt es nur für eigene Websites, und ${host} gehört nicht zu den amtlichen Domains dieser Redaktion oder ist nicht mit https erreichbar. Seine Einträge bleiben Entwürfe.`,
    notOwn:
      'Eine Regel gibt es nur für Konten dieser Redaktion auf den echten Netzwerken, und dieses ist keines davon. Seine Beiträge bleiben Entwürfe.',
    accounts: 'Diese Redaktion hat nicht mehr alle Konten der Quelle. Ändern Sie zuerst die Quelle.',
  },
  answer: {
    asked:
      'Die Freigabeberechtigten werden im Kanal gefragt. Bis sie zugestimmt haben, werden Einträge wie bisher zu Entwürfen.',
    ended:
      'Die Regel ist beendet: Einträge werden wieder zu Entwürfen, und was sie freigegeben hatte und noch nicht hinaus ist, wartet auf einen Menschen.',
    closed:
      'Diese Regel ist vorbei oder wurde geändert: Es wurde nichts getan. „/tambour quellen“ zeigt die Quelle, wie sie ist.',
    mayNot: 'Das können nur vollwertige Mitglieder dieses Kanals.',
  },
  refusals: {
    author:
      'Sie haben um diese Regel gebeten oder Vorlage oder Hinweis formuliert: Darüber muss jemand anderes entscheiden.',
    authorsDeputy: 'Sie vertreten jemanden, dessen Worte darin stehen: Darüber muss jemand anderes entscheiden.',
    closed: 'Hier ist nichts mehr zu entscheiden: Die Regel ist vorbei, oder ihre Quelle wurde geändert.',
  },
  card: {
    asks: (name, source) => `${name} möchte ${source} nach einer Regel veröffentlichen`,
    does: (accounts) =>
      `Jeder neue Eintrag wird auf ${accounts.join(', ')} veröffentlicht, ohne dass jemand für jeden drückt.`,
    address: 'Adresse des Feeds:',
    domains: (domains) => `Nur Seiten auf ${domains.join(', ')}, mit https.`,
    template: 'Genau diese Vorlage, mit den Worten des Eintrags darin:',
    label: 'Hinweis:',
    ceiling: (count) =>
      `Höchstens ${count === 1 ? 'ein Beitrag' : `${count} Beiträge`} am Tag; was darüber hinaus kommt, wird ein Entwurf.`,
    hours: (from, to, zone) => `Nur an Arbeitstagen zwischen ${from} und ${to} (${zone}).`,
    grace: (minutes) => `Jeder wird hier ${minutes} Minuten vorher gezeigt, und alle im Kanal können ihn anhalten.`,
    lasts: (days) =>
      `Sie endet nach ${days} Tagen, und sobald sich Vorlage, Hinweis, Konten oder Adresse ändern oder die Quelle pausiert.`,
    never:
      'Nie in einer Karenzzeit, solange eingefroren ist, ein Konto ruht oder ein Notfall läuft; auch nicht nach einem Hinweis, einer Erwähnung oder einer Änderung der Seite. Dann wartet ein Entwurf auf einen Menschen.',
    approvedBy: (names) => `Freigegeben von ${names.join(', ')}.`,
    missing: (count) => (count === 1 ? 'Es fehlt noch eine Freigabe.' : `Es fehlen noch ${count} Freigaben.`),
    inForce: (names, until) => `In Kraft bis ${until}. Freigegeben von ${names.join(', ')}.`,
    notInForce:
      'Sie ist nicht in Kraft: Ihre Zeile, ihre Quelle oder eine Freigabe ist nicht so, wie zugestimmt wurde. Einträge werden zu Entwürfen.',
    over: {
      expired: 'Beendet: Ihre 90 Tage sind vorbei.',
      replaced: 'Ersetzt durch eine neuere Regel.',
      changed: 'Hinfällig: Vorlage, Hinweis, Konten, Adresse oder ihre Zeile sind nicht mehr so, wie zugestimmt wurde.',
      source: 'Hinfällig: Ihre Quelle pausiert, ist beendet oder steht auf keiner amtlichen Domain mehr.',
      lapsed: 'Hinfällig: Zu wenige von denen, die sie freigegeben haben, dürfen hier noch freigeben.',
      person: 'Beendet von jemandem aus der Redaktion.',
      refused: 'Abgelehnt: Einträge werden zu Entwürfen.',
      changesAsked:
        'Jemand hat um Änderungen gebeten: Einträge werden zu Entwürfen. Bitten Sie mit anderen Zahlen erneut darum.',
    },
    approve: 'Regel freigeben',
    changes: 'Um Änderungen bitten',
    refuse: 'Ablehnen',
    end: 'Regel beenden',
    renew: 'Erneut bitten…',
  },
  told: {
    over: (source, why) => `Die Regel für ${source} gilt nicht mehr. ${why}`,
    nowDrafts: 'Ihre Einträge werden von jetzt an zu Entwürfen.',
    letOut: 'Was sie freigegeben hatte und noch nicht hinaus ist, wartet auf einen Menschen.',
    ending: (source, when, button) =>
      `Die Regel für ${source} endet am ${when}. Sollen ihre Einträge weiter danach veröffentlicht werden, bitten Sie mit „${button}“ erneut darum.`,
  },
  entry: {
    lets: (stop) =>
      `Das geht nach der Regel dieser Quelle hinaus. Bis dahin können alle im Kanal es mit „${stop}“ auf der Karte anhalten.`,
    waits: (why) => `Die Regel dieser Quelle lässt es nicht hinaus: Es wartet auf einen Menschen. ${why}`,
    held: (why) => `Die Regel dieser Quelle lässt es nicht mehr hinaus: Es wartet auf einen Menschen. ${why}`,
    why: {
      host: 'Die Seite steht auf keiner amtlichen Domain dieser Redaktion oder ist nicht mit https erreichbar.',
      changed: 'Die Seite hat inzwischen andere Worte oder ist verschwunden.',
      unseen: 'Die Quelle war seither nicht richtig zu lesen: Niemand weiß, ob die Seite das noch sagt.',
      hours: 'Es kam außerhalb der Zeiten der Regel oder an einem arbeitsfreien Tag, oder ginge dann hinaus.',
      ceiling: 'So viele, wie die Regel am Tag erlaubt, hat sie heute schon freigegeben.',
      period: 'Eine Karenzzeit läuft oder beginnt, bevor es hinausginge.',
      frozen: 'Diese Redaktion ist eingefroren oder war es seither.',
      paused: 'Ein Notfall läuft oder lief seither.',
      asleep: 'Eines seiner Konten ruht oder nimmt keine Beiträge an.',
      findings: 'Eine Prüfung merkt etwas an: siehe die Karte.',
      odd: 'Seine Worte enthalten Zeichen, die anders angezeigt werden können, als sie gemeint sind.',
      unmeant: 'Der Titel klingt nach einem Test, einem Entwurf, einer Sperrfrist oder einem Fehler.',
      undated: 'Kein Datum sagt sicher, wann es veröffentlicht wurde.',
      later: 'Das Datum liegt in der Zukunft.',
      old: 'Das Datum liegt mehr als einen Tag zurück.',
      below: 'Es steht unter Einträgen, die schon bekannt waren, wie es alte Seiten tun.',
      again:
        'Dasselbe, nach Kennung, Titel oder Worten, kam in den letzten sieben Tagen oder wurde in dieser Zeit veröffentlicht.',
      restored: 'Tambour wurde aus einer Sicherung wiederhergestellt: Es wurde vielleicht schon vorher veröffentlicht.',
      mentions: 'Es erwähnt jemanden, der benachrichtigt würde.',
      quotes: 'Es zitiert einen anderen Beitrag.',
      continues: 'Es setzt einen anderen Beitrag fort.',
      more: 'Es hat ein Bild, ein Video oder eine Umfrage: Eine Regel lässt nur Worte hinaus.',
      rule: 'Die Regel ist nicht mehr in Kraft.',
      ordinary: 'Es wurde seither angehalten oder geändert, oder um seine Freigabe gebeten.',
    },
  },
  goesBy: (names) => `Niemand hat dafür gedrückt: Eine Regel, freigegeben von ${names}, lässt es hinaus.`,
  onDraft: (source, names, until) => `Nach der Regel für ${source}, freigegeben von ${names.join(', ')}, bis ${until}`,
};
