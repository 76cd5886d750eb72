import assert from 'node:assert/strict';
import { test } from 'node:test';

import { networkKinds } from '#networks/network-kinds.ts';
import { colour } from '#reach/chart/look.ts';

type Three = readonly [number, number, number];

/** Machado, Oliveira and Fernandes 2009, at severity 1 (https://doi.org/10.1109/TVCG.2009.113), on linear RGB. */
const blindness: Readonly<Record<string, readonly [Three, Three, Three]>> = {
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
};

function linear(hex: string): Three {
  const channel = (from: number): number => {
    const part = Number.parseInt(hex.slice(from, from + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

function seenWith([red, green, blue]: readonly [Three, Three, Three], [r, g, b]: Three): Three {
  const row = ([x, y, z]: Three): number => Math.min(1, Math.max(0, x * r + y * g + z * b));
  return [row(red), row(green), row(blue)];
}

function f(t: number): number {
  return t > (6 / 29) ** 3 ? Math.cbrt(t) : t / (3 * (6 / 29) ** 2) + 4 / 29;
}

/** CIE L*a*b* under D65. */
function lab([r, g, b]: Three): Three {
  const x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505);
  const y = f(0.2126 * r + 0.7152 * g + 0.0722 * b);
  const z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

function distance(one: Three, other: Three): number {
  const [l, a, b] = lab(one);
  const [m, c, d] = lab(other);
  return Math.hypot(l - m, a - c, b - d);
}

function luminance([r, g, b]: Three): number {
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** WCAG 2.2, contrast ratio (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio). */
function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(linear(one)), luminance(linear(other))].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

test('the two colours stay far apart for who cannot tell red from green', () => {
  const [mastodon, x] = [linear(networkKinds.mastodon.colour), linear(networkKinds.x.colour)];
  for (const [name, matrix] of Object.entries(blindness)) {
    const apart = distance(seenWith(matrix, mastodon), seenWith(matrix, x));
    assert.ok(apart > 40, `${name}: ${apart}`);
  }
  // The measure finds what it is for: this red and this green fall together.
  const matrix = blindness['deuteranopia'];
  assert.ok(matrix && distance(seenWith(matrix, linear('#b04a3a')), seenWith(matrix, linear('#6b7a2c'))) < 25);
});

test('dots stand out from the background by 3 to 1, texts by 4.5 to 1', () => {
  for (const look of Object.values(networkKinds)) assert.ok(contrast(look.colour, colour.background) >= 3);
  for (const text of [colour.ink, colour.soft]) {
    assert.ok(contrast(text, colour.background) >= 4.5);
  }
});

test('without any colour a mark is known by its form', () => {
  assert.notEqual(networkKinds.mastodon.shape, networkKinds.x.shape);
  assert.notEqual(networkKinds.mastodon.isHollow, networkKinds.x.isHollow);
});
