import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { doctorResult } from '#cli/doctor/doctor-result.ts';
import { machineLocale } from '#process-environment.ts';
import { advice, groups, right, wrong } from '#doctor/finding.ts';
import { type Language, languageOfLocale, languages } from '#languages.ts';
import { spoken } from '#messages/spoken.ts';
import type { DoctorWords } from '#messages/words/doctor.ts';
import { say } from '#messages/words/keyed.ts';

import { wrongSignsOfTerminal } from '../support/complaints.ts';
import {
  appRefusals,
  facts,
  losses,
  masterKeyRefusals,
  notTaken,
  startSteps,
  storageRefusals,
  whysHeld,
} from './terminal-samples.ts';

interface Said {
  readonly about: string;
  readonly text: string;
}

function of(table: string): (text: string) => Said {
  return (text) => ({ about: table, text });
}

const loaded = await Promise.all(
  languages.map(async (language) => [language, await spoken[language].doctor()] as const),
);
const doctorIn = new Map(loaded);

function doctorWords(language: Language): DoctorWords {
  const words = doctorIn.get(language);
  assert.ok(words !== undefined, language);
  return words;
}

/** Everything that the terminal can say in a language, in the same order in each. */
function allIn(language: Language): readonly Said[] {
  const words = spoken[language].terminal;
  const doctor = doctorWords(language);
  const file = { path: '/srv/tambour/.env', code: 'EACCES', mode: '644' };
  return [
    ...Object.entries(doctor.group).map(([group, text]) => ({ about: group, text })),
    ...Object.entries(doctor.level).map(([level, text]) => ({ about: level, text })),
    ...[doctor.nothingWrong({ right: 3, advice: 2 }), doctor.somethingWrong({ wrong: 1, advice: 2, right: 3 })].map(
      of('summary'),
    ),
    ...facts.map((fact) => ({ about: JSON.stringify(fact), text: say(doctor.finding, fact.code, fact) })),
    ...Object.entries(words.problem).map(([problem, text]) => ({ about: problem, text })),
    ...Object.entries(words.lack).map(([lack, text]) => ({ about: lack, text })),
    ...[words.settingsFile(file), words.openSettings(file)].map(of('settings file')),
    ...[
      words.extraCaCerts({ ...file, kind: 'refused', why: 'unreadable' }),
      words.extraCaCerts({ ...file, kind: 'refused', why: 'noCertificate' }),
    ].map(of('extraCaCerts')),
    ...storageRefusals.map((one) => ({ about: one.kind, text: say(words.storage, one.kind, one) })),
    ...masterKeyRefusals.map((one) => ({ about: one.kind, text: say(words.masterKey, one.kind, one) })),
    ...whysHeld.map((one) => ({ about: one.kind, text: say(words.chatHeld, one.kind, one) })),
    ...notTaken.map((one) => ({ about: one.kind, text: say(words.notTaken, one.kind, one) })),
    ...appRefusals.map((one) => ({ about: one.kind, text: say(words.notStarted, one.kind, one) })),
    ...startSteps.map((one) => ({ about: one.kind, text: say(words.step, one.kind, one) })),
    ...losses.map((one) => ({ about: one.kind, text: say(words.lost, one.kind, one) })),
    ...[
      { chats: [], practice: 'chat' } as const,
      { chats: ['Slack', 'Mattermost'], practice: 'chat' } as const,
      { chats: ['Slack', 'Mattermost'], practice: 'networks' } as const,
      { chats: ['Slack'], practice: 'none' } as const,
    ].flatMap((there) => words.ready(there).map(of('ready'))),
    ...words.practiceReady.map(of('practiceReady')),
  ];
}

/** Lists what stands in a sentence whatever its language: settings, shell commands, addresses, files, figures. */
function namedIn(text: string): readonly string[] {
  const plain = text.replaceAll(/[\u00a0\u202f]/g, ' ');
  return [
    ...plain.matchAll(
      /\b[A-Z]+(?:_[A-Z]+)+(?:=\w+)?|(?<!\/)\btambour (?:account|backup|chat|desk|doctor|key|restore|practice|setup|start|thaw)[^"“”„«» ]*|\b(?:chmod|npm|ulimit|timedatectl) [a-z0-9-]+|https?:\/\/[^\s",;)“»]+[^\s",;.)“»:]|\/srv\/[\w./]*\w|@[\w.@]+\w|[\w-]+\.example(?:\.org)?(?::\d+)?|\b[A-Z][A-Z0-9]{3,}\b|[\w.-]+\.(?:yml|md)\b/g,
    ),
  ]
    .map(([name]) => name)
    .filter((name) => !['WRONG', 'ERREUR', 'FEHLER', 'WERT', 'NAME', 'NOM', 'JSON'].includes(name))
    .toSorted();
}

