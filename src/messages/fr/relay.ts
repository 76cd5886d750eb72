import type { RelayWords } from '#messages/words/relay.ts';

import { counted, fr } from './typography.ts';

export const relay: RelayWords = {
  help: '/tambour sources',
  helpDoes: fr`les sites et comptes dont les actualités deviennent ici des brouillons ; « sources ajouter » en ajoute un`,
  name: ({ label, host }) => fr`« ${label} » (${host})`,
  title: (count) => fr`${counted(count, 'source', 'sources')} de cette rédaction`,
  none: fr`Cette rédaction n'a pas encore de source. Une source est le flux d'actualités d'un de vos sites, ou un compte Mastodon ou X : chaque nouvelle entrée devient ici un brouillon.`,
  howTo: fr`Tapez « /tambour sources ajouter » pour en ajouter une. Rien n'est relayé avant que quelqu'un ne l'active.`,
  form: {
    addTitle: 'Ajouter une source',
    changeTitle: 'Modifier la source',
    intro: fr`Les cinq dernières entrées sont d'abord montrées comme elles seraient relayées. Chaque nouvelle entrée devient un brouillon, qui se valide comme tout autre.`,
    url: 'Flux ou compte',
    urlHint: fr`Un flux (RSS, Atom ou JSON Feed), qui commence par https:// ; un compte Mastodon, comme @nom@serveur ; ou un compte X, comme https://x.com/nom.`,
    label: 'Mention',
    labelHint: (label) =>
      fr`Dit d'où cela vient, par exemple « Sur le site du ministère ». Il en faut une pour un flux ; laissée vide pour un compte, c'est « ${label} ».`,
    template: 'Texte de chaque brouillon',
    templateHint: fr`Le titre, le résumé et le lien de chaque entrée prennent la place de {titre}, {résumé} et {lien}, la mention celle de {mention}. Les mots-dièse et le reste sont gardés tels quels.`,
    exampleName: '@nom@serveur',
    names: { title: 'titre', summary: 'résumé', link: 'lien', label: 'mention' },
    billed: (preview, each) =>
      fr`La lecture d'un compte X est facturée par X : environ ${preview} pour ses cinq premiers messages, lus tout de suite, puis ${each} par nouveau message.`,
    submit: 'Lire la source',
  },
  error: {
    address: fr`Donnez l'adresse entière d'un flux, qui commence par https://, ou celle d'un compte : @nom@serveur sur Mastodon, https://x.com/nom sur X.`,
    noLabel: fr`Dites d'où cela vient.`,
    unknownName: (name) => fr`{${name}} ne remplace rien. Servez-vous de {titre}, {résumé}, {lien} et {mention}.`,
    noLink: fr`Ajoutez {lien} : il faut que l'on trouve la page.`,
    long: (most) => fr`Cela dépasse ${most} caractères. Raccourcissez-le.`,
    sameAddress: 'Cette rédaction a déjà une source à cette adresse.',
    readingOff: fr`La lecture de X n'est pas activée, ou cette rédaction n'y a aucun compte par lequel lire. Une personne qui administre Tambour l'active par X_READING.`,
    itself: fr`Un compte serait relayé vers lui-même. Choisissez d'autres comptes.`,
    circle: (back) =>
      fr`Cela relaierait en boucle : ce qui est publié reviendrait par la source ${back}. Mettez d'abord fin à celle-ci, ou choisissez d'autres comptes.`,
    full: (most) =>
      fr`Cette rédaction a déjà ${most} sources. Terminez-en d'abord une : « /tambour sources » les montre.`,
  },
  state: {
    proposed: fr`Pas encore activée : rien n'est relayé.`,
    on: fr`Activée : chaque nouvelle entrée devient un brouillon.`,
    byRule: (until) =>
      fr`Activée : par sa règle, les nouvelles entrées sont publiées sans que personne n'appuie, jusqu'au ${until}.`,
    ended: fr`Terminée : plus rien n'est relayé. Ses brouillons restent.`,
    paused: {
      person: fr`En pause : rien n'est relayé.`,
      flood: fr`En pause, car trop d'entrées étaient nouvelles à la fois.`,
      gone: 'En pause, car le site dit que ce flux a disparu pour de bon.',
      accounts: fr`En pause, car cette rédaction n'a plus aucun de ses comptes.`,
      unanswered: fr`En pause, car personne n'a lu les réponses à ses publications depuis deux semaines.`,
    },
  },
  card: {
    accounts: (labels) => fr`Pour ${labels.join(', ')}`,
    kind: { feed: fr`Flux :`, mastodon: fr`Compte Mastodon :`, x: fr`Compte X :` },
    previewed: (count) =>
      count === 1
        ? fr`Sa dernière entrée, comme elle serait relayée :`
        : fr`Ses ${count} dernières entrées, comme elles seraient relayées :`,
    noEntries: fr`La source n'a aucune entrée en ce moment. Elle peut quand même être activée.`,
    ours: (count) =>
      count === 1
        ? fr`Une de ses dernières entrées vient d'ici ou y ramène : une telle entrée n'est jamais relayée.`
        : fr`${count} de ses dernières entrées viennent d'ici ou y ramènent : de telles entrées ne sont jamais relayées.`,
    withoutLink: (count) =>
      count === 1
        ? 'Une entrée ne mène à aucune page et ne serait pas relayée.'
        : fr`${count} entrées ne mènent à aucune page et ne seraient pas relayées.`,
    folded: (count) =>
      count === 1
        ? fr`Une entrée mène à la même page qu'une plus récente et ne serait pas relayée.`
        : fr`${count} entrées mènent à la même page qu'une plus récente et ne seraient pas relayées.`,
    undated: (count) =>
      count === 1
        ? fr`Une entrée n'a pas de date avec jour, heure et fuseau : aucune règle ne la laisserait passer.`
        : fr`${count} entrées n'ont pas de date avec jour, heure et fuseau : aucune règle ne les laisserait passer.`,
    unchecked: fr`Tambour atteint cette adresse par un serveur mandataire et ne peut pas savoir où mène son nom. Seules les règles de ce serveur l'empêchent de mener à l'intérieur.`,
    notRead: (why) => fr`La lecture a échoué. ${why}`,
    billed: (each, posts, costs) =>
      fr`X facture ${each} par message lu : au rythme de ses derniers messages, environ ${counted(posts, 'message', 'messages')} par mois, soit ${costs}.`,
    billedUnknown: (each) =>
      fr`X facture ${each} par message lu. Il y a trop peu de messages pour dire ce que coûterait un mois.`,
    ofComments: fr`Cela ressemble à un flux de commentaires, où tout le monde peut écrire : les mots d'inconnus arriveraient dans vos brouillons.`,
    authors: (names) =>
      fr`Ses entrées sont de plusieurs personnes : ${names.join(', ')}. Sont-elles toutes de chez vous ?`,
    onlyNew: fr`Ce qui s'y trouve au moment de l'activation n'est pas relayé, seulement ce qui vient après.`,
  },
  buttons: {
    add: 'Ajouter une source',
    switchOn: 'Activer',
    resume: 'Reprendre',
    pause: 'Mettre en pause',
    change: 'Modifier…',
    end: 'Terminer',
    take: 'Prendre le nouveau texte',
    correct: 'Corriger avec le nouveau texte',
  },
  answer: {
    kept: fr`La source est enregistrée, et sa lecture commence : ses dernières entrées s'affichent bientôt dans le canal. Rien n'est relayé avant qu'elle ne soit activée.`,
    on: fr`La source est activée. Ce qui s'y trouve maintenant n'est pas relayé ; ce qui vient après devient des brouillons.`,
    paused: fr`La source est en pause. Ce qui paraît entre-temps ne sera pas relayé plus tard non plus.`,
    ended: 'La source est terminée. Ses brouillons restent.',
    stale: fr`Quelqu'un a changé ou terminé cette source entre-temps : rien n'est fait. « /tambour sources » la montre telle qu'elle est.`,
    notRead: fr`Cette source n'a pas pu être lue : elle ne peut pas être activée. Changez d'abord son adresse.`,
    otherWords: fr`Un autre texte a été proposé depuis, ou le brouillon a avancé : rien n'est fait. Voyez le dernier message ici.`,
    taken: 'Le brouillon a le nouveau texte. Il faut en demander la validation.',
  },
  failure: {
    address: fr`Ce n'est pas l'adresse d'une page web.`,
    port: 'Les adresses ne sont lues que sur les ports habituels, 80 et 443.',
    inside: fr`Cette adresse mène dans un réseau qui n'est pas public.`,
    notFound: 'Personne ne connaît ce nom.',
    redirects: 'Elle renvoie sans fin à une autre adresse.',
    insecure: fr`Elle renvoie de https vers http : son texte pourrait être modifié en chemin. La personne qui administre le site peut y remédier.`,
    unreachable: fr`Son serveur n'a pas répondu.`,
    untrusted: fr`Son certificat n'est pas reconnu.`,
    slow: fr`Elle n'a pas répondu en dix secondes.`,
    tooLarge: 'Elle dépasse 2 Mo.',
    compressed: 'Son serveur la compresse d’une façon qui n’a pas été demandée.',
    doctype: fr`Elle déclare un type de document, dont un flux n'a pas besoin : un tel document n'est pas ouvert.`,
    notAFeed: fr`Ce qui s'y trouve n'est pas un flux : ni RSS, ni Atom, ni JSON Feed.`,
    page: fr`Ce qui s'y trouve est une page à lire et non un flux : donnez l'adresse de son flux, souvent nommé RSS.`,
    notMastodon: fr`Ce qui s'y trouve ne parle pas l'API de Mastodon.`,
    noAccount: fr`Ce compte n'existe pas. S'il est sur un serveur d'un autre nom que celui de son identifiant, donnez l'adresse de sa page.`,
    noSuchName: fr`Aucun compte ne porte ce nom.`,
    closed: fr`Son serveur ne montre ses messages qu'aux personnes connectées.`,
    otherAccount: fr`Des messages d'un autre compte en sont venus : rien n'a été pris.`,
    readingOff: fr`La lecture de X n'est pas activée, ou cette rédaction n'y a plus de compte.`,
    keys: fr`X refuse les clés du compte par lequel elle est lue, ou son crédit est épuisé.`,
    private: fr`Le compte est devenu privé : X ne montre plus ses messages à d'autres.`,
    suspended: 'X a suspendu le compte.',
    otherHost: (host) => fr`Elle renvoie vers ${host}. Si c'est juste, donnez cette adresse-là.`,
    status: (status) => fr`Son serveur a répondu par ${status}.`,
  },
  told: {
    failing: (source, since, why) =>
      fr`La source ${source} ne peut plus être lue depuis ${since}. ${why} Un essai a lieu chaque heure ; ce qui sera nouveau deviendra des brouillons.`,
    again: (source) => fr`La source ${source} peut de nouveau être lue.`,
    flood: (source, count) =>
      fr`Dans la source ${source}, ${count} entrées sont nouvelles à la fois : elle est en pause, sans aucun brouillon. Regardez le site. Après « Reprendre », ce qui s'y trouve passe pour connu.`,
    gone: (source) => fr`Le site dit que la source ${source} a disparu pour de bon : elle est en pause.`,
    accounts: (source) => fr`Cette rédaction n'a plus aucun des comptes de la source ${source} : elle est en pause.`,
    left: (source) =>
      fr`Cette rédaction a quitté X : la source ${source} est terminée. Le flux d'actualités de votre site peut prendre sa place : « /tambour sources ajouter ».`,
  },
  entry: {
    drafted: (source, when) =>
      when === null ? fr`Relayé de ${source}. Sans date.` : fr`Relayé de ${source}. Daté : ${when}.`,
    later: fr`Cette date est encore à venir. Fallait-il que ce soit déjà public ?`,
    noPicture: fr`Les mots sont ceux du site. Les images ne suivent pas : ajoutez-les avec leur description.`,
    post: {
      quotes: fr`Il cite un autre message, qui ne suit pas : on ne le voit que derrière le lien.`,
      continues: fr`Il poursuit un message précédent du même compte.`,
      brought: (count) =>
        count === 1
          ? fr`Son image a suivi avec sa description.`
          : fr`Ses ${count} images ont suivi avec leurs descriptions.`,
      undescribed: (count) =>
        count === 1
          ? fr`Une image n'a pas de description et n'a pas suivi : ajoutez-la avec une description.`
          : fr`${count} images n'ont pas de description et n'ont pas suivi : ajoutez-les avec une description chacune.`,
      stays: (count) =>
        count === 1
          ? fr`Une image n'a pas pu suivre : ajoutez-la avec sa description.`
          : fr`${count} images n'ont pas pu suivre : ajoutez-les avec leurs descriptions.`,
      more: fr`Les images, la vidéo, le son ou le sondage qui s'y trouvent n'ont pas suivi.`,
    },
    changed: (source) => fr`Le texte de la page de ${source} a changé :`,
    warning: (text) => fr`Avertissement : ${text}`,
    howToTake: (button) => fr`« ${button} » le met à la place du texte. Rien ne change tout seul.`,
    howToCorrect: (button) =>
      fr`« ${button} » ouvre une correction avec ce texte, à valider comme tout brouillon. Rien ne change tout seul.`,
    gone: (source) => fr`La page n'est plus dans ${source}, alors que de plus anciennes y sont encore.`,
    whatNow: fr`Merci de regarder : annulez ou modifiez le brouillon, corrigez ou retirez ce qui est public. Rien ne change tout seul.`,
  },
};
