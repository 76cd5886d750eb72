import { command } from '#messages/command.ts';
import { say } from '#messages/words/keyed.ts';
import type { TerminalWords } from '#messages/words/terminal.ts';
import { networkKinds } from '#networks/network-kinds.ts';
import type { NetworkKind } from '#networks/network-rules.ts';

import { megabytes, wait } from './amounts.ts';
import { fr } from './typography.ts';

/** Sentences for refused secrets of an account, as its network calls them. */
const secretRefused: Readonly<Record<NetworkKind, string>> = {
  mastodon: fr`Le serveur refuse ce jeton. Créez-en un nouveau et copiez-le en entier.`,
  x: fr`X refuse ces clés. Créez-en de nouvelles, et copiez chacune en entier.`,
  bluesky: fr`Le serveur refuse cet identifiant et ce mot de passe d'application, comme il le fait pour un compte désactivé, suspendu ou déplacé. Vérifiez l'identifiant, et que son compte est en service sur ce serveur. Créez ensuite un nouveau mot de passe d'application dans ses paramètres, et copiez-le en entier.`,
};

/** Sentences on which address to give, for networks with several servers. */
const addressAsked: Readonly<Record<NetworkKind, readonly string[]>> = {
  mastodon: [fr`Donnez l'adresse de l'instance, par exemple https://social.example.org.`],
  x: [],
  bluesky: [
    fr`Donnez l'adresse du serveur qui héberge le compte : https://bsky.social, sauf si votre organisme a le sien.`,
  ],
};