const english = allIn('en');

for (const language of languages) {
  describe(`what the terminal says in ${language}`, () => {
    const said = allIn(language);

    test('says something of everything, with every value filled in', () => {
      assert.ok(said.length > 400);
      for (const { about, text } of said) {
        assert.ok(text.trim().length > 0, about);
        assert.doesNotMatch(text, /undefined|null|NaN|\[object|\$\{|=>| {2}(?!FATAL)|\s$/, about);
      }
    });

    test('ends each finding as a sentence', () => {
      for (const fact of facts) assert.match(say(doctorWords(language).finding, fact.code, fact), /[.?]$/, fact.code);
    });

    test('names the same settings, commands, addresses and files as the English sentence', () => {
      for (const [index, { about, text }] of said.entries()) {
        const wanted = english[index];
        assert.ok(wanted !== undefined && wanted.about === about);
        assert.deepEqual(new Set(namedIn(text)), new Set(namedIn(wanted.text)), `${wanted.text}\n${text}`);
      }
    });

    test('keeps to the typography of its language', () => {
      for (const { text, about } of said) {
        // Words for a shell or a file are written as they are typed there.
        const words = text.replaceAll(/\{"asOf.*?\}|'UTF8'/g, '');
        assert.doesNotMatch(words, wrongSignsOfTerminal[language], about);
      }
    });
  });
}

test('no sentence was left in English', () => {
  const same = new Set(['tambour', 'chat']);
  for (const language of languages.filter((one) => one !== 'en')) {
    for (const [index, { about, text }] of allIn(language).entries()) {
      if (!same.has(about)) assert.notEqual(text, english[index]?.text, language);
    }
  }
});

test('the doctor draws each language in columns that fit its words, and gives scripts the same codes', () => {
  const examined = groups.map((group) => ({
    group,
    findings: [right({ code: 'runs' }), advice({ code: 'noAccount' }), wrong({ code: 'databaseReadOnly' })],
  }));
  const codes = languages.map((language) => {
    const { text, data, exitCode } = doctorResult(examined, { colour: false, width: 70, words: doctorWords(language) });
    assert.equal(exitCode, 1);
    const lines = text.split('\n').filter((line) => /^ {2}[✓!✗] /.test(line));
    assert.equal(lines.length, 24);
    const columns = new Set(lines.map((line) => /^ {2}[✓!✗] \S+ +/.exec(line)?.[0].length));
    assert.equal(columns.size, 1, text);
    const wordless = JSON.parse(JSON.stringify(data, (key, value) => (key === 'words' ? undefined : value)));
    return JSON.stringify(wordless);
  });
  assert.equal(new Set(codes).size, 1);
});

test('the terminal speaks the language of the machine, and English where it does not speak that', () => {
  const speaks = { 'fr_FR.UTF-8': 'fr', 'fr-CH': 'fr', de_AT: 'de', 'de_DE@euro': 'de', en_GB: 'en', C: 'en' };
  for (const [locale, language] of Object.entries(speaks)) assert.equal(languageOfLocale(locale), language);
  for (const locale of ['POSIX', 'tlh_XX.UTF-8', 'frr_DE', 'constructor', '', null])
    assert.equal(languageOfLocale(locale), 'en', String(locale));
});

test('of the variables that name the locale, the one that is set and goes first counts', () => {
  assert.equal(machineLocale({ LC_ALL: 'de_DE', LC_MESSAGES: 'fr_FR', LANG: 'en_US' }), 'de_DE');
  assert.equal(machineLocale({ LC_ALL: '', LC_MESSAGES: 'fr_FR', LANG: 'en_US' }), 'fr_FR');
  assert.equal(machineLocale({ LANG: 'en_US' }), 'en_US');
  assert.equal(machineLocale({}), null);
});
