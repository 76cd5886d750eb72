import type { RelayRuleWords } from '#messages/words/relay-rule.ts';

import { counted, fr } from './typography.ts';

export const relayRule: RelayRuleWords = {
  button: 'Par une règle…',
  form: {
    title: 'Publier par une règle',
    intro: (source) =>
      fr`Cette règle se valide une fois. Ensuite, chaque nouvelle entrée de ${source} est publiée avec le modèle et les comptes de la source, sans que personne n'appuie. Tout le monde, dans ce canal, peut en arrêter chacune.`,
    ceiling: 'Entrées par jour, au plus',
    ceilingHint: (most) => fr`De 1 à ${most}. Ce qui vient au-delà devient un brouillon.`,
    from: 'De',
    to: 'À',
    hoursHint: fr`Une heure, les jours ouvrés de la rédaction, par exemple 9 h 00.`,
    grace: fr`Minutes pendant lesquelles on peut l'arrêter`,
    graceHint: (least) => fr`Au moins ${least}.`,
    submit: 'Demander la validation',
  },
  error: {
    ceiling: (most) => fr`Donnez un nombre entier de 1 à ${most}.`,
    time: 'Donnez une heure, par exemple 9 h 00.',
    span: 'Il faut que le délai tienne entre les deux.',
    grace: (least) => fr`Donnez au moins ${least} minutes, en nombre entier.`,
  },
  refusal: {
    stale: fr`Quelqu'un a changé ou terminé cette source entre-temps : rien n'est fait. « /tambour sources » la montre telle qu'elle est.`,
    notOn: fr`Seule une source activée peut avoir une règle. Activez-la d'abord.`,
    noDomains: fr`Une règle n'est possible que pour vos propres sites, et cette rédaction ne nomme aucun domaine officiel. L'administration de Tambour les ajoute avec « tambour desk change --official-domain ».`,
    notOfficial: (host) =>
      fr`Une règle n'est possible que pour vos propres sites, et ${host} n'est pas parmi les domaines officiels de cette rédaction, ou pas en https. Ses entrées restent des brouillons.`,
    notOwn: fr`Une règle n'est possible que pour les comptes de cette rédaction sur les vrais réseaux, et celui-ci n'en est pas un. Ses publications restent des brouillons.`,
    accounts: fr`Cette rédaction n'a plus tous les comptes de la source. Modifiez d'abord la source.`,
  },
  answer: {
    asked: fr`La validation est demandée dans le canal. Tant qu'elle n'est pas donnée, les entrées deviennent des brouillons comme avant.`,
    ended: fr`La règle est terminée : les entrées redeviennent des brouillons, et ce qu'elle avait laissé passer sans que cela soit parti attend une personne.`,
    closed: fr`Cette règle est terminée ou a changé : rien n'est fait. « /tambour sources » montre la source telle qu'elle est.`,
    mayNot: 'Seuls les membres à part entière de ce canal le peuvent.',
  },
  refusals: {
    author: fr`Vous avez demandé cette règle, ou rédigé le modèle ou la mention : c'est à quelqu'un d'autre d'en décider.`,
    authorsDeputy: fr`Vous suppléez une personne dont les mots y figurent : c'est à quelqu'un d'autre d'en décider.`,
    closed: fr`Il n'y a plus rien à décider ici : la règle est terminée, ou sa source a changé.`,
  },
  card: {
    asks: (name, source) => fr`${name} demande de publier ${source} par une règle`,
    does: (accounts) =>
      fr`Chaque nouvelle entrée est publiée sur ${accounts.join(', ')}, sans que personne n'appuie pour chacune.`,
    address: fr`Adresse du flux :`,
    domains: (domains) => fr`Seulement des pages de ${domains.join(', ')}, en https.`,
    template: fr`Exactement ce modèle, avec les mots de l'entrée :`,
    label: fr`Mention :`,
    ceiling: (count) =>
      fr`Au plus ${counted(count, 'publication', 'publications')} par jour ; ce qui vient au-delà devient un brouillon.`,
    hours: (from, to, zone) => fr`Seulement les jours ouvrés entre ${from} et ${to} (${zone}).`,
    grace: (minutes) =>
      fr`Chacune est montrée ici ${minutes} minutes avant, et chaque personne du canal peut l'arrêter.`,
    lasts: (days) =>
      fr`Elle finit au bout de ${days} jours, et dès que le modèle, la mention, les comptes ou l'adresse changent ou que la source se met en pause.`,
    never: fr`Jamais en période de réserve, pendant un gel, un sommeil ou une urgence ; ni après une remarque, une mention ou un changement de la page. C'est alors un brouillon qui attend quelqu'un.`,
    approvedBy: (names) => fr`Validée par ${names.join(', ')}.`,
    missing: (count) =>
      count === 1 ? fr`Il manque encore une validation.` : fr`Il manque encore ${count} validations.`,
    inForce: (names, until) => fr`En vigueur jusqu'au ${until}. Validée par ${names.join(', ')}.`,
    notInForce: fr`Elle n'est pas en vigueur : sa ligne, sa source ou une validation n'est pas telle qu'elle a été acceptée. Les entrées deviennent des brouillons.`,
    over: {
      expired: fr`Terminée : ses 90 jours sont passés.`,
      replaced: 'Remplacée par une règle plus récente.',
      changed: fr`Sans effet : son modèle, sa mention, ses comptes, son adresse ou sa ligne ne sont pas tels qu'ils ont été acceptés.`,
      source: fr`Sans effet : sa source est en pause, terminée, ou n'est plus sur un domaine officiel.`,
      lapsed: fr`Sans effet : trop peu de ceux qui l'ont validée peuvent encore valider ici.`,
      person: fr`Terminée par une personne de la rédaction.`,
      refused: fr`Rejetée : les entrées deviennent des brouillons.`,
      changesAsked: fr`Quelqu'un a demandé des modifications : les entrées deviennent des brouillons. Demandez à nouveau avec d'autres nombres.`,
    },
    approve: 'Valider la règle',
    changes: 'Demander des modifications',
    refuse: 'Rejeter',
    end: 'Mettre fin à la règle',
    renew: 'Demander à nouveau…',
  },
  told: {
    over: (source, why) => fr`La règle pour ${source} ne vaut plus. ${why}`,
    nowDrafts: fr`Ses entrées deviennent désormais des brouillons.`,
    letOut: fr`Ce qu'elle avait laissé passer sans que cela soit parti attend une personne.`,
    ending: (source, when, button) =>
      fr`La règle pour ${source} finit le ${when}. Si ses entrées doivent continuer à être publiées par elle, demandez à nouveau par « ${button} ».`,
  },
  entry: {
    lets: (stop) =>
      fr`Cela part par la règle de cette source. D'ici là, tout le monde dans ce canal peut l'arrêter par « ${stop} » sur sa carte.`,
    waits: (why) => fr`La règle de cette source ne le laisse pas passer : cela attend une personne. ${why}`,
    held: (why) => fr`La règle de cette source ne le laisse plus passer : cela attend une personne. ${why}`,
    why: {
      host: fr`Sa page n'est sur aucun domaine officiel de cette rédaction, ou pas en https.`,
      changed: fr`La page a maintenant d'autres mots, ou a disparu.`,
      unseen: fr`La source n'a pas pu être bien relue depuis : personne ne sait si la page dit encore cela.`,
      hours: fr`C'est venu ou partirait hors des heures de la règle, ou un jour non ouvré.`,
      ceiling: fr`La règle en a laissé passer aujourd'hui autant qu'elle permet par jour.`,
      period: fr`Une période de réserve est en cours, ou commence avant que cela ne parte.`,
      frozen: fr`Cette rédaction est gelée, ou l'a été depuis.`,
      paused: fr`Une urgence est en cours, ou l'a été depuis.`,
      asleep: fr`Un de ses comptes dort ou ne prend pas de publications.`,
      findings: fr`Un contrôle a une remarque : voyez sa carte.`,
      odd: fr`Ses mots contiennent des signes qui peuvent s'afficher autrement qu'ils ne sont voulus.`,
      unmeant: fr`Son titre ressemble à un essai, un brouillon, un embargo ou une erreur.`,
      undated: fr`Aucune date ne dit avec certitude quand cela a été publié.`,
      later: fr`Sa date est dans l'avenir.`,
      old: fr`Sa date remonte à plus d'un jour.`,
      below: fr`Cela se trouve sous des entrées déjà connues, comme le font les anciennes pages.`,
      again: fr`La même chose, par son identifiant, son titre ou ses mots, est venue ou a été publiée ces sept derniers jours.`,
      restored: fr`Tambour a été restauré à partir d’une sauvegarde : cela a peut-être été publié avant.`,
      mentions: fr`Cela mentionne quelqu'un, qui en serait averti.`,
      quotes: fr`Cela cite une autre publication.`,
      continues: fr`Cela continue une autre publication.`,
      more: fr`Cela comporte une image, une vidéo ou un sondage : une règle ne laisse passer que des mots.`,
      rule: fr`La règle n'est plus en vigueur.`,
      ordinary: fr`Cela a été arrêté ou modifié depuis, ou sa validation demandée.`,
    },
  },
  goesBy: (names) => fr`Personne n'a appuyé : une règle, validée par ${names}, le laisse passer.`,
  onDraft: (source, names, until) =>
    fr`Par la règle pour ${source}, validée par ${names.join(', ')}, jusqu'au ${until}`,
};
