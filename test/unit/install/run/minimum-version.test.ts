import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { isAtLeast, majorOf, requireMinimum } from '../../../../src/install/run/minimum-version.ts'
import { versionOf } from '../../../../src/install/run/tool.ts'
import { quietLog } from '../../../support/quiet-log.ts'

describe('a version is at least', () => {
  test.each([
    ['8.0.0', '8.0'],
    ['8.0', '8.0.0'],
    ['10.2.0', '9.9'],
    ['12.0.0-rc.1', '11'],
    ['12.0.0-rc.1', '12.0.0-beta.1'],
    ['4.0.0-rc-3', '3.8'],
    ['24.0b2', '22.0'],
    ['22.0.post1', '22.0'],
    ['23.0.1+dfsg', '23.0.1'],
    ['v20.1.0', '20'],
    ['1.1.0-canary.20240401', '1.0'],
  ])('%s: %s', (version, minimum) => {
    expect(isAtLeast(version, minimum)).toBe(true)
  })

  test.each([
    ['7.33.7', '8.0'],
    ['9.8.1', '9.9'],
    ['10.9.0', '10.10'],
    ['12.0.0-rc.1', '12'],
    ['22.0b1', '22.0'],
    ['2.4.0.dev', '2.4'],
    ['8.0-20210101220000', '8.0'],
    ['unknown', '1'],
  ])('%s is older than %s', (version, minimum) => {
    expect(isAtLeast(version, minimum)).toBe(false)
  })
})

test.each([
  ['4.0.0-rc.45', 4],
  ['12.0.0-alpha.1', 12],
  ['1.22.22', 1],
  ['v10.1', 10],
])('the major version of %s is %d', (version, major) => {
  expect(majorOf(version)).toBe(major)
})

describe('a tool that is too old', () => {
  const tool = { name: 'pnpm', setupHint: 'Get it.' }

  test('is reported with its version, the minimum and how to get it', () => {
    expect(() => requireMinimum(tool, '7.33.0', '8.0')).toThrow(
      /^pnpm 7\.33\.0 is too old: this action needs pnpm 8\.0 or newer\. Get it\.$/,
    )
  })

  test('for a purpose only is reported with the purpose', () => {
    expect(() => requireMinimum(tool, '7.33.0', '8.0', 'to build for arm64 on this runner')).toThrow(
      'this action needs pnpm 8.0 or newer to build for arm64 on this runner. Get it.',
    )
  })
})

describe('the version in the output of a tool', () => {
  const line = /^v?(\d+\.\d+\.\d+\S*)$/

  /** Gets the version of a tool with this output. */
  function ask(printed: string, minimum?: string): Promise<string> {
    const command = join(mkdtempSync(join(tmpdir(), 'tool-')), 'tool')
    writeFileSync(command, `#!/bin/sh\ncat <<'END'\n${printed}\nEND\n`)
    chmodSync(command, 0o755)
    const tool = { name: 'tool', command, setupHint: 'Get it.', remedies: [], minimum }
    return versionOf(tool, line, tmpdir(), { env: process.env, log: quietLog() })
  }

  test.each([
    ['1.2.3', '1.2.3'],
    ['v1.2.3', '1.2.3'],
    ['  1.2.3  ', '1.2.3'],
    ['A newer version is there: 2.0.0\nRun "tool update" to have it.\n1.2.3', '1.2.3'],
    ['1.2.3\n\nThis version is out of date.', '1.2.3'],
    ['\u001b[32m1.2.3\u001b[0m', '1.2.3'],
    ['12.0.0-rc.1', '12.0.0-rc.1'],
  ])('%j: %s', async (printed, version) => {
    expect(await ask(printed)).toBe(version)
  })

  test('no version: an error', async () => {
    await expect(ask('Hello')).rejects.toThrow('tool does not report its version. Get it.')
  })

  test('one that is older than the minimum is an error', async () => {
    await expect(ask('1.2.3', '1.3')).rejects.toThrow(
      'tool 1.2.3 is too old: this action needs tool 1.3 or newer. Get it.',
    )
    expect(await ask('1.3.0', '1.3')).toBe('1.3.0')
  })
})
