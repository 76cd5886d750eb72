import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { parse } from 'yaml';
import { z } from 'zod';

import { neededScopes, whatSlackMustGrant } from '#chat/slack/what-slack-must-grant.ts';

const root = join(import.meta.dirname, '../../..');

const address = z.string().regex(/^https?:\/\//);
const names = z.array(z.string().max(50)).refine((all) => new Set(all).size === all.length, 'each once');
/** Schema of what we use of a manifest: https://github.com/slackapi/manifest-schema, version 1 of 2026. */
const manifestSchema = z.strictObject({
  _metadata: z.strictObject({ major_version: z.literal(1), minor_version: z.int() }),
  display_information: z.strictObject({
    name: z.string().min(1).max(35),
    description: z.string().min(1).max(140),
    long_description: z.string().min(175).max(4_000),
    background_color: z.string().regex(/^#[0-9a-f]{6}$/i),
  }),
  features: z.strictObject({
    app_home: z.strictObject({
      home_tab_enabled: z.boolean(),
      messages_tab_enabled: z.boolean(),
      messages_tab_read_only_enabled: z.boolean(),
    }),
    bot_user: z.strictObject({ display_name: z.string().min(1).max(80), always_online: z.boolean() }),
    slash_commands: z
      .array(
        z.strictObject({
          command: z.string().min(2).max(32).startsWith('/'),
          url: address.max(3_000).optional(),
          description: z.string().min(1).max(2_000),
          usage_hint: z.string().min(1).max(1_000),
          should_escape: z.boolean(),
        }),
      )
      .min(1)
      .max(50),
    shortcuts: z
      .array(
        z.strictObject({
          name: z.string().min(1).max(24),
          type: z.enum(['message', 'global']),
          callback_id: z.string().min(1).max(255),
          description: z.string().min(1).max(150),
        }),
      )
      .min(1)
      .max(10),
  }),
  oauth_config: z.strictObject({ scopes: z.strictObject({ bot: names.max(255) }) }),
  settings: z.strictObject({
    event_subscriptions: z.strictObject({ request_url: address.max(3_500).optional(), bot_events: names.max(100) }),
    interactivity: z.strictObject({ is_enabled: z.boolean(), request_url: address.max(3_500).optional() }),
    org_deploy_enabled: z.boolean(),
    socket_mode_enabled: z.boolean(),
    token_rotation_enabled: z.boolean(),
  }),
});

const text = readFileSync(join(root, 'manifest.yml'), 'utf8');
const manifest = manifestSchema.parse(parse(text));

test('the manifest asks for exactly the scopes that methods, events and commands need', () => {
  assert.deepEqual(manifest.oauth_config.scopes.bot, neededScopes());
});

test('the manifest subscribes to exactly the events that are listened to', () => {
  assert.deepEqual(manifest.settings.event_subscriptions.bot_events, Object.keys(whatSlackMustGrant.events));
});

test('the manifest has exactly the command and the shortcut that are answered', () => {
  assert.deepEqual(
    manifest.features.slash_commands.map(({ command }) => command),
    [whatSlackMustGrant.command],
  );
  assert.deepEqual(
    manifest.features.shortcuts.map(({ callback_id: id, type }) => [id, type]),
    [[whatSlackMustGrant.messageShortcut, 'message']],
  );
});

test('the manifest switches on what buttons, forms and the shortcut come through', () => {
  assert.equal(manifest.settings.interactivity.is_enabled, true);
  assert.equal(manifest.settings.token_rotation_enabled, false);
});

test('the manifest is for Socket Mode, and takes the addresses that it names for signed requests', () => {
  assert.equal(manifest.settings.socket_mode_enabled, true);
  const url = /https:\/\/\S+/.exec(text.slice(text.indexOf('.url:')))?.[0];
  assert.equal(url, 'https://tambour.example.org/slack/events');
  const { features, settings } = manifest;
  manifestSchema.parse({
    ...manifest,
    features: { ...features, slash_commands: features.slash_commands.map((one) => ({ ...one, url })) },
    settings: {
      ...settings,
      socket_mode_enabled: false,
      interactivity: { ...settings.interactivity, request_url: url },
      event_subscriptions: { ...settings.event_subscriptions, request_url: url },
    },
  });
});
