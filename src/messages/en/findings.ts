import { codecName, fitting, megabytes } from '#messages/recording-terms.ts';
import type { FindingsWords } from '#messages/words/findings.ts';

import { conversion } from './conversion.ts';
import { counted, numeral } from './counted.ts';
import { media } from './media.ts';

export const findings: FindingsWords = {
  EMPTY: () => 'there is neither text nor image. Write the text.',
  TOO_LONG: ({ count, limit }) =>
    `${counted(count, 'character', 'characters')}, at most ${limit}: the network would refuse. Shorten it by ${count - limit}.`,
  NO_ACCOUNT: () => 'no account is chosen. Edit the draft and tick at least one account.',
  ACCOUNT_GONE: () => 'the desk no longer has this account. Edit the draft and untick it.',
  ACCOUNT_ASLEEP: () => 'this account is asleep: nothing will go out there. Untick it, or have it woken.',
  ACCOUNT_ASLEEP_THEN: () =>
    'this account is to sleep at that time: nothing will go out there then. Untick it, or choose another time.',
  PERIOD_INFORMS: ({ label }) => `the reserve period “${label}” is under way then.`,
  PERIOD_ASKS_MORE: ({ label, role }) => `the reserve period “${label}” asks then for one approval more: ${role}.`,
  PERIOD_CLOSED: ({ label }) =>
    `the reserve period “${label}” is closed then: once approved, this is held. Choose another time, or have an override agreed to by a second person.`,
  ACCOUNT_PAUSED: () => 'access to this account is cut: nothing will go out there. Tell your administrator.',
  PAST_TIME: () => 'the chosen time has passed. Choose another.',
  TOO_MANY_IMAGES: ({ count, limit }) =>
    `${counted(count, 'image', 'images')}, at most ${limit}. Remove ${count - limit}.`,
  IMAGE_TOO_LARGE: () => 'this image is too large for the network. Add a smaller image.',
  IMAGE_TYPE: ({ mimeType }) => `the network does not accept the format ${mimeType}. Add it as PNG or JPEG.`,
  RECORDING_NOT_ALONE: ({ medium }) =>
    `a post shows one video or one sound, and nothing beside it. Remove the others under “${media[medium].describe}”.`,
  RECORDING_TYPE: ({ mimeType, taken }) =>
    taken.length === 0
      ? 'this server takes neither videos nor sounds. Remove it, or leave this account out.'
      : `it does not take the format ${mimeType}. Add the file as ${taken.join(', ')}, or leave this account out.`,
  RECORDING_UNCONVERTED: ({ codec }) =>
    `this server does not convert the video, and not every browser plays ${codecName(codec)}. Use “${conversion.button}” if the card offers it, or export the video with ${codecName('avc')}.`,
  RECORDING_CODEC: ({ codec, taken }) =>
    `it does not take the encoding ${codecName(codec)}. Export the video with ${taken.map(codecName).join(', ')}, then add it.`,
  RECORDING_TOO_HEAVY: ({ byteLength, limit }) =>
    `${megabytes(byteLength)} MB, at most ${megabytes(limit)}. Export it smaller or shorter, then add it.`,
  RECORDING_LENGTH: ({ seconds, least, most }) =>
    `it lasts ${seconds} s, ${most === null ? `at least ${least}` : `from ${least} to ${most}`} s are taken. Cut it, then add it.`,
  RECORDING_SIZE: ({ width, height, limit }) =>
    `${numeral(width)} × ${numeral(height)} pixels are more than ${numeral(limit)} in all. Export it smaller, for example at ${fitting(width, height, limit).map(numeral).join(' × ')}.`,
  RECORDING_RATE: ({ framesPerSecond, limit }) =>
    `${Math.round(framesPerSecond)} frames a second, at most ${limit}. Export it with fewer, then add it.`,
  CAPTIONS_MISSING: () =>
    `without captions, people who do not hear learn nothing of it. Add an SRT or VTT file in the thread, or say under “${media.video.describe}” that they are part of the picture. A video without sound needs none.`,
  CAPTIONS_REQUIRED: () =>
    `this desk requires captions. Add an SRT or VTT file in the thread, or say under “${media.video.describe}” that they are part of the picture. A video without sound needs none.`,
  CAPTIONS_ORDER: ({ cue }) =>
    `caption ${cue} ends before it begins, or begins before the one above it. Correct the times, then add the file.`,
  CAPTIONS_OVERLAP: ({ cue }) => `caption ${cue} begins while another is still shown. Please check the times.`,
  CAPTIONS_LINE: ({ cue, count, most }) =>
    `${count} characters on one line in caption ${cue}, better ${most} at most. Divide the line.`,
  CAPTIONS_FAST: ({ cue, count, most }) =>
    `${count} characters a second in caption ${cue}: people can read ${most}. Shorten it, or show it for longer.`,
  CAPTIONS_LATE: ({ ends, length }) =>
    `they go on to ${ends}, and the video ends at ${length}. Please check that they belong to this video.`,
  CAPTIONS_MARKUP: ({ cue, mark }) =>
    `“${mark}” in caption ${cue} is sent as it is, and may be seen on the screen. Take it out of the file if it is not to be read.`,
  CAPTIONS_HIDDEN: ({ cue, name }) =>
    `caption ${cue} has a character that is not seen (${name}) and can change what is read. Type it anew, then add the file.`,
  CAPTIONS_TOO_LARGE: ({ count, limit }) =>
    `they have ${counted(count, 'byte', 'bytes')}, and a network that is chosen takes ${numeral(limit)} at most: it would refuse. Shorten the file and add it again, or untick that account.`,
  CAPTIONS_TOO_MANY: ({ count, limit }) =>
    `the captions are in ${numeral(count)} languages, and this network takes ${numeral(limit)} at most: it would refuse. Take some away, or untick that account.`,
  CAPTIONS_NOT_SHOWN: () =>
    'this network shows no captions. To have them seen there, make them part of the video’s picture.',
  TRANSCRIPT_LEFT_OUT: ({ limit }) =>
    `there is no room for the transcript after the description (${limit} characters at most), so it is left out. Link to it in the text.`,
  TRANSCRIPT_TOO_LONG: ({ count, limit }) =>
    `description and transcript have ${count} characters, ${limit} at most: the network would refuse. Shorten the description under “${media.video.describe}”.`,
  ALT_MISSING: ({ medium }) =>
    `it is missing, and without it some readers learn nothing of the ${medium}. Use “${media[medium].describe}”.`,
  ALT_PLACEHOLDER: ({ alt, medium }) => `“${alt}” is a file name and not a description. Say what ${shows[medium]}.`,
  ALT_PREFIX: ({ prefix, medium }) =>
    `“${prefix}” is not needed: screen readers announce ${announced[medium]} already. Start with what ${shows[medium]}.`,
  ALT_SHORT: ({ count, least }) =>
    `${counted(count, 'character', 'characters')} is short. Describe what matters in ${least} characters or more.`,
  ALT_TOO_LONG: ({ count, limit }) =>
    `${count} characters, at most ${limit}: the network would refuse. Keep what matters.`,
  ALT_MISUSED: ({ what }) => `“${what}” does not belong in alt text. Put it in the text.`,
  ALT_DUPLICATE: ({ other, medium }) =>
    other < 0
      ? `the description repeats the text. Say what ${shows[medium]} beyond it.`
      : `same alt text as image ${other + 1}. Say what tells them apart.`,
  BLANK_LEFT: () => 'a blank is left to fill in (___). Write what belongs there, or take it out.',
  WEEKDAY_WRONG: ({ day, weekday }) => `${day} is a ${weekday}. Correct the weekday or the date.`,
  DAY_NONEXISTENT: ({ written }) => `there is no “${written}” in any calendar. Correct the date.`,
  DAY_PAST: ({ day }) => `${day} will be over when this goes out. Check the date.`,
  HOURS_REVERSED: ({ from, until }) =>
    `from ${from} to ${until}, it ends before it begins. Correct the hours, or add “the next day”.`,
  DAYS_REVERSED: () => 'the end comes before the beginning. Check the dates.',
  DAY_DIFFERS: ({ here, there, accounts }) => differs('date', here, there, accounts),
  PHONE_DIFFERS: ({ here, there, accounts }) => differs('number', here, there, accounts),
  LINK_DIFFERS: ({ here, there, accounts }) => differs('address', here, there, accounts),
  SERIES: ({ mark }) =>
    `“${mark}” announces more posts, and this one goes out alone. Write them here as well, divided by lines with ---, or make it stand for itself.`,
  SERIES_OFF: () =>
    'series of posts are not switched on for this network. Shorten this account’s text to one post, or ask your administrator.',
  SERIES_TOO_MANY: ({ count, limit }) =>
    `${count} parts, at most ${limit}: nobody reads so many. Shorten the text, or link to a page.`,
  PART_EMPTY: ({ part }) => `part ${part} is empty. Write it, or take out a line with ---.`,
  PART_TOO_LONG: ({ part, count, limit }) =>
    `part ${part}: ${counted(count, 'character', 'characters')}, at most ${limit}: the network would refuse. Shorten it by ${count - limit}, or divide it by a line with ---.`,
  PARTS_EQUAL: ({ part, other }) =>
    `parts ${part} and ${other} say the same. Word one of them otherwise, or take it out.`,
  PARTS_OTHER_COUNT: ({ count, of }) =>
    `${of} posts are public, and the text makes ${count}. Edited in their place they stay as many: mind the lines with ---, or choose to replace the series.`,
  PARTS_REPEATED: ({ parts }) =>
    `the old series is still there when the new one goes out, and the network may refuse the same words twice (${counted(parts.length, 'part', 'parts')}: ${parts.join(', ')}). Word them otherwise, number the parts, or post a correction under the last part.`,
  PARTS_UNCHANGED: () => 'no part would change. Change one of them, or leave this account as it is.',
  BIDI_CONTROL: ({ name, at }) =>
    `an invisible character (${name}, position ${at + 1}) reverses the reading direction and can deceive. Type this passage again.`,
  ZERO_WIDTH: ({ name, at }) =>
    `a zero-width character (${name}, position ${at + 1}) can hide something. Type this passage again.`,
  CONTROL_CHARACTER: ({ name, at }) =>
    `a control character (${name}, position ${at + 1}) slipped in here. Type this passage again.`,
  MIXED_SCRIPTS: ({ word }) =>
    `“${word}” mixes letters of two scripts that look alike: whoever searches for it, or has it read aloud, gets another word. Type it again.`,
  IMITATED_DOMAIN: ({ host, official }) =>
    `${host} looks like ${official}, and is another address. Check the address and type it again.`,
  LOOKALIKE_HOST: ({ host, punycode }) =>
    `${host} is really written ${punycode}: some letters imitate others. Check the address and type it again.`,
  HIDDEN_TARGET: ({ shown, target }) => `the link shows ${shown} but leads to ${target}. Write the real address.`,
  MARKDOWN_LINK: ({ accounts, shown, target }) =>
    `on ${accounts} this would be a link “${shown}” that hides where it leads: ${target}. Write the address itself.`,
  MARKDOWN_IMAGE: ({ accounts, address }) =>
    `on ${accounts} this would be an image from elsewhere, which nobody would have approved: ${address}. Rather attach the image to the draft.`,
  MARKDOWN_TEXT: ({ accounts, shown }) =>
    shown === ''
      ? `on ${accounts} these signs are Markdown, and would not be shown. Write without them.`
      : `on ${accounts} these signs are Markdown: people would read “${shown}”. Write without them.`,
  MARKDOWN_AUTOLINK: ({ accounts, shown, target }) =>
    `on ${accounts} “${shown}” would become a link to ${target}. Keep it if you mean it.`,
  FANCY_UNICODE: ({ character }) =>
    `“${character}” imitates a letter: screen readers read it badly or not at all. Write plain letters.`,
  FALSE_COLUMNS: () => 'spaces or lines imitate columns, which cannot be read aloud. Make a list.',
  HASHTAG_CASE: ({ hashtag }) => `${hashtag}: a capital on each word helps to read it. For example #MyHashtag.`,
  HASHTAG_COUNT: ({ count, most }) => `${count} hashtags: above ${most} the text reads badly. Keep the most useful.`,
  HASHTAG_INLINE: ({ count }) => `${count} hashtags within sentences. Rather put them at the end.`,
  EMOJI_COUNT: ({ count, most }) => `${count} emoji: each is read aloud. Keep ${most} at most.`,
  EMOJI_REPEAT: ({ emoji }) => `${emoji} is repeated, and read each time. One is enough.`,
  EMOJI_BULLET: ({ count }) => `${count} lines start with an emoji. Use a hyphen.`,
  EMOJI_POSITION: ({ emoji }) => `${emoji} interrupts the sentence. Put it at the end.`,
  EMOJI_FACE: ({ emoji }) => `${emoji} shows an emotion, which is not advised for a public body. Remove it.`,
  EMOJI_SKIN: ({ emoji }) => `${emoji} has a skin tone. Use the yellow version.`,
  EMOTICON: ({ emoticon }) => `“${emoticon}” is read sign by sign. Remove it.`,
  ALL_CAPS: () => 'several words in a row in capitals read badly. Write in lower case.',
  ALTERNATE_CAPS: ({ word }) => `“${word}” alternates capitals and reads badly. Write it plainly.`,
  ACRONYM: ({ acronym }) => `${acronym} is not explained. Write it out, or use “${acronym} is known here”.`,
  LONG_SENTENCE: ({ count, most }) => `a sentence has ${count} words. Above ${most}, cut it in two.`,
  PUNCTUATION_REPEAT: ({ marks }) => `“${marks}”: one mark is enough.`,
  SHORT_LINK: ({ host }) => `${host} hides where the link leads. Use the full address, it counts no more.`,
  LINK_HTTPS: () => 'this link is not protected. Use https://.',
  LINK_DOMAIN: ({ host }) => `${host} is not one of your official domains. Check the address.`,
  LINK_COUNT: ({ count }) => `${count} links: a single one guides better.`,
  PAGE_NOT_PUBLIC: () => 'no page that everybody can open is there. Check the address.',
  PAGE_SLOW: () => 'the page did not answer within five seconds. Look again, or ask whoever runs it.',
  PAGE_UNREACHABLE: () => 'the page could not be reached. Look again, or ask whoever runs it.',
  PAGE_UNTRUSTED: () => 'the site has no certificate that browsers trust. Tell whoever runs it before you publish.',
  PAGE_REDIRECTS: () => 'the page leads in a circle. Ask whoever runs it.',
  PAGE_STATUS: ({ status }) => `the page answered with the error ${status}. Check the address.`,
  PAGE_LOG_IN: () => 'the page asks for a log-in. Readers without one see nothing: link to a public page.',
  PAGE_OTHER_HOST: ({ host }) => `this link leads on to ${host}. Use the address at which it ends.`,
  POLL: () => 'this looks like a poll. Tambour makes none: it goes out as text, and nobody can vote in it.',
  MENTION_NOTIFIES: ({ mention, accounts }) =>
    `on ${accounts}, ${mention} will be notified. Keep the mention if you mean it.`,
  LANGUAGE_MIXED: ({ first, second }) =>
    `two languages (${first}, ${second}) in one post are read aloud badly. Make two posts.`,
  LANGUAGE_OTHER: ({ marked, seems }) =>
    `this seems to be ${seems}, but is marked as ${marked}: a screen reader would use the wrong voice. Edit the draft and choose the language.`,
  LANGUAGE_MISSING: () => 'the language is missing: screen readers need it. Edit the draft and choose it.',
  SHOWN_TO_ALL: () =>
    'posts cannot be left out of public timelines there: this one would stand in them. Untick that account if it must not.',
  RESTRICTED_WORDS: ({ words }) => `“${words}” sounds promotional. Before an election, keep to facts.`,
};

function differs(which: string, here: string, there: string, accounts: string): string {
  const elsewhere = accounts === '' ? 'in the text' : `in the text for ${accounts}`;
  return `“${here}” here, but “${there}” ${elsewhere}. Check which ${which} is right.`;
}

const announced = { image: 'an image', video: 'a video', sound: 'a sound' } as const;
const shows = {
  image: 'the image shows',
  video: 'the video shows and what is said in it',
  sound: 'is to be heard',
} as const;