export const terminal: TerminalWords = {
  problem: {
    onOrOff: fr`doit valoir « on » ou « off »`,
    practice: fr`doit valoir « on », « off » ou « networks »`,
    needsChat: fr`vaut « networks », pour les rédactions d'une vraie messagerie, et aucune n'est connectée. Connectez Slack ou Mattermost, ou supprimez ce réglage`,
    proxyAddress: 'doit être une adresse, par exemple http://proxy.example.org:3128',
    postgresAddress: 'doit être une adresse PostgreSQL, par exemple postgresql://tambour@host/tambour',
    portNumber: 'doit être un numéro de port',
    publicAddress: 'doit être une adresse, par exemple https://tambour.example.org',
    pagesNeedAddress: fr`doit être défini et commencer par https:// quand TAMBOUR_PAGES vaut « on »`,
    contactAddress: 'doit être une adresse, par exemple mailto:security@example.org ou https://example.org/security',
    localAddress: 'doit être une adresse http sur 127.0.0.1',
    practiceForAll:
      'ouvre à d’autres machines la page d’entraînement, qui ne demande aucune connexion. Gardez 127.0.0.1, ou ajoutez TAMBOUR_PRACTICE_FOR_ALL=on si quiconque l’atteint peut y agir au nom de n’importe qui',
    addressAndPort: 'doit être une adresse suivie d’un port, par exemple 127.0.0.1:9464',
    checksNoCertificate: fr`ne doit pas valoir 0 : chaque jeton serait donné à n'importe quel serveur qui répond. Pour accepter un certificat, utilisez NODE_EXTRA_CA_CERTS`,
    logLevel: 'doit valoir debug, info, warn ou error',
    mattermostAddress: 'doit être une adresse, par exemple https://chat.example.org',
    plainAddress: fr`doit être une adresse sans point d'interrogation, ni « # », ni identifiants`,
    encryptedAddress: fr`doit commencer par https://, sauf pour un serveur de cette machine : un jeton y est envoyé`,
    mattermostToken: fr`doit être le jeton du bot : 26 lettres et chiffres`,
    commandTokens: fr`doit contenir les jetons de la commande, un par équipe, séparés par des virgules`,
    mattermostNeedsAll: fr`manque : Mattermost a besoin des quatre paramètres, que son installation écrit (docs/mattermost.md)`,
    slackMode: fr`doit valoir « socket » ou « http »`,
    botToken: fr`doit être le jeton du bot, qui commence par « xoxb- »`,
    appToken: fr`doit être le jeton de l'application, qui commence par « xapp- »`,
    signingSecret: fr`doit être le secret de signature de l'application`,
    slackAddress: 'doit être https://slack.com/api/, ou une adresse sur 127.0.0.1',
    missingBesideBotToken: fr`manque : SLACK_BOT_TOKEN est défini, et Slack a besoin des deux`,
    missingBesideAppToken: fr`manque : SLACK_APP_TOKEN est défini, et Slack a besoin des deux`,
    missingBesideSigningSecret: fr`manque : SLACK_SIGNING_SECRET est défini, et Slack a besoin des deux`,
    xPrices: fr`doit ressembler à {"asOf":"2026-08-22","post":0.015,"postWithLink":0.2,"altText":0.005}`,
    notValid: fr`n'est pas valide`,
  },

  settingsFile: ({ path, code }) =>
    fr`Le fichier de paramètres ${path} ne peut pas être lu (${code}). Donnez-le à l'utilisateur qui exécute Tambour.`,
  openSettings: ({ path, mode }) =>
    fr`Le fichier de paramètres ${path} contient des secrets et d'autres utilisateurs y ont accès (mode ${mode}). Exécutez « chmod 600 ${path} ». Si un conteneur ne fait que le monter, définissez TAMBOUR_SHARED_SETTINGS=on dans son environnement.`,
  extraCaCerts: (file) =>
    file.why === 'unreadable'
      ? fr`NODE_EXTRA_CA_CERTS désigne ${file.path}, qui ne peut pas être lu (${file.code}). Corrigez le chemin, ou donnez le fichier à l'utilisateur qui exécute Tambour.`
      : fr`NODE_EXTRA_CA_CERTS désigne ${file.path}, qui ne contient aucun certificat au format PEM. Corrigez ce paramètre.`,

  masterKey: {
    keyFileMissing: ({ path }) =>
      fr`La clé maîtresse ${path} manque. Restaurez-la depuis sa copie ; sans elle, aucun compte ne peut servir. Si elle est perdue pour de bon, « ${command('setup')} » en crée une autre, et chaque compte a besoin d'un nouveau jeton (« ${command('account add')} »).`,
    keyFileNotReadable: ({ path, code }) =>
      fr`La clé maîtresse ${path} ne peut pas être lue (${code}). Donnez le fichier à l'utilisateur qui exécute Tambour.`,
    keyFileOpen: ({ path, mode }) =>
      fr`D'autres utilisateurs peuvent lire la clé maîtresse ${path} (mode ${mode}). Exécutez « chmod 600 ${path} ».`,
    keyFileMalformed: ({ path }) =>
      fr`${path} n'est pas une clé maîtresse : 32 octets aléatoires en base64. Restaurez-la depuis sa copie.`,
  },

  storage: {
    dataFolderNotWritable: ({ folder, code }) =>
      fr`Tambour ne peut pas écrire dans le dossier de données ${folder} (${code}). Donnez-le à cet utilisateur, ou indiquez dans TAMBOUR_DATA un dossier qui lui appartient.`,
    diskFull: ({ folder, freeBytes, neededBytes }) =>
      fr`Le disque de ${folder} est plein : ${megabytes(freeBytes)} libres, ${megabytes(neededBytes)} nécessaires. Libérez de la place et redémarrez ; rien n'est perdu.`,
    folderInUse: ({ folder, pid }) =>
      fr`Un autre Tambour${pid === null ? '' : ` (processus ${pid})`} utilise ${folder}. Arrêtez-le d'abord, ou indiquez un autre dossier dans TAMBOUR_DATA.`,
    binariesMissing: ({ folder, platform }) =>
      folder === null
        ? fr`Aucun PostgreSQL n'est fourni pour ${platform}. Définissez DATABASE_URL, ou indiquez dans TAMBOUR_POSTGRES_BIN le dossier des programmes de votre PostgreSQL.`
        : fr`Il n'y a pas de programmes PostgreSQL dans ${folder}. Indiquez dans TAMBOUR_POSTGRES_BIN le dossier qui contient « postgres » et « initdb », ou relancez « npm ci ».`,
    serverUserMissing: ({ user }) =>
      fr`PostgreSQL ne s'exécute pas en tant que root, et l'utilisateur « ${user} » n'existe pas et n'a pas pu être créé. Créez-le, ou indiquez dans TAMBOUR_POSTGRES_USER un utilisateur existant.`,
    serverUserCannotReach: ({ user, path }) =>
      fr`L'utilisateur « ${user} », qui exécute PostgreSQL, ne peut pas entrer dans ${path}. Donnez-lui accès à ce dossier, ou indiquez dans TAMBOUR_DATA un dossier qu'il peut atteindre.`,
    clusterGone: ({ note, folder }) =>
      fr`Selon ${note}, les données sont dans ${folder}, et ce dossier n'existe pas. Remettez-le en place, ou supprimez le dossier de données pour repartir de zéro.`,
    otherMajorVersion: ({ folder, found, wanted }) =>
      fr`Les données de ${folder} sont de PostgreSQL ${found}, les programmes sont de la version ${wanted}. Indiquez dans TAMBOUR_POSTGRES_BIN des programmes de la version ${found}.`,
    serverDidNotStart: ({ logFile, lastLines }) =>
      [fr`PostgreSQL n'a pas démarré. Ses dernières lignes (le journal complet : ${logFile}) :`, ...lastLines].join(
        '\n  ',
      ),
    databaseUnreachable: ({ host, code }) =>
      fr`Aucun PostgreSQL ne répond à l'adresse ${host} (${code}). Vérifiez DATABASE_URL et que le serveur fonctionne.`,
    wrongPassword: ({ host, user }) =>
      fr`PostgreSQL sur ${host} refuse le mot de passe de « ${user} ». Corrigez-le dans DATABASE_URL.`,
    databaseMissing: ({ database, host }) =>
      fr`Il n'y a pas de base « ${database} » sur ${host}. Créez-la, ou corrigez DATABASE_URL.`,
    notAllowed: ({ user, database, detail }) =>
      fr`« ${user} » n'a pas les droits dont Tambour a besoin dans la base « ${database} » : ${detail}. Faites-en le propriétaire de cette base.`,
    postgresTooOld: ({ version, neededMajor }) =>
      fr`Ce PostgreSQL est en version ${version} ; Tambour a besoin de la version ${neededMajor} ou d'une plus récente.`,
    databaseNewer: ({ migration }) =>
      fr`La base a été utilisée par un Tambour plus récent (${migration}). Démarrez cette version-là ; celle-ci abîmerait la base.`,
    migrationChanged: ({ migration }) =>
      fr`La migration ${migration} n'est pas celle qui a créé cette base. Installez un Tambour non modifié.`,
    restoreUnfinished: ({ database }) =>
      fr`Une restauration dans la base « ${database} » a été interrompue, et ce qui s'y trouve est incomplet. Relancez « ${command('restore')} » avec la même sauvegarde.`,
    migrationFailed: ({ migration, code, backup }) =>
      [
        fr`La base n'a pas pu être mise à jour : ${migration} a échoué (PostgreSQL répond ${code}) et a été annulée. Aucune ligne n'est perdue.`,
        fr`Consultez le journal de PostgreSQL, corrigez la cause et redémarrez.`,
        backup === null
          ? fr`La base était encore vide : une nouvelle conviendrait aussi.`
          : fr`Pour revenir au Tambour précédent, restaurez ${backup} avec lui dans une base vide.`,
      ].join(' '),
    upgradeBackupFailed: ({ path, code }) =>
      code === 'ENOSPC'
        ? fr`Une base plus ancienne est sauvegardée avant sa mise à jour, et il n'y a pas assez de place pour ${path}. Libérez de la place et redémarrez ; la base n'a pas changé.`
        : fr`Une base plus ancienne est sauvegardée avant sa mise à jour, et ${path} ne peut pas être écrit (${code}). Donnez à cet utilisateur le droit d'y écrire et redémarrez ; la base n'a pas changé.`,
  },

  chatHeld: {
    tooOld: ({ version, oldest }) =>
      fr`Mattermost est en version ${version}. Tambour fonctionne à partir de la version ${oldest} : les précédentes n'envoient qu'un seul des comptes choisis. Mettez le serveur à jour.`,
    untold: () =>
      fr`Mattermost n'indique ni sa version ni son identifiant à l'adresse /api/v4/config/client, comme le fait tout serveur. Si un proxy se trouve entre les deux, laissez-le transmettre cette adresse.`,
    elsewhere: ({ address, formerly }) =>
      fr`Mattermost sur ${address} dit être le serveur déjà rencontré sur ${formerly.join(', ')}. ${ifMoved(formerly)} S'il s'agit d'une copie, corrigez MATTERMOST_URL ; ${another()}`,
    unknown: ({ address, known }) =>
      fr`Mattermost sur ${address} n'est pas le serveur de ${known.join(', ')}, auquel appartiennent ces rédactions. Corrigez MATTERMOST_URL ; ${another()}`,
  },

  notTaken: {
    tokenRefused: ({ network }) => secretRefused[network],
    ownPassword: () =>
      fr`C'est le mot de passe du compte lui-même, qui permet aussi de modifier ou de supprimer le compte. Créez un mot de passe d'application dans les paramètres de Bluesky, et donnez celui-là.`,
    scopeMissing: ({ missing }) =>
      missing.includes('tweet.write')
        ? fr`Sur X, ces clés ne permettent que de lire. Donnez à l'application le droit « Read and write » dans ses paramètres chez X, puis créez de nouvelles clés : celles d'avant ne changent pas.`
        : fr`Le jeton n'a pas assez de droits : il lui manque ${missing.join(', ')}. Créez-en un qui les a aussi.`,
    askedTooOften: ({ afterSeconds }) =>
      fr`Ces clés ont servi trop souvent, et le serveur ne répondra que dans ${wait(afterSeconds)}. Réessayez à ce moment-là.`,
    unreachable: ({ network, why }) =>
      ({
        refused: fr`Aucun serveur ne répond à cette adresse. Vérifiez l'adresse, et que cette machine peut l'atteindre.`,
        name_not_found: fr`Ce nom de serveur n'existe pas. Vérifiez son orthographe.`,
        timeout: fr`Le serveur n'a pas répondu à temps. Réessayez dans un instant.`,
        not_this_network: [
          fr`Le serveur répond, mais pas comme ${networkKinds[network].name}.`,
          ...addressAsked[network],
        ].join(' '),
      })[why],
  },

  notStarted: {
    storage: ({ refusal }) => say(terminal.storage, refusal.kind, refusal),
    key: ({ refusal }) => say(terminal.masterKey, refusal.kind, refusal),
    listen: ({ why, host, port, setting }) =>
      ({
        port_in_use: fr`Le port ${port} de ${host} est occupé. Arrêtez ce qui l'utilise, ou indiquez un autre port dans ${setting}.`,
        not_allowed: fr`Cet utilisateur n'a pas le droit d'écouter sur le port ${port}. Indiquez dans ${setting} un port au-dessus de 1023.`,
        no_such_address: fr`Cette machine n'a pas l'adresse ${host}. Corrigez ${setting === 'TAMBOUR_PORT' ? 'TAMBOUR_HOST' : setting}.`,
      })[why],
    practiceAway: ({ url }) =>
      fr`Aucun salon d'entraînement ne répond à l'adresse ${url}. Démarrez-le avec « ${command('practice')} », ou supprimez TAMBOUR_PRACTICE_URL.`,
    practiceAskedTooOften: ({ network, afterSeconds }) =>
      fr`Le ${networkKinds[network].name} d'entraînement a été trop sollicité : Tambour a été démarré de nombreuses fois en peu de temps. Redémarrez-le dans ${wait(afterSeconds)}, ou relancez d'abord « ${command('practice')} ».`,
    noChat: () =>
      fr`TAMBOUR_PRACTICE vaut « off » et aucune messagerie n'est connectée : il n'y aurait personne à qui parler. Connectez Slack avec « ${command('setup')} », ou définissez TAMBOUR_PRACTICE=on.`,
    clockAhead: ({ now }) =>
      fr`L'entraînement a fait avancer le temps dans cette base de données : on y est le ${now.slice(0, 10)}. Un tel Tambour ne sert plus qu'à s'entraîner, avec son propre salon d'entraînement. Retirez ce qui connecte une vraie messagerie ou un autre salon d'entraînement, ou commencez avec une autre base de données (TAMBOUR_DATA ou DATABASE_URL).`,
  },
  step: {
    makingUser: ({ user }) =>
      fr`Création de l'utilisateur système « ${user} », car PostgreSQL ne s'exécute pas en tant que root…`,
    placedElsewhere: ({ user, folder }) =>
      fr`« ${user} » n'a pas accès au dossier de données : la base de données va dans ${folder}`,
    copyingBinaries: ({ folder }) => fr`Copie des programmes de PostgreSQL vers ${folder}…`,
    makingCluster: ({ folder }) => fr`Création de la base de données dans ${folder}…`,
    startingServer: () => fr`Démarrage de PostgreSQL…`,
    joiningServer: () => fr`PostgreSQL fonctionne déjà : Tambour s'y connecte`,
    recovering: () => fr`PostgreSQL se rétablit après un arrêt brutal…`,
    backingUp: ({ path }) => fr`Sauvegarde vers ${path}…`,
    checkingBackup: ({ path }) => fr`Vérification de ${path}…`,
    restoring: () => fr`Restauration…`,
    migrating: ({ migrations }) =>
      fr`Mise à jour de la base de données (${migrations === 1 ? 'une étape' : `${migrations} étapes`})…`,
    chatAwaited: ({ chat, why }) =>
      fr`${chat} n'est pas connecté (${why}). Tambour réessaie de lui-même, au moins toutes les trente secondes ; les publications validées partent entre-temps. « ${command('doctor')} » dit ce qu'il faut corriger.`,
    chatHeld: ({ chat, why }) =>
      fr`${chat} reste désactivé ; les publications validées partent entre-temps. ${say(terminal.chatHeld, why.kind, why)}`,
  },
  ready: ({ chats, practice }) => {
    if (chats.length === 0) {
      return [
        fr`Tambour est prêt. Ouvrez le salon d'entraînement dans un navigateur :`,
        fr`Rédigez en tant qu'Aïcha, validez en tant que Karim, et voyez la publication sur les réseaux d'entraînement. Rien ici n'atteint un vrai réseau. Arrêtez avec Ctrl-C ; supprimez le dossier de données pour tout effacer.`,
      ];
    }
    const there = fr`Dans un canal de ${chats.join(' ou ')}, tapez « /invite @tambour », puis « /tambour réglages ». Arrêtez avec Ctrl-C.`;
    switch (practice) {
      case 'chat':
        return [fr`Tambour est prêt. À côté de ${chats.join(' et ')}, il y a le salon d'entraînement :`, there];
      case 'networks':
        return [
          fr`Tambour est prêt. Pour les rédactions de ${chats.join(' et ')} qui s'entraînent, il y a des réseaux d'entraînement :`,
          there,
        ];
      case 'none':
        return [fr`Tambour est prêt. Il répond aux contrôles de santé à l'adresse :`, there];
    }
  },
  practiceReady: [fr`Le salon et les réseaux d'entraînement sont prêts :`, fr`Arrêtez avec Ctrl-C.`],
  lost: {
    away: () => fr`La base de données a disparu. Rien de ce qui a été confirmé n'est perdu ; redémarrez Tambour.`,
    newer: ({ migration }) =>
      fr`Un Tambour plus récent a modifié la base de données (${migration}), et celui-ci s'efface. Rien de ce qui a été confirmé n'est perdu ; démarrez ici aussi la version plus récente.`,
  },

  lack: {
    software: fr`- Impossible de savoir quel logiciel il utilise. Tambour n'en suppose rien et le redemande chaque jour.`,
    instance_v2: fr`- Il n'a que l'ancienne description de lui-même : les limites peuvent être incomplètes.`,
    idempotency: fr`- D'une requête répétée, il peut faire deux publications : après une réponse perdue, Tambour renvoie une fois au plus, puis demande.`,
    language: fr`- Il ignore la langue d'une publication.`,
    visibility: fr`- Il n'a pas de publications non listées.`,
    delete: fr`- Il ne sait pas supprimer une publication : retirez-la à la main sur place.`,
    alt_lines: fr`- D'une description, il ne montre que la première ligne : les descriptions partent en une seule ligne.`,
    conversion: fr`- Il montre les vidéos telles qu'elles sont envoyées : les brouillons signalent celles que certains navigateurs ne lisent pas.`,
    edits_told: fr`- Il ne dit pas quelles publications ont été modifiées : après une restauration, Tambour vous demande ce qui est en ligne.`,
    media_status: fr`- Il ne dit pas quand une image est prête.`,
    json_errors: fr`- Ses erreurs n'ont pas la forme habituelle : certaines causes resteront vagues.`,
    plain_text: fr`- Il interprète le Markdown : des signes comme *, _, # et [mots](adresse) n'apparaissent pas tels quels. Les brouillons montrent d'avance ce que le public verrait, et chaque publication est comparée une fois en ligne.`,
  },
};

function ifMoved(addresses: readonly string[]): string {
  const commands = addresses.map((address) => fr`« ${command('chat moved', [address])} »`).join(' ou ');
  return fr`S'il a changé d'adresse, tapez ${commands} : ses rédactions continuent.`;
}

function another(): string {
  return fr`pour l'utiliser à côté de l'autre, sans ses rédactions, tapez « ${command('chat another')} ».`;
}
