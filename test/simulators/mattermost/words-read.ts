// Finds the words in which the server looks for mentions. Reads a field as
// server/channels/app/mention_parser_standard.go and server/public/shared/markdown of
// https://github.com/mattermost/mattermost do: escapes and entities are resolved; code and bare links are not text.

const fences = /^ {0,3}(`{3,}|~{3,})[^\n]*\n(?:[\s\S]*?\n)??(?: {0,3}\1[`~]*[ \t]*(?=\n|$)|$(?![\s\S]))/gm;
// A host with an underscore is not a link (autolink.go, checkDomain).
const schemes = /(?<![A-Za-z\d])(?:https?|ftp|mailto|tel|gemini):\/\/(?=[^\s\p{P}])(?!(?:[^\s\p{P}]|[.-])*_)/iuy;
const www = /(?<=^.?|[\s*_~()<>])www\d{0,3}\.(?=\S)/uy;
const code = /(`+)(?!`)((?:(?!\1(?!`))[\s\S]|`)*?[^`])\1(?!`)/y;
const ticks = /`+/y;
const reference = /&(?:#(\d{1,8})|#[xX]([\da-fA-F]{1,8})|(commat|amp|lt|gt|quot|nbsp));/y;
const target = /\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*\)/y;
const named: Readonly<Record<string, string>> = { commat: '@', amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00a0' };

/** Lists a field's words. Code, link targets and addresses separate words, and are not words themselves. */
export function wordsRead(markdown: string): readonly string[] {
  return textsOf(markdown.replaceAll(fences, '\n'))
    .flatMap((text) => text.split(/[^:.\-_@\p{L}\p{N}]+/u))
    .filter((word) => word !== '' && !/^:.*:$/.test(word))
    .map((word) => word.replace(/^[:.\-_]+/, ''));
}

function textsOf(markdown: string): readonly string[] {
  const texts: string[] = [];
  let text = '';
  let at = 0;
  const taken = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(markdown);
    if (found !== null) at += found[0].length;
    return found;
  };
  const part = (): void => {
    texts.push(text);
    text = '';
  };
  while (at < markdown.length) {
    const sign = markdown.charAt(at);
    if (sign === '\\' && /[!-/:-@[-`{-~]/.test(markdown.charAt(at + 1))) {
      text += markdown.charAt(at + 1);
      at += 2;
      continue;
    }
    if (sign === '\n' || (sign === '`' && taken(code) !== null) || (sign === ']' && taken(target) !== null)) {
      if (sign === '\n') at += 1;
      part();
      continue;
    }
    const entity = sign === '&' ? taken(reference) : null;
    if (entity !== null) {
      const [, decimal, hex = '', name = ''] = entity;
      text += named[name] ?? String.fromCodePoint(decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal));
      continue;
    }
    if (sign === '`') text += taken(ticks)?.[0] ?? '';
    else if (/[hfmtgw]/i.test(sign) && (taken(schemes) ?? taken(www)) !== null) {
      at += addressUnits(markdown.slice(at));
      part();
    } else {
      text += sign;
      at += 1;
    }
  }
  part();
  return texts;
}

/** Returns the length of the address at the beginning of `rest`. */
function addressUnits(rest: string): number {
  const whole = /^[^\s<>]*/u.exec(rest)?.[0] ?? '';
  return whole.replace(/[?!.,:*_~'"]+$/, '').length;
}
