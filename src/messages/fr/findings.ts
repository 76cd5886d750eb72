import { codecName, fitting, megabytes } from '#messages/recording-terms.ts';
import type { FindingsWords } from '#messages/words/findings.ts';

import { conversion } from './conversion.ts';
import { media } from './media.ts';
import { counted, fr, numeral } from './typography.ts';

export const findings: FindingsWords = {
  EMPTY: () => fr`il n'y a ni texte ni image. Écrivez le texte.`,
  TOO_LONG: ({ count, limit }) =>
    fr`${counted(count, 'caractère', 'caractères')} pour ${limit} au plus : le réseau refuserait. Raccourcissez de ${count - limit}.`,
  NO_ACCOUNT: () => fr`aucun compte n'est choisi. Modifiez le brouillon et cochez au moins un compte.`,
  ACCOUNT_GONE: () => fr`la rédaction n'a plus ce compte. Modifiez le brouillon et décochez-le.`,
  ACCOUNT_ASLEEP: () => fr`ce compte est en sommeil : rien n'y partira. Décochez-le, ou faites-le réveiller.`,
  ACCOUNT_ASLEEP_THEN: () =>
    fr`ce compte sera en sommeil à cette heure : rien n'y partira alors. Décochez-le, ou choisissez une autre heure.`,
  PERIOD_INFORMS: ({ label }) => fr`la période de réserve « ${label} » est alors en cours.`,
  PERIOD_ASKS_MORE: ({ label, role }) =>
    fr`la période de réserve « ${label} » demande alors une validation de plus : ${role}.`,
  PERIOD_CLOSED: ({ label }) =>
    fr`la période de réserve « ${label} » est alors fermée : une fois validé, ceci est retenu. Choisissez une autre date, ou faites accorder une dérogation par une seconde personne.`,
  ACCOUNT_PAUSED: () => fr`l'accès à ce compte est coupé : rien n'y partira. Prévenez l'administration de Tambour.`,
  PAST_TIME: () => fr`l'heure choisie est passée. Choisissez-en une autre.`,
  TOO_MANY_IMAGES: ({ count, limit }) =>
    fr`${counted(count, 'image', 'images')} pour ${limit} au plus. Retirez-en ${count - limit}.`,
  IMAGE_TOO_LARGE: () => fr`cette image est trop grande pour le réseau. Déposez une image plus petite.`,
  IMAGE_TYPE: ({ mimeType }) => fr`le réseau n'accepte pas le format ${mimeType}. Déposez l'image en PNG ou en JPEG.`,
  RECORDING_NOT_ALONE: ({ medium }) =>
    fr`une publication montre une seule vidéo ou un seul son, et rien à côté. Retirez le reste sous « ${media[medium].describe} ».`,
  RECORDING_TYPE: ({ mimeType, taken }) =>
    taken.length === 0
      ? fr`ce serveur n'accepte ni vidéo ni son. Retirez-les, ou laissez ce compte de côté.`
      : fr`le format ${mimeType} n'y est pas accepté. Déposez le fichier en ${taken.join(', ')}, ou laissez ce compte de côté.`,
  RECORDING_UNCONVERTED: ({ codec }) =>
    fr`ce serveur ne convertit pas la vidéo, et certains navigateurs ne lisent pas ${codecName(codec)}. Utilisez « ${conversion.button} » si la carte le propose, ou exportez la vidéo en ${codecName('avc')}.`,
  RECORDING_CODEC: ({ codec, taken }) =>
    fr`l'encodage ${codecName(codec)} n'y est pas accepté. Exportez la vidéo en ${taken.map(codecName).join(', ')}, puis déposez-la.`,
  RECORDING_TOO_HEAVY: ({ byteLength, limit }) =>
    fr`${megabytes(byteLength)} Mo, au plus ${megabytes(limit)}. Exportez-la plus légère ou plus courte, puis déposez-la.`,
  RECORDING_LENGTH: ({ seconds, least, most }) =>
    fr`elle dure ${String(seconds).replace('.', ',')} s, la durée acceptée est ${most === null ? `d'au moins ${least} s` : `de ${String(least).replace('.', ',')} à ${most} s`}. Coupez-la, puis déposez-la.`,
  RECORDING_SIZE: ({ width, height, limit }) =>
    fr`${numeral(width)} × ${numeral(height)} pixels dépassent ${numeral(limit)} au total. Exportez-la plus petite, par exemple en ${fitting(width, height, limit).map(numeral).join(' × ')}.`,
  RECORDING_RATE: ({ framesPerSecond, limit }) =>
    fr`${Math.round(framesPerSecond)} images par seconde, au plus ${limit}. Exportez-la avec moins d'images, puis déposez-la.`,
  CAPTIONS_MISSING: () =>
    fr`sans sous-titres, qui n'entend pas n'en saura rien. Déposez un fichier SRT ou VTT dans le fil, ou indiquez sous « ${media.video.describe} » qu'ils sont incrustés. Une vidéo sans son n'en a pas besoin.`,
  CAPTIONS_REQUIRED: () =>
    fr`cette rédaction demande des sous-titres. Déposez un fichier SRT ou VTT dans le fil, ou indiquez sous « ${media.video.describe} » qu'ils sont incrustés. Une vidéo sans son n'en a pas besoin.`,
  CAPTIONS_ORDER: ({ cue }) =>
    fr`le passage ${cue} finit avant de commencer, ou commence avant celui qui le précède. Corrigez les temps, puis déposez le fichier.`,
  CAPTIONS_OVERLAP: ({ cue }) =>
    fr`le passage ${cue} commence alors qu'un autre est encore affiché. Vérifiez les temps.`,
  CAPTIONS_LINE: ({ cue, count, most }) =>
    fr`${counted(count, 'caractère', 'caractères')} sur une ligne au passage ${cue}, mieux vaut ${most} au plus. Coupez la ligne.`,
  CAPTIONS_FAST: ({ cue, count, most }) =>
    fr`${counted(count, 'caractère', 'caractères')} par seconde au passage ${cue} : on lit bien jusqu'à ${most}. Abrégez, ou affichez-le plus longtemps.`,
  CAPTIONS_LATE: ({ ends, length }) =>
    fr`ils vont jusqu'à ${ends}, la vidéo s'arrête à ${length}. Vérifiez que ce sont ceux de cette vidéo.`,
  CAPTIONS_MARKUP: ({ cue, mark }) =>
    fr`« ${mark} » au passage ${cue} part tel quel et pourrait se voir à l'écran. Retirez-le du fichier s'il ne se lit pas.`,
  CAPTIONS_HIDDEN: ({ cue, name }) =>
    fr`le passage ${cue} contient un caractère invisible (${name}) qui peut changer ce qui se lit. Retapez-le, puis déposez le fichier.`,
  CAPTIONS_TOO_LARGE: ({ count, limit }) =>
    fr`ils font ${counted(count, 'octet', 'octets')}, et un réseau choisi en prend ${numeral(limit)} au plus : il refuserait. Abrégez le fichier et déposez-le de nouveau, ou décochez ce compte.`,
  CAPTIONS_TOO_MANY: ({ count, limit }) =>
    fr`les sous-titres sont en ${numeral(count)} langues, et ce réseau en prend ${numeral(limit)} au plus : il refuserait. Retirez-en, ou décochez ce compte.`,
  CAPTIONS_NOT_SHOWN: () =>
    fr`ce réseau n'affiche pas de sous-titres. Pour qu'ils s'y voient, incrustez-les dans l'image de la vidéo.`,
  TRANSCRIPT_LEFT_OUT: ({ limit }) =>
    fr`la transcription ne tient pas dans la description (${counted(limit, 'caractère', 'caractères')} au plus) et n'y est pas. Donnez un lien vers elle dans le texte.`,
  TRANSCRIPT_TOO_LONG: ({ count, limit }) =>
    fr`la description et la transcription font ${counted(count, 'caractère', 'caractères')} pour ${limit} au plus : le réseau refuserait. Abrégez la description sous « ${media.video.describe} ».`,
  ALT_MISSING: ({ medium }) =>
    fr`elle manque, et sans elle certaines personnes ne sauront rien ${of[medium]}. Utilisez « ${media[medium].describe} ».`,
  ALT_PLACEHOLDER: ({ alt, medium }) =>
    fr`« ${alt} » est un nom de fichier, pas une description. Dites ce que ${shows[medium]}.`,
  ALT_PREFIX: ({ prefix, medium }) =>
    fr`« ${prefix} » est inutile : le lecteur d'écran annonce déjà ${announced[medium]}. Commencez par ce que ${shows[medium]}.`,
  ALT_SHORT: ({ count, least }) =>
    fr`${counted(count, 'caractère', 'caractères')}, c'est court. Décrivez l'essentiel en ${least} caractères ou plus.`,
  ALT_TOO_LONG: ({ count, limit }) =>
    fr`${count} caractères pour ${limit} au plus : le réseau refuserait. Gardez l'essentiel.`,
  ALT_MISUSED: ({ what }) => fr`« ${what} » n'a pas sa place dans une description. Mettez-le dans le texte.`,
  ALT_DUPLICATE: ({ other, medium }) =>
    other < 0
      ? fr`la description répète le texte. Dites ce que ${shows[medium]}, et que le texte ne dit pas.`
      : fr`même description que l'image ${other + 1}. Dites ce qui les distingue.`,
  BLANK_LEFT: () => fr`il reste un blanc à compléter (___). Écrivez ce qui doit y figurer, ou enlevez-le.`,
  WEEKDAY_WRONG: ({ day, weekday }) => fr`le ${day} est un ${weekday}. Corrigez le jour ou la date.`,
  DAY_NONEXISTENT: ({ written }) => fr`« ${written} » n'existe pas dans le calendrier. Corrigez la date.`,
  DAY_PAST: ({ day }) => fr`le ${day} sera passé au moment de publier. Vérifiez la date.`,
  HOURS_REVERSED: ({ from, until }) =>
    fr`de ${from} à ${until}, cela finit avant d'avoir commencé. Corrigez les heures, ou ajoutez « le lendemain ».`,
  DAYS_REVERSED: () => fr`la fin vient avant le début. Vérifiez les dates.`,
  DAY_DIFFERS: ({ here, there, accounts }) => differs('quelle date est juste', here, there, accounts),
  PHONE_DIFFERS: ({ here, there, accounts }) => differs('quel numéro est juste', here, there, accounts),
  LINK_DIFFERS: ({ here, there, accounts }) => differs('quelle adresse est juste', here, there, accounts),
  SERIES: ({ mark }) =>
    fr`« ${mark} » annonce une suite, et cette publication partira seule. Écrivez la suite ici aussi, séparée par des lignes ---, ou faites-la tenir en une.`,
  SERIES_OFF: () =>
    fr`les séries de publications ne sont pas activées pour ce réseau. Réduisez le texte de ce compte à une publication, ou voyez avec la personne qui administre Tambour.`,
  SERIES_TOO_MANY: ({ count, limit }) =>
    fr`${count} parties pour ${limit} au plus : personne n'en lit autant. Raccourcissez le texte, ou donnez un lien vers une page.`,
  PART_EMPTY: ({ part }) => fr`la partie ${part} est vide. Écrivez-la, ou ôtez une ligne ---.`,
  PART_TOO_LONG: ({ part, count, limit }) =>
    fr`partie ${part} : ${counted(count, 'caractère', 'caractères')} pour ${limit} au plus, le réseau refuserait. Raccourcissez de ${count - limit}, ou coupez par une ligne ---.`,
  PARTS_EQUAL: ({ part, other }) =>
    fr`les parties ${part} et ${other} disent la même chose. Changez l'une d'elles, ou ôtez-la.`,
  PARTS_OTHER_COUNT: ({ count, of }) =>
    fr`${counted(of, 'publication est publique', 'publications sont publiques')}, et le texte en fait ${count}. Modifiées sur place, elles restent aussi nombreuses : veillez aux lignes ---, ou choisissez de remplacer la série.`,
  PARTS_REPEATED: ({ parts }) =>
    fr`l'ancienne série est encore là quand la nouvelle part, et le réseau peut refuser deux fois les mêmes mots (${counted(parts.length, 'partie', 'parties')} : ${parts.join(', ')}). Formulez-les autrement, numérotez les parties, ou publiez un rectificatif sous la dernière.`,
  PARTS_UNCHANGED: () => fr`aucune partie ne changerait. Modifiez l'une d'elles, ou laissez ce compte tel quel.`,
  BIDI_CONTROL: ({ name, at }) =>
    fr`un caractère invisible (${name}, position ${at + 1}) inverse le sens de lecture et peut tromper. Retapez ce passage.`,
  ZERO_WIDTH: ({ name, at }) =>
    fr`un caractère sans largeur (${name}, position ${at + 1}) peut cacher quelque chose. Retapez ce passage.`,
  CONTROL_CHARACTER: ({ name, at }) =>
    fr`un caractère de commande (${name}, position ${at + 1}) s'est glissé ici. Retapez ce passage.`,
  MIXED_SCRIPTS: ({ word }) =>
    fr`« ${word} » mêle les lettres de deux alphabets qui se ressemblent : qui le cherche, ou se le fait lire, trouve un autre mot. Retapez-le.`,
  IMITATED_DOMAIN: ({ host, official }) =>
    fr`${host} ressemble à ${official}, mais c'est une autre adresse. Vérifiez l'adresse et retapez-la.`,
  LOOKALIKE_HOST: ({ host, punycode }) =>
    fr`${host} s'écrit en réalité ${punycode} : des lettres en imitent d'autres. Vérifiez l'adresse et retapez-la.`,
  HIDDEN_TARGET: ({ shown, target }) => fr`le lien montre ${shown} mais mène à ${target}. Écrivez la vraie adresse.`,
  MARKDOWN_LINK: ({ accounts, shown, target }) =>
    fr`sur ${accounts}, ce serait un lien « ${shown} » qui cache où il mène : ${target}. Écrivez l'adresse elle-même.`,
  MARKDOWN_IMAGE: ({ accounts, address }) =>
    fr`sur ${accounts}, ce serait une image venue d'ailleurs, que personne n'aurait validée : ${address}. Joignez plutôt l'image au brouillon.`,
  MARKDOWN_TEXT: ({ accounts, shown }) =>
    shown === ''
      ? fr`sur ${accounts}, ces signes sont du Markdown et ne se liraient pas. Écrivez sans eux.`
      : fr`sur ${accounts}, ces signes sont du Markdown : on lirait « ${shown} ». Écrivez sans eux.`,
  MARKDOWN_AUTOLINK: ({ accounts, shown, target }) =>
    fr`sur ${accounts}, « ${shown} » deviendrait un lien vers ${target}. Gardez-le si c'est voulu.`,
  FANCY_UNICODE: ({ character }) =>
    fr`« ${character} » imite une lettre : les lecteurs d'écran le lisent mal ou pas du tout. Écrivez en lettres ordinaires.`,
  FALSE_COLUMNS: () => fr`des espaces ou des traits imitent des colonnes, illisibles à voix haute. Faites une liste.`,
  HASHTAG_CASE: ({ hashtag }) => fr`${hashtag} : une majuscule à chaque mot aide à le lire. Par exemple #MonMotDièse.`,
  HASHTAG_COUNT: ({ count, most }) =>
    fr`${count} mots-dièses : au-delà de ${most}, le texte se lit mal. Gardez les plus utiles.`,
  HASHTAG_INLINE: ({ count }) => fr`${count} mots-dièses dans les phrases. Mettez-les plutôt à la fin.`,
  EMOJI_COUNT: ({ count, most }) => fr`${count} émojis : chacun est lu à voix haute. Gardez-en ${most} au plus.`,
  EMOJI_REPEAT: ({ emoji }) => fr`${emoji} est répété, et lu à chaque fois. Un seul suffit.`,
  EMOJI_BULLET: ({ count }) => fr`${count} lignes commencent par un émoji. Utilisez un tiret.`,
  EMOJI_POSITION: ({ emoji }) => fr`${emoji} coupe la phrase. Placez-le à la fin.`,
  EMOJI_FACE: ({ emoji }) =>
    fr`${emoji} exprime une émotion, ce qui est déconseillé à un organisme public. Retirez-le.`,
  EMOJI_SKIN: ({ emoji }) => fr`${emoji} a une couleur de peau. Prenez la version jaune.`,
  EMOTICON: ({ emoticon }) => fr`« ${emoticon} » est lu signe par signe. Retirez-le.`,
  ALL_CAPS: () => fr`plusieurs mots de suite en capitales se lisent mal. Écrivez en minuscules.`,
  ALTERNATE_CAPS: ({ word }) => fr`« ${word} » alterne les capitales et se lit mal. Écrivez-le normalement.`,
  ACRONYM: ({ acronym }) =>
    fr`${acronym} n'est pas expliqué. Écrivez-le en toutes lettres, ou utilisez « ${acronym} est connu ici ».`,
  LONG_SENTENCE: ({ count, most }) => fr`une phrase a ${count} mots. Au-delà de ${most}, coupez-la en deux.`,
  PUNCTUATION_REPEAT: ({ marks }) => fr`« ${marks} » : un seul signe suffit.`,
  SHORT_LINK: ({ host }) => fr`${host} cache où mène le lien. Mettez l'adresse complète, elle ne compte pas plus.`,
  LINK_HTTPS: () => fr`ce lien n'est pas protégé. Utilisez https://.`,
  LINK_DOMAIN: ({ host }) => fr`${host} n'est pas un de vos domaines officiels. Vérifiez l'adresse.`,
  LINK_COUNT: ({ count }) => fr`${count} liens : un seul guide mieux.`,
  PAGE_NOT_PUBLIC: () => fr`il n'y a là aucune page que tout le monde peut ouvrir. Vérifiez l'adresse.`,
  PAGE_SLOW: () => fr`la page n'a pas répondu en cinq secondes. Regardez encore, ou demandez à qui l'administre.`,
  PAGE_UNREACHABLE: () => fr`la page n'a pas pu être atteinte. Regardez encore, ou demandez à qui l'administre.`,
  PAGE_UNTRUSTED: () =>
    fr`le site n'a pas de certificat auquel les navigateurs se fient. Dites-le à qui l'administre avant de publier.`,
  PAGE_REDIRECTS: () => fr`la page tourne en rond. Demandez à qui l'administre.`,
  PAGE_STATUS: ({ status }) => fr`la page a répondu par l'erreur ${status}. Vérifiez l'adresse.`,
  PAGE_LOG_IN: () =>
    fr`la page demande une connexion. Qui n'en a pas ne voit rien : mettez le lien d'une page publique.`,
  PAGE_OTHER_HOST: ({ host }) => fr`ce lien mène à ${host}. Mettez l'adresse où il aboutit.`,
  POLL: () =>
    fr`cela ressemble à un sondage. Tambour n'en fait pas : il part comme un texte, où personne ne peut voter.`,
  MENTION_NOTIFIES: ({ mention, accounts }) =>
    fr`sur ${accounts}, ${mention} recevra une notification. Gardez la mention si c'est voulu.`,
  LANGUAGE_MIXED: ({ first, second }) =>
    fr`deux langues (${first}, ${second}) dans une publication sont mal lues à voix haute. Faites deux publications.`,
  LANGUAGE_OTHER: ({ marked, seems }) =>
    fr`le texte semble écrit en ${seems}, mais la langue indiquée est « ${marked} » : il serait mal lu à voix haute. Modifiez le brouillon et choisissez la langue.`,
  LANGUAGE_MISSING: () =>
    fr`la langue manque : les lecteurs d'écran en ont besoin. Modifiez le brouillon et choisissez-la.`,
  SHOWN_TO_ALL: () =>
    fr`les publications ne peuvent pas y rester hors des fils publics : celle-ci y figurerait. Décochez ce compte si elle ne doit pas y être.`,
  RESTRICTED_WORDS: ({ words }) => fr`« ${words} » semble promotionnel. En période préélectorale, restez aux faits.`,
};

const of = { image: 'de l’image', video: 'de la vidéo', sound: 'du son' } as const;
const announced = { image: 'une image', video: 'une vidéo', sound: 'un son' } as const;
const shows = {
  image: 'l’image montre',
  video: 'la vidéo montre et ce qui s’y dit',
  sound: 'l’on entend',
} as const;

function differs(which: string, here: string, there: string, accounts: string): string {
  const elsewhere = accounts === '' ? 'dans le texte' : fr`dans le texte pour ${accounts}`;
  return fr`« ${here} » ici, mais « ${there} » ${elsewhere}. Vérifiez ${which}.`;
}
