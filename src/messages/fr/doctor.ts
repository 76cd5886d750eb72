import type { CheckName } from '#doctor/facts.ts';
import { command } from '#messages/command.ts';
import type { DoctorWords } from '#messages/words/doctor.ts';
import { say } from '#messages/words/keyed.ts';

import { day, size } from './amounts.ts';
import { outside } from './doctor-outside.ts';
import { terminal } from './terminal.ts';
import { fr } from './typography.ts';

export const doctor: DoctorWords = {
  group: {
    settings: 'Paramètres',
    files: 'Fichiers',
    database: 'Base de données',
    machine: 'Cette machine',
    chat: 'Messagerie',
    networks: 'Comptes et réseaux',
    waysOut: 'Accès vers l’extérieur',
    tambour: 'Tambour',
  },
  level: { right: 'bon', advice: 'conseil', wrong: 'ERREUR' },
  nothingWrong: ({ right, advice }) => fr`Aucune erreur. Conseils : ${advice}. Bons : ${right}.`,
  somethingWrong: ({ wrong, advice, right }) => fr`Erreurs : ${wrong}. Conseils : ${advice}. Bons : ${right}.`,

  finding: {
    ...outside,

    settingsFit: () => fr`Les paramètres sont valides et cohérents.`,
    settingRefused: ({ setting, problem }) => `${setting} ${terminal.problem[problem]}.`,
    settingUnknown: ({ setting, meant }) =>
      meant === null
        ? fr`Le paramètre ${setting} n'existe pas : il n'a aucun effet. docs/settings.md donne la liste de ceux qui existent.`
        : fr`Le paramètre ${setting} n'existe pas : il n'a aucun effet. Vouliez-vous écrire ${meant} ?`,
    settingWithoutEffect: ({ setting, because, value }) =>
      value === null
        ? fr`${setting} n'a aucun effet, car ${because} est défini.`
        : fr`${setting} n'a aucun effet, car ${because} vaut ${value}.`,
    noChat: () =>
      fr`Aucune messagerie n'est connectée et le salon d'entraînement est désactivé : personne ne pourrait parler à Tambour. Lancez « ${command('setup')} » pour connecter Slack, ou supprimez TAMBOUR_PRACTICE.`,
    practiceBesideChat: () =>
      fr`Le salon d'entraînement fonctionne à côté de la vraie messagerie. Il ne demande aucun mot de passe : toute personne sur cette machine peut l'utiliser. Supprimez TAMBOUR_PRACTICE quand l'entraînement est terminé.`,
    practiceNetworks: () =>
      fr`Les réseaux d'entraînement fonctionnent à côté de la vraie messagerie, pour les rédactions qui répètent. Supprimez TAMBOUR_PRACTICE quand l'entraînement est terminé.`,
    practiceForAll: ({ host }) =>
      fr`Quiconque atteint ${host} peut agir au nom de n'importe qui sur la page d'entraînement. Pour la fermer, supprimez TAMBOUR_PRACTICE_FOR_ALL et TAMBOUR_HOST.`,
    listensForAll: ({ setting, host }) =>
      fr`${setting} permet à d'autres machines de se connecter (${host}). Placez un proxy avec TLS devant, ou limitez l'écoute à 127.0.0.1.`,
    databaseInTheClear: ({ host }) =>
      fr`Ce qui va à la base de données sur ${host} peut être lu en chemin. Ajoutez « ${'?sslmode=verify-full'} » à DATABASE_URL.`,
    settingsFileAbsent: ({ path }) =>
      fr`Il n'y a pas de fichier ${path} : tous les paramètres viennent de l'environnement.`,
    settingsFilePrivate: ({ path }) => fr`${path} n'est lisible que par son propriétaire.`,
    settingsFileOpen: ({ path, mode }) =>
      fr`${path} contient des secrets, et d'autres utilisateurs peuvent le lire ou le modifier (mode ${mode}). Exécutez « chmod 600 ${path} ».`,
    settingsFileOfOther: ({ path, owner }) =>
      fr`${path} contient des secrets et appartient à un autre utilisateur (${owner}), qui peut le modifier. Donnez-le, par « chown », à l'utilisateur qui exécute Tambour.`,
    settingsFolderOpen: ({ path }) =>
      fr`Tout le monde peut écrire dans le dossier ${path}, et donc y mettre d'autres paramètres à la place des vôtres. Exécutez « chmod o-w ${path} ».`,
    settingsFileUnreadable: ({ path, error }) => terminal.settingsFile({ path, code: error }),
    settingsFileLine: ({ path, line }) =>
      fr`La ligne ${line} de ${path} n'est pas un paramètre et n'a aucun effet. Écrivez NOM=valeur, ou « # » devant une remarque.`,

    dataFolderNotYet: ({ path }) =>
      fr`Le dossier de données ${path} n'existe pas encore : le premier démarrage le crée.`,
    dataFolderFine: ({ path }) => fr`Seul Tambour peut écrire dans le dossier de données ${path}.`,
    dataFolderNotWritable: ({ path, error }) =>
      fr`Tambour ne peut pas écrire dans le dossier de données ${path} (${error}). Donnez-le à l'utilisateur qui exécute Tambour, ou définissez TAMBOUR_DATA.`,
    dataFolderOpen: ({ path, mode }) =>
      fr`D'autres utilisateurs peuvent voir le contenu du dossier de données ${path} (mode ${mode}). Exécutez « chmod 700 ${path} », ou 711 si la base de données a son propre utilisateur.`,
    diskRoom: ({ path, freeBytes }) => fr`${size(freeBytes)} libres sur le disque de ${path}.`,
    diskLow: ({ path, freeBytes }) =>
      fr`Il ne reste que ${size(freeBytes)} sur le disque de ${path}. Une sauvegarde risque de ne pas y tenir : libérez bientôt de la place.`,
    diskFull: ({ path, freeBytes }) =>
      fr`Le disque de ${path} est plein (${size(freeBytes)} libres) : aucune validation ne peut être enregistrée. Libérez de la place.`,
    inodesLow: ({ path, free }) =>
      fr`Le disque de ${path} ne peut plus recevoir que ${free} fichiers, quelle que soit leur taille. Supprimez ce qui ne sert plus.`,
    keyFine: ({ path }) =>
      fr`La clé maîtresse ${path} est présente et privée. Gardez-en une copie loin des données et de leurs sauvegardes.`,
    keyCredential: ({ path }) =>
      fr`systemd remet la clé maîtresse comme « credential » (${path}), à ce seul service. Gardez-en une copie hors de cette machine.`,
    keyNotYet: ({ path }) => fr`La clé maîtresse ${path} n'existe pas encore : le premier démarrage la crée.`,
    keyRefused: ({ refusal }) => say(terminal.masterKey, refusal.kind, refusal),
    keyBesideData: ({ path }) =>
      fr`La clé maîtresse est dans le dossier de données : qui copie le dossier a les deux. Arrêtez Tambour, déplacez ${path} ailleurs et définissez TAMBOUR_KEY_FILE.`,
    keyRotating: ({ path, role, ids: [current = '', other = ''] }) =>
      role === 'next'
        ? fr`Un changement de clé maîtresse est commencé (${current}, puis ${other}). Copiez ${path} sur chaque machine qui exécute Tambour, puis lancez « ${command('key rotate', ['--finish'])} » sur chacune.`
        : fr`Un changement de clé maîtresse n'est pas terminé (${current}, auparavant ${other}) ; tout reste lisible. Relancez « ${command('key rotate')} ».`,
    keyCredentialRotating: ({ ids: [current = '', other = ''] }) =>
      fr`Un changement de clé maîtresse est commencé (${current}, ${other}) ; tout reste lisible. Continuez comme le dit « A new master key » dans docs/running.md pour un « credential ».`,
    keySigningRotating: () =>
      fr`Un changement de la clé de signature est commencé et n'est pas terminé ; tout reste vérifiable. Arrêtez Tambour et relancez « ${command('key rotate-signing')} », avec --finish si systemd remet la clé.`,
    backupFresh: ({ at }) => fr`La dernière sauvegarde date du ${day(at)}.`,
    backupOld: ({ at, days }) =>
      fr`La dernière sauvegarde a ${days} jours (${day(at)}). Lancez « ${command('backup')} », de préférence chaque nuit.`,
    noBackup: ({ folder }) =>
      fr`Il n'y a aucune sauvegarde dans ${folder}. Lancez « ${command('backup')} », de préférence chaque nuit, à moins que votre base de données ne soit sauvegardée autrement.`,

    databaseNotYet: () =>
      fr`Il n'y a pas encore de base de données : le premier démarrage en crée une dans le dossier de données.`,
    databaseRefused: ({ refusal }) => say(terminal.storage, refusal.kind, refusal),
    databaseFine: ({ version, sizeBytes }) =>
      fr`PostgreSQL ${version} répond ; la base de données occupe ${size(sizeBytes)}.`,
    databaseEmbedded: () =>
      fr`Tambour exécute son propre PostgreSQL, que seul « npm ci » met à jour. Pour un usage réel, prenez celui de votre distribution : définissez DATABASE_URL.`,
    databaseDurable: () =>
      fr`Ce qui est confirmé survit à une coupure de courant (fsync, synchronous_commit et full_page_writes sont activés).`,
    databaseNotDurable: ({ setting, value }) =>
      fr`${setting} vaut ${value} : une coupure de courant peut faire perdre des validations, et une publication peut partir deux fois. Exécutez « ALTER SYSTEM SET ${setting} = on; SELECT pg_reload_conf(); » dans PostgreSQL.`,
    databaseEncoding: ({ encoding }) =>
      fr`La base de données est encodée en ${encoding}, qui ne contient pas tous les caractères. Créez-en une avec ${"ENCODING 'UTF8' TEMPLATE template0"}.`,
    databaseReadOnly: () =>
      fr`La base de données n'accepte pas d'écritures. DATABASE_URL doit désigner le serveur principal, pas un réplica.`,
    databaseRights: ({ missing }) =>
      fr`Il manque au rôle de Tambour ${missing.join(' et ')}. Faites-en le propriétaire de la base : « ALTER DATABASE … OWNER TO … ».`,
    journalRewritable: () =>
      fr`Le rôle de Tambour peut modifier et supprimer ce qui figure au journal. docs/running.md montre comment ne lui laisser que l'ajout.`,
    schemaCurrent: () => fr`Les tables sont celles de cette version de Tambour.`,
    schemaNone: () => fr`La base de données est vide : le premier démarrage crée les tables.`,
    schemaOlder: ({ pending }) =>
      fr`Les tables sont celles d'un Tambour plus ancien. Le prochain démarrage les sauvegarde et les met à jour (étapes : ${pending}).`,
    journalSound: ({ entries }) => fr`Le journal est intact (entrées : ${entries}).`,
    journalBad: ({ seq, why }) =>
      fr`Le journal n'est plus intact à partir de l'entrée ${seq} (${brokenEntry[why]}). Laissez la base telle quelle, et comparez-la à une sauvegarde.`,
    journalHeadBad: ({ why, entries }) =>
      fr`La fin du journal n'est pas celle qui a été scellée (${brokenHead[why]} ; entrées : ${entries}). Laissez la base telle quelle, et comparez-la à une sauvegarde.`,
    journalNotKeyed: ({ entries }) =>
      fr`Le journal n'est pas encore signé (entrées : ${entries}) : quiconque peut écrire dans la base aurait pu l'écrire. Relisez-le, puis exécutez « ${command('journal sign')} ».`,
    journalOfOtherKey: ({ entries }) =>
      fr`Le journal (entrées : ${entries}) est signé avec une autre clé maîtresse que celle qui est en place, et ne peut pas être vérifié. Remettez la bonne clé.`,

    clockAgrees: ({ with: other }) => fr`L'horloge s'accorde avec celle de ${other}.`,
    clockOff: ({ with: other, aheadSeconds }) =>
      fr`L'horloge ${aheadSeconds > 0 ? 'retarde' : 'avance'} de ${Math.round(Math.abs(aheadSeconds))} s par rapport à celle de ${other}. Les publications partent à la mauvaise heure, et les signatures sont refusées. Exécutez « timedatectl set-ntp true » sur la machine en cause.`,
    clockUnknown: () => fr`Aucune autre horloge n'a pu être consultée : impossible de savoir si celle-ci est juste.`,
    decoderConfined: () =>
      fr`Le décodeur d'images ne peut lire ni la clé ni les réglages, et n'atteint aucune base de données.`,
    decoderUnconfined: () =>
      fr`Le décodeur d'images s'exécute dans un processus séparé, mais sous le même utilisateur : cette machine ne permet pas de le confiner. Sous Linux, utilisez util-linux 2.41 ou plus récent (Debian 13) et un noyau avec Landlock.`,
    decoderUnknown: () =>
      fr`Impossible de savoir si cette machine peut confiner ce qui décode les images et les vidéos ; d'ici là, aucune n'est décodée. Le dossier des fichiers temporaires est-il plein, ou cet utilisateur a-t-il trop de processus ? Relancez ensuite doctor.`,
    ffmpegThere: ({ path }) => fr`ffmpeg est là (${path}) : une vidéo qui ne convient pas peut être convertie.`,
    ffmpegMissing: () =>
      fr`ffmpeg n'est pas sur cette machine : les vidéos y sont publiées telles quelles, et celles qui ne conviennent pas ne sont pas converties.`,
    timeZonesKnown: () => fr`Les fuseaux horaires de toutes les rédactions sont connus.`,
    timeZoneUnknown: ({ zone, desk }) =>
      desk === null
        ? fr`Ce Node ne connaît pas le fuseau horaire ${zone}. Utilisez-en un qui a tous les fuseaux, comme celui de « npm ci ».`
        : fr`La rédaction « ${desk} » a le fuseau horaire ${zone}, que ce Node ne connaît pas. Donnez-lui-en un autre avec « ${command('desk change')} ».`,
    nodeFine: ({ version }) => fr`Node est en version ${version}.`,
    nodeOld: ({ version }) =>
      fr`Node est en version ${version} ; Tambour a besoin de la version 24.12 ou d'une plus récente. Démarrez-le par « npm start », qui utilise le sien.`,
    openFilesFine: ({ limit }) =>
      limit === null
        ? fr`Rien ne limite le nombre de fichiers ouverts.`
        : fr`Jusqu'à ${limit} fichiers peuvent être ouverts à la fois.`,
    openFilesFew: ({ limit }) =>
      fr`Seulement ${limit} fichiers peuvent être ouverts à la fois. Portez « LimitNOFILE » du service, ou « ulimit -n », à 1024 ou plus.`,
    memoryFine: ({ bytes }) => fr`Tambour peut utiliser jusqu'à ${size(bytes)} de mémoire.`,
    memoryLittle: ({ bytes }) =>
      fr`Tambour ne peut utiliser que ${size(bytes)} de mémoire : des images peuvent arrêter le processus. Autorisez 512 Mo ou plus.`,

    portFree: ({ host, port }) => fr`Le port ${port} de ${host} est libre.`,
    portOurs: ({ host, port }) => fr`Un Tambour répond à l'adresse ${host}:${port}.`,
    portOfOther: ({ host, port }) =>
      fr`À l'adresse ${host}:${port} répond un autre Tambour que celui-ci : il a un autre dossier de données, ou c'est « ${command('practice')} ». Arrêtez-le, ou indiquez un autre port dans TAMBOUR_PORT.`,
    portTaken: ({ host, port }) =>
      fr`Le port ${port} de ${host} est occupé par un autre programme. Arrêtez-le, ou indiquez un autre port dans TAMBOUR_PORT.`,
    portForbidden: ({ port }) =>
      fr`Cet utilisateur n'a pas le droit d'écouter sur le port ${port}. Indiquez dans TAMBOUR_PORT un port au-dessus de 1023.`,
    noSuchAddress: ({ host }) => fr`Cette machine n'a pas l'adresse ${host}. Corrigez TAMBOUR_HOST.`,
    pagesReached: ({ address }) => fr`Les pages que les liens ouvrent répondent à ${address}.`,
    pagesUnreachable: ({ address, error }) =>
      fr`Les pages que les liens ouvrent ne répondent pas à ${address} (${error}). Corrigez TAMBOUR_PUBLIC_URL, ou le proxy placé devant.`,
    pagesNotPassedOn: ({ address, status }) =>
      fr`À ${address}, autre chose répond, avec ${status}. Faites transmettre « /s/ » par le proxy placé devant, comme le fait deploy/nginx.conf.`,
    pagesUntried: () => fr`Les liens vers des pages sont activés ; leur accès n'a pas été essayé.`,
    runs: () => fr`Toutes ses parties fonctionnent.`,
    doesNotRun: () => fr`Tambour ne fonctionne pas en ce moment. « ${command('start')} » le démarre.`,
    partNotReady: ({ part, detail }) => fr`Il fonctionne, sauf « ${part} » : ${detail}. Son journal en dit plus.`,
    notChecked: ({ check, because }) => fr`Non vérifié : ${checks[check]}, ${missing[because]}.`,
    checkTooSlow: ({ check, seconds }) =>
      fr`Pas de réponse en ${seconds} s : ${checks[check]}. Voyez si la machine, ou ce qu'elle attend, est surchargée.`,
    checkFailed: ({ check, error }) =>
      fr`N'a pas pu être vérifié : ${checks[check]} (${error}). Merci de le signaler aux développeurs de Tambour.`,
  },
};

