import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { writeUvSettings } from '../../../../src/install/python/uv-settings.ts'

test.each([
  ['the uv of the runner', false, 'required-version = "==0.6.*"\nresolution = "lowest"\n'],
  ['the uv that this action installs', true, 'resolution = "lowest"\n'],
])(
  'the version that a project requires is passed to %s, or not',
  async (_, isInstalledByAction, expected) => {
    const cwd = mkdtempSync(join(tmpdir(), 'project-'))
    writeFileSync(
      join(cwd, 'pyproject.toml'),
      '[tool.uv]\nrequired-version = "==0.6.*"\nresolution = "lowest"\n',
    )
    const use = { cwd, work: mkdtempSync(join(tmpdir(), 'work-')), env: { UV_NO_CONFIG: '1' } }
    const path = await writeUvSettings({ ...use, isProject: true, isPip: false, isInstalledByAction })
    expect(readFileSync(path, 'utf8')).toBe(expected)
  },
)
