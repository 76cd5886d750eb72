import { command } from '#messages/command.ts';
import { portOf } from '#messages/port-of.ts';
import { serviceName } from '#messages/service-name.ts';
import type { OutsideFindingWords } from '#messages/words/doctor.ts';
import { say } from '#messages/words/keyed.ts';
import { networkKinds } from '#networks/network-kinds.ts';

import { dayOf, instant } from './amounts.ts';
import { terminal } from './terminal.ts';
import { fr } from './typography.ts';

export const outside: OutsideFindingWords = {
  chatOff: () =>
    fr`Aucune messagerie n'est connectée : il n'y a que le salon d'entraînement. « ${command('setup')} » connecte Slack, « ${command('setup mattermost')} » Mattermost.`,
  slackIsOurs: ({ bot, workspace }) => fr`Slack reconnaît le bot : @${bot} dans l'espace de travail ${workspace}.`,
  slackSocketOpens: () => fr`Le jeton de l'application ouvre une connexion.`,
  slackSecretUntried: () =>
    fr`Seule une requête de Slack montre si SLACK_SIGNING_SECRET est le bon : tapez « /tambour aide » dans un canal. Si rien ne répond, copiez de nouveau le secret.`,
  slackUnreachable: ({ error }) => fr`Slack ne répond pas (${error}). Voyez sous « Accès vers l'extérieur ».`,
  slackTokenRefused: ({ token, why }) => fr`Slack refuse le ${slackToken[token]} (${why}). ${slackAdvice(token, why)}`,
  slackWrongToken: ({ token, expected }) =>
    fr`Le ${slackToken[token]} doit commencer par « ${expected} » : celui-ci est d'une autre sorte.`,
  slackScopesMissing: ({ scopes }) =>
    fr`Il manque à l'application ${scopes.join(', ')}. Remettez son manifeste au niveau de manifest.yml sur https://api.slack.com/apps, et réinstallez-la.`,
  slackScopesBeyondNeed: ({ scopes }) =>
    fr`L'application a plus de droits que Tambour n'en a besoin : ${scopes.join(', ')}. Retirez-les, ou remettez son manifeste au niveau de manifest.yml.`,
  slackTwoApps: ({ botApp, appTokenApp }) =>
    fr`Les deux jetons viennent de deux applications (${botApp} et ${appTokenApp}) : aucun événement n'arriverait. Prenez-les dans la même.`,
  slackNoGroups: ({ why }) =>
    fr`Slack ne donne aucun groupe d'utilisateurs (${why}) : les personnes qui valident sont nommées une à une, ou sont les membres d'un canal.`,
  mattermostIsOurs: ({ bot, server, version }) =>
    fr`Mattermost reconnaît le bot : @${bot} sur ${server}, version ${version}.`,
  mattermostUnreachable: ({ error }) => fr`Mattermost ne répond pas (${error}). Voyez sous « Accès vers l'extérieur ».`,
  mattermostTokenRefused: ({ why }) =>
    fr`Mattermost refuse le jeton du bot MATTERMOST_TOKEN (${why}). « ${command('setup mattermost')} » en crée un nouveau.`,
  mattermostHeld: ({ why }) => say(terminal.chatHeld, why.kind, why),
  mattermostInNoTeam: () =>
    fr`Le bot n'est dans aucune équipe : personne ne peut taper /tambour. Lancez « ${command('setup mattermost')} ».`,
  mattermostWayBackUntried: () =>
    fr`Seul Mattermost peut montrer s'il atteint Tambour : tapez « /tambour aide » dans un canal. Si rien ne répond, vérifiez MATTERMOST_CALLBACK_URL et relancez « ${command('setup mattermost')} ».`,

  noSecondApprover: ({ desk, needed }) =>
    fr`${needed === 1 ? fr`Une seule personne peut valider à la rédaction « ${desk} »` : fr`Seules les ${needed} personnes nécessaires peuvent valider à la rédaction « ${desk} »`} : si l’une d’elles s’absente, ou écrit elle-même, rien n’y part. Nommez-en une de plus avec « ${command('desk change', [desk, '--approver', 'ID'])} » (qui remplace les précédentes), ou dans son canal avec /tambour réglages.`,
  nothingFrozen: () => fr`Rien n'est gelé.`,
  frozen: ({ desk, at, by, because, exceptEmergencies, isAfterRestore }) => {
    if (isAfterRestore && desk !== null) {
      return fr`La rédaction « ${desk} » est gelée depuis que Tambour a été restauré, le ${instant(at)} : rien ne part, les urgences non plus. Une personne qui valide y met fin dans son canal, avec le bouton sous la liste de ce qui attend : il faut avoir vu la liste ; « ${command('thaw')} » n’y suffit pas. Rien ne part pour autant.`;
    }
    const [what, end] =
      desk === null
        ? ['Tout est gelé', fr`« ${command('thaw', ['--all'])} »`]
        : [
            fr`La rédaction « ${desk} » est gelée`,
            fr`« ${command('thaw', [desk])} », ou dans son canal avec /tambour dégeler`,
          ];
    const reason = because === null ? '' : ` (${because})`;
    return fr`${what}, par ${by} depuis le ${instant(at)}${reason} : rien ne part${exceptEmergencies ? ', sauf en urgence réelle' : ''}. Mettez-y fin avec ${end} ; rien ne part pour autant.`;
  },
  accountsWatched: ({ count }) =>
    count === 1
      ? fr`Un compte est surveillé, pour les publications que Tambour n'a pas faites.`
      : fr`${count} comptes sont surveillés, pour les publications que Tambour n'a pas faites.`,
  accountNotWatched: ({ handle, since }) =>
    fr`Les publications de ${handle} que Tambour n'a pas faites n'ont pas pu être cherchées depuis le ${instant(since)}. Si Tambour fonctionne, voyez ce que dit la ligne de ce compte ; ce qui a été publié entre-temps sera signalé dès que le compte pourra être relu.`,
  billedNotWatched: ({ handle, network, setting }) =>
    fr`${handle} n'est pas surveillé pour les publications que Tambour n'a pas faites : il faut pour cela ${setting}=on, que ${networkKinds[network].name} facture.`,
  noAccount: () =>
    fr`Aucun compte sur un vrai réseau pour l'instant : « ${command('account add', ['--help'])} » dit comment en ajouter un.`,
  accountFine: ({ handle, software, lacks }) =>
    [fr`${handle} peut publier (${software}).`, ...lacks.map((lack) => terminal.lack[lack])].join('\n'),
  accountNotKept: ({ handle, days }) =>
    fr`${handle} est en sommeil et personne n'y veille : son réseau peut le considérer comme inactif après ${String(days)} jours sans connexion à la main. Désignez quelqu'un dans le canal de sa rédaction avec /tambour veiller.`,
  accountAsleep: ({ handle, until }) =>
    until === null
      ? fr`${handle} est en sommeil jusqu'à ce qu'on le réveille, et n'accepte aucune publication.`
      : fr`${handle} est en sommeil jusqu'au ${instant(until)}, et n'accepte aucune publication.`,
  accountPaused: ({ handle, why }) =>
    fr`${handle} est suspendu (${locked[why]}) : ses publications sont retenues. Corrigez ce que dit la ligne suivante, puis lancez « ${command('account wake', [handle])} ».`,
  accountRefused: ({ handle, network, outcome }) =>
    fr`${handle} : ${say(terminal.notTaken, outcome.kind, { ...outcome, network })}`,
  accountOther: ({ handle, found }) =>
    fr`Le jeton de ${handle} appartient maintenant à ${found}. Ajoutez de nouveau le compte avec son propre jeton.`,
  accountMoved: ({ handle, sealedFor, is }) =>
    fr`Le jeton de ${handle} a été donné pour ${sealedFor}, et sa ligne dans la base indique ${is} : quelqu'un l'y a modifiée. Le jeton ne va à aucun serveur. Cherchez qui peut écrire dans la base, puis lancez « ${command('account wake', [handle])} », qui rétablit la ligne.`,
  tokenUnreadable: ({ handle, why }) =>
    why === 'otherKey'
      ? fr`Le jeton de ${handle} a été scellé avec une autre clé maîtresse. Remettez cette clé en place, ou ajoutez de nouveau le compte.`
      : fr`Le jeton de ${handle} ne peut pas être ouvert : sa ligne a été modifiée (${why === 'malformed' ? 'forme invalide' : 'endommagée'}). Ajoutez de nouveau le compte.`,
  xOff: () => fr`La publication sur X est désactivée : rien n'y est envoyé et rien n'y est lu.`,
  xOn: ({ reading, pricesAsOf }) =>
    fr`La publication sur X est activée${reading ? ', la lecture aussi' : fr` ; la lecture est désactivée : ce sont des personnes qui règlent ce que X aurait perdu`}. Les conditions de X placent l'usage par ou pour un organisme public dans l'offre Enterprise ; à votre juriste de dire si l'écriture de vos propres publications en relève. Les prix sont ceux du ${dayOf(pricesAsOf)}.`,
  xWithoutAccount: () =>
    fr`La publication sur X est activée, et il n'y a aucun compte. Ajoutez-en un avec « ${command('account add', ['x'])} », ou supprimez X_PUBLISHING.`,
  accountWhileOff: ({ handle, network }) =>
    fr`${handle} est sur ${networkKinds[network].name}, où la publication est désactivée : ses publications sont retenues. Rien ne lui a été demandé.`,
  xPricesOld: ({ asOf, days }) =>
    fr`Les prix de X ont ${days} jours (${dayOf(asOf)}). Comparez-les à la liste de X, et définissez X_PRICES.`,

  noWayNeeded: () => fr`Rien d'extérieur n'est encore nécessaire : ni messagerie ni compte ne sont connectés.`,
  way: ({ host, for: what, reached }) => {
    const { way } = reached;
    const by = way.kind === 'proxy' ? ` par le proxy ${way.at}` : '';
    const whose = `${host} (${serviceName(what)})`;
    switch (reached.kind) {
      case 'reached':
        return fr`${whose} est joignable${by}.`;
      case 'nameNotFound':
        return fr`${whose} : ce nom est inconnu${by}. Vérifiez l'orthographe et le DNS${by === '' ? ', ou définissez HTTPS_PROXY s’il y a un proxy' : ''}.`;
      case 'unreachable':
        return fr`${whose} n'est pas joignable${by} (${reached.code}). Ouvrez le port ${portOf(host)} vers ce serveur dans le pare-feu${by === '' ? ', ou définissez HTTPS_PROXY' : ''}.`;
      case 'untrusted':
        return fr`${whose} présente un certificat qui n'est pas reconnu (${reached.code}${reached.issuer === null ? '' : `, signé par ${reached.issuer}`}). Si votre proxy ouvre TLS, indiquez dans NODE_EXTRA_CA_CERTS le fichier de son certificat.`;
      case 'timeout':
        return fr`${whose} n'a pas répondu à temps${by}. Un pare-feu bloque peut-être ce qui y va.`;
      case 'proxyUnreachable':
        return fr`${whose} : le proxy${way.kind === 'proxy' ? ` ${way.at}` : ''} n'est pas joignable (${reached.code}). Corrigez HTTPS_PROXY.`;
      case 'proxyRefused':
        return reached.status === 407
          ? fr`${whose} : le proxy demande un utilisateur et un mot de passe (407). Indiquez-les dans HTTPS_PROXY.`
          : fr`${whose} : le proxy refuse ce serveur (${reached.status}). Faites-le autoriser, avec CONNECT vers le port ${portOf(host)}.`;
    }
  },
  extraCaCerts: ({ path, outcome }) =>
    outcome.kind === 'trusted'
      ? fr`Les certificats de ${path} sont reconnus (${outcome.certificates}).`
      : terminal.extraCaCerts({ ...outcome, path }),
};

const locked = {
  token_refused: 'jeton refusé',
  scope_missing: 'droit manquant',
  credit_exhausted: 'crédit épuisé',
  account_closed: 'compte fermé',
  row_changed: 'ligne modifiée',
} as const;

const slackToken = { bot: 'jeton du bot SLACK_BOT_TOKEN', app: 'jeton de l’application SLACK_APP_TOKEN' } as const;

function slackAdvice(token: 'bot' | 'app', why: string): string {
  if (why === 'account_inactive' || why === 'token_revoked') {
    return fr`L'application a été retirée de l'espace de travail : réinstallez-la, et prenez le nouveau jeton.`;
  }
  if (why === 'missing_scope') return fr`Créez-en un avec le droit connections:write.`;
  return token === 'bot'
    ? fr`Copiez de nouveau, en entier, le « Bot User OAuth Token ».`
    : fr`Copiez de nouveau le jeton, en entier, sous « Basic Information », « App-Level Tokens ».`;
}