const checks: Readonly<Record<CheckName, string>> = {
  settings: 'paramètres',
  'settings file': 'fichier de paramètres',
  'limits of this machine': 'limites de cette machine',
  'data folder': 'dossier de données',
  'master key': 'clé maîtresse',
  backups: 'sauvegardes',
  database: 'base de données',
  journal: 'journal',
  clock: 'horloge',
  'time zones': 'fuseaux horaires',
  'decoder of pictures': 'décodage des images',
  'conversion of videos': 'conversion des vidéos',
  chat: 'messagerie',
  approvers: 'personnes qui valident',
  accounts: 'comptes',
  X: 'X',
  freezes: 'gels',
  watch: 'surveillance',
  'ways out': 'accès vers l’extérieur',
  'running Tambour': 'Tambour en marche',
  listener: 'adresse d’écoute',
  pages: 'pages partagées',
};

const brokenEntry = {
  missing: 'manquante',
  changed: 'modifiée',
  notLinked: 'non liée à la précédente',
  forged: 'pas écrite par Tambour',
  unsigned: 'pas signée',
} as const;

const brokenHead = {
  gone: 'scellé disparu',
  forged: 'scellé falsifié',
  cut: 'entrées coupées',
  other: 'dernière entrée remplacée',
  behind: 'entrées ajoutées',
} as const;

const missing = {
  settings: 'car les paramètres ne sont pas valides',
  database: 'car la base de données est inutilisable',
  key: 'car il n’y a pas de clé maîtresse utilisable',
} as const;
