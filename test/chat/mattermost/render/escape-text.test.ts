import assert from 'node:assert/strict';
import { test } from 'node:test';

import {
  array,
  assert as check,
  constantFrom,
  oneof,
  property,
  string,
  tuple,
  webUrl,
  type Arbitrary,
} from 'fast-check';

import { escapeText } from '#chat/mattermost/render/escape-text.ts';

import { type Drawn, drawnInBrowser } from '../../../support/mattermost-in-browser.ts';
import { drawnOnPhone } from '../../../support/mattermost-on-phone.ts';
import { mentionsIn } from '../../../support/mattermost-text.ts';
import { hostileText } from '../../slack/render/hostile-texts.ts';

const alone = { before: '', after: '' };

const snippets = [
  ":tada: :) :-) ;) :D :/ :100:a x-d <3 </3 :'( :@",
  '@all @karim. (@odile) @ville@social.gouv.fr jean.dupont@ville.fr é@all .@all a.@all @a_b: @here:)',
  '~town ~~no~~ ~ 5',
  '# un',
  '- deux',
  '1. trois',
  '2) quatre',
  '> cinq',
  '===',
  '---',
  '- - -',
  '+ x',
  '| a | b |',
  '|---|---|',
  '```',
  '~~~',
  '***',
  '[x]: y',
  '#Musée #fin',
  'C#',
  '-5 °C',
  '12:30',
  '5 $ ou 6 $',
  '$a$',
  '\\',
  '\\*',
  'C:\\users',
  '\\:)',
  '\\\\a',
  '**b** _i_ __s__ `c` ~~d~~',
  'snake_case_name',
  '[a](https://b.example)',
  '![i](https://b.example/i.png)',
  '<b>x</b>',
  '<!-- -->',
  'a < b',
  '&lt; &amp;lt; &#64;all &copy',
  'www.ville.example',
  ':@www.ville.example@all',
  'é@:@www.ville.example@all',
  'ville.fr/musee',
  'Note:texte mailto:a@b.fr javascript:alert(1)',
  '  deux',
  'deux  espaces',
  'fin ',
  '\t',
  ' \u00a0',
  '\u2424',
  '\n',
  '\n\n',
  '\n\n\n',
  ' \n',
  '\r\n',
  '    code',
];
const anyText: Arbitrary<string> = oneof(
  hostileText,
  array(
    oneof(constantFrom(...snippets, ' ', '\n'), string({ unit: 'grapheme', maxLength: 8 }), string({ maxLength: 8 })),
    {
      maxLength: 8,
    },
  ).map((parts) => parts.join('')),
);

/** A text as a client can show it. */
function asShown(text: string): string {
  return text
    .toWellFormed()
    .replaceAll('\0', '\ufffd')
    .replaceAll(/\r\n|[\r\u2028\u2029]/g, '\n');
}

function assertShownAsItIs(draw: (markdown: string) => Drawn, asItCan: (text: string) => string): void {
  check(
    property(anyText, (text) => {
      const drawn = draw(escapeText(text, alone));
      assert.equal(asItCan(drawn.text).trimEnd(), asItCan(asShown(text)).trimEnd());
      assert.deepEqual(
        [...drawn.kinds].filter((kind) => kind !== 'code'),
        [],
      );
    }),
    { numRuns: 3_000 },
  );
}

test('a browser shows any text exactly, and it is copied as it is, but for spaces that do not break', () => {
  assertShownAsItIs(drawnInBrowser, (text) => text.replaceAll('\u00a0', ' '));
});

test('a phone shows any text exactly, but for spaces at the end of a line', () => {
  assertShownAsItIs(drawnOnPhone, (text) => text.replaceAll(/ +$/gm, ''));
});

test('a name on another server is shown as it is, is no link, and calls nobody, whatever host it holds', () => {
  for (const before of ['', ':', '(']) {
    for (const name of ['@www.ville.example@all', '@karim.x@ville.example', '@karim@WWW.ville.example']) {
      const markdown = escapeText(before + name, alone);
      for (const draw of [drawnInBrowser, drawnOnPhone]) {
        const { text, links } = draw(markdown);
        assert.deepEqual([text.trimEnd(), links], [before + name, []]);
      }
      assert.deepEqual(mentionsIn(markdown), []);
    }
  }
});

test('what looks like a host with a path behind an @ is shown as it is, and is no link', () => {
  for (const text of ['²@ville.fr/musee ', '²@ville.fr/musee', 'é@ville.fr/musee, é@ville.fr/x', ' @ville.fr/musee ']) {
    for (const draw of [drawnInBrowser, drawnOnPhone]) {
      const { text: shown, links } = draw(escapeText(text, alone));
      assert.deepEqual([shown.trimEnd(), links], [text.trimEnd(), []]);
    }
  }
});

/** Addresses as people have them, with all that one may hold. */
const address: Arbitrary<string> = oneof(
  webUrl({ withQueryParameters: true, withFragments: true }).filter((url) => /^[^()]*[\p{L}\p{N}/]$/u.test(url)),
  constantFrom(
    'https://ville.example/musee',
    'https://mastodon.example/@ville/1138',
    'https://ville.example/a_b/c_(d)?e=1&f=%C3%A9#_g',
    'https://fr.wikipedia.example/wiki/Musée_(Paris)',
    'https://musée.example/été',
    'https://ville.example:8443/x?a=1&lt;b',
    'http://ville.example/~aicha/*_*x',
    "https://ville.example/l'été,1!",
    'HTTPS://VILLE.EXAMPLE/X',
    'https://ville.example/x?q=@all',
  ).map((url) => url.replace(/[!]$/, '')),
);
const around = constantFrom(
  ' ',
  '\n',
  '.\n',
  ' (',
  ') ',
  ', ',
  ' : ',
  ' ! ',
  ' « ',
  ' » ',
  ' **',
  '** ',
  '_ ',
  ' [',
  '] ',
  '." ',
  ';) ',
);

function normal(href: string): string {
  return URL.canParse(href) ? new URL(href).href : href;
}

/** A percent sign that escapes nothing stands for itself. */
function decoded(address: string): string {
  return decodeURI(address.replaceAll(/%(?![0-9a-f]{2})/gi, '%25'));
}

test('each web address of a text is a link to exactly it that shows it whole; nothing else is but mail addresses', () => {
  check(
    property(array(tuple(around, address, around), { minLength: 1, maxLength: 4 }), (parts) => {
      const text = parts.map(([before, url, after]) => `${before}${url}${after} `).join('');
      const markdown = escapeText(text, alone);
      for (const draw of [drawnInBrowser, drawnOnPhone]) {
        const { links } = draw(markdown);
        assert.deepEqual(
          links.map(({ href }) => normal(href)),
          parts.map(([, url]) => normal(url)),
        );
        assert.deepEqual(
          links.map((link) => link.text),
          parts.map(([, url]) => url),
        );
      }
    }),
    { numRuns: 1_000 },
  );
  check(
    property(anyText, (text) => {
      for (const draw of [drawnInBrowser, drawnOnPhone])
        for (const link of draw(escapeText(text, alone)).links) {
          assert.equal(decoded(normal(link.href.replace(/^mailto:/, ''))), decoded(normal(link.text)));
          assert.ok(text.toWellFormed().includes(link.text));
        }
    }),
  );
});

test('no text calls anybody', () => {
  check(
    property(anyText, (text) => {
      assert.deepEqual(mentionsIn(escapeText(text, alone)), []);
    }),
    { numRuns: 3_000 },
  );
});
