import { execFileSync } from 'node:child_process'
import { realpathSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, jest, test } from '@jest/globals'
import { workspaceOf } from '../../support/run-bundle.ts'
import { toolPath } from '../../rig/tools.mjs'
import { buildLayer, hostArchitecture, otherArchitecture } from '../../support/build-layer.ts'
import { rubyTools } from './ruby.mjs'
import { testedVersions } from './tested.ts'

jest.setTimeout(600_000)

describe.each(testedVersions(rubyTools))('Bundler $version', ({ version }) => {
  test('builds the locked gems for both architectures', async () => {
    const env = { ...process.env, PATH: await toolPath(`bundler@${version}`) }
    const checkout = realpathSync(workspaceOf('managers/bundler'))
    const layers = [hostArchitecture, otherArchitecture].map((architecture) =>
      buildLayer(checkout, '', { runtimes: ['ruby3.4'], architecture, env }),
    )
    const [layer, other] = await Promise.all(layers)
    expect(layer).toMatchObject({ version, locked: true, warnings: [] })
    expect(other?.contents).toEqual(layer?.contents)
    const path = join(layer?.directory ?? '', 'ruby/gems/3.4.0')
    const printed = execFileSync('ruby', ['-e', 'require "greeting"; puts Gem.loaded_specs.keys.sort'], {
      cwd: dirname(path),
      env: { ...process.env, GEM_PATH: path },
    })
    expect(printed.toString()).toMatch(/^greeting\n(.*\n)*words$/m)
  })
})

test('a Bundler version that is too old is rejected, and the error names its version and the oldest supported version', async () => {
  const checkout = realpathSync(workspaceOf('managers/bundler'))
  const old = workspaceOf({ bundle: '#!/bin/sh\necho "Bundler version 2.2.33"\n' })
  execFileSync('chmod', ['+x', join(old, 'bundle')])
  const env = { ...process.env, PATH: `${old}:${process.env['PATH']}` }
  await expect(buildLayer(checkout, '', { env })).rejects.toThrow(
    /^Bundler 2\.2\.33 is too old: this action needs Bundler 2\.3 or newer/,
  )
})
