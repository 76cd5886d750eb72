import type { FindingCode, FindingData } from '#drafts/finding.ts';

import { englishCount, fr, frenchCount, type Pair, say } from './say.ts';

type Data<Code extends FindingCode> = FindingData[Code];

/** For each thing that a check can find: why it matters, and how to fix it. Its place is said before. */
export const findings = {
  EMPTY: say(
    () => fr`il n'y a ni texte ni image. Écrivez le texte.`,
    () => 'there is neither text nor image. Write the text.',
  ),
  TOO_LONG: say(
    ({ count, limit }: Data<'TOO_LONG'>) =>
      fr`${frenchCount(count, 'caractère', 'caractères')} pour ${limit} au plus : le réseau refuserait. Raccourcissez de ${count - limit}.`,
    ({ count, limit }) =>
      `${englishCount(count, 'character', 'characters')}, at most ${limit}: the network would refuse. Shorten it by ${count - limit}.`,
  ),
  NO_ACCOUNT: say(
    () => fr`aucun compte n'est choisi. Modifiez le brouillon et cochez au moins un compte.`,
    () => 'no account is chosen. Edit the draft and tick at least one account.',
  ),
  ACCOUNT_GONE: say(
    () => fr`la rédaction n'a plus ce compte. Modifiez le brouillon et décochez-le.`,
    () => 'the desk no longer has this account. Edit the draft and untick it.',
  ),
  ACCOUNT_ASLEEP: say(
    () => fr`ce compte est en sommeil : rien n'y partira. Décochez-le, ou faites-le réveiller.`,
    () => 'this account is asleep: nothing will go out there. Untick it, or have it woken.',
  ),
  ACCOUNT_PAUSED: say(
    (_data: Data<'ACCOUNT_PAUSED'>) =>
      fr`l'accès à ce compte est coupé : rien n'y partira. Prévenez l'administration de Tambour.`,
    () => 'access to this account is cut: nothing will go out there. Tell your administrator.',
  ),
  PAST_TIME: say(
    () => fr`l'heure choisie est passée. Choisissez-en une autre.`,
    () => 'the chosen time has passed. Choose another.',
  ),
  TOO_MANY_IMAGES: say(
    ({ count, limit }: Data<'TOO_MANY_IMAGES'>) =>
      fr`${frenchCount(count, 'image', 'images')} pour ${limit} au plus. Retirez-en ${count - limit}.`,
    ({ count, limit }) => `${englishCount(count, 'image', 'images')}, at most ${limit}. Remove ${count - limit}.`,
  ),
  IMAGE_TOO_LARGE: say(
    (_data: Data<'IMAGE_TOO_LARGE'>) => fr`cette image est trop grande pour le réseau. Déposez une image plus petite.`,
    () => 'this image is too large for the network. Add a smaller image.',
  ),
  IMAGE_TYPE: say(
    ({ mimeType }: Data<'IMAGE_TYPE'>) =>
      fr`le réseau n'accepte pas le format ${mimeType}. Déposez l'image en PNG ou en JPEG.`,
    ({ mimeType }) => `the network does not accept the format ${mimeType}. Add it as PNG or JPEG.`,
  ),
  ALT_MISSING: say(
    () =>
      fr`elle manque, et sans elle certaines personnes ne sauront rien de l'image. Utilisez « Décrire les images ».`,
    () => 'it is missing, and without it some readers learn nothing of the image. Use “Describe the images”.',
  ),
  ALT_PLACEHOLDER: say(
    ({ alt }: Data<'ALT_PLACEHOLDER'>) =>
      fr`« ${alt} » est un nom de fichier, pas une description. Dites ce que l'image montre.`,
    ({ alt }) => `“${alt}” is a file name and not a description. Say what the image shows.`,
  ),
  ALT_PREFIX: say(
    ({ prefix }: Data<'ALT_PREFIX'>) =>
      fr`« ${prefix} » est inutile : le lecteur d'écran annonce déjà une image. Commencez par ce qu'elle montre.`,
    ({ prefix }) => `“${prefix}” is not needed: screen readers announce an image already. Start with what it shows.`,
  ),
  ALT_SHORT: say(
    ({ count, least }: Data<'ALT_SHORT'>) =>
      fr`${frenchCount(count, 'caractère', 'caractères')}, c'est court. Décrivez l'essentiel en ${least} caractères ou plus.`,
    ({ count, least }) =>
      `${englishCount(count, 'character', 'characters')} is short. Describe what matters in ${least} characters or more.`,
  ),
  ALT_TOO_LONG: say(
    ({ count, limit }: Data<'ALT_TOO_LONG'>) =>
      fr`${count} caractères pour ${limit} au plus : le réseau refuserait. Gardez l'essentiel.`,
    ({ count, limit }) => `${count} characters, at most ${limit}: the network would refuse. Keep what matters.`,
  ),
  ALT_MISUSED: say(
    ({ what }: Data<'ALT_MISUSED'>) => fr`« ${what} » n'a pas sa place dans une description. Mettez-le dans le texte.`,
    ({ what }) => `“${what}” does not belong in alt text. Put it in the text.`,
  ),
  ALT_DUPLICATE: say(
    ({ other }: Data<'ALT_DUPLICATE'>) =>
      other < 0
        ? fr`la description répète le texte. Dites ce que l'image montre en plus.`
        : fr`même description que l'image ${other + 1}. Dites ce qui les distingue.`,
    ({ other }) =>
      other < 0
        ? 'the alt text repeats the text. Say what the image adds.'
        : `same alt text as image ${other + 1}. Say what tells them apart.`,
  ),
  BLANK_LEFT: say(
    () => fr`il reste un blanc à compléter (___). Écrivez ce qui doit y figurer, ou enlevez-le.`,
    () => 'a blank is left to fill in (___). Write what belongs there, or take it out.',
  ),
  BIDI_CONTROL: say(
    ({ name, at }: Data<'BIDI_CONTROL'>) =>
      fr`un caractère invisible (${name}, position ${at + 1}) inverse le sens de lecture et peut tromper. Retapez ce passage.`,
    ({ name, at }) =>
      `an invisible character (${name}, position ${at + 1}) reverses the reading direction and can deceive. Type this passage again.`,
  ),
  ZERO_WIDTH: say(
    ({ name, at }: Data<'ZERO_WIDTH'>) =>
      fr`un caractère sans largeur (${name}, position ${at + 1}) peut cacher quelque chose. Retapez ce passage.`,
    ({ name, at }) =>
      `a zero-width character (${name}, position ${at + 1}) can hide something. Type this passage again.`,
  ),
  CONTROL_CHARACTER: say(
    ({ name, at }: Data<'CONTROL_CHARACTER'>) =>
      fr`un caractère de commande (${name}, position ${at + 1}) s'est glissé ici. Retapez ce passage.`,
    ({ name, at }) => `a control character (${name}, position ${at + 1}) slipped in here. Type this passage again.`,
  ),
  LOOKALIKE_HOST: say(
    ({ host, punycode }: Data<'LOOKALIKE_HOST'>) =>
      fr`${host} s'écrit en réalité ${punycode} : des lettres en imitent d'autres. Vérifiez l'adresse et retapez-la.`,
    ({ host, punycode }) =>
      `${host} is really written ${punycode}: some letters imitate others. Check the address and type it again.`,
  ),
  HIDDEN_TARGET: say(
    ({ shown, target }: Data<'HIDDEN_TARGET'>) =>
      fr`le lien montre ${shown} mais mène à ${target}. Écrivez la vraie adresse.`,
    ({ shown, target }) => `the link shows ${shown} but leads to ${target}. Write the real address.`,
  ),
  MARKDOWN_LINK: say(
    ({ accounts, shown, target }: Data<'MARKDOWN_LINK'>) =>
      fr`sur ${accounts}, ce serait un lien « ${shown} » qui cache où il mène : ${target}. Écrivez l'adresse elle-même.`,
    ({ accounts, shown, target }) =>
      `on ${accounts} this would be a link “${shown}” that hides where it leads: ${target}. Write the address itself.`,
  ),
  MARKDOWN_IMAGE: say(
    ({ accounts, address }: Data<'MARKDOWN_IMAGE'>) =>
      fr`sur ${accounts}, ce serait une image venue d'ailleurs, que personne n'aurait validée : ${address}. Joignez plutôt l'image au brouillon.`,
    ({ accounts, address }) =>
      `on ${accounts} this would be an image from elsewhere, which nobody would have approved: ${address}. Rather attach the image to the draft.`,
  ),
  MARKDOWN_TEXT: say(
    ({ accounts, shown }: Data<'MARKDOWN_TEXT'>) =>
      shown === ''
        ? fr`sur ${accounts}, ces signes sont du Markdown et ne se liraient pas. Écrivez sans eux.`
        : fr`sur ${accounts}, ces signes sont du Markdown : on lirait « ${shown} ». Écrivez sans eux.`,
    ({ accounts, shown }) =>
      shown === ''
        ? `on ${accounts} these signs are Markdown, and would not be shown. Write without them.`
        : `on ${accounts} these signs are Markdown: people would read “${shown}”. Write without them.`,
  ),
  MARKDOWN_AUTOLINK: say(
    ({ accounts, shown, target }: Data<'MARKDOWN_AUTOLINK'>) =>
      fr`sur ${accounts}, « ${shown} » deviendrait un lien vers ${target}. Gardez-le si c'est voulu.`,
    ({ accounts, shown, target }) =>
      `on ${accounts} “${shown}” would become a link to ${target}. Keep it if you mean it.`,
  ),
  FANCY_UNICODE: say(
    ({ character }: Data<'FANCY_UNICODE'>) =>
      fr`« ${character} » imite une lettre : les lecteurs d'écran le lisent mal ou pas du tout. Écrivez en lettres ordinaires.`,
    ({ character }) =>
      `“${character}” imitates a letter: screen readers read it badly or not at all. Write plain letters.`,
  ),
  FALSE_COLUMNS: say(
    () => fr`des espaces ou des traits imitent des colonnes, illisibles à voix haute. Faites une liste.`,
    () => 'spaces or lines imitate columns, which cannot be read aloud. Make a list.',
  ),
  HASHTAG_CASE: say(
    ({ hashtag }: Data<'HASHTAG_CASE'>) =>
      fr`${hashtag} : une majuscule à chaque mot aide à le lire. Par exemple #MonMotDièse.`,
    ({ hashtag }) => `${hashtag}: a capital on each word helps to read it. For example #MyHashtag.`,
  ),
  HASHTAG_COUNT: say(
    ({ count, most }: Data<'HASHTAG_COUNT'>) =>
      fr`${count} mots-dièses : au-delà de ${most}, le texte se lit mal. Gardez les plus utiles.`,
    ({ count, most }) => `${count} hashtags: above ${most} the text reads badly. Keep the most useful.`,
  ),
  HASHTAG_INLINE: say(
    ({ count }: Data<'HASHTAG_INLINE'>) => fr`${count} mots-dièses dans les phrases. Mettez-les plutôt à la fin.`,
    ({ count }) => `${count} hashtags within sentences. Rather put them at the end.`,
  ),
  EMOJI_COUNT: say(
    ({ count, most }: Data<'EMOJI_COUNT'>) =>
      fr`${count} émojis : chacun est lu à voix haute. Gardez-en ${most} au plus.`,
    ({ count, most }) => `${count} emoji: each is read aloud. Keep ${most} at most.`,
  ),
  EMOJI_REPEAT: say(
    ({ emoji }: Data<'EMOJI_REPEAT'>) => fr`${emoji} est répété, et lu à chaque fois. Un seul suffit.`,
    ({ emoji }) => `${emoji} is repeated, and read each time. One is enough.`,
  ),
  EMOJI_BULLET: say(
    ({ count }: Data<'EMOJI_BULLET'>) => fr`${count} lignes commencent par un émoji. Utilisez un tiret.`,
    ({ count }) => `${count} lines start with an emoji. Use a hyphen.`,
  ),
  EMOJI_POSITION: say(
    ({ emoji }: Data<'EMOJI_POSITION'>) => fr`${emoji} coupe la phrase. Placez-le à la fin.`,
    ({ emoji }) => `${emoji} interrupts the sentence. Put it at the end.`,
  ),
  EMOJI_FACE: say(
    ({ emoji }: Data<'EMOJI_FACE'>) =>
      fr`${emoji} exprime une émotion, ce qui est déconseillé à un organisme public. Retirez-le.`,
    ({ emoji }) => `${emoji} shows an emotion, which is not advised for a public body. Remove it.`,
  ),
  EMOJI_SKIN: say(
    ({ emoji }: Data<'EMOJI_SKIN'>) => fr`${emoji} a une couleur de peau. Prenez la version jaune.`,
    ({ emoji }) => `${emoji} has a skin tone. Use the yellow version.`,
  ),
  EMOTICON: say(
    ({ emoticon }: Data<'EMOTICON'>) => fr`« ${emoticon} » est lu signe par signe. Retirez-le.`,
    ({ emoticon }) => `“${emoticon}” is read sign by sign. Remove it.`,
  ),
  ALL_CAPS: say(
    () => fr`plusieurs mots de suite en capitales se lisent mal. Écrivez en minuscules.`,
    () => 'several words in a row in capitals read badly. Write in lower case.',
  ),
  ALTERNATE_CAPS: say(
    ({ word }: Data<'ALTERNATE_CAPS'>) => fr`« ${word} » alterne les capitales et se lit mal. Écrivez-le normalement.`,
    ({ word }) => `“${word}” alternates capitals and reads badly. Write it plainly.`,
  ),
  ACRONYM: say(
    ({ acronym }: Data<'ACRONYM'>) =>
      fr`${acronym} n'est pas expliqué. Écrivez-le en toutes lettres, ou utilisez « ${acronym} est connu ici ».`,
    ({ acronym }) => `${acronym} is not explained. Write it out, or use “${acronym} is known here”.`,
  ),
  LONG_SENTENCE: say(
    ({ count, most }: Data<'LONG_SENTENCE'>) => fr`une phrase a ${count} mots. Au-delà de ${most}, coupez-la en deux.`,
    ({ count, most }) => `a sentence has ${count} words. Above ${most}, cut it in two.`,
  ),
  PUNCTUATION_REPEAT: say(
    ({ marks }: Data<'PUNCTUATION_REPEAT'>) => fr`« ${marks} » : un seul signe suffit.`,
    ({ marks }) => `“${marks}”: one mark is enough.`,
  ),
  SHORT_LINK: say(
    ({ host }: Data<'SHORT_LINK'>) =>
      fr`${host} cache où mène le lien. Mettez l'adresse complète, elle ne compte pas plus.`,
    ({ host }) => `${host} hides where the link leads. Use the full address, it counts no more.`,
  ),
  LINK_HTTPS: say(
    () => fr`ce lien n'est pas protégé. Utilisez https://.`,
    () => 'this link is not protected. Use https://.',
  ),
  LINK_DOMAIN: say(
    ({ host }: Data<'LINK_DOMAIN'>) => fr`${host} n'est pas un de vos domaines officiels. Vérifiez l'adresse.`,
    ({ host }) => `${host} is not one of your official domains. Check the address.`,
  ),
  LINK_COUNT: say(
    ({ count }: Data<'LINK_COUNT'>) => fr`${count} liens : un seul guide mieux.`,
    ({ count }) => `${count} links: a single one guides better.`,
  ),
  MENTION_NOTIFIES: say(
    ({ mention }: Data<'MENTION_NOTIFIES'>) =>
      fr`${mention} recevra une notification. Gardez la mention si c'est voulu.`,
    ({ mention }) => `${mention} will be notified. Keep the mention if you mean it.`,
  ),
  LANGUAGE_MIXED: say(
    ({ first, second }: Data<'LANGUAGE_MIXED'>) =>
      fr`deux langues (${first}, ${second}) dans une publication sont mal lues à voix haute. Faites deux publications.`,
    ({ first, second }) => `two languages (${first}, ${second}) in one post are read aloud badly. Make two posts.`,
  ),
  LANGUAGE_MISSING: say(
    () => fr`la langue manque : les lecteurs d'écran en ont besoin. Modifiez le brouillon et choisissez-la.`,
    () => 'the language is missing: screen readers need it. Edit the draft and choose it.',
  ),
  RESTRICTED_WORDS: say(
    ({ words }: Data<'RESTRICTED_WORDS'>) =>
      fr`« ${words} » semble promotionnel. En période préélectorale, restez aux faits.`,
    ({ words }) => `“${words}” sounds promotional. Before an election, keep to facts.`,
  ),
} as const satisfies { readonly [Code in FindingCode]: Pair<(data: Data<Code>) => string> };
