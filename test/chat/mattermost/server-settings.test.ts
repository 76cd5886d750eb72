import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { type ServerConfig, settingsToChange } from '#chat/mattermost/server-settings.ts';

const callbackUrl = 'https://tambour.intranet';
const fine: ServerConfig['ServiceSettings'] = {
  SiteURL: 'https://chat.example.org',
  EnableBotAccountCreation: true,
  EnableCommands: true,
  EnablePostUsernameOverride: true,
  EnablePostIconOverride: true,
  AllowedUntrustedInternalConnections: '',
  PostEditTimeLimit: -1,
  OutgoingIntegrationRequestsTimeout: 30,
};

describe('the settings of a Mattermost server', () => {
  test('are not mentioned where nothing has to change', () => {
    assert.deepEqual(named({}, ['203.0.113.7']), []);
  });

  test('are named where Tambour could not work, and where it had better be otherwise', () => {
    assert.deepEqual(named({ EnableBotAccountCreation: false, EnableCommands: false }, []), [
      'ServiceSettings.EnableBotAccountCreation!',
      'ServiceSettings.EnableCommands!',
    ]);
    assert.deepEqual(named({ SiteURL: '', PostEditTimeLimit: 300, OutgoingIntegrationRequestsTimeout: 3 }, []), [
      'ServiceSettings.SiteURL',
      'ServiceSettings.PostEditTimeLimit',
      'ServiceSettings.OutgoingIntegrationRequestsTimeout',
    ]);
    assert.deepEqual(named({ EnablePostUsernameOverride: false, EnablePostIconOverride: false }, []), [
      'ServiceSettings.EnablePostUsernameOverride',
      'ServiceSettings.EnablePostIconOverride',
    ]);
  });

  for (const address of ['10.1.2.3', '127.0.0.1', '172.31.0.9', '192.168.4.4', '100.64.0.1', '::1', 'fd00::7']) {
    test(`name the private address ${address}, which the server calls only when it is told to`, () => {
      assert.deepEqual(named({}, [address]), ['ServiceSettings.AllowedUntrustedInternalConnections!']);
    });
  }

  for (const [allowed, address] of [
    ['tambour.intranet', '10.1.2.3'],
    ['other.intranet 10.1.2.3', '10.1.2.3'],
    ['10.0.0.0/8', '10.1.2.3'],
    ['192.168.0.0/16,fd00::/8', 'fd00::7'],
  ] as const) {
    test(`take "${allowed}" for a permission to call ${address}`, () => {
      assert.deepEqual(named({ AllowedUntrustedInternalConnections: allowed }, [address]), []);
    });
  }

  for (const allowed of ['tambour', 'xtambour.intranet', '10.2.0.0/16', '10.1.2.3/99', '10.1.2', '/8', 'fd00::/8']) {
    test(`do not take "${allowed}" for one to call 10.1.2.3`, () => {
      const [first] = settingsOf({ AllowedUntrustedInternalConnections: allowed }, ['10.1.2.3']);
      assert.equal(first?.shouldBe, `${allowed} tambour.intranet`);
    });
  }
});

function settingsOf(
  service: Partial<ServerConfig['ServiceSettings']>,
  addresses: readonly string[],
): ReturnType<typeof settingsToChange> {
  const files = { EnableFileAttachments: true };
  return settingsToChange({ ServiceSettings: { ...fine, ...service }, FileSettings: files }, callbackUrl, addresses);
}

function named(service: Partial<ServerConfig['ServiceSettings']>, addresses: readonly string[]): readonly string[] {
  return settingsOf(service, addresses).map(({ setting, isNeeded }) => (isNeeded ? `${setting}!` : setting));
}
