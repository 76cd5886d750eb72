import assert from 'node:assert/strict';
import { test } from 'node:test';

import { rules } from '#app/rules.ts';
import { allNetworks } from '#networks/network-kinds.ts';
import type { NetworkKind } from '#networks/network-rules.ts';
import type { PostToShow } from '#text/post-look.ts';

const plain: PostToShow = { name: 'Valmont', handle: '@valmont', text: '', contentWarning: null, pictures: [] };

/** Writes a text as readers see it there, with what is drawn as a link in brackets. */
function seen(network: NetworkKind, text: string): string {
  const spans = rules[network].look({ ...plain, text }).text;
  return spans.map((span) => (span.kind === 'link' ? `[${span.text}]` : span.text)).join('');
}

const path = 'https://www.info.gouv.fr/actualite/une-adresse-plus-longue?source=reseaux';

test('addresses are shortened as each network does', () => {
  assert.equal(seen('mastodon', `Voir ${path}.`), 'Voir [info.gouv.fr/actualite/une-adr…].');
  assert.equal(seen('x', `Voir ${path}.`), 'Voir [info.gouv.fr/actualite/une-…].');
  // Seen on X: https://dev.twitter.com/overview/terms/geo-developer-guidelines stands as "dev.twitter.com/overview/terms…".
  assert.equal(
    seen('x', 'https://dev.twitter.com/overview/terms/geo-developer-guidelines'),
    '[dev.twitter.com/overview/terms…]',
  );
  assert.equal(seen('mastodon', 'http://info.gouv.fr/'), '[info.gouv.fr/]');
  assert.equal(seen('x', 'http://info.gouv.fr/'), '[info.gouv.fr]');
  // One character more than 30 has room where the ellipsis would be.
  assert.equal(seen('mastodon', 'https://info.gouv.fr/actualite/une-adre'), '[info.gouv.fr/actualite/une-adre]');
});

test('what is a link, a hashtag or a mention is told by each network', () => {
  assert.equal(seen('x', 'Sur info.gouv.fr'), 'Sur [info.gouv.fr]');
  assert.equal(seen('mastodon', 'Sur info.gouv.fr'), 'Sur info.gouv.fr');
  assert.equal(seen('mastodon', 'avec @ville@social.example.fr'), 'avec [@ville@social.example.fr]');
  assert.equal(seen('x', 'avec @ville@social.example.fr'), 'avec @ville@social.example.fr');
  assert.equal(seen('bluesky', 'avec @ville.example.fr et @prefet'), 'avec [@ville.example.fr] et @prefet');
  assert.equal(seen('bluesky', 'Sur info.gouv.fr'), 'Sur info.gouv.fr');
  for (const network of ['mastodon', 'x'] as const) {
    assert.equal(seen(network, 'n#1, @prefet'), 'n#1, [@prefet]');
    assert.equal(seen(network, 'https://info.gouv.fr/#ancre'), '[info.gouv.fr/#ancre]');
  }
  // A text stands there as it was sent.
  assert.equal(seen('bluesky', 'https://info.gouv.fr/#ancre'), '[https://info.gouv.fr/#ancre]');
  for (const network of allNetworks) {
    assert.equal(seen(network, '#Crue2026 et #2026, n#1'), '[#Crue2026] et #2026, n#1');
    assert.equal(seen(network, '\n\n'), '\n\n');
  }
});

test('a post is folded behind its warning only where the network can warn', () => {
  for (const network of allNetworks) {
    const { warning } = rules[network].look({ ...plain, contentWarning: 'Crue' });
    assert.equal(warning, rules[network].canWarn ? 'Crue' : null, network);
  }
});

test('nothing of a text is lost but what networks do not show', () => {
  for (const network of allNetworks) {
    const text = 'Un <b>texte</b> & "autre"\nligne #un#deux @a@b.fr  fin';
    assert.equal(
      rules[network]
        .look({ ...plain, text })
        .text.map((span) => span.text)
        .join(''),
      text,
      network,
    );
  }
});
